using System.Collections.Concurrent;
using System.Diagnostics;
using Lagescentral.Aktorer;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Lagesbilder;
using Lagescentral.Domain.Larm;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Hub.Stad;
using Lagescentral.Journal;

namespace Lagescentral.Hub.Larm;

/// <summary>A larm that tried rules make.</summary>
[Vy("provlarm")]
public sealed record Provlarmvy(
    string Regel, string Regelnamn, string Nyckel, DateTimeOffset Utlost, DateTimeOffset Senast, string Stadsdel, int Allvar, int Antal, Provlarmvy? Fore = null)
{
    /// <summary>From a run.</summary>
    public static Provlarmvy Av(Provlarm larm, Provlarm? fore = null)
    {
        ArgumentNullException.ThrowIfNull(larm);
        return new(larm.Regel, larm.Regelnamn, larm.Nyckel, larm.Utlost, larm.Senast, larm.Stadsdel, larm.Allvar, larm.Antal, fore is null ? null : Av(fore));
    }
}

/// <summary>Larm of a week under the tried rules, and under those that hold.</summary>
[Vy("provvecka")]
public sealed record Provveckovy(string Vecka, int Nya, int Fore);

/// <summary>The same of an hour of the day.</summary>
[Vy("provtimme")]
public sealed record Provtimmevy(int Timme, int Nya, int Fore);

/// <summary>A trial of rules on stored history.</summary>
[Vy("provkorning")]
public sealed record Provkorningsvy
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>True when it has ended.</summary>
    public required bool Klar { get; init; }

    /// <summary>How much of the journal has been read, 0–1.</summary>
    public required double Andel { get; init; }

    /// <summary>From and including, by when it was known.</summary>
    public required DateTimeOffset Fran { get; init; }

    /// <summary>Up to.</summary>
    public required DateTimeOffset Till { get; init; }

    /// <summary>Lines about events that were run.</summary>
    public required int Handelser { get; init; }

    /// <summary>How long it took so far, milliseconds.</summary>
    public required long Millisekunder { get; init; }

    /// <summary>Larm that only the tried rules make; at most 1,000, the latest.</summary>
    public IReadOnlyList<Provlarmvy>? Nya { get; init; }

    /// <summary>Larm that only those that hold make.</summary>
    public IReadOnlyList<Provlarmvy>? Borta { get; init; }

    /// <summary>Larm that differ, with how they are now.</summary>
    public IReadOnlyList<Provlarmvy>? Andrade { get; init; }

    /// <summary>How many are the same.</summary>
    public int? Lika { get; init; }

    /// <summary>Per week.</summary>
    public IReadOnlyList<Provveckovy>? Veckor { get; init; }

    /// <summary>Per hour of the day.</summary>
    public IReadOnlyList<Provtimmevy>? Timmar { get; init; }

    /// <summary>Names of rules that cannot be tried on history: no event makes them fire.</summary>
    public IReadOnlyList<string>? UtanProv { get; init; }

    /// <summary>Why it could not be done, Swedish.</summary>
    public string? Fel { get; init; }
}

/// <summary>Runs rules over stored history. At most two at once; the latest are remembered for an hour on this node.</summary>
/// <param name="journal">The history.</param>
/// <param name="stad">The districts.</param>
/// <param name="granser">The time zone.</param>
/// <param name="tid">The clock.</param>
public sealed class Provkorningar(IJournal journal, Stadsdata stad, Foldgranser granser, TimeProvider tid)
{
    private const int Samtidiga = 2;
    private const int Minns = 20;
    private const int LarmHogst = 1_000;
    private const long FarreAnSoks = 10_000;

    // So far apart lines that lie next to each other may have been known: a clock may have been set back.
    private static readonly TimeSpan Marginal = TimeSpan.FromDays(1);
    private static readonly TimeSpan Forvarmning = TimeSpan.FromDays(98);
    private readonly ConcurrentDictionary<string, Korning> _korningar = [];

    /// <summary>Begins a run. Null when as many as may run do.</summary>
    /// <param name="prov">The rules to try.</param>
    /// <param name="galler">Those that hold.</param>
    /// <param name="vem">Whose it is.</param>
    /// <param name="fran">From, UTC.</param>
    /// <param name="till">Up to, UTC.</param>
    public Korning? Borja(Regelverk prov, Regelverk galler, string vem, DateTimeOffset fran, DateTimeOffset till)
    {
        ArgumentNullException.ThrowIfNull(prov);
        var nu = tid.GetUtcNow();
        foreach (var (id, gammal) in _korningar.OrderBy(par => par.Value.Borjade).ToList())
            if (gammal.Klar && (nu - gammal.Borjade > TimeSpan.FromHours(1) || _korningar.Count >= Minns)) _korningar.TryRemove(id, out _);
        if (_korningar.Values.Count(k => !k.Klar) >= Samtidiga) return null;
        var korning = new Korning(Guid.CreateVersion7(nu).ToString("N"), vem, nu, fran, till, [.. prov.Regler.Where(r => !r.AvHandelser).Select(r => r.Namn)]);
        _korningar[korning.Id] = korning;
        korning.Pagar = Task.Run(() => KorAsync(korning, prov, galler));
        return korning;
    }

