using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Sekretess;

namespace Lagescentral.Domain.Lagesbilder;

/// <summary>
/// The rolling picture of one area as a fold of event lines: pure, no clock. The line with the highest revision is the
/// event, so that every interleaving of the streams gives the same picture, and a line read twice changes nothing.
/// </summary>
/// <remarks>A revision whose predecessor has been forgotten takes the predecessor's values out, as it carries them itself.
/// So the streams must keep level where events are forgotten: of an event that has been, a later revision must not be read
/// before an earlier one. The order of commit, in which lines are nudged and read at start, never does.</remarks>
public sealed class Lagesfold
{
    /// <summary>Version of this code's state; a saved state of another version is ignored.</summary>
    public const string Version = "lagesfold-5";

    // Fewer that wait to be closed are not worth counting over.
    private const int StangsMinst = 1_000;

    private readonly Omrade _omrade;
    private readonly Foldgranser _granser;
    private readonly Dictionary<HandelseNyckel, Minne> _minnen = [];
    private readonly Queue<(HandelseNyckel Nyckel, int Rev)> _ordning = [];
    private readonly HashSet<HandelseNyckel> _kvarhallna = [];
    private readonly PriorityQueue<(HandelseNyckel Nyckel, int Rev), DateTimeOffset> _stangs = new();
    private readonly Omradesbild _egen;
    private readonly Dictionary<string, Omradesbild> _delar = [];
    private DateTimeOffset _glomt = DateTimeOffset.MinValue;

    /// <summary>An empty picture, or one restored from a saved state.</summary>
    /// <param name="omrade">What it is about.</param>
    /// <param name="granser">Bounds.</param>
    /// <param name="data">Saved state.</param>
    /// <param name="delar">Ids of the districts that are counted and listed for themselves too; their changes are not logged.</param>
    public Lagesfold(Omrade omrade, Foldgranser granser, Lagesfoldsdata? data = null, IEnumerable<string>? delar = null)
    {
        ArgumentNullException.ThrowIfNull(omrade);
        ArgumentNullException.ThrowIfNull(granser);
        _omrade = omrade;
        _granser = granser;
        var minnen = data?.Handelser.Select(fakta => new Minne(fakta, null)).ToList() ?? [];
        _egen = new Omradesbild(omrade, granser, data?.Egen, minnen, () => _minnen.Values);
        foreach (var id in delar ?? [])
            _delar.Add(id, new Omradesbild(Omrade.Stadsdel(id), granser with { Rorelser = 1 }, data?.Delar.GetValueOrDefault(id), minnen, () => _minnen.Values));
        if (data is null) return;

        Nu = data.Nu;
        HistorikFran = data.HistorikFran;
        _glomt = data.Glomt;
        GlomdaOppna = data.GlomdaOppna;
        if (Nu is not { } nu) return;
        _egen.Fram(nu);
        foreach (var del in _delar.Values) del.Fram(nu);
        foreach (var minne in minnen.OrderBy(m => m.Fakta.Mottagen).ThenBy(m => m.Nyckel)) Aterlagg(minne);
    }

    /// <summary>The picture's own time: the start of a minute; null before anything has been read.</summary>
    public DateTimeOffset? Nu { get; private set; }

    /// <summary>When the first line was known: what is older cannot be told from nothing.</summary>
    public DateTimeOffset? HistorikFran { get; private set; }

    /// <summary>Since when a class' counts are complete: since the first line, or since imported history begins.</summary>
    public DateTimeOffset? KandSedan(Lasarklass lasare) =>
        HistorikFran is { } fran && For(lasare).Lang.TacktFran(fran) is { } tackt && tackt < fran ? tackt : HistorikFran;

    /// <summary>What the long view of a class is made from; <paramref name="kandSedan"/> is since when more than the area is known.</summary>
    public Langtal Langtal(Lasarklass lasare, DateTimeOffset? kandSedan = null)
    {
        var egen = KandSedan(lasare);
        return For(lasare).Langtal(egen is null || kandSedan < egen ? kandSedan : egen);
    }

    /// <summary>Number of events remembered.</summary>
    public int Minns => _minnen.Count;

    /// <summary>Open events that had to be forgotten because there were too many.</summary>
    public int GlomdaOppna { get; private set; }

    /// <summary>The picture that a class of reader counts.</summary>
    public Klassbild For(Lasarklass lasare) => _egen.For(lasare);

    /// <summary>The parts that are counted for themselves, by district id.</summary>
    public IReadOnlyDictionary<string, Omradesbild> Delar => _delar;

    /// <summary>What has moved in the lists after <paramref name="sedan"/>; null when that is too far back, or never was.</summary>
    public Listandring? Sedan(Lasarklass lasare, long sedan) => For(lasare).Sedan(sedan, Finn);

    /// <summary>What has moved in the lists since there had been <paramref name="steg"/> movements, told as a change from
    /// number <paramref name="seq"/>; null when that is too far back.</summary>
    public Listandring? SedanSteg(Lasarklass lasare, long seq, long steg) => For(lasare).SedanSteg(seq, steg, Finn);

