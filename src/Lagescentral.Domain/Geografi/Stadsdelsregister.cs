using System.Collections.Frozen;
using System.Text;
using Lagescentral.Domain.Stad;

namespace Lagescentral.Domain.Geografi;

/// <summary>The city and its districts, found by id, name or former name.</summary>
internal sealed class Stadsdelsregister
{
    private const string Fil = "stadsdelar.json";

    // "Farsta stadsdelsområde" and "Skarpnäcks stadsdelsförvaltning" name the district too.
    private static readonly string[] Efterled =
        ["-stadsdelsomrade", "-stadsdelsforvaltning", "-stadsdelsnamnd", "-sdf", "-sdn"];

    private readonly FrozenDictionary<string, Stadsdel> nycklar;

    private Stadsdelsregister(Stadsdel stad, IReadOnlyList<Stadsdel> omraden)
    {
        Stad = stad;
        Alla = [.. omraden, stad];
        var index = new Dictionary<string, Stadsdel>(StringComparer.Ordinal);
        foreach (var stadsdel in Alla)
        {
            foreach (var namn in new[] { stadsdel.Id, stadsdel.Namn }.Concat(stadsdel.TidigareNamn).Concat(stadsdel.Alias))
            {
                if (!index.TryAdd(Nyckel(namn), stadsdel) && index[Nyckel(namn)] != stadsdel)
                    throw Stadsfil.Fel(Fil, $"posten {stadsdel.Id}", "namn", "namnet hör redan till ett annat stadsdelsområde", "Låt varje namn stå hos ett område.");
            }
        }

        nycklar = index.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The whole city.</summary>
    public Stadsdel Stad { get; }

    /// <summary>The districts in the file's order, then the city.</summary>
    public IReadOnlyList<Stadsdel> Alla { get; }

    public static Stadsdelsregister Las(string mapp)
    {
        var fil = Stadsfil.Las<Innehall>(mapp, Fil);
        var stad = Till(fil.Stad, "stad");
        var omraden = Stadsfil.Lista(fil.Stadsdelar, Fil, "stadsdelar").Select((s, i) => Till(s, $"stadsdel nr {i + 1}")).ToList();
        return new Stadsdelsregister(stad, omraden);
    }

    public Stadsdel? Finn(string idEllerNamn)
    {
        // An id is its own key, and is what is asked for most.
        if (nycklar.TryGetValue(idEllerNamn, out var funnen))
            return funnen;

        var nyckel = Nyckel(idEllerNamn);
        if (nycklar.TryGetValue(nyckel, out funnen))
            return funnen;

        foreach (var led in Efterled)
        {
            if (!nyckel.EndsWith(led, StringComparison.Ordinal))
                continue;
            nyckel = nyckel[..^led.Length];
            return nycklar.GetValueOrDefault(nyckel)
                ?? (nyckel.EndsWith('s') ? nycklar.GetValueOrDefault(nyckel[..^1]) : null);
        }

        return null;
    }

    private static Stadsdel Till(Post? post, string var) => new(
        Stadsfil.Id(post?.Id, Fil, var),
        Stadsfil.Text(post?.Namn, Fil, var, "namn"),
        post?.Tidigare ?? [],
        post?.Alias ?? []);

    /// <summary>The form in which spellings meet: lower case, å/ä as a, ö as o, all else as single hyphens.</summary>
    private static string Nyckel(string namn)
    {
        var nyckel = new StringBuilder(namn.Length);
        foreach (var tecken in Skrift.Normal(namn, NormalizationForm.FormC))
        {
            var litet = char.ToLowerInvariant(tecken) switch { 'å' or 'ä' => 'a', 'ö' => 'o', 'é' => 'e', var c => c };
            if (char.IsLetterOrDigit(litet))
                nyckel.Append(litet);
            else if (nyckel.Length > 0 && nyckel[^1] != '-')
                nyckel.Append('-');
        }

        return nyckel.ToString().TrimEnd('-');
    }

    private sealed record Innehall(Post? Stad, IReadOnlyList<Post>? Stadsdelar);

    private sealed record Post(string? Id, string? Namn, IReadOnlyList<string>? Tidigare, IReadOnlyList<string>? Alias);
}
