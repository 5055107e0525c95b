using Lagescentral.Domain;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Sammanforing;
using Lagescentral.Journal;

namespace Lagescentral.Aktorer.Sammanforing;

/// <summary>Decides what may be merged, and parts what may no longer be. Writes only refused proposals itself; the lines of
/// a merge are the report's own, written by its source.</summary>
/// <remarks>Withdrawing an event and parting its reports are lines of different streams. Between them, and after a crash
/// between them until the next start, the reports count nowhere.</remarks>
public sealed class Sammanforingsaktor : ISammanforingsAktor
{
    private const int NycklarPerGang = 500;
    private const int RaderPerHandelse = 1_000;
    private static readonly TimeSpan Helprov = TimeSpan.FromMinutes(10);

    private readonly Aktorsmiljo _miljo;
    private readonly Forslagsmakare _makare;
    private readonly Dictionary<HandelseNyckel, Huvud> _delar = [];
    private readonly Dictionary<HandelseNyckel, HashSet<HandelseNyckel>> _huvuden = [];
    private readonly HashSet<HandelseNyckel> _provas = [];
    private readonly Avvisningsbok _avvisade;
    private DateTimeOffset _heltProvat = DateTimeOffset.MinValue;
    private bool _vaken;

    /// <summary>An aktor that has read nothing yet; it reads when it is first asked.</summary>
    public Sammanforingsaktor(Aktorsmiljo miljo)
    {
        ArgumentNullException.ThrowIfNull(miljo);
        _miljo = miljo;
        _avvisade = new Avvisningsbok(miljo.AvvisadeHogst);
        _makare = new Forslagsmakare(miljo.Vyer.Namn, miljo.Narliggande, miljo.Forslag);
    }

    /// <summary>The events among some lines whose reports, if they have any, may no longer be merged into them.</summary>
    public static IReadOnlyList<HandelseNyckel> Berorda(IReadOnlyList<Puffrad> rader)
    {
        ArgumentNullException.ThrowIfNull(rader);
        List<HandelseNyckel>? berorda = null;
        foreach (var rad in rader)
            if (rad.Rad.Fakta is { } fakta && (fakta.Status == Handelsestatus.Aterkallad || fakta.Klass > fakta.Tidigare?.Klass)) (berorda ??= []).Add(fakta.Nyckel);
        return berorda ?? [];
    }

    /// <inheritdoc/>
    public Task<Kommandosvar> SammanforAsync(
        HandelseNyckel del, HandelseNyckel huvud, string? orsak, int? rev, Rattare vem, CancellationToken cancel = default) => TurAsync(
        async () =>
        {
            if (await FaktaAsync(del, cancel) is not { } rapport) return new(Kommandoutfall.Saknas, 0);
            if (await FaktaAsync(huvud, cancel) is not { } handelse) return new(Kommandoutfall.Hindrat, rapport.Rev, $"Händelsen {huvud} finns inte.");
            if (Sammanforingsregler.Hinder(rapport, _huvuden.GetValueOrDefault(del)?.Count ?? 0, handelse) is { } hinder)
                return new(Kommandoutfall.Hindrat, rapport.Rev, hinder);
            if (!_delar.ContainsKey(del) && _delar.Count >= _miljo.SammanfordaHogst)
                return new(Kommandoutfall.Hindrat, rapport.Rev, "Gränsen för hur många rapporter som kan vara sammanförda är nådd. Höj Sammanforing:SammanfordaHogst.");
            var till = new Huvud(handelse.Kalla, handelse.Id, handelse.Klass);
            var svar = await _miljo.Aktorer.Kalla(del.Kalla).SammanforAsync(del.Id, till, orsak, rev, vem, cancel);
            if (svar.Utfall is Kommandoutfall.Gjort or Kommandoutfall.RedanSa) Lagg(del, till);
            return svar;
        },
        cancel);

    /// <inheritdoc/>
    public Task<Kommandosvar> SarskiljAsync(HandelseNyckel del, string? orsak, int? rev, Rattare vem, CancellationToken cancel = default) => TurAsync(
        async () =>
        {
            if (!_miljo.Aktorer.HarKalla(del.Kalla)) return new(Kommandoutfall.Saknas, 0);
            var svar = await _miljo.Aktorer.Kalla(del.Kalla).SarskiljAsync(del.Id, null, orsak, rev, vem, cancel);
            if (svar.Utfall is Kommandoutfall.Gjort or Kommandoutfall.RedanSa) TaBort(del);
            return svar;
        },
        cancel);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Forslag>> ForslagAsync(Forslagsfraga fraga, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(fraga);
        return TurAsync(
            async () =>
            {
                var regler = _miljo.Forslag;
                var senaste = await _miljo.Aktorer.Stad.SenastAsync(_miljo.Tid.GetUtcNow().AddHours(-regler.Timmar), regler.KandidaterHogst, cancel);
                var lasta = senaste.Where(k => fraga.Klasser.Contains(k.Fakta.Klass)
                    && (k.Fakta.Klass != Klass.Begransad || fraga.BegransadI is not { } i || i.Contains(k.Fakta.Placering.Stadsdel))).ToList();
                return _makare.Foresla(lasta, _huvuden.Keys.ToHashSet(), _avvisade.Har, fraga.Stadsdel);
            },
            cancel);
    }

    /// <inheritdoc/>
    public Task<bool> AvvisaAsync(Handelsepar par, string? orsak, Rattare vem, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(vem);
        return TurAsync(() => SkrivAsync(_avvisade.Avvisa(par, vem.Roll, orsak), vem, cancel), cancel);
    }