    /// <summary>The event as remembered, in this area or having left it.</summary>
    public Minne? Finn(HandelseNyckel nyckel) => _minnen.GetValueOrDefault(nyckel);

    /// <summary>All that is remembered, in no order.</summary>
    public IReadOnlyCollection<Minne> Minnen => _minnen.Values;

    /// <summary>Moves time forward; an earlier time is ignored. True when the minute changed.</summary>
    public bool Tick(DateTimeOffset nu)
    {
        var minut = Tidfack.FranMinut(Tidfack.Minut(nu));
        if (minut <= Nu) return false;
        var fore = Nu ?? minut;
        Nu = minut;
        _egen.Fram(minut);
        foreach (var del in _delar.Values) del.Fram(minut);
        Stang(fore, minut);
        GlomGamla(minut);
        return true;
    }

    /// <summary>Takes in a line. True when it changed anything; a line already read, or one kept as history, does not.</summary>
    /// <exception cref="OkantSlagException">The kind is unknown: it was written by a newer version.</exception>
    public bool Folda(Handelserad rad)
    {
        ArgumentNullException.ThrowIfNull(rad);
        HistorikFran ??= rad.Mottagen;
        Tick(rad.Mottagen);
        switch (rad.Slag)
        {
            case Handelseslag.Utflyttad when !_omrade.ArEnStrom:
                return false;
            case Handelseslag.Mottagen or Handelseslag.Reviderad or Handelseslag.Inflyttad or Handelseslag.Utflyttad:
                return Upptag(rad);
            case Handelseslag.Historik:
                return false;
            case Handelseslag.TextGallrad:
                return GallraTexter(rad.Gallring!);
            default:
                throw new OkantSlagException(rad.Slag);
        }
    }

    /// <summary>Gives back a text after a restored state, which holds none; null when it has been erased since. Ignored
    /// when the event has moved on.</summary>
    public void Hydrera(HandelseNyckel nyckel, int rev, Handelsetext? text)
    {
        if (!_minnen.TryGetValue(nyckel, out var minne) || minne.Fakta.Rev != rev || minne.Text is not null) return;
        var fakta = text is null ? minne.Fakta with { Text = Textlage.Gallrad } : minne.Fakta;
        Byt(minne, new Minne(fakta, text), (bild, fore, efter) => bild.Ersatt(fore, efter));
    }

    /// <summary>The state as plain data, free of text.</summary>
    public Lagesfoldsdata TillData()
    {
        var platser = new Dictionary<HandelseNyckel, int>(_minnen.Count);
        foreach (var nyckel in _minnen.Keys) platser.Add(nyckel, platser.Count);
        return new(
            Nu, HistorikFran, _glomt, GlomdaOppna, [.. _minnen.Values.Select(m => m.Fakta)],
            _egen.TillData(platser), _delar.ToDictionary(par => par.Key, par => par.Value.TillData(platser)));
    }

    private void StangsVid(Minne minne, DateTimeOffset till)
    {
        _stangs.Enqueue((minne.Nyckel, minne.Fakta.Rev), till);
        // Those that have been forgotten or heard of again wait for their time too: they must not become more than the rest.
        if (_stangs.Count <= 2 * _minnen.Count + StangsMinst) return;
        var kvar = _stangs.UnorderedItems.Where(par => Gallande(par.Element) is not null).ToList();
        _stangs.Clear();
        _stangs.EnqueueRange(kvar);
    }

    // The event, if the revision is the one remembered.
    private Minne? Gallande((HandelseNyckel Nyckel, int Rev) sak) =>
        _minnen.TryGetValue(sak.Nyckel, out var minne) && minne.Fakta.Rev == sak.Rev ? minne : null;

    // Events that were open at one time and at a later one are not, for nobody has said more of them.
    private void Stang(DateTimeOffset fran, DateTimeOffset till)
    {
        var stangda = new List<Minne>();
        while (_stangs.TryPeek(out var sak, out var stangs) && stangs <= till)
        {
            _stangs.Dequeue();
            if (Gallande(sak) is { } minne && minne.Fakta.ArOppen(fran)) stangda.Add(minne);
        }

        if (stangda.Count == 0) return;
        _egen.Stang(stangda);
        foreach (var grupp in stangda.GroupBy(Del)) grupp.Key?.Stang([.. grupp]);
        foreach (var minne in stangda)
            if (_kvarhallna.Remove(minne.Nyckel)) Slapp(minne);
    }

