using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Kallor;
using Lagescentral.Journal;

namespace Lagescentral.Aktorer.Kalla;

/// <summary>What a source's owner needs beside what all aktorer share.</summary>
public sealed record Kallmiljo
{
    /// <summary>The source's rules.</summary>
    public required Kallregler Regler { get; init; }

    /// <summary>The city's tables.</summary>
    public required ITolk Tolk { get; init; }

    /// <summary>Refused input and held texts.</summary>
    public required IKarantan Karantan { get; init; }

    /// <summary>True when the whole hub is an exercise.</summary>
    public bool Ovning { get; init; }

    /// <summary>How long the index remembers an event after its latest line.</summary>
    public TimeSpan Minns { get; init; } = TimeSpan.FromDays(35);

    /// <summary>Most events in the index; those before are looked up in the journal.</summary>
    public int MinnsHogst { get; init; } = 5_000;
}

/// <summary>Owns a source: decides what each item is, and is the only one that sends the source's lines.</summary>
public sealed class Kallaktor : IKallaAktor, IMatbar
{
    private readonly Aktorsmiljo _miljo;
    private readonly Kallmiljo _kalla;
    private readonly Kallregler _regler;
    private readonly Kallminne _minne;
    private readonly Kontaktlogg _kontakt;
    private readonly Karantanskrivare _karantan;
    private readonly Agarskap _agarskap;
    private Kallantal _antal = new(0, 0, 0, 0);
    private bool _lasOm;
    private bool _ovisst;

    /// <summary>An aktor that has read nothing yet.</summary>
    public Kallaktor(Aktorsmiljo miljo, Kallmiljo kalla)
    {
        ArgumentNullException.ThrowIfNull(miljo);
        ArgumentNullException.ThrowIfNull(kalla);
        _miljo = miljo;
        _kalla = kalla;
        _regler = kalla.Regler;
        _minne = new Kallminne(data => new Kallindex(_regler.Kalla, kalla.Minns, kalla.MinnsHogst, data), _regler.Kalla, miljo);
        _kontakt = new Kontaktlogg(_regler.Kalla, miljo);
        _karantan = new Karantanskrivare(_regler.Kalla, miljo, kalla.Karantan);
        _agarskap = new Agarskap(_regler.Kalla, miljo);
    }

    private string Vem => "kalla:" + _regler.Kalla;

    /// <inheritdoc/>
    public async Task<long> AterskapaAsync(CancellationToken cancel = default)
    {
        await _kontakt.AterskapaAsync(cancel);
        return await _minne.AterskapaAsync(cancel);
    }

    /// <summary>True when another owner has taken over: nothing that this one decides is written any more.</summary>
    public bool Ersatt { get; private set; }

    /// <summary>Takes over the source, restores a saved state, reads the rest and completes half moves: for a host that wakes each aktor by
    /// itself, and may wake another.</summary>
    public async Task VaknaAsync(CancellationToken cancel = default)
    {
        // Before anything is read: what the one before may still write is then written, and read here.
        await _agarskap.TilltradAsync(cancel);
        await AterskapaAsync(cancel);
        _lasOm = true;
        await FullfoljAsync(cancel);
    }

    /// <inheritdoc/>
    public void Mata(Puffrad rad) => _minne.Mata(rad);

    /// <inheritdoc/>
    public Task AvslutaAsync() => _lasOm ? Task.CompletedTask : _minne.AvslutaAsync(_agarskap.Vakt);

