using Lagescentral.Journal;

namespace Lagescentral.Silo.Noder;

/// <summary>Whether this node is still one of the cluster's. One that has stood still, or been cut off, may have been given up by the
/// others: its aktorer then live on elsewhere, and what it has in memory is old. It asks before it goes on, so that what waited for
/// it when it woke is not decided on what was.</summary>
/// <param name="tabell">Where the nodes say of each other who is lost.</param>
/// <param name="jag">This node.</param>
/// <param name="tid">The clock.</param>
public sealed class Nodvakt(IMembershipTable tabell, ILocalSiloDetails jag, TimeProvider tid)
{
    /// <summary>How long a word of the table's holds.</summary>
    public static readonly TimeSpan Giltig = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Svarstid = TimeSpan.FromSeconds(5);
    private readonly Lock _las = new();
    private Task? _fragar;
    private long? _bekraftad;
    private volatile bool _forlorad;

    /// <summary>The others have given it up: it does nothing more.</summary>
    public void Forlorad() => _forlorad = true;

    /// <summary>Returns when the node may go on.</summary>
    /// <exception cref="JournalOtillgangligException">It may not, or cannot find out.</exception>
    public ValueTask GallerAsync()
    {
        if (_forlorad) throw Nekad(null);
        lock (_las)
        {
            // From before it was asked: it may have been given up as soon as it was answered.
            if (_bekraftad is { } nar && tid.GetElapsedTime(nar) <= Giltig) return ValueTask.CompletedTask;
            if (_fragar is null or { IsCompleted: true }) _fragar = FragaAsync();
            return new ValueTask(_fragar);
        }
    }

    private async Task FragaAsync()
    {
        var start = tid.GetTimestamp();
        MembershipTableData svar;
        try
        {
            svar = await tabell.ReadRow(jag.SiloAddress).WaitAsync(Svarstid, tid);
        }
        catch (Exception fel)
        {
            throw Nekad(fel);
        }

        if (svar.Members is not [({ Status: not SiloStatus.Dead }, _)])
        {
            _forlorad = true;
            throw Nekad(null);
        }

        lock (_las) _bekraftad = start;
    }

    private static JournalOtillgangligException Nekad(Exception? fel) => new("Noden kan inte säga om den är kvar i klustret. Försök igen om en stund.", fel);
}
