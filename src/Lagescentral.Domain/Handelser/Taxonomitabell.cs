using System.Collections.Frozen;

namespace Lagescentral.Domain.Handelser;

/// <summary>One source's types.</summary>
internal sealed class Taxonomitabell(
    IReadOnlyDictionary<string, Klassning> hela,
    IReadOnlyDictionary<int, Klassning> nummer,
    IReadOnlyList<(string Borjan, Klassning Klassning)> borjan)
{
    private readonly FrozenDictionary<string, Klassning> hela = hela.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Trimmed, with single blanks: the form in which spellings are compared.</summary>
    public static string Ord(string typ) =>
        string.Join(' ', typ.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The classification of a type.</summary>
    /// <param name="ord">The type as <see cref="Ord"/> gives it.</param>
    /// <param name="medNummer">True when a leading number is the source's own.</param>
    public Klassning? Finn(string ord, bool medNummer)
    {
        if (hela.TryGetValue(ord, out var klassning))
            return klassning;
        if (medNummer && nummer.Count > 0 && UrNummer(ord) is { } numrerad)
            return numrerad;

        foreach (var (inledning, svar) in borjan)
        {
            if (ord.StartsWith(inledning, StringComparison.OrdinalIgnoreCase)
                && (ord.Length == inledning.Length || !char.IsLetterOrDigit(ord[inledning.Length])))
            {
                return svar;
            }
        }

        return null;
    }

    /// <summary>"14", "14. Automatlarm …": the words decide where they are known, else the number.</summary>
    private Klassning? UrNummer(string ord)
    {
        var siffror = ord.AsSpan().IndexOfAnyExceptInRange('0', '9');
        var slut = siffror < 0 ? ord.Length : siffror;
        if (slut is 0 or > 2)
            return null;

        var resten = ord[slut..].TrimStart(' ', '.', ':', ')', '-', '–');
        if (resten.Length > 0 && hela.TryGetValue(resten, out var klassning))
            return klassning;
        return resten.Length == 0 || !char.IsLetterOrDigit(ord[slut])
            ? nummer.GetValueOrDefault(int.Parse(ord.AsSpan(0, slut), System.Globalization.CultureInfo.InvariantCulture))
            : null;
    }
}
