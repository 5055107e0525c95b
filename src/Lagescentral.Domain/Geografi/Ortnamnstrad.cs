using System.Runtime.InteropServices;

namespace Lagescentral.Domain.Geografi;

/// <summary>
/// Finds known names in Swedish text in one pass: a tree of words, longest name first. A word is a run of letters and
/// digits, so "Farstavägen" and "Kungsholmsgatan" hold no name; a genitive s is accepted on any word of a name.
/// Immutable once built; safe for many threads.
/// </summary>
internal sealed class Ortnamnstrad
{
    // A shorter word with an s is another word: "Ås" is no genitive.
    private const int KortasteGenitiv = 4;
    private readonly Nod rot = new();

    /// <summary>Adds a name; the first to claim a spelling keeps it.</summary>
    /// <param name="stavning">The spelling, words separated by spaces or hyphens.</param>
    /// <param name="namn">What it means.</param>
    /// <param name="egetOrd">Index of the word that must bear the capital.</param>
    /// <returns>What the spelling means now.</returns>
    public Ortnamn Lagg(string stavning, Ortnamn namn, int egetOrd = 0)
    {
        var nod = rot;
        for (var start = NastaOrd(stavning, 0); start < stavning.Length;)
        {
            var slut = OrdSlut(stavning, start);
            nod = nod.Steg(stavning[start..slut]);
            start = NastaOrd(stavning, slut);
        }

        if (nod == rot)
            throw new ArgumentException("Ett ortnamn måste innehålla minst en bokstav eller siffra.", nameof(stavning));
        if (nod.Namn is null)
            (nod.Namn, nod.EgetOrd) = (namn, egetOrd);
        return nod.Namn;
    }

    /// <summary>The names in a text, in order, none overlapping another.</summary>
    public List<Namntraff> Sok(string text, Namnfalt falt)
    {
        var traffar = new List<Namntraff>();
        var fore = default(Range);
        var position = NastaOrd(text, 0);
        while (position < text.Length)
        {
            var ordslut = OrdSlut(text, position);
            if (KanBorja(text.AsSpan(position, ordslut - position)) && Langsta(text, position, falt) is { } funnen)
            {
                traffar.Add(new Namntraff(funnen.Namn, Riktningsord(text.AsSpan()[fore])));
                ordslut = funnen.Slut;
            }

            fore = position..ordslut;
            position = NastaOrd(text, ordslut);
        }

        return traffar;
    }

    private bool KanBorja(ReadOnlySpan<char> ord) =>
        rot.Barn(ord) is not null || (ord.Length > KortasteGenitiv && ord[^1] is ('s' or 'S') && rot.Barn(ord[..^1]) is not null);

    private (Ortnamn Namn, int Slut)? Langsta(string text, int start, Namnfalt falt)
    {
        (Ortnamn, int)? basta = null;
        Prova(rot, start, 0, []);
        return basta;

        // A word can continue a name with and without its s, so both ways are tried; names have few words.
        void Prova(Nod nod, int ordstart, int djup, ReadOnlySpan<int> starter)
        {
            var slut = OrdSlut(text, ordstart);
            var langd = slut - ordstart;
            Span<int> hittills = stackalloc int[djup + 1];
            starter.CopyTo(hittills);
            hittills[djup] = ordstart;
            if (nod.Barn(text.AsSpan(ordstart, langd)) is { } hel)
                Vidare(hel, slut, djup, hittills);
            if (langd > KortasteGenitiv && text[slut - 1] is ('s' or 'S') && nod.Barn(text.AsSpan(ordstart, langd - 1)) is { } utanS)
                Vidare(utanS, slut, djup, hittills);
        }

        void Vidare(Nod nod, int slut, int djup, ReadOnlySpan<int> starter)
        {
            if (nod.Namn is { } namn && (basta is null || slut > basta.Value.Item2) && ArNamn(text, starter[nod.EgetOrd], namn, falt))
                basta = (namn, slut);
            if (nod.HarBarn && Fortsattning(text, starter[djup], slut) is { } nasta)
                Prova(nod, nasta, djup + 1, starter);
        }
    }

    /// <summary>Where the next word of the same name may begin: after blanks or a hyphen, and after a short word also
    /// the mark of "S:t" and "S.".</summary>
    private static int? Fortsattning(string text, int ordstart, int slut)
    {
        const int langstaGlapp = 3;
        const int langstaForkortning = 2;
        var i = slut;
        if (i < text.Length && text[i] is ('.' or ':'))
        {
            if (slut - ordstart > langstaForkortning)
                return null;
            i++;
        }

        while (i < text.Length && i - slut < langstaGlapp && (char.IsWhiteSpace(text[i]) || text[i] is '-' or '–'))
            i++;
        return i > slut && i < text.Length && char.IsLetterOrDigit(text[i]) ? i : null;
    }

    private static bool ArNamn(string text, int start, Ortnamn namn, Namnfalt falt)
    {
        var versal = char.IsUpper(text[start]) || char.IsDigit(text[start]);
        if (!namn.VanligtOrd)
            return versal || falt == Namnfalt.Plats;
        if (!versal || falt == Namnfalt.Plats)
            return versal;
        var baraVersaler = start + 1 < text.Length && char.IsUpper(text[start + 1]);
        return !baraVersaler && !(falt == Namnfalt.Text && BorjarMening(text, start));
    }

    private static bool BorjarMening(string text, int start)
    {
        var i = start - 1;
        while (i >= 0 && (char.IsWhiteSpace(text[i]) || text[i] is '"' or '”' or '–' or '-'))
            i--;
        return i < 0 || text[i] is '.' or '!' or '?' or ':';
    }

    private static Riktning Riktningsord(ReadOnlySpan<char> ord) => ord switch
    {
        _ when ord.Equals("till", StringComparison.OrdinalIgnoreCase) => Riktning.Till,
        _ when ord.Equals("mot", StringComparison.OrdinalIgnoreCase)
            || ord.Equals("från", StringComparison.OrdinalIgnoreCase)
            || ord.Equals("riktning", StringComparison.OrdinalIgnoreCase) => Riktning.MotEllerFran,
        _ => Riktning.Ingen,
    };

    private static int NastaOrd(string text, int fran)
    {
        while (fran < text.Length && !char.IsLetterOrDigit(text[fran]))
            fran++;
        return fran;
    }

    private static int OrdSlut(string text, int fran)
    {
        while (fran < text.Length && char.IsLetterOrDigit(text[fran]))
            fran++;
        return fran;
    }

    private sealed class Nod
    {
        private Dictionary<string, Nod>? barn;

        public Ortnamn? Namn { get; set; }

        public int EgetOrd { get; set; }

        public bool HarBarn => barn is not null;

        public Nod Steg(string ord)
        {
            barn ??= new Dictionary<string, Nod>(StringComparer.OrdinalIgnoreCase);
            ref var nod = ref CollectionsMarshal.GetValueRefOrAddDefault(barn, ord, out _);
            return nod ??= new Nod();
        }

        public Nod? Barn(ReadOnlySpan<char> ord) =>
            barn is not null && barn.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(ord, out var nod) ? nod : null;
    }
}
