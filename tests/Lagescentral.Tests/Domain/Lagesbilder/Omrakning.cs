using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Lagesbilder;
using Lagescentral.Domain.Sekretess;
using Shouldly;

namespace Lagescentral.Tests.Domain.Lagesbilder;

/// <summary>A picture recounted from nothing, by the words of its definition.</summary>
internal sealed class Omrakning
{
    private readonly List<Handelsefakta> _alla;
    private readonly DateTimeOffset _nu;

    private Omrakning(IEnumerable<Handelserad> lasta, DateTimeOffset nu, Lasarklass klass, Func<Handelsefakta, bool> iOmradet)
    {
        _nu = nu;
        _alla = lasta.Where(rad => rad.Fakta is not null && rad.Slag != Handelseslag.Historik)
            .GroupBy(rad => (rad.Fakta!.Kalla, rad.Fakta.Id))
            .Select(grupp => grupp.MaxBy(rad => rad.Fakta!.Rev)!.Fakta!)
            .Where(fakta => iOmradet(fakta) && (klass == Lasarklass.Oppen ? fakta.Klass == Klass.Oppen : fakta.Klass != Klass.Begransad))
            .ToList();
    }

    private IEnumerable<Handelsefakta> Raknade => _alla.Where(f => f.ArHandelse && f.Status != Handelsestatus.Aterkallad);

    private static long Minut(DateTimeOffset tid) => (long)Math.Floor((tid - DateTimeOffset.UnixEpoch).TotalMinutes);

    private static long Timme(DateTimeOffset tid) => (long)Math.Floor((tid - DateTimeOffset.UnixEpoch).TotalHours);

    /// <summary>Compares a fold with the recount for both classes.</summary>
    /// <param name="fold">The fold.</param>
    /// <param name="lasta">Lines that it has read.</param>
    /// <param name="iOmradet">Its area.</param>
    /// <param name="granser">Its bounds.</param>
    /// <param name="aven">Whether lists are compared too; not when events have been forgotten for their number.</param>
    /// <param name="skapad">What failed, for the message.</param>
    public static void Jamfor(
        Lagesfold fold, IReadOnlyCollection<Handelserad> lasta, Func<Handelsefakta, bool> iOmradet, Foldgranser granser, bool aven, string skapad)
    {
        if (fold.Nu is not { } nu) return;
        foreach (var klass in (ReadOnlySpan<Lasarklass>)[Lasarklass.Oppen, Lasarklass.Intern])
            new Omrakning(lasta, nu, klass, iOmradet).Jamfor(fold.For(klass), granser, aven, $"{skapad} {klass}");
    }

    private void Jamfor(Klassbild bild, Foldgranser granser, bool aven, string var)
    {
        var (minut, timme) = (Minut(_nu), Timme(_nu));
        (Fonster, Func<Handelsefakta, bool>)[] fonster =
        [
            (Fonster.EnTimme, f => Minut(f.Intraffad) > minut - 60 && Minut(f.Intraffad) <= minut),
            (Fonster.Dygn, f => Minut(f.Intraffad) > minut - 1_440 && Minut(f.Intraffad) <= minut),
            (Fonster.SjuDygn, f => Timme(f.Intraffad) > timme - 168 && Timme(f.Intraffad) <= timme),
            (Fonster.TjugoattaDygn, f => Timme(f.Intraffad) > timme - 672 && Timme(f.Intraffad) <= timme),
        ];
        int[] vikter = [1, 3, 10, 30, 100];
        foreach (var (namn, inom) in fonster)
        {
            var inne = Raknade.Where(inom).ToList();
            var varde = bild.Rakneverk.Las(namn, Vikter.Standard);
            varde.Antal.ShouldBe(inne.Count, $"{var} {namn}");
            varde.Allvarssumma.ShouldBe(inne.Sum(f => f.Allvar), var);
            varde.Tyngd.ShouldBe(inne.Sum(f => vikter[f.Allvar - 1]), var);
            varde.PerKategori.ShouldBe(inne.GroupBy(f => f.Kategori).OrderBy(g => g.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count()), var);
        }

        bild.Rakneverk.AntalTimmar(timme, 13 * 168).ShouldBe(Raknade.Count(f => Timme(f.Intraffad) < timme && Timme(f.Intraffad) >= timme - 13 * 168), $"{var} 13 veckor");
        JamforDagar(bild.Lang.TillData(), granser.Tidszon, var);
        var oppna = _alla.Where(f => f.ArHandelse && f.Status == Handelsestatus.Pagaende && !(f.OppenTill <= _nu)).ToList();
        bild.OppnaAntal.ShouldBe(oppna.Count, $"{var} öppna");
        bild.Oppna.Select(Namn).ShouldBe(Senast(oppna).OrderByDescending(f => f.Allvar).Take(granser.Oppna).Select(Namn), $"{var} öppna");
        if (!aven) return;

        // What is older than the memory is no longer listed, unless it is still open.
        var minns = _alla.Where(f => f.Mottagen > _nu - TimeSpan.FromDays(granser.MinnesDygn)).Union(oppna);
        bild.Senaste.Select(Namn).ShouldBe(Senast(minns).Take(granser.Senaste).Select(Namn), $"{var} senaste");
    }

    private void JamforDagar(Langdata lang, TimeZoneInfo zon, string var)
    {
        int Dag(Handelsefakta f) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(f.Intraffad, zon).DateTime).DayNumber - new DateOnly(1970, 1, 1).DayNumber;
        Dictionary<(int, string), int> Tal(IReadOnlyList<int[]> rader, Func<int, string> namn) => rader
            .SelectMany(rad => rad.Skip(1).Chunk(2).Select(par => (Nyckel: (rad[0], namn(par[0])), Antal: par[1]))).ToDictionary(par => par.Nyckel, par => par.Antal);
        Dictionary<(int, string), int> Igen(Func<Handelsefakta, string> namn) => Raknade.GroupBy(f => (Dag(f), namn(f))).ToDictionary(g => g.Key, g => g.Count());

        Tal(lang.PerKategori, i => lang.Kategorier[i]).ShouldBe(Igen(f => f.Kategori), ignoreOrder: true, $"{var} dagar");
        Tal(lang.PerKalla, i => lang.Kallor[i]).ShouldBe(Igen(f => f.Kalla), ignoreOrder: true, $"{var} källdagar");
    }

    private static IEnumerable<Handelsefakta> Senast(IEnumerable<Handelsefakta> fakta) => fakta
        .OrderByDescending(f => f.Listad ?? f.Mottagen).ThenByDescending(f => f.Kalla, StringComparer.Ordinal).ThenByDescending(f => f.Id, StringComparer.Ordinal);

    private static string Namn(Handelsefakta f) => $"{f.Kalla}/{f.Id}:{f.Rev}";

    private static string Namn(Minne minne) => Namn(minne.Fakta);
}
