using Lagescentral.Domain;
using Lagescentral.Domain.Bevarande;
using Lagescentral.Journal;

namespace Lagescentral.Aktorer.Bevarande;

/// <summary>Owns the stream <c>gallring</c>: runs, what they found, and the reasons that people have given to keep a text. One
/// turn at a time; a batch of a run is a turn too, so that a reason is either given before it or answered after it.</summary>
public sealed class Gallringsaktor(IJournal journal, TimeProvider tid) : IDisposable
{
    private readonly SemaphoreSlim _tur = new(1, 1);

    /// <summary>The state, as of the last turn.</summary>
    public Gallringsbok Bok { get; private set; } = Gallringsbok.Tom;

    /// <summary>Reads what the journal holds.</summary>
    public Task LasAsync(CancellationToken cancel = default) => TurAsync(() => Task.FromResult(true), cancel);

    /// <summary>Begins the day's run, or takes up one that was broken off; null when there is none to do.</summary>
    public Task<Korningsplan?> BorjaAsync(
        DateOnly dag, long efter, IReadOnlyDictionary<string, Klassfrister> regler, IReadOnlyList<Lagergrans> lager, int ryktenManader,
        IReadOnlyList<Ordfrist> ord, CancellationToken cancel = default) => TurAsync(
        async () =>
        {
            if (Bok.Borja(dag, Nu, efter, regler, lager, ryktenManader, ord) is { } rad) await SkrivAsync(rad, "system", cancel);
            return Bok.Pagar;
        },
        cancel);

    /// <summary>Ends a run.</summary>
    public Task AvslutaAsync(Korningsrapport rapport, CancellationToken cancel = default) => TurAsync(
        async () =>
        {
            if (Bok.Avsluta(rapport) is { } rad) await SkrivAsync(rad, "system", cancel);
            return true;
        },
        cancel);

    /// <summary>Does a part of a run, with the reasons that hold in its turn.</summary>
    public Task<T> MedStoppAsync<T>(Func<Gallringsbok, Task<T>> del, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(del);
        return TurAsync(() => del(Bok), cancel);
    }

    /// <summary>Keeps an event's texts for a reason of its own.</summary>
    public Task<Stopputfall> StoppaAsync(string handelse, string orsak, DateTimeOffset till, long? version, int hogst, string vem, CancellationToken cancel = default) =>
        BeslutaAsync(bok => bok.Stoppa(handelse, orsak, till, version, hogst, Nu), vem, cancel);

    /// <summary>Takes such a reason back.</summary>
    public Task<Stopputfall> SlappAsync(string handelse, string orsak, long? version, string vem, CancellationToken cancel = default) =>
        BeslutaAsync(bok => bok.Slapp(handelse, orsak, version, Nu), vem, cancel);

    /// <inheritdoc/>
    public void Dispose() => _tur.Dispose();

    private DateTimeOffset Nu
    {
        get
        {
            var nu = tid.GetUtcNow();
            return nu > Bok.Senast ? nu : Bok.Senast;
        }
    }

    private Task<Stopputfall> BeslutaAsync(Func<Gallringsbok, (Stopputfall Utfall, Gallringsrad? Rad)> besluta, string vem, CancellationToken cancel) => TurAsync(
        async () =>
        {
            var (utfall, rad) = besluta(Bok);
            if (rad is not null) await SkrivAsync(rad, vem, cancel);
            return utfall;
        },
        cancel);

    private async Task SkrivAsync(Gallringsrad rad, string vem, CancellationToken cancel)
    {
        var journalrad = new Journalrad { Slag = rad.Slag, Mottagen = Nu, Vem = vem, Fakta = Json.Bytes(rad.Fakta) };
        foreach (var post in await journal.AppendAsync(Strommar.Gallring, Bok.Position, [journalrad], cancel: cancel)) Folda(post);
    }

    private void Folda(Journalpost post) => Bok = Bok.Folda(post.Slag, post.Position, post.Mottagen, post.Vem, post.Fakta.Span);

    private async Task<T> TurAsync<T>(Func<Task<T>> tur, CancellationToken cancel)
    {
        await _tur.WaitAsync(cancel);
        try
        {
            // What an append of unknown outcome left, and what has been decided on other nodes.
            await foreach (var post in journal.ReadAsync(Strommar.Gallring, Bok.Position + 1, cancel)) Folda(post);
            return await tur();
        }
        finally
        {
            _tur.Release();
        }
    }
}