    /// <inheritdoc/>
    public async Task FullfoljAsync(CancellationToken cancel = default)
    {
        await LasIkappAsync(cancel);
        await FullfoljFlyttarAsync(cancel);
        await _minne.ProvaOgonblickAsync(_agarskap.Vakt, cancel);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Kvitto>> TaEmotAsync(IReadOnlyList<Inrad> rader, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(rader);
        await LasIkappAsync(cancel);
        var kvitton = new Kvitto?[rader.Count];
        var felaktiga = new List<(Inrad, IReadOnlyList<Faltfel>)>();
        var kvar = new List<(int Plats, Inkommande Sak)>();
        for (var i = 0; i < rader.Count; i++)
        {
            var fel = Granska(rader[i]);
            if (fel.Count == 0)
            {
                kvar.Add((i, rader[i].Inkommande!));
                continue;
            }

            felaktiga.Add((rader[i], fel));
            kvitton[i] = new Kvitto { Rad = rader[i].Rad, Id = rader[i].Id, Utfall = Utfall.Karantan, Fel = fel };
        }

        if (felaktiga.Count > 0) await _karantan.AvvisaAsync(felaktiga, cancel);

        // An event that occurs several times goes through one occurrence at a time, so that each is decided on the one before.
        var ordning = new Dictionary<string, int>();
        foreach (var vag in kvar.ToLookup(par => ordning[par.Sak.Id] = ordning.GetValueOrDefault(par.Sak.Id) + 1).Select(grupp => grupp.ToList()))
        {
            foreach (var (plats, kvitto) in await MedOmtagAsync(() => SkrivVagAsync(vag, cancel), cancel))
                kvitton[plats] = kvitto with { Rad = rader[plats].Rad, Fel = kvitto.Fel?.Select(fel => fel with { Rad = rader[plats].Rad }).ToList() };
        }

        foreach (var kvitto in kvitton) _antal = _antal.Med(kvitto!.Utfall);
        await _kontakt.NoteraAsync(lyckad: true, null, cancel);
        return kvitton!;
    }

    /// <inheritdoc/>
    public Task<Kommandosvar> RattaAsync(string id, Rattning vad, int? rev, Rattare vem, CancellationToken cancel = default) =>
        KommandoAsync(id, rev, vem, async kand => Rattelsebeslut.Ratta(kand, vad, vem, await _minne.TextAsync(kand, cancel), Nu), cancel);

    /// <inheritdoc/>
    public Task<Kommandosvar> SammanforAsync(string id, Huvud huvud, string? orsak, int? rev, Rattare vem, CancellationToken cancel = default) =>
        KommandoAsync(id, rev, vem, async kand => Rattelsebeslut.Sammanfor(kand, huvud, orsak, vem, await _minne.TextAsync(kand, cancel), Nu), cancel);

    /// <inheritdoc/>
    public Task<Kommandosvar> SarskiljAsync(string id, HandelseNyckel? fran, string? orsak, int? rev, Rattare vem, CancellationToken cancel = default) =>
        KommandoAsync(id, rev, vem, async kand => Rattelsebeslut.Sarskilj(kand, fran, orsak, vem, await _minne.TextAsync(kand, cancel), Nu), cancel);

    /// <inheritdoc/>
    public Task<Kommandosvar> DelaTextAsync(string id, Handelsetext text, Rattare vem, CancellationToken cancel = default) =>
        KommandoAsync(id, null, vem, kand => Task.FromResult(Rattelsebeslut.DelaText(kand, text, vem, Nu)), cancel);

    /// <inheritdoc/>
    public async Task<Handelsefakta?> FaktaAsync(string id, CancellationToken cancel = default)
    {
        await LasIkappAsync(cancel);
        return (await _minne.FinnAsync(id, cancel))?.Galler;
    }

    /// <inheritdoc/>
    public Task<Kommandosvar> AtertaTextAsync(string id, string? orsak, int? rev, Rattare vem, CancellationToken cancel = default) => KommandoAsync(
        id,
        rev,
        vem,
        async kand =>
        {
            if (Rattelsebeslut.AtertaText(kand, await _minne.TextAsync(kand, cancel), orsak, vem, Nu) is not { } beslut) return null;
            // Held before it is erased: an operator's mistake must not cost the words.
            await _karantan.AterhallAsync(beslut, cancel);
            await GallraTexterAsync(id, "delad text återtagen", vem.Vem, cancel);
            return beslut;
        },
        cancel);

    /// <inheritdoc/>
    public async Task<Kommandosvar> GallraAsync(string id, string orsak, string vem, CancellationToken cancel = default)
    {
        await LasIkappAsync(cancel);
        if (await _minne.FinnAsync(id, cancel) is not { } kand) return new(Kommandoutfall.Saknas, 0);
        var antal = await GallraTexterAsync(id, orsak, vem, cancel);
        _minne.Gallra(id);
        await _kalla.Karantan.EraseAsync(_regler.Kalla, [id], cancel);
        return new(antal > 0 ? Kommandoutfall.Gjort : Kommandoutfall.RedanSa, kand.HogstaRev);
    }

    /// <inheritdoc/>
    public async Task<Gallringssvar> GallraForfallnaAsync(Gallringsuppdrag uppdrag, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(uppdrag);
        await LasIkappAsync(cancel);
        var stoppade = uppdrag.Stoppade.ToHashSet();
        var forfallna = (await Gallringsplan.LasAsync(_miljo.Journal, _regler.Kalla, uppdrag.Ider, cancel))
            .Where(h => h.Halv || h.Minne.Frist(uppdrag.Frister)?.Till < uppdrag.Nu || (uppdrag.Hallna && h is { Hallen: true, Texter: 0 })).ToList();
        var gallras = forfallna.Where(h => !stoppade.Contains(h.Id)).ToList();
        var plan = new Gallringsplan($"Gallringstiden är ute (körning {uppdrag.Korning}).", uppdrag.Korning, uppdrag.Frister);
        await SkrivGallringarAsync(plan.Rader(gallras, "system"), cancel);
        foreach (var handelse in gallras) _minne.Gallra(handelse.Id);
        if (gallras.Count > 0) await _kalla.Karantan.EraseAsync(_regler.Kalla, [.. gallras.Select(h => h.Id)], cancel);
        return new(gallras.Count, gallras.Sum(h => h.Texter), forfallna.Count - gallras.Count);
    }

    /// <inheritdoc/>
    public Task KontaktAsync(bool lyckad, string? fel, CancellationToken cancel = default) => _kontakt.NoteraAsync(lyckad, fel, cancel);

    /// <inheritdoc/>
    public Task<Kallage> LageAsync(CancellationToken cancel = default) => Task.FromResult(new Kallage
    {
        Id = _regler.Kalla,
        Namn = _regler.Namn,
        SenastLyckad = _kontakt.HordSedanStart || _minne.Senast is not { } senast || _kontakt.SenastLyckad > senast ? _kontakt.SenastLyckad : senast,
        SenastHandelse = _minne.Senast,
        Fel = _kontakt.Fel,
        Antal = _antal,
        OkandaTyper = new Dictionary<string, int>(_minne.OkandaTyper),
        Minns = _minne.Antal,
    });

    private DateTimeOffset Nu => _miljo.Tid.GetUtcNow();

    /// <summary>Erases every text that lines hold of an event, not what waits in karantän; gives the number of streams that say so.</summary>
    private async Task<int> GallraTexterAsync(string id, string orsak, string vem, CancellationToken cancel)
    {
        var rader = new Gallringsplan(orsak, null, null).Rader(await Gallringsplan.LasAsync(_miljo.Journal, _regler.Kalla, [id], cancel), vem);
        await SkrivGallringarAsync(rader, cancel);
        return rader.Count;
    }

    private Task SkrivGallringarAsync(IReadOnlyDictionary<string, Stadsdelsrad> rader, CancellationToken cancel) =>
        AllaAsync(rader.Select(par => _miljo.Aktorer.Stadsdel(par.Key[Strommar.Stadsdelsprefix.Length..]).SkrivAsync([par.Value with { Vakt = _agarskap.Vakt }], cancel)));

    private IReadOnlyList<Faltfel> Granska(Inrad rad) =>
        rad.Inkommande is null || rad.Fel.Count > 0 ? rad.Fel
        : rad.Inkommande.Klass > _regler.Tak
            ? [new Faltfel(rad.Rad, "klass", $"Källan {_regler.Kalla} får inte sätta en strängare klass än {_regler.Tak.ToString().ToLowerInvariant()}. Sänk klassen, eller be om ett högre tak.")]
        : [];

    private async Task<List<(int, Kvitto)>> SkrivVagAsync(List<(int Plats, Inkommande Sak)> vag, CancellationToken cancel)
    {
        await _minne.SlaUppAsync([.. vag.Select(par => par.Sak.Id)], cancel);
        var kvitton = new List<(int, Kvitto)>(vag.Count);
        var skriv = new List<(int Plats, Kallbeslut.Skriv Beslut)>();
        foreach (var (plats, sak) in vag)
        {
            switch (Kallbeslut.Besluta(sak, _minne.Finn(sak.Id), _regler, _kalla.Tolk, _miljo.Journal.Innehallsnyckel.Span, _kalla.Ovning, Nu))
            {
                case Kallbeslut.Dublett dublett:
                    kvitton.Add((plats, Kvitto(sak.Id, Utfall.Dublett, dublett.Plats, dublett.Text)));
                    break;
                case Kallbeslut.Skriv { BehallOrd: true } beslut:
                    var ord = await _minne.TextAsync(_minne.Finn(sak.Id)!, cancel);
                    skriv.Add((plats, beslut with { Text = (ord ?? new Handelsetext()) with { Lat = beslut.Text?.Lat, Lon = beslut.Text?.Lon } }));
                    break;
                case Kallbeslut.Skriv beslut:
                    skriv.Add((plats, beslut));
                    break;
            }
        }

        await _karantan.HallAsync([.. skriv.Select(par => par.Beslut).Where(b => b.Hallen is not null)], cancel);
        var skrivna = await SkrivAsync([.. skriv.Select(par => par.Beslut)], Vem, cancel);
        foreach (var ((plats, beslut), skriven) in skriv.Zip(skrivna))
        {
            var fakta = beslut.Fakta;
            var stod = new Revisionsplats(fakta.Innehall, fakta.Rev, fakta.Placering.Stadsdel, skriven.Position);
            var kvitto = Kvitto(fakta.Id, beslut.Slag == Handelseslag.Mottagen ? Utfall.Ny : Utfall.Uppdaterad, stod, fakta.Text);
            kvitton.Add((plats, beslut.Hallen is null ? kvitto : kvitto with
            {
                Fel = [.. beslut.Personuppgifter.Select(p => new Faltfel(0, p.Falt, $"Texten innehåller {p.Monster} och hålls för granskning; händelsens fakta har delats."))],
            }));
        }

        return kvitton;
    }

    private async Task<Kommandosvar> KommandoAsync(
        string id, int? rev, Rattare vem, Func<Indexpost, Task<Kallbeslut.Skriv?>> besluta, CancellationToken cancel)
    {
        await LasIkappAsync(cancel);
        return await MedOmtagAsync<Kommandosvar>(
            async () =>
            {
                if (await _minne.FinnAsync(id, cancel) is not { } kand) return new(Kommandoutfall.Saknas, 0);
                if (rev is { } sedd && sedd != kand.HogstaRev) return new(Kommandoutfall.AnnanVersion, kand.HogstaRev);
                if (await besluta(kand) is not { } beslut) return new(Kommandoutfall.RedanSa, kand.HogstaRev);
                await SkrivAsync([beslut], vem.Vem, cancel);
                return new(Kommandoutfall.Gjort, beslut.Fakta.Rev);
            },
            cancel);
    }

    /// <summary>Writes decided lines: first where events are, then where they no longer are.</summary>
    private async Task<IReadOnlyList<Skriven>> SkrivAsync(IReadOnlyList<Kallbeslut.Skriv> beslut, string vem, CancellationToken cancel)
    {
        var skrivna = new Skriven[beslut.Count];
        var grupper = beslut.Select((b, i) => (Beslut: b, Plats: i)).GroupBy(par => par.Beslut.Fakta.Placering.Stadsdel).ToList();
        await AllaAsync(grupper.Select(async grupp =>
        {
            var rader = grupp.Select(par => new Stadsdelsrad { Slag = par.Beslut.Slag, Vem = vem, Fakta = par.Beslut.Fakta, Text = par.Beslut.Text, Vakt = _agarskap.Vakt });
            var svar = await _miljo.Aktorer.Stadsdel(grupp.Key).SkrivAsync([.. rader], cancel);
            foreach (var ((_, plats), skriven) in grupp.Zip(svar)) skrivna[plats] = skriven;
        }));

        for (var i = 0; i < beslut.Count; i++) _minne.Skrev(beslut[i].Slag, beslut[i].Fakta, skrivna[i]);
        await LamnaAsync([.. beslut.Select((b, i) => (b.Fran!, b.Fakta with { Mottagen = skrivna[i].Mottagen }, vem)).Where(flytt => flytt.Item1 is not null)], cancel);
        return skrivna;
    }

    private async Task LamnaAsync(IReadOnlyList<(string Stadsdel, Handelsefakta Fakta, string Vem)> flyttar, CancellationToken cancel)
    {
        var grupper = flyttar.GroupBy(flytt => flytt.Stadsdel).ToList();
        var svar = new IReadOnlyList<Skriven>[grupper.Count];
        await AllaAsync(grupper.Select(async (grupp, i) =>
        {
            var rader = grupp.Select(flytt => new Stadsdelsrad { Slag = Handelseslag.Utflyttad, Vem = flytt.Vem, Fakta = flytt.Fakta, Vakt = _agarskap.Vakt });
            svar[i] = await _miljo.Aktorer.Stadsdel(grupp.Key).SkrivAsync([.. rader], cancel);
        }));

        // Not where the answers arrive: they do so on several threads at once.
        foreach (var (grupp, skrivna) in grupper.Zip(svar))
            foreach (var (flytt, skriven) in grupp.Zip(skrivna)) _minne.Lamnade(grupp.Key, flytt.Fakta, skriven);
    }

    // Half of the groups may have been written when one fails: the index is read again before anything more is decided.
    private async Task AllaAsync(IEnumerable<Task> skrivningar)
    {
        var alla = skrivningar.ToList();
        try
        {
            await Task.WhenAll(alla);
        }
        catch (ErsattAgareException fel)
        {
            throw Avsatt(fel);
        }
        catch (Exception)
        {
            _lasOm = true;
            // What was refused is not written. Anything else may be, also after it has been looked for in vain.
            _ovisst |= alla.Exists(skrivning => !skrivning.IsCompletedSuccessfully && skrivning.Exception?.InnerException is not ForaldratIndexException);
            throw;
        }
    }

    private JournalOtillgangligException Avsatt(Exception fel)
    {
        (Ersatt, _lasOm) = (true, true);
        return new("Källan har just fått en annan ägare i klustret. Försök igen om en stund.", fel);
    }

    private async Task<T> MedOmtagAsync<T>(Func<Task<T>> turn, CancellationToken cancel)
    {
        try
        {
            return await turn();
        }
        catch (ForaldratIndexException)
        {
            await LasIkappAsync(cancel);
            return await turn();
        }
    }

    private async Task LasIkappAsync(CancellationToken cancel)
    {
        if (!_lasOm) return;
        if (_ovisst) await FornyaAsync(cancel);
        await _minne.LasIkappAsync(cancel);
        _lasOm = false;
        await FullfoljFlyttarAsync(cancel);
    }

    // Before the reading: else a line that arrives after it would be passed by the next that is written there, and never be known.
    private async Task FornyaAsync(CancellationToken cancel)
    {
        try
        {
            await _agarskap.FornyaAsync(cancel);
            _ovisst = false;
        }
        catch (FelPositionException fel)
        {
            throw Avsatt(fel);
        }
    }

    private async Task FullfoljFlyttarAsync(CancellationToken cancel)
    {
        foreach (var fakta in _minne.HalvaFlyttar)
            if (Kallbeslut.Lamnad(fakta) is { } lamnad) await LamnaAsync([(lamnad, fakta, Vem)], cancel);
    }

    private static Kvitto Kvitto(string id, Utfall utfall, Revisionsplats plats, Textlage text) => new()
    {
        Rad = 0,
        Id = id,
        Utfall = utfall,
        Rev = plats.Rev,
        Stadsdel = plats.Stadsdel,
        Position = plats.Position,
        Text = text == Textlage.Hallen ? "hallen" : "delad",
    };
}
