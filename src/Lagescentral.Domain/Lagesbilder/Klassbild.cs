using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Sekretess;

namespace Lagescentral.Domain.Lagesbilder;

/// <summary>A picture as one class of reader counts it: only from what that class may see.</summary>
public sealed class Klassbild
{
    private readonly Foldgranser _granser;
    private readonly Topplista<Minne> _senaste;
    private readonly Topplista<Minne> _oppna;
    private readonly Rorelselogg _logg;
    private readonly Action<Minne> _noteraSenaste;
    private readonly Action<Minne> _noteraOppna;
    private DateTimeOffset _nu;

    /// <param name="klass">Class of reader.</param>
    /// <param name="granser">Bounds.</param>
    /// <param name="data">Saved state.</param>
    /// <param name="sparade">The events of the saved state.</param>
    /// <param name="synliga">Every event remembered that the class may see here.</param>
    internal Klassbild(Lasarklass klass, Foldgranser granser, Klassbildsdata? data, IReadOnlyList<Minne> sparade, Func<IEnumerable<Minne>> synliga)
    {
        Klass = klass;
        _granser = granser;
        _senaste = new(granser.Senaste, Minne.Senast, synliga);
        _oppna = new(granser.Oppna, Minne.Allvarligast, () => synliga().Where(minne => minne.Fakta.ArOppen(_nu)));
        Rakneverk = data is null ? new Rakneverk() : Rakneverk.FranData(data.Rakneverk);
        Lang = new Langrakning(granser.Tidszon, data?.Lang);
        Seq = data?.Seq ?? 0;
        _logg = new Rorelselogg(granser.Rorelser, data?.Rorelser.Rorelser(sparade) ?? [], data?.FullstandigFran ?? 0);
        _noteraSenaste = minne => Notera(minne, Lista.Senaste);
        _noteraOppna = minne => Notera(minne, Lista.Oppna);
    }

    /// <summary>Class of reader: <see cref="Lasarklass.Oppen"/> or <see cref="Lasarklass.Intern"/>.</summary>
    public Lasarklass Klass { get; }

    /// <summary>The counts.</summary>
    public Rakneverk Rakneverk { get; }

    /// <summary>Counts per local day for years.</summary>
    public Langrakning Lang { get; }

    /// <summary>Number of changes that this class has seen.</summary>
    public long Seq { get; private set; }

    /// <summary>The latest events, latest first.</summary>
    public IEnumerable<Minne> Senaste => _senaste.Topp;

    /// <summary>The open events shown, most serious first.</summary>
    public IEnumerable<Minne> Oppna => _oppna.Topp;

    /// <summary>Number of open events, shown or not.</summary>
    public int OppnaAntal => _oppna.Antal;

    /// <summary>Number of movements in the lists so far.</summary>
    public long Steg => _logg.Steg;

    internal Listandring? Sedan(long seq, Func<HandelseNyckel, Minne?> slaUpp) =>
        seq > Seq || seq < _logg.FullstandigFran ? null : Samla(seq, _logg.StegFor(seq), slaUpp);

    internal Listandring? SedanSteg(long seq, long steg, Func<HandelseNyckel, Minne?> slaUpp) =>
        _logg.Har(steg) ? Samla(seq, steg, slaUpp) : null;

    private Listandring? Samla(long fran, long steg, Func<HandelseNyckel, Minne?> slaUpp)
    {
        var rorda = new Dictionary<HandelseNyckel, Rorelse>();
        foreach (var rorelse in _logg.Fran(steg))
        {
            rorda[rorelse.Nyckel] = rorda.TryGetValue(rorelse.Nyckel, out var fore)
                ? rorelse with { Lista = rorelse.Lista | fore.Lista, Synlig = rorelse.Synlig ?? fore.Synlig }
                : rorelse;
            if (rorda.Count > _granser.IkappHogst) return null;
        }

        var andring = new Listandring(fran, Seq);
        foreach (var (nyckel, rorelse) in rorda)
        {
            var minne = slaUpp(nyckel);
            // What was new or changed must be told of; that it has been forgotten since leaves only a whole new picture.
            if (minne is null && rorelse.Synlig == true) return null;
            if (rorelse.Synlig is not null && minne is not null) andring.Kand(minne.Fakta.Mottagen);
            if (rorelse.Lista.HasFlag(Lista.Senaste))
            {
                var iTopp = minne is not null && _senaste.ITopp(minne);
                if (iTopp || rorelse.Synlig == true) andring.SenasteSatt.Add(minne!);
                if (!iTopp) andring.SenasteBort.Add(nyckel);
            }

            if (rorelse.Lista.HasFlag(Lista.Oppna))
            {
                if (minne is not null && _oppna.ITopp(minne)) andring.OppnaSatt.Add(minne);
                else andring.OppnaBort.Add(nyckel);
            }
        }

        return andring;
    }

    internal void Byt(Minne? fore, bool foreSynlig, Raknevarde? forevarde, Minne efter, bool efterSynlig, Raknevarde eftervarde)
    {
        if (foreSynlig && forevarde!.Raknas) Rakna(forevarde, efter.Fakta.Kalla, -1);
        if (efterSynlig && eftervarde.Raknas) Rakna(eftervarde, efter.Fakta.Kalla, 1);
        if (!foreSynlig && !efterSynlig) return;

        Seq++;
        var lista = Lista.Senaste;
        if (fore is not null && foreSynlig)
        {
            _senaste.TaBort(fore, _noteraSenaste);
            if (fore.Fakta.ArOppen(_nu))
            {
                _oppna.TaBort(fore, _noteraOppna);
                lista |= Lista.Oppna;
            }
        }

        if (efterSynlig)
        {
            _senaste.Lagg(efter, _noteraSenaste);
            if (efter.Fakta.ArOppen(_nu))
            {
                _oppna.Lagg(efter, _noteraOppna);
                lista |= Lista.Oppna;
            }
        }

        Notera(efter, lista, efterSynlig);
    }