    /// <inheritdoc/>
    public Task<bool> AteroppnaAsync(Handelsepar par, string? orsak, Rattare vem, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(vem);
        return TurAsync(() => SkrivAsync(_avvisade.Ateroppna(par, vem.Roll, orsak), vem, cancel), cancel);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Avvisning>> AvvisadeAsync(HandelseNyckel handelse, CancellationToken cancel = default) =>
        TurAsync(() => Task.FromResult(_avvisade.For(handelse)), cancel);

    /// <inheritdoc/>
    public Task PuffAsync(IReadOnlyList<HandelseNyckel> huvuden, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(huvuden);
        // Asleep it need not be woken for this: waking tries every event that has reports.
        if (!_vaken || !huvuden.Any(_huvuden.ContainsKey)) return Task.CompletedTask;
        _provas.UnionWith(huvuden.Where(_huvuden.ContainsKey));
        return KontrolleraAsync(cancel);
    }

    /// <inheritdoc/>
    public Task KontrolleraAsync(CancellationToken cancel = default) => TurAsync(
        async () =>
        {
            var nu = _miljo.Tid.GetUtcNow();
            var helt = nu - _heltProvat >= Helprov;
            List<HandelseNyckel> provas = helt ? [.. _huvuden.Keys] : [.. _provas];
            if (provas.Count > 0)
                foreach (var handelse in await _miljo.Aktorer.Stad.FinnAsync(provas, cancel)) await ProvaAsync(handelse, cancel);
            _provas.Clear();
            if (helt) _heltProvat = nu;
            return true;
        },
        cancel);

    private async Task ProvaAsync(Handelsefakta handelse, CancellationToken cancel)
    {
        foreach (var del in _huvuden.GetValueOrDefault(handelse.Nyckel)?.ToList() ?? [])
        {
            // The lines of a source that is no longer set up are nobody's to write; it is tried again when it is back.
            if (Sammanforingsregler.Faller(handelse, _delar[del].Klass) is not { } orsak || !_miljo.Aktorer.HarKalla(del.Kalla)) continue;
            await _miljo.Aktorer.Kalla(del.Kalla).SarskiljAsync(del.Id, handelse.Nyckel, orsak, null, Rattare.System, cancel);
            TaBort(del);
        }
    }

    // After a failure nobody knows what was written: all is read again before the next turn.
    private async Task<T> TurAsync<T>(Func<Task<T>> tur, CancellationToken cancel)
    {
        try
        {
            if (!_vaken) await VaknaAsync(cancel);
            return await tur();
        }
        catch (Exception)
        {
            _vaken = false;
            throw;
        }
    }

    private async Task VaknaAsync(CancellationToken cancel)
    {
        await foreach (var post in _miljo.Journal.ReadAsync(Avvisningsslag.Strom, _avvisade.Position + 1, cancel)) Folda(post);

        var delar = new HashSet<HandelseNyckel>();
        await foreach (var post in _miljo.Journal.ReadKeyAsync(Handelserader.Sammanforda, cancel))
            if (Handelserader.Las(post).Fakta is { } fakta) delar.Add(fakta.Nyckel);
        _delar.Clear();
        _huvuden.Clear();
        foreach (var grupp in delar.Chunk(NycklarPerGang))
        {
            var rader = await _miljo.Journal.ReadKeysFactsAsync([.. grupp.Select(nyckel => nyckel.Journalnyckel)], RaderPerHandelse, cancel);
            foreach (var poster in rader.Values)
                if (Handelserader.Galler(poster)?.Fakta is { Rattelse.Sammanford: { } med } fakta) Lagg(fakta.Nyckel, med.Varde);
        }

        _heltProvat = DateTimeOffset.MinValue;
        _vaken = true;
    }

    private async Task<Handelsefakta?> FaktaAsync(HandelseNyckel nyckel, CancellationToken cancel) =>
        _miljo.Aktorer.HarKalla(nyckel.Kalla) ? await _miljo.Aktorer.Kalla(nyckel.Kalla).FaktaAsync(nyckel.Id, cancel) : null;

    private void Lagg(HandelseNyckel del, Huvud huvud)
    {
        TaBort(del);
        _delar[del] = huvud;
        if (!_huvuden.TryGetValue(huvud.Nyckel, out var delar)) _huvuden.Add(huvud.Nyckel, delar = []);
        delar.Add(del);
    }

    private void TaBort(HandelseNyckel del)
    {
        if (!_delar.Remove(del, out var huvud) || !_huvuden.TryGetValue(huvud.Nyckel, out var delar)) return;
        delar.Remove(del);
        if (delar.Count == 0) _huvuden.Remove(huvud.Nyckel);
    }

    private async Task<bool> SkrivAsync(Avvisningsrad? beslut, Rattare vem, CancellationToken cancel)
    {
        if (beslut is null) return false;
        var nu = _miljo.Tid.GetUtcNow();
        var rad = new Journalrad { Slag = beslut.Slag, Mottagen = nu > _avvisade.Senast ? nu : _avvisade.Senast, Vem = vem.Vem, Fakta = Json.Bytes(beslut.Fakta) };
        foreach (var post in await _miljo.Journal.AppendAsync(Avvisningsslag.Strom, _avvisade.Position, [rad], cancel: cancel)) Folda(post);
        return true;
    }

    private void Folda(Journalpost post) => _avvisade.Folda(post.Slag, post.Position, post.Mottagen, post.Fakta.Span);
}
