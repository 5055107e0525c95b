using System.Text.Json.Nodes;
using Lagescentral.Prestanda.Ratt;

namespace Lagescentral.Prestanda.Klienter;

/// <summary>A picture with changes laid on it, by the contract's rules and nothing more. What is laid on is in order: whoever has the
/// picture sees to that.</summary>
/// <param name="las">Reads an event of a list.</param>
internal sealed class Klientbild(Func<JsonNode, Listad> las)
{
    private const int SenasteHogst = 50;
    private readonly Dictionary<string, Dictionary<string, Listad>> _listor = [];
    private JsonObject _varden = [];

    /// <summary>Begins with a whole picture.</summary>
    public void Satt(JsonObject bild)
    {
        _varden = [];
        _listor.Clear();
        foreach (var (namn, varde) in bild)
        {
            if (Meddelande.Listor.Contains(namn)) _listor[namn] = varde!.AsArray().Select(p => las(p!)).ToDictionary(p => p.Id);
            else if (varde is not JsonArray) _varden[namn] = varde?.DeepClone();
        }
    }

    /// <summary>Lays a change on it.</summary>
    public void Lagg(JsonObject andring)
    {
        foreach (var (namn, varde) in andring["andring"]!.AsObject())
        {
            if (Meddelande.Listor.Contains(namn) && varde is JsonObject lista) Lista(namn, lista);
            else if (varde is not JsonArray) Slaihop(_varden, namn, varde);
        }

        _varden["per"] = andring["per"]!.DeepClone();
    }

    /// <summary>What it shows.</summary>
    public Lage Lage()
    {
        var bild = _varden.DeepClone().AsObject();
        bild["senaste"] = new JsonArray();
        var lage = Bildlasning.Lage(bild);
        var oppna = _listor.TryGetValue("oppna", out var lista)
            ? Ordna(lista.Values.OrderByDescending(p => p.Allvar).ThenByDescending(p => p.Mottagen)).ToList() : null;
        return lage with { Oppna = oppna, Senaste = [.. Senaste()] };
    }

    private IEnumerable<Listad> Senaste() => Ordna(_listor["senaste"].Values.OrderByDescending(p => p.Mottagen)).Take(SenasteHogst);

    private static IEnumerable<Listad> Ordna(IOrderedEnumerable<Listad> lista) =>
        lista.ThenByDescending(p => p.Kalla, StringComparer.Ordinal).ThenByDescending(p => p.Id, StringComparer.Ordinal);

    private void Lista(string namn, JsonObject andring)
    {
        if (!_listor.TryGetValue(namn, out var poster)) _listor[namn] = poster = [];
        foreach (var post in andring["satt"]?.AsArray() ?? [])
        {
            var satt = las(post!);
            poster[satt.Id] = satt;
        }

        foreach (var nyckel in andring["bort"]?.AsArray() ?? []) poster.Remove((string)nyckel!["id"]!);
        if (namn != "senaste" || poster.Count <= SenasteHogst * 4) return;
        // What has fallen out of a list that shows fifty cannot come back into it unsaid.
        _listor[namn] = Senaste().ToDictionary(p => p.Id);
    }

    /// <summary>RFC 7396 for one member.</summary>
    private static void Slaihop(JsonObject mal, string namn, JsonNode? varde)
    {
        if (varde is null)
        {
            mal.Remove(namn);
            return;
        }

        if (varde is not JsonObject patch)
        {
            mal[namn] = varde.DeepClone();
            return;
        }

        if (mal[namn] is not JsonObject inre) mal[namn] = inre = [];
        foreach (var (falt, nytt) in patch) Slaihop(inre, falt, nytt);
    }
}