    internal Langtal Langtal(DateTimeOffset? kandSedan)
    {
        var timme = Tidfack.Timme(Rakneverk.Minut ?? 0);
        var timmar = new int[Rakneverk.Timmar - 1];
        for (var i = 0; i < timmar.Length; i++) timmar[i] = Rakneverk.AntalTimmar(timme - timmar.Length + i + 1, 1);
        return new Langtal(
            Tidfack.FranMinut(Rakneverk.Minut ?? 0), kandSedan, Lang.TillData(), timmar,
            new Dictionary<string, Trend>
            {
                ["1h"] = Trend.Mat(Rakneverk, 1, kandSedan),
                ["24h"] = Trend.Mat(Rakneverk, 24, kandSedan),
                ["7d"] = Trend.Mat(Rakneverk, 168, kandSedan),
            });
    }

    internal void Fram(DateTimeOffset nu)
    {
        _nu = nu;
        Rakneverk.Fram(nu);
        Lang.Fram(nu);
    }

    private void Rakna(Raknevarde varde, string kalla, int tecken)
    {
        Rakneverk.Lagg(varde, tecken);
        Lang.Lagg(varde, kalla, tecken);
    }

    /// <summary>Events that the class may see, open until now, are so no longer.</summary>
    internal void Stang(IReadOnlyCollection<Minne> stangda)
    {
        _oppna.TaBort(stangda, _noteraOppna);
        foreach (var minne in stangda) Notera(minne, Lista.Oppna);
    }

    internal void Glom(Minne minne)
    {
        var lista = _senaste.ITopp(minne) ? Lista.Senaste : Lista.Ingen;
        _senaste.TaBort(minne, _noteraSenaste);
        if (minne.Fakta.ArOppen(_nu))
        {
            _oppna.TaBort(minne, _noteraOppna);
            lista |= Lista.Oppna;
        }

        if (lista != Lista.Ingen) Notera(minne, lista);
    }

    /// <summary>The same revision with another text: every place in the lists stays as it was.</summary>
    internal void Ersatt(Minne fore, Minne efter)
    {
        _senaste.Ersatt(fore, efter);
        if (fore.Fakta.ArOppen(_nu)) _oppna.Ersatt(fore, efter);
    }

    internal void BytText(Minne fore, Minne efter)
    {
        Ersatt(fore, efter);
        Seq++;
        Notera(efter, fore.Fakta.ArOppen(_nu) ? Lista.Senaste | Lista.Oppna : Lista.Senaste, synlig: true);
    }

    internal void Aterlagg(Minne minne)
    {
        _senaste.Lagg(minne, _ => { });
        if (minne.Fakta.ArOppen(_nu)) _oppna.Lagg(minne, _ => { });
    }

    internal Klassbildsdata TillData(IReadOnlyDictionary<HandelseNyckel, int> platser) => new(
        Rakneverk.TillData(), Seq, _logg.FullstandigFran, _logg.TillData(platser), Lang.TillData());

    private void Notera(Minne minne, Lista lista, bool? synlig = null) => _logg.Lagg(new Rorelse(Seq, minne.Nyckel, lista, synlig));
}

/// <summary>The lists of a picture that changes are told of, item by item.</summary>
[Flags]
public enum Lista
{
    /// <summary>None.</summary>
    Ingen = 0,

    /// <summary>The latest events.</summary>
    Senaste = 1,

    /// <summary>The open events.</summary>
    Oppna = 2,
}

/// <summary>What a reader at <paramref name="Fran"/> must set and take away to be at <paramref name="Till"/>.</summary>
/// <param name="Fran">Number the reader has.</param>
/// <param name="Till">Number it gets.</param>
public sealed record Listandring(long Fran, long Till)
{
    /// <summary>Items of <c>senaste</c> to set; holds every event that is new or changed, even one that is in
    /// <see cref="SenasteBort"/> too because later ones have displaced it already.</summary>
    public List<Minne> SenasteSatt { get; } = [];

    /// <summary>Keys that are no longer in <c>senaste</c>; applied after those set.</summary>
    public List<HandelseNyckel> SenasteBort { get; } = [];

    /// <summary>Items of <c>oppna</c> to set.</summary>
    public List<Minne> OppnaSatt { get; } = [];

    /// <summary>Keys that are no longer in <c>oppna</c>.</summary>
    public List<HandelseNyckel> OppnaBort { get; } = [];

    /// <summary>When the earliest event that was new or changed was known here; null when lists only rose and sank.</summary>
    public DateTimeOffset? AldstMottagen { get; private set; }

    /// <summary>True when no list moved.</summary>
    public bool ArTom => SenasteSatt.Count + SenasteBort.Count + OppnaSatt.Count + OppnaBort.Count == 0;

    internal void Kand(DateTimeOffset mottagen)
    {
        if (AldstMottagen is not { } aldst || mottagen < aldst) AldstMottagen = mottagen;
    }
}

/// <summary>A <see cref="Klassbild"/> as plain data, free of text.</summary>
/// <param name="Rakneverk">Counts.</param>
/// <param name="Seq">Number of changes.</param>
/// <param name="FullstandigFran">Lowest number from which movements are complete.</param>
/// <param name="Rorelser">Movements.</param>
/// <param name="Lang">Counts per local day.</param>
public sealed record Klassbildsdata(
    Rakneverksdata Rakneverk, long Seq, long FullstandigFran, Rorelsedata Rorelser, Langdata Lang);
