using System.Globalization;
using System.Text.Json.Nodes;

namespace Lagescentral.Hub.Tests.Direkt;

/// <summary>What became of a change.</summary>
internal enum Intag
{
    /// <summary>Laid on the picture.</summary>
    Tagen,

    /// <summary>Had already.</summary>
    Hade,

    /// <summary>It does not begin where the picture is.</summary>
    Lucka,
}

/// <summary>A client's copy of one channel's picture: the contract's rules, and nothing that the contract does not say.</summary>
internal sealed class Foljdbild(string kanal)
{
    private const int Senaste = 50;
    private static readonly string[] Listor = ["oppna", "senaste", "larm"];

    public string Kanal => kanal;

    public JsonObject? Bild { get; private set; }

    public long? Seq { get; private set; }

    public string? Epok { get; private set; }

    public DateTimeOffset Per { get; private set; }

    /// <summary>Every event that has occurred in a picture or in some <c>satt</c>, with the revisions it occurred in.</summary>
    public Dictionary<string, HashSet<int>> Sedda { get; } = [];

    /// <summary>Every class that has occurred on an event.</summary>
    public HashSet<string> Klasser { get; } = [];

    public void SattBild(JsonObject svar)
    {
        Bild = svar["bild"]!.DeepClone().AsObject();
        Seq = (long)svar["seq"]!;
        Epok = (string)svar["epok"]!;
        Per = Bild["per"] is { } per ? Tid(per) : default;
        foreach (var lista in Listor)
            foreach (var post in Bild[lista]?.AsArray() ?? []) Se(post!);
    }

    public Intag Ta(JsonObject andring)
    {
        var (fran, till, per) = ((long)andring["fran"]!, (long)andring["till"]!, Tid(andring["per"]!));
        if (Bild is null || (string)andring["epok"]! != Epok) return Intag.Lucka;
        var minut = fran == till && till == Seq;
        if (minut ? per < Per : till <= Seq) return Intag.Hade;
        if (fran != Seq) return Intag.Lucka;
        foreach (var (namn, varde) in andring["andring"]!.AsObject())
        {
            if (Listor.Contains(namn) && varde is JsonObject lista) Bild[namn] = Lista(namn, Bild[namn] as JsonArray ?? [], lista);
            else Slaihop(Bild, namn, varde);
        }

        Seq = till;
        Per = per;
        if (Bild.ContainsKey("seq")) Bild["seq"] = till;
        if (Bild.ContainsKey("per")) Bild["per"] = andring["per"]!.DeepClone();
        return Intag.Tagen;
    }

    public void Glom() => (Bild, Seq, Epok) = (null, null, null);

    private JsonArray Lista(string namn, JsonArray fore, JsonObject andring)
    {
        var poster = fore.ToDictionary(p => Nyckel(p!), p => p!);
        foreach (var post in andring["satt"]?.AsArray() ?? [])
        {
            Se(post!);
            poster[Nyckel(post!)] = post!;
        }

        foreach (var nyckel in andring["bort"]?.AsArray() ?? []) poster.Remove(Nyckel(nyckel!));
        var ordnade = poster.Values
            .OrderByDescending(p => namn == "oppna" ? (int)p["allvar"]! : 0)
            .ThenByDescending(p => Tid(p["mottagen"]!))
            .ThenByDescending(p => (string)p["kalla"]!, StringComparer.Ordinal)
            .ThenByDescending(p => (string)p["id"]!, StringComparer.Ordinal);
        return new JsonArray([.. (namn == "senaste" ? ordnade.Take(Senaste) : ordnade).Select(p => p.DeepClone())]);
    }

    private void Se(JsonNode post)
    {
        if (!Sedda.TryGetValue(Nyckel(post), out var revisioner)) Sedda[Nyckel(post)] = revisioner = [];
        revisioner.Add((int)post["rev"]!);
        Klasser.Add((string)post["klass"]!);
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

    private static string Nyckel(JsonNode post) => $"{post["kalla"]}/{post["id"]}";

    private static DateTimeOffset Tid(JsonNode tid) => DateTimeOffset.Parse((string)tid!, CultureInfo.InvariantCulture);
}
