using Lagescentral.Domain.Bevarande;
using Lagescentral.Domain.Handelser;
using Lagescentral.Journal;

namespace Lagescentral.Aktorer.Kalla;

/// <summary>An event as an erasure sees it.</summary>
/// <param name="Id">The source's own id.</param>
/// <param name="Rader">Its lines, in the order of commit.</param>
internal sealed record Gallringshandelse(string Id, IReadOnlyList<Journalpost> Rader)
{
    private readonly List<Handelsefakta> _fakta = [.. Rader.Where(post => post.Slag != Handelseslag.TextGallrad).Select(post => Handelserader.Las(post).Fakta!)];

    /// <summary>What decides how long its texts are kept.</summary>
    public Textminne Minne { get; } = Textrader.Minne(Rader, post => Handelserader.Las(post).Fakta!.Klass);

    /// <summary>Lines that have their text.</summary>
    public IEnumerable<Journalpost> MedText => Rader.Where(post => post.Textlage == Radtext.Finns);

    /// <summary>How many texts it has.</summary>
    public int Texter => MedText.Count();

    /// <summary>True when an erasure has left a text of before it: broken off between two streams.</summary>
    public bool Halv => MedText.FirstOrDefault() is { } forst && Rader.Any(post => post.Slag == Handelseslag.TextGallrad && post.Nummer > forst.Nummer);

    /// <summary>Platser that its lines concern.</summary>
    public IEnumerable<string> Platser => _fakta.Select(fakta => fakta.Placering.Plats).OfType<string>();

    /// <summary>The revision that pictures show.</summary>
    public Handelsefakta? Galler => Gallande?.Fakta;

    /// <summary>True when the text of that revision is held and has not been erased since.</summary>
    public bool Hallen => Gallande is { Fakta.Text: Textlage.Hallen } galler && !Rader.Any(post => post.Slag == Handelseslag.TextGallrad && post.Nummer > galler.Nummer);

    private (Handelsefakta Fakta, long Nummer)? Gallande => Rader.Where(post => post.Slag is not (Handelseslag.TextGallrad or Handelseslag.Historik))
        .Select(post => ((Handelsefakta Fakta, long Nummer)?)(Handelserader.Las(post).Fakta!, post.Nummer)).MaxBy(par => par!.Value.Fakta.Rev);
}

/// <summary>Which lines erase the texts of some events: one per stream.</summary>
/// <param name="orsak">Why, Swedish.</param>
/// <param name="korning">The run, or null for a person.</param>
/// <param name="frister">The source's times, for a run.</param>
internal sealed class Gallringsplan(string orsak, int? korning, Klassfrister? frister)
{
    private const int RaderHogst = 1_000;

    /// <summary>Reads events of a source with all their lines; unknown ones are absent.</summary>
    public static async Task<IReadOnlyList<Gallringshandelse>> LasAsync(IJournal journal, string kalla, IReadOnlyList<string> ider, CancellationToken cancel)
    {
        var nycklar = ider.Distinct().ToDictionary(id => new HandelseNyckel(kalla, id).Journalnyckel);
        var svar = new List<Gallringshandelse>(nycklar.Count);
        foreach (var (nyckel, sista) in await journal.ReadKeysFactsAsync(nycklar.Keys, RaderHogst, cancel))
        {
            var rader = sista;
            if (sista.Count == RaderHogst)
            {
                var alla = new List<Journalpost>();
                await foreach (var post in journal.ReadKeyAsync(nyckel, cancel)) alla.Add(post);
                rader = alla;
            }

            svar.Add(new Gallringshandelse(nycklar[nyckel], rader));
        }

        return svar;
    }

    /// <summary>The lines by stream; none for events that have no text.</summary>
    public IReadOnlyDictionary<string, Stadsdelsrad> Rader(IReadOnlyList<Gallringshandelse> handelser, string vem)
    {
        var strommar = new SortedDictionary<string, Stromdel>(StringComparer.Ordinal);
        foreach (var handelse in handelser)
        {
            var perStrom = handelse.MedText.GroupBy(post => post.Strom).ToDictionary(grupp => grupp.Key, grupp => grupp.Select(post => post.Position).ToList());
            // A held text stands in no line; the line that says it is gone stands where the event is.
            if (handelse.Hallen) perStrom.TryAdd(Strommar.Stadsdel(handelse.Galler!.Placering.Stadsdel), []);
            var forst = true;
            foreach (var (strom, positioner) in perStrom)
            {
                if (!strommar.TryGetValue(strom, out var del)) strommar.Add(strom, del = new Stromdel());
                del.Lagg(handelse, positioner, frister, forst);
                forst = false;
            }
        }

        return strommar.ToDictionary(par => par.Key, par => par.Value.Rad(vem, orsak, korning));
    }

    private sealed class Stromdel
    {
        private readonly List<long> _positioner = [];
        private readonly List<string> _handelser = [];
        private readonly HashSet<string> _platser = [];
        private readonly Dictionary<(string Kalla, Klass Klass), (int Handelser, int Texter)> _antal = [];

        public void Lagg(Gallringshandelse handelse, List<long> positioner, Klassfrister? frister, bool forst)
        {
            var kalla = handelse.Galler!.Kalla;
            _positioner.AddRange(positioner);
            _handelser.Add(new HandelseNyckel(kalla, handelse.Id).ToString());
            _platser.UnionWith(handelse.Platser);
            if (frister is null || positioner.Count == 0) return;
            var klass = handelse.Minne.Frist(frister)?.Klass ?? handelse.Galler.Klass;
            var (antal, texter) = _antal.GetValueOrDefault((kalla, klass));
            _antal[(kalla, klass)] = (antal + (forst ? 1 : 0), texter + positioner.Count);
        }

        public Stadsdelsrad Rad(string vem, string orsak, int? korning) => new()
        {
            Slag = Handelseslag.TextGallrad,
            Vem = vem,
            Gallring = new Gallringsfakta(_positioner, _handelser, orsak)
            {
                Korning = korning,
                Antal = korning is null ? null : [.. _antal.Select(par => new Gallringsantal(par.Key.Kalla, par.Key.Klass, par.Value.Handelser, par.Value.Texter))],
            },
            Platser = [.. _platser],
        };
    }
}
