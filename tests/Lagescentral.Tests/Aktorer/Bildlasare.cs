using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lagescentral.Aktorer;
using Lagescentral.Domain.Lagesbilder;
using Lagescentral.Domain.Sekretess;
using Shouldly;

namespace Lagescentral.Tests.Aktorer;

/// <summary>A reader of one channel and class, as the contract describes it: a picture, then merge patches, with lists
/// patched item by item.</summary>
internal sealed class Bildlasare(Lasarklass klass, Foldgranser granser)
{
    public Lasarklass Klass => klass;

    public JsonObject? Bild { get; private set; }

    public long Seq { get; private set; } = -1;

    public string? Epok { get; private set; }

    /// <summary>Everything that it has been sent, as sent.</summary>
    public List<string> Sant { get; } = [];

    /// <summary>What changes have set in <c>senaste</c>, as key and revision.</summary>
    public HashSet<string> Satta { get; } = [];

    /// <summary>True when it has taken a whole picture, and so been spared the changes before it.</summary>
    public bool TogHel { get; private set; }

    /// <summary>Forgets what has been set.</summary>
    public void Glom()
    {
        Satta.Clear();
        TogHel = false;
    }

    /// <summary>The same reader, asleep from here on.</summary>
    public Bildlasare Kopia() => new(klass, granser) { Bild = Bild?.DeepClone().AsObject(), Seq = Seq, Epok = Epok };

    /// <summary>A picture as this class gets it.</summary>
    public static JsonObject Som(Lagesbildvy bild, Lasarklass klass) =>
        JsonSerializer.SerializeToNode(bild, Synlighet.Json(klass))!.AsObject();

    public void TaEmot(Bildsvar svar)
    {
        Epok = svar.Epok;
        if (svar.Bild is { } bild)
        {
            Bild = Som(bild, klass);
            Sant.Add(Bild.ToJsonString(Lagescentral.Domain.Json.Options));
            Seq = svar.Seq;
            TogHel = true;
            return;
        }

        foreach (var andring in svar.Andringar!) TaEmot(andring).ShouldBeTrue();
        Seq.ShouldBe(svar.Seq);
    }

    /// <summary>False when the change starts where this reader is not: it must ask again.</summary>
    public bool TaEmot(ReadOnlyMemory<byte> json)
    {
        var sagt = Encoding.UTF8.GetString(json.Span);
        Sant.Add(sagt);
        var andring = JsonNode.Parse(sagt)!.AsObject();
        var (fran, till) = ((long)andring["fran"]!, (long)andring["till"]!);
        if (fran > Seq) return false;
        if (till < Seq) return true;
        fran.ShouldBe(Seq);
        Tillampa(andring["andring"]!.AsObject());
        Bild!["per"] = andring["per"]!.DeepClone();
        Seq = till;
        return true;
    }

    public void ShouldVara(Lagesbildvy bild, string var)
    {
        var server = Som(bild, klass);
        // A minute in which nothing else changed is not sent.
        DateTimeOffset.Parse((string)Bild!["per"]!, CultureInfo.InvariantCulture).ShouldBeLessThanOrEqualTo(bild.Per);
        server["per"] = Bild["per"]!.DeepClone();
        if (JsonNode.DeepEquals(Bild, server)) return;
        Ordnad(Bild).ShouldBe(Ordnad(server), var);
    }

    private static string Ordnad(JsonNode nod) => nod switch
    {
        JsonObject objekt => "{" + string.Join(",\n", objekt.OrderBy(par => par.Key, StringComparer.Ordinal).Select(par => $"{par.Key}:{(par.Value is null ? "null" : Ordnad(par.Value))}")) + "}",
        JsonArray lista => "[" + string.Join(",", lista.Select(sak => Ordnad(sak!))) + "]",
        _ => nod.ToJsonString(Lagescentral.Domain.Json.Options),
    };

    private void Tillampa(JsonObject andring)
    {
        var resten = andring.DeepClone().AsObject();
        foreach (var lista in (ReadOnlySpan<string>)["oppna", "senaste"])
        {
            if (andring[lista] is not JsonObject rorelser) continue;
            resten.Remove(lista);
            var saker = Bild![lista]!.AsArray().ToDictionary(sak => Nyckel(sak!), sak => sak!.DeepClone());
            foreach (var sak in rorelser["satt"]?.AsArray() ?? [])
            {
                saker[Nyckel(sak!)] = sak!.DeepClone();
                if (lista == "senaste") Satta.Add(Nyckel(sak) + ":" + sak["rev"]);
            }

            foreach (var sak in rorelser["bort"]?.AsArray() ?? []) saker.Remove(Nyckel(sak!));
            Bild[lista] = new JsonArray([.. Ordna(saker.Values, lista)]);
        }

        Patcha(Bild!, resten);
    }

    private IEnumerable<JsonNode> Ordna(IEnumerable<JsonNode> saker, string lista)
    {
        var senast = saker.OrderByDescending(sak => DateTimeOffset.Parse((string)sak["mottagen"]!, CultureInfo.InvariantCulture))
            .ThenByDescending(sak => (string)sak["kalla"]!, StringComparer.Ordinal).ThenByDescending(sak => (string)sak["id"]!, StringComparer.Ordinal);
        return lista == "senaste" ? senast.Take(granser.Senaste) : senast.OrderByDescending(sak => (int)sak["allvar"]!);
    }

    private static string Nyckel(JsonNode sak) => $"{sak["kalla"]}/{sak["id"]}";

    // RFC 7396, written from its own pseudocode.
    private static void Patcha(JsonObject mal, JsonObject patch)
    {
        foreach (var (namn, varde) in patch)
        {
            if (varde is null)
            {
                mal.Remove(namn);
                continue;
            }

            if (varde is not JsonObject inre)
            {
                mal[namn] = varde.DeepClone();
                continue;
            }

            if (mal[namn] is not JsonObject) mal[namn] = new JsonObject();
            Patcha(mal[namn]!.AsObject(), inre);
        }
    }
}

/// <summary>Keeps what is sent, and gives it to readers at once.</summary>
internal sealed class Provutskick : IUtskick
{
    private readonly Lock _las = new();
    private readonly List<(Lasarklass Lasare, Andring Andring)> _sant = [];

    /// <summary>Whether anyone follows.</summary>
    public Func<string, Lasarklass, bool> Foljare { get; set; } = (_, _) => true;

    public bool Foljs(string kanal, Lasarklass lasare) => Foljare(kanal, lasare);

    int IUtskick.Foljare(string kanal) => 0;

    public void Publicera(Lasarklass lasare, Andring andring)
    {
        lock (_las) _sant.Add((lasare, andring));
    }

    /// <summary>What has been sent since the last time, for a class on a channel or for all.</summary>
    public IReadOnlyList<(Lasarklass Lasare, Andring Andring)> Tom()
    {
        lock (_las)
        {
            var sant = _sant.ToList();
            _sant.Clear();
            return sant;
        }
    }
}
