using System.Runtime.CompilerServices;
using Lagescentral.Aktorer;
using Lagescentral.Aktorer.Bevarande;
using Lagescentral.Domain;
using Lagescentral.Domain.Bevarande;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Jour;
using Lagescentral.Domain.Larm;
using Lagescentral.Domain.Nivaer;
using Lagescentral.Domain.Rykten;
using Lagescentral.Hub.Bilder;
using Lagescentral.Journal;
using Microsoft.Extensions.Options;

namespace Lagescentral.Hub.Bevarande;

/// <summary>
/// One run: erases what is due, part by part so that intake goes on in between, looks for what should be gone, and writes what
/// it found. Everything that it does may be broken off and done again: what is erased already is found erased.
/// </summary>
public sealed class Gallringskorning(
    Gallringsaktor aktor, Gallringsregler regler, Fristbok frister, IAktorer aktorer, IOptions<Kallorna> kallor, Sokindex sok, IJournal journal,
    IKarantan karantan, IRegister register, ILasningslogg lasningar, Gallringsliggare liggare, TimeProvider tid)
{
    private const int VarvHogst = 3;
    private const int PerProv = 1_000;

    /// <summary>Does the day's run, or takes up one that was broken off. Null when there is none to do.</summary>
    public async Task<Korningsrapport?> KorAsync(CancellationToken cancel)
    {
        var nu = tid.GetUtcNow();
        var dag = regler.Val.Dag(nu);
        if (!aktor.Bok.SkaKoras(dag)) return null;
        var aterupptagen = aktor.Bok.Pagar is not null;
        await frister.IkappAsync(cancel);
        var lager = aterupptagen ? [] : await RaknaAsync(regler.Lager(nu), cancel);
        if (await aktor.BorjaAsync(dag, await frister.PositionAsync(cancel), regler.Alla, lager, regler.Val.RyktenManader, regler.Ord, cancel) is not { } plan) return null;

        var start = tid.GetTimestamp();
        int hallna;
        using (sok.SkjutUppRensning())
        {
            hallna = await GallraTexterAsync(plan, cancel);
            await GallraHallnaAsync(plan, cancel);
            await GallraRyktenAsync(plan, cancel);
            hallna += await GallraOrdAsync(plan, cancel);
            await frister.IkappAsync(cancel);
        }

        await aktor.MedStoppAsync(
            bok => karantan.GallraAsync(Fore(plan, Gallringslager.KarantanAvgjord), Fore(plan, Gallringslager.KarantanVantande), Stoppade(bok), cancel), cancel);
        await register.GallraAsync(Fore(plan, Gallringslager.Svar), cancel);
        await lasningar.GallraAsync(Fore(plan, Gallringslager.Lasningar), cancel);
        // Last, for it rewrites the index: what was erased in between goes with it.
        await sok.IkappAsync(cancel);
        var kontroll = await ProvaAsync(plan, cancel);
        var rapport = await RapportAsync(plan, aterupptagen, hallna, kontroll, tid.GetElapsedTime(start), cancel);
        await aktor.AvslutaAsync(rapport, cancel);
        return rapport;
    }

    private async Task<IReadOnlyList<Lagergrans>> RaknaAsync(IReadOnlyList<Lagergrans> granser, CancellationToken cancel)
    {
        DateTimeOffset Fore(Gallringslager lager) => granser.Single(g => g.Lager == lager).Fore;
        var (avgjorda, vantande) = await karantan.ForfallnaAsync(Fore(Gallringslager.KarantanAvgjord), Fore(Gallringslager.KarantanVantande), Stoppade(aktor.Bok), cancel);
        var svar = await register.ForfallnaAsync(Fore(Gallringslager.Svar), cancel);
        var lasta = await lasningar.ForfallnaAsync(Fore(Gallringslager.Lasningar), cancel);
        return
        [
            .. granser.Select(grans => grans with
            {
                Antal = grans.Lager switch
                {
                    Gallringslager.KarantanAvgjord => avgjorda,
                    Gallringslager.KarantanVantande => vantande,
                    Gallringslager.Svar => svar,
                    _ => lasta,
                },
            }),
        ];
    }

    private async Task<int> GallraTexterAsync(Korningsplan plan, CancellationToken cancel)
    {
        var hallna = 0;
        foreach (var kalla in await GallbaraAsync(cancel))
            await foreach (var ider in ForfallnaAsync(plan, kalla, Frister(plan, kalla), cancel)) hallna += (await GallraAsync(plan, kalla, ider, cancel)).Hallna;

        return hallna;
    }

    /// <summary>What stands in the index under a name and is due, a page at a time.</summary>
    private async IAsyncEnumerable<IReadOnlyList<string>> ForfallnaAsync(Korningsplan plan, string under, Klassfrister tider, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var klasser in Klassmangd.Varje)
            await foreach (var ider in ForfallnaAsync(under, klasser, plan.Nu.AddDays(-tider.Dygn(tider.Styrande(klasser))), cancel)) yield return ider;
    }

    private async IAsyncEnumerable<IReadOnlyList<string>> ForfallnaAsync(string under, Klassmangd klasser, DateTimeOffset fore, [EnumeratorCancellation] CancellationToken cancel)
    {
        (DateTimeOffset, string)? efter = null;
        while (await frister.Index.ForfallnaAsync(under, klasser, fore, efter, regler.Val.PerTur, cancel) is { Count: > 0 } sida)
        {
            yield return [.. sida.Select(par => par.Id)];
            efter = sida[^1];
        }
    }

    /// <summary>Events whose held text goes from karantän without anyone having settled it: their lines say so.</summary>
    private async Task GallraHallnaAsync(Korningsplan plan, CancellationToken cancel)
    {
        foreach (var grupp in (await karantan.HallnaAsync(Fore(plan, Gallringslager.KarantanVantande), cancel)).Where(n => kallor.Value.Alla.ContainsKey(n.Kalla)).GroupBy(n => n.Kalla, n => n.Id))
            foreach (var del in grupp.Chunk(regler.Val.PerTur)) await GallraAsync(plan, grupp.Key, del, cancel, hallna: true);
    }

    private async Task GallraRyktenAsync(Korningsplan plan, CancellationToken cancel)
    {
        await foreach (var ider in ForfallnaAsync(Textrader.Rykten, default(Klassmangd).Med(Textrader.Ryktesklass), Ryktesgallring.Fore(plan.Nu, Manader(plan)), cancel))
            foreach (var id in ider) await aktorer.Rykten.GallraForfallnaAsync(new Ryktesgallringsuppdrag(id, plan.Nr, plan.Nu, Manader(plan)), cancel);
    }

    /// <summary>Erases the words about larm, who is on call and levels whose time is out.</summary>
    /// <returns>How many are kept for the sake of an event that is.</returns>
    private async Task<int> GallraOrdAsync(Korningsplan plan, CancellationToken cancel)
    {
        var hallna = 0;
        foreach (var (slag, tider) in plan.Ord ?? regler.Ord)
        {
            await foreach (var ider in ForfallnaAsync(plan, Textrader.Under(slag), tider, cancel))
            {
                foreach (var id in ider)
                {
                    var uppdrag = new Ordgallringsuppdrag(id, plan.Nr, plan.Nu, tider);
                    if (slag == Ordslag.Jour) await aktorer.Jour.GallraForfallnaAsync(uppdrag, cancel);
                    else if (slag == Ordslag.Nivaer) await aktorer.Nivaer.GallraForfallnaAsync(uppdrag, cancel);
                    else if (!await GallraLarmAsync(uppdrag, cancel)) hallna++;
                }
            }
        }

        return hallna;
    }

    /// <summary>False when one of the larm's events is kept for a reason of its own: what was said then is kept with it.</summary>
    private Task<bool> GallraLarmAsync(Ordgallringsuppdrag uppdrag, CancellationToken cancel) => aktor.MedStoppAsync(
        async bok =>
        {
            var handelser = (await aktorer.Larm.FinnAsync(uppdrag.Id, cancel))?.Fakta.Handelser ?? [];
            if (Bevarandetid.Stopp(bok, handelser.Select(u => u.Nyckel), tid.GetUtcNow()) is not null) return false;
            await aktorer.Larm.GallraForfallnaAsync(uppdrag, cancel);
            return true;
        },
        cancel);

    private Task<Gallringssvar> GallraAsync(Korningsplan plan, string kalla, IReadOnlyList<string> ider, CancellationToken cancel, bool hallna = false) => aktor.MedStoppAsync(
        bok =>
        {
            // Judged by the clock, not by the run's own moment: a reason given while it goes on holds.
            var nu = tid.GetUtcNow();
            List<string> stoppade = [.. ider.Where(id => bok.Stopp(new HandelseNyckel(kalla, id).ToString(), nu) is not null)];
            return aktorer.Kalla(kalla).GallraForfallnaAsync(new Gallringsuppdrag(plan.Nr, plan.Nu, Frister(plan, kalla), ider, stoppade, hallna), cancel);
        },
        cancel);

    /// <summary>Looks for every text that an erasure since the last look has said to be gone, also those that people made; what
    /// one left half done is completed.</summary>
    private async Task<Gallringskontroll> ProvaAsync(Korningsplan plan, CancellationToken cancel)
    {
        var (antal, kvarJournal, kvarSok, kvarInnehall) = (0, 0, 0, 0);
        foreach (var kalla in await GallbaraAsync(cancel))
        {
            while (await frister.Index.AttProvaAsync(kalla, PerProv, cancel) is { Count: > 0 } ider)
            {
                var kvar = await KvarAsync(kalla, ider, cancel);
                for (var varv = 0; varv < VarvHogst && kvar.Count > 0; varv++)
                {
                    foreach (var del in kvar.Chunk(regler.Val.PerTur)) await GallraAsync(plan, kalla, del, cancel);
                    await sok.IkappAsync(cancel);
                    kvar = await KvarAsync(kalla, kvar, cancel);
                }

                antal += ider.Count;
                kvarJournal += kvar.Count;
                var utanText = await UtanTextAsync(kalla, ider, cancel);
                kvarSok += await sok.MedTextAsync(kalla, utanText, cancel);
                kvarInnehall += await karantan.InnehallAsync(kalla, utanText, cancel);
                await frister.Index.ProvadeAsync(kalla, [.. ider.Except(kvar)], cancel);
                if (kvar.Count > 0) break;
            }
        }

        var (rykten, kvarRykten) = await ProvaOrdAsync(Textrader.Rykten, Ryktesfakta.Journalnyckel, cancel);
        var (larm, kvarLarm) = await ProvaOrdAsync(Textrader.Larm, Larmfakta.Journalnyckel, cancel);
        var (jour, kvarJour) = await ProvaOrdAsync(Textrader.Jour, Linjefakta.Journalnyckel, cancel);
        var (nivaer, kvarNivaer) = await ProvaOrdAsync(Textrader.Nivaer, Nivafakta.Journalnyckel, cancel);
        var (avgjorda, vantande) = await karantan.ForfallnaAsync(Fore(plan, Gallringslager.KarantanAvgjord), Fore(plan, Gallringslager.KarantanVantande), Stoppade(aktor.Bok), cancel);
        return new Gallringskontroll(
            antal, kvarJournal + kvarRykten + kvarLarm + kvarJour + kvarNivaer, kvarSok, kvarInnehall + avgjorda + vantande,
            await register.ForfallnaAsync(Fore(plan, Gallringslager.Svar), cancel),
            await lasningar.ForfallnaAsync(Fore(plan, Gallringslager.Lasningar), cancel),
            !journal.GallringVantar,
            rykten,
            larm + jour + nivaer);
    }

    /// <summary>As for events. The lines about a rumour, a larm, a change on call or a level all stand in one stream and go at once: none is left
    /// half done.</summary>
    private async Task<(int Antal, int Kvar)> ProvaOrdAsync(string under, Func<string, string> nyckel, CancellationToken cancel)
    {
        var (antal, kvar) = (0, new List<string>());
        while (await frister.Index.AttProvaAsync(under, PerProv, cancel) is { Count: > 0 } ider)
        {
            kvar = await KvarAsync(ider.ToDictionary(nyckel), cancel);
            antal += ider.Count;
            await frister.Index.ProvadeAsync(under, [.. ider.Except(kvar)], cancel);
            if (kvar.Count > 0) break;
        }

        return (antal, kvar.Count);
    }

    /// <summary>Events of which a text from before an erasure is left.</summary>
    private Task<List<string>> KvarAsync(string kalla, IReadOnlyList<string> ider, CancellationToken cancel) => KvarAsync(Nycklar(kalla, ider), cancel);

    private async Task<List<string>> KvarAsync(Dictionary<string, string> nycklar, CancellationToken cancel)
    {
        var kvar = new List<string>();
        foreach (var (id, rader) in await RaderAsync(nycklar, cancel))
        {
            var gallrad = rader.Where(post => post.Slag == Handelseslag.TextGallrad).Select(post => post.Nummer).DefaultIfEmpty().Max();
            if (rader.Any(post => post.Textlage == Radtext.Finns && post.Nummer < gallrad)) kvar.Add(id);
        }

        return kvar;
    }

    /// <summary>Events that should have no text anywhere: nothing has been said of them since the erasure.</summary>
    private async Task<List<string>> UtanTextAsync(string kalla, IReadOnlyList<string> ider, CancellationToken cancel) =>
        [.. (await RaderAsync(Nycklar(kalla, ider), cancel)).Where(par => par.Rader[^1].Slag == Handelseslag.TextGallrad).Select(par => par.Id)];

    private static Dictionary<string, string> Nycklar(string kalla, IReadOnlyList<string> ider) => ider.ToDictionary(id => new HandelseNyckel(kalla, id).Journalnyckel);

    private async Task<List<(string Id, IReadOnlyList<Journalpost> Rader)>> RaderAsync(Dictionary<string, string> nycklar, CancellationToken cancel)
    {
        var svar = new List<(string, IReadOnlyList<Journalpost>)>(nycklar.Count);
        foreach (var (nyckel, rader) in await journal.ReadKeysFactsAsync(nycklar.Keys, RaderHogst, cancel)) svar.Add((nycklar[nyckel], rader));
        return svar;
    }

    private const int RaderHogst = 100_000;

    /// <summary>What the journal itself says that the run has erased, also before it was taken up again.</summary>
    private async Task<Korningsrapport> RapportAsync(
        Korningsplan plan, bool aterupptagen, int hallna, Gallringskontroll kontroll, TimeSpan tog, CancellationToken cancel)
    {
        var texter = new SortedDictionary<(string Kalla, Klass Klass), (int Handelser, int Texter)>();
        var strommar = new SortedDictionary<string, Gallringsstrom>(StringComparer.Ordinal);
        var rykten = new Ryktesantal(Manader(plan), 0, 0);
        var ord = (plan.Ord ?? regler.Ord).ToDictionary(ett => ett.Slag, ett => new Ordantal(ett.Slag, 0, 0));
        await foreach (var post in journal.ReadAllAsync(plan.Efter, cancel))
        {
            if (post.Slag != Handelseslag.TextGallrad || Json.Read<Gallringsfakta>(post.Fakta.Span) is not { Korning: { } nr } fakta || nr != plan.Nr) continue;
            var fore = strommar.GetValueOrDefault(post.Strom) ?? new Gallringsstrom(post.Strom, post.Position, post.Position, 0, 0);
            strommar[post.Strom] = fore with { Till = post.Position, Rader = fore.Rader + 1, Texter = fore.Texter + fakta.Positioner.Count };
            if (fakta.Rykten is { Count: > 0 } ider) rykten = rykten with { Rykten = rykten.Rykten + ider.Count, Texter = rykten.Texter + fakta.Positioner.Count };
            foreach (var (slag, ett) in new[] { (Ordslag.Larm, fakta.Larm), (Ordslag.Jour, fakta.Jour), (Ordslag.Nivaer, fakta.Nivaer) })
                if (ett is { Count: > 0 }) ord[slag] = ord[slag] with { Antal = ord[slag].Antal + ett.Count, Texter = ord[slag].Texter + fakta.Positioner.Count };
            foreach (var rad in fakta.Antal ?? [])
            {
                var (handelser, antal) = texter.GetValueOrDefault((rad.Kalla, rad.Klass));
                texter[(rad.Kalla, rad.Klass)] = (handelser + rad.Handelser, antal + rad.Texter);
            }
        }

        return new Korningsrapport(
            plan.Nr, plan.Dag, plan.Nu, tid.GetUtcNow(), (long)tog.TotalMilliseconds, aterupptagen, plan.Regler,
            [.. texter.Select(par => new Gallringsantal(par.Key.Kalla, par.Key.Klass, par.Value.Handelser, par.Value.Texter))],
            [.. strommar.Values], plan.Lager, hallna, liggare.Nr, kontroll, rykten, [.. ord.Values.OrderBy(ett => ett.Slag)]);
    }

    private List<string> Stoppade(Gallringsbok bok) => [.. bok.Gallande(tid.GetUtcNow()).Select(stopp => stopp.Handelse)];

    // A source that has been taken out of the settings has no owner that could write for it.
    private async Task<IReadOnlyList<string>> GallbaraAsync(CancellationToken cancel) =>
        [.. (await frister.Index.KallorAsync(cancel)).Where(kallor.Value.Alla.ContainsKey)];

    private Klassfrister Frister(Korningsplan plan, string kalla) => plan.Regler.TryGetValue(kalla, out var frister) ? frister : regler.For(kalla);

    private int Manader(Korningsplan plan) => plan.RyktenManader ?? regler.Val.RyktenManader;

    private static DateTimeOffset Fore(Korningsplan plan, Gallringslager lager) => plan.Lager.Single(grans => grans.Lager == lager).Fore;
}
