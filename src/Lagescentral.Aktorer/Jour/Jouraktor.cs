using Lagescentral.Aktorer.Bevarande;
using Lagescentral.Domain.Bevarande;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Jour;
using Lagescentral.Journal;

namespace Lagescentral.Aktorer.Jour;

/// <summary>Owns the stream <c>jour</c>: decides, appends and folds, one turn at a time. The stream is short (a few lines per
/// change of the schedule), so it is read from its beginning at start.</summary>
/// <param name="miljo">What aktorer share.</param>
public sealed class Jouraktor(Aktorsmiljo miljo) : IJourAktor
{
    private const int Forsok = 3;
    private static readonly TimeSpan Langst = TimeSpan.FromDays(400);

    private readonly Jourfold _fold = new(miljo.Jourgranser);
    private readonly TimeZoneInfo _zon = miljo.Granser.Tidszon;
    private Jourbok? _bok;
    private long _position;
    private DateTimeOffset _senast;

    /// <inheritdoc/>
    public async Task<Joursvar> UtforAsync(Jourkommando kommando, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(kommando);
        for (var forsok = 1; ; forsok++)
        {
            await IkappAsync(cancel);
            var nu = Senare(miljo.Tid.GetUtcNow());
            var beslut = Jourregler.Besluta(kommando, _fold.Lage, miljo.Jourgranser, _zon, nu);
            if (beslut.Rader.Count == 0) return new Joursvar(beslut.Skal, beslut.Id, beslut.Version, 0);
            try
            {
                await SkrivAsync([.. beslut.Rader.Select(rad => Jourrader.Skriv(rad, nu, kommando.Vem))], cancel);
                return new Joursvar(beslut.Skal, beslut.Id, beslut.Version, beslut.Rader.Count);
            }
            catch (FelPositionException) when (forsok < Forsok)
            {
                // Another owner has written: what was decided may be wrong, so it is decided again on what now stands.
            }
        }
    }

    /// <inheritdoc/>
    public async Task<Jourlage> LageAsync(CancellationToken cancel = default)
    {
        await IkappAsync(cancel);
        return _fold.Lage;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> PaAsync(string linje, DateTimeOffset tid, CancellationToken cancel = default) =>
        (await BokAsync(cancel)).Pa(linje, tid);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Jourpass>> NastaAsync(string linje, DateTimeOffset tid, CancellationToken cancel = default) =>
        (await BokAsync(cancel)).Nasta(linje, tid);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Jourlucka>> LuckorAsync(DateTimeOffset fran, DateTimeOffset till, CancellationToken cancel = default)
    {
        var bok = await BokAsync(cancel);
        if (till - fran > Langst) till = fran + Langst;
        return [.. _fold.Lage.Linjer.Select(l => l.Id).Distinct().SelectMany(id => bok.Luckor(id, fran, till).Select(p => new Jourlucka(id, p.Fran, p.Till)))];
    }

    /// <inheritdoc/>
    public Task<Kommandoutfall> GallraAsync(string id, string orsak, string vem, CancellationToken cancel = default) =>
        GallraAsync(id, rader => rader.Gallra(orsak), vem, cancel);

    /// <inheritdoc/>
    public Task<Kommandoutfall> GallraForfallnaAsync(Ordgallringsuppdrag uppdrag, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(uppdrag);
        return GallraAsync(uppdrag.Id, rader => rader.Gallra(uppdrag, _ => Klass.Intern), Rattare.System.Vem, cancel);
    }

    /// <inheritdoc/>
    public async Task IkappAsync(CancellationToken cancel = default)
    {
        // The head is asked for each time: another owner may have written, and a gap must not be said of an old schedule.
        if (await miljo.Journal.HeadAsync(Strommar.Jour, cancel) <= _position) return;
        await foreach (var post in miljo.Journal.ReadAsync(Strommar.Jour, _position + 1, cancel)) Folda(post);
    }

    private async Task<Kommandoutfall> GallraAsync(
        string id, Func<Ordrader, (Kommandoutfall Utfall, Gallringsfakta? Gallring)> besluta, string vem, CancellationToken cancel)
    {
        await IkappAsync(cancel);
        var rader = await Ordrader.LasAsync(miljo.Journal, Linjefakta.Journalnyckel(id), cancel);
        var (utfall, gallring) = besluta(rader);
        if (gallring is not null) await SkrivAsync([rader.Skriv(gallring with { Jour = [id] }, Senare(miljo.Tid.GetUtcNow()), vem)], cancel);
        return utfall;
    }

    private async Task<Jourbok> BokAsync(CancellationToken cancel)
    {
        await IkappAsync(cancel);
        return _bok ??= new Jourbok(_fold.Lage, _zon);
    }

    private DateTimeOffset Senare(DateTimeOffset nu) => nu > _senast ? nu : _senast;

    private async Task SkrivAsync(IReadOnlyList<Journalrad> rader, CancellationToken cancel)
    {
        foreach (var post in await miljo.Journal.AppendAsync(Strommar.Jour, _position, rader, cancel: cancel)) Folda(post);
    }

    private void Folda(Journalpost post)
    {
        _fold.Folda(Jourrader.Las(post), post.Position);
        _bok = null;
        _position = post.Position;
        _senast = post.Mottagen;
    }
}