    /// <summary>A person's run.</summary>
    public Korning? Finn(string id, string vem) => _korningar.TryGetValue(id, out var korning) && korning.Vem == vem ? korning : null;

    private async Task KorAsync(Korning korning, Regelverk prov, Regelverk galler)
    {
        try
        {
            var prova = new Provkorning(prov, galler, stad.Stadsdelar, granser.Tidszon, korning.Fran);
            var sist = Math.Max(1, await journal.LatestNumberAsync(korning.Avbrott));
            var fran = korning.Fran - Forvarmning;
            var lasning = new Forlasning<Handelsefakta>
            {
                Med = post => post.Mottagen >= fran && post.Mottagen < korning.Till && Strommar.ArStadsdel(post.Strom)
                    && post.Slag is Handelseslag.Mottagen or Handelseslag.Reviderad or Handelseslag.Inflyttad,
                Tolka = static post => Handelserader.Las(post).Fakta!,
                Tar = [prova.Ta],
                Last = (antal, nummer) => korning.Last(antal, (double)nummer / sist),
            };
            await lasning.KorAsync(journal.ReadAllFactsAsync(await FranAsync(fran, sist, korning.Avbrott), korning.Avbrott), korning.Avbrott);
            korning.Resultat = prova.Jamfor(granser.Tidszon);
        }
        catch (OperationCanceledException)
        {
            korning.Fel = "Provkörningen avbröts.";
        }
        catch (Exception fel) when (fel is JournalOtillgangligException or FrammandeFilException or OkantSlagException)
        {
            korning.Fel = fel.Message;
        }
        finally
        {
            korning.Avsluta();
        }
    }

    /// <summary>A number before which nothing was known at a moment or later; lines lie in the order that they were known, but for moments.</summary>
    private async Task<long> FranAsync(DateTimeOffset fran, long sist, CancellationToken cancel)
    {
        fran -= Marginal;
        var (fore, efter) = (0L, sist);
        if (await KandAsync(fore) >= fran) return fore;
        while (efter - fore > FarreAnSoks)
        {
            var mitt = fore + ((efter - fore) / 2);
            if (await KandAsync(mitt) < fran) fore = mitt;
            else efter = mitt;
        }

        return fore;

        async Task<DateTimeOffset> KandAsync(long nummer)
        {
            await foreach (var post in journal.ReadAllFactsAsync(nummer, cancel)) return post.Mottagen;
            return DateTimeOffset.MaxValue;
        }
    }

    /// <summary>A run that goes on or has ended.</summary>
    public sealed class Korning
    {
        private readonly CancellationTokenSource _avbrott = new();
        private readonly long _start = Stopwatch.GetTimestamp();
        private readonly IReadOnlyList<string> _utanProv;
        private TimeSpan? _tog;
        private int _handelser;
        private double _andel;

        internal Korning(string id, string vem, DateTimeOffset borjade, DateTimeOffset fran, DateTimeOffset till, IReadOnlyList<string> utanProv) =>
            (Id, Vem, Borjade, Fran, Till, _utanProv) = (id, vem, borjade, fran, till, utanProv);

        /// <summary>Id.</summary>
        public string Id { get; }

        /// <summary>When it has ended.</summary>
        public Task Pagar { get; internal set; } = Task.CompletedTask;

        /// <summary>True when it has ended.</summary>
        public bool Klar => _tog is not null;

        internal string Vem { get; }

        internal DateTimeOffset Borjade { get; }

        internal DateTimeOffset Fran { get; }

        internal DateTimeOffset Till { get; }

        internal CancellationToken Avbrott => _avbrott.Token;

        internal Provresultat? Resultat { get; set; }

        internal string? Fel { get; set; }

        /// <summary>Ends it; one that has ended stays as it is.</summary>
        public void Avbryt() => _avbrott.Cancel();

        /// <summary>As it is shown.</summary>
        public Provkorningsvy Vy() => new()
        {
            Id = Id,
            Klar = Klar,
            Andel = Klar ? 1 : Math.Round(_andel, 3),
            Fran = Fran,
            Till = Till,
            Handelser = _handelser,
            Millisekunder = (long)(_tog ?? Stopwatch.GetElapsedTime(_start)).TotalMilliseconds,
            Nya = Resultat is null ? null : [.. Resultat.Nya.TakeLast(LarmHogst).Select(l => Provlarmvy.Av(l))],
            Borta = Resultat is null ? null : [.. Resultat.Borta.TakeLast(LarmHogst).Select(l => Provlarmvy.Av(l))],
            Andrade = Resultat is null ? null : [.. Resultat.Andrade.TakeLast(LarmHogst).Select(s => Provlarmvy.Av(s.Larm, s.Fore))],
            Lika = Resultat?.Lika,
            Veckor = Resultat is null ? null : [.. Resultat.Veckor.Select(v => new Provveckovy(v.Vecka, v.Nya, v.Fore))],
            Timmar = Resultat is null ? null : [.. Resultat.Timmar.Select(t => new Provtimmevy(t.Timme, t.Nya, t.Fore))],
            UtanProv = _utanProv,
            Fel = Fel,
        };

        internal void Last(int handelser, double andel) => (_handelser, _andel) = (_handelser + handelser, andel);

        internal void Avsluta() => _tog = Stopwatch.GetElapsedTime(_start);
    }
}