    private bool Upptag(Handelserad rad)
    {
        var fakta = rad.Fakta!;
        var fore = _minnen.GetValueOrDefault(fakta.Nyckel);
        if (fore is not null && fore.Fakta.Rev >= fakta.Rev) return false;

        // Without a memory of it, the predecessor has either been forgotten (its values are still counted) or not been
        // read yet in another stream (they are not, and its line will be ignored when it comes).
        var forevarde = fore?.Varde
            ?? (fakta.Tidigare is { } tidigare && tidigare.Mottagen <= _glomt ? tidigare : null);
        if (fore is null && forevarde?.OppetTill > Nu && _egen.Synlig(Lasarklass.Intern, forevarde)) GlomdaOppna--;
        var efter = rad.Minne!;
        var eftervarde = efter.Varde;
        if (fore is not null)
        {
            _minnen.Remove(fakta.Nyckel);
            _kvarhallna.Remove(fakta.Nyckel);
        }

        _ordning.Enqueue((fakta.Nyckel, fakta.Rev));
        _egen.Byt(fore, forevarde, efter, eftervarde);
        Del(efter)?.Byt(fore, forevarde, efter, eftervarde);
        if (forevarde is not null && forevarde.Stadsdel != eftervarde.Stadsdel)
            _delar.GetValueOrDefault(forevarde.Stadsdel)?.Byt(fore, forevarde, efter, eftervarde);
        _minnen.Add(fakta.Nyckel, efter);
        if (fakta.OppenTill is { } till && fakta.Status == Handelsestatus.Pagaende) StangsVid(efter, till);
        if (_minnen.Count - _kvarhallna.Count > _granser.HandelserHogst && Aldst() is { } aldst) Glom(aldst);
        return true;
    }

    private Omradesbild? Del(Minne minne) => _delar.GetValueOrDefault(minne.Fakta.Placering.Stadsdel);

    private bool GallraTexter(Gallringsfakta gallring)
    {
        var andrat = false;
        foreach (var namn in gallring.Handelser)
        {
            var snedstreck = namn.IndexOf('/', StringComparison.Ordinal);
            var nyckel = new HandelseNyckel(namn[..snedstreck], namn[(snedstreck + 1)..]);
            // A line read again after the erasure says "gallrad" already; the change is counted all the same, so that the
            // numbers after a restart are those that readers have.
            if (!_minnen.TryGetValue(nyckel, out var minne) || minne.Fakta.Text is Textlage.Ingen) continue;
            Byt(minne, new Minne(minne.Fakta with { Text = Textlage.Gallrad }, null), (bild, fore, efter) => bild.BytText(fore, efter));
            andrat = true;
        }

        return andrat;
    }

    private void Byt(Minne fore, Minne efter, Action<Omradesbild, Minne, Minne> som)
    {
        _minnen[fore.Nyckel] = efter;
        som(_egen, fore, efter);
        if (Del(efter) is { } del) som(del, fore, efter);
    }

    private void GlomGamla(DateTimeOffset nu)
    {
        var grans = nu - TimeSpan.FromDays(_granser.MinnesDygn);
        while (Aldst() is { } minne && minne.Fakta.Mottagen <= grans) Glom(minne);
    }

    private Minne? Aldst()
    {
        while (_ordning.TryPeek(out var sak))
        {
            if (Gallande(sak) is { } minne) return minne;
            _ordning.Dequeue();
        }

        return null;
    }

    private void Glom(Minne aldst)
    {
        _ordning.Dequeue();
        if (aldst.Fakta.ArOppen(Nu!.Value) && _egen.Synlig(Lasarklass.Intern, aldst.Varde))
        {
            if (_kvarhallna.Count < _granser.OppnaUtoverHogst)
            {
                _kvarhallna.Add(aldst.Nyckel);
                return;
            }

            GlomdaOppna++;
        }

        Slapp(aldst);
    }

    private void Slapp(Minne minne)
    {
        _minnen.Remove(minne.Nyckel);
        if (minne.Fakta.Mottagen > _glomt) _glomt = minne.Fakta.Mottagen;
        _egen.Glom(minne);
        Del(minne)?.Glom(minne);
    }

    private void Aterlagg(Minne minne)
    {
        var fakta = minne.Fakta;
        _minnen[minne.Nyckel] = minne;
        _ordning.Enqueue((minne.Nyckel, fakta.Rev));
        if (fakta.ArOppen(Nu!.Value) && fakta.OppenTill is { } till) StangsVid(minne, till);
        _egen.Aterlagg(minne);
        Del(minne)?.Aterlagg(minne);
    }
}

/// <summary>A fold met a kind of line that it does not know and stops: skipping it would make the picture wrong.</summary>
public sealed class OkantSlagException(string slag)
    : Exception($"Okänt slag av rad, {slag}: journalen är skriven av en nyare version. Uppgradera den här noden.")
{
    /// <summary>The kind.</summary>
    public string Slag { get; } = slag;
}

/// <summary>A <see cref="Lagesfold"/> as plain data, free of text.</summary>
/// <param name="Nu">The picture's time.</param>
/// <param name="HistorikFran">When the first line was known.</param>
/// <param name="Glomt">Latest time of what has been forgotten.</param>
/// <param name="GlomdaOppna">Open events forgotten.</param>
/// <param name="Handelser">Facts remembered.</param>
/// <param name="Egen">The area's own picture.</param>
/// <param name="Delar">The parts' pictures, by district id.</param>
public sealed record Lagesfoldsdata(
    DateTimeOffset? Nu, DateTimeOffset? HistorikFran, DateTimeOffset Glomt, int GlomdaOppna,
    IReadOnlyList<Handelsefakta> Handelser, Omradesdata Egen, IReadOnlyDictionary<string, Omradesdata> Delar);
