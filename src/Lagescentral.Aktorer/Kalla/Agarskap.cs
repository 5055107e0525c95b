using Lagescentral.Domain;
using Lagescentral.Journal;

namespace Lagescentral.Aktorer.Kalla;

/// <summary>
/// The right of one owner to send a source's lines, where others may come to believe that they own it: a line of its own in the journal.
/// What is sent under it is refused once another has taken over, in the same commit, however late it arrives. The position of a
/// district's stream could not do that alone: an event that moves is decided by what stands in two.
/// </summary>
internal sealed class Agarskap(string kalla, Aktorsmiljo miljo)
{
    /// <summary>Kind of the line.</summary>
    public const string Tilltradd = "agare.tilltradd.v1";

    private readonly string _strom = Strommar.Agare(kalla);
    private DateTimeOffset _senast = DateTimeOffset.MinValue;

    /// <summary>What gives the right; null until it has been taken.</summary>
    public Strompunkt? Vakt { get; private set; }

    /// <summary>Takes over from whoever owned the source before.</summary>
    /// <exception cref="FelPositionException">Another took over at the same moment.</exception>
    public async Task TilltradAsync(CancellationToken cancel)
    {
        var stod = await miljo.Journal.HeadAsync(_strom, cancel);
        if (stod > 0) _senast = await SenastAsync(stod, cancel);
        await SkrivAsync(stod, cancel);
    }

    /// <summary>Takes over from itself: what has been sent under the right until now, and may not have arrived, never does.</summary>
    /// <exception cref="FelPositionException">Another has taken over.</exception>
    public Task FornyaAsync(CancellationToken cancel) => Vakt is null ? Task.CompletedTask : SkrivAsync(Vakt.Position, cancel);

    private async Task SkrivAsync(long stod, CancellationToken cancel)
    {
        var nu = miljo.Tid.GetUtcNow();
        if (nu > _senast) _senast = nu;
        var rad = new Journalrad { Slag = Tilltradd, Mottagen = _senast, Vem = "system", Fakta = Json.Bytes(new Agarfakta(kalla)) };
        await miljo.Journal.AppendAsync(_strom, stod, [rad], cancel: cancel);
        Vakt = new Strompunkt(_strom, stod + 1);
    }

    private async Task<DateTimeOffset> SenastAsync(long position, CancellationToken cancel)
    {
        await foreach (var post in miljo.Journal.ReadFactsAsync(_strom, position, cancel)) return post.Mottagen;
        return DateTimeOffset.MinValue;
    }

    private sealed record Agarfakta(string Kalla);
}
