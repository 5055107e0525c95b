using System.Text.RegularExpressions;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Domain.Stad;

namespace Lagescentral.Domain.Organisationer;

/// <summary>What an organisation is.</summary>
public enum Organisationsslag
{
    /// <summary>The city's executive board and its office.</summary>
    Kommunstyrelse,

    /// <summary>The board of a district.</summary>
    Stadsdelsnamnd,

    /// <summary>A board of the whole city.</summary>
    Facknamnd,

    /// <summary>A company of the city's.</summary>
    Bolag,

    /// <summary>The police.</summary>
    Polis,

    /// <summary>Rescue services.</summary>
    Raddningstjanst,

    /// <summary>The region.</summary>
    Region,

    /// <summary>Public transport.</summary>
    Kollektivtrafik,

    /// <summary>Another authority.</summary>
    Myndighet,

    /// <summary>Something else.</summary>
    Annan,
}

/// <summary>How an organisation is reached at a time of day: ways of its own functions, never a person's name.</summary>
public sealed record Kontaktvagar
{
    /// <summary>Telephone number.</summary>
    public string? Telefon { get; init; }

    /// <summary>E-mail address.</summary>
    public string? Epost { get; init; }

    /// <summary>Another way, such as a radio group; at most 200 characters.</summary>
    public string? Annat { get; init; }

    /// <summary>True when no way is known.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool Tom => Telefon is null && Epost is null && Annat is null;
}

/// <summary>Who can be called on.</summary>
public sealed record Organisation
{
    /// <summary>Id, ASCII.</summary>
    public required string Id { get; init; }

    /// <summary>Name.</summary>
    public required string Namn { get; init; }

    /// <summary>What it is.</summary>
    public required Organisationsslag Slag { get; init; }

    /// <summary>What it can be called on for.</summary>
    public string VadFor { get; init; } = "";

    /// <summary>By whom it is called: a role, in words.</summary>
    public string KallasAv { get; init; } = "";

    /// <summary>How in office hours.</summary>
    public Kontaktvagar Kontorstid { get; init; } = new();

    /// <summary>How at other times.</summary>
    public Kontaktvagar Ovrigtid { get; init; } = new();

    /// <summary>Ids of the districts that it answers for; empty for the whole city.</summary>
    public IReadOnlyList<string> Stadsdelar { get; init; } = [];
}

/// <summary>Checks organisations, and reads those of the city's file.</summary>
public static partial class Organisationsregler
{
    /// <summary>The city's file.</summary>
    public const string Fil = "organisationer.json";

    /// <summary>Most organisations of a city, also those that are imported.</summary>
    public const int Hogst = 1_000;

    /// <summary>The organisations of a city's folder: names and kinds, no ways to reach them.</summary>
    /// <param name="mapp">The folder.</param>
    /// <param name="stadsdelar">Ids of the districts.</param>
    /// <exception cref="InvalidDataException">The file is missing or faulty; the message names entry, field and remedy.</exception>
    public static IReadOnlyList<Organisation> Las(string mapp, IReadOnlySet<string> stadsdelar)
    {
        var lista = Stadsfil.Lista(Stadsfil.Las<Innehall>(mapp, Fil).Organisationer, Fil, "organisationer");
        var ider = new HashSet<string>();
        foreach (var (organisation, i) in lista.Select((o, i) => (o, i + 1)))
        {
            var post = $"post {i}";
            if (Fel(organisation, stadsdelar, i) is [var fel, ..]) throw Stadsfil.Fel(Fil, post, fel.Falt ?? "", "duger inte", fel.Orsak);
            if (!ider.Add(organisation.Id)) throw Stadsfil.Fel(Fil, post, "id", "finns redan i filen", "Ge varje organisation ett eget id.");
            if (!organisation.Kontorstid.Tom || !organisation.Ovrigtid.Tom)
                throw Stadsfil.Fel(Fil, post, "kontorstid", "kontaktvägar står i filen", "Ta bort dem: de importeras, så att de kan raderas.");
        }

        return lista;
    }

    /// <summary>What is wrong with an organisation; never repeats what was written.</summary>
    /// <param name="organisation">It, its texts trimmed.</param>
    /// <param name="stadsdelar">Ids of the districts.</param>
    /// <param name="rad">Row to name.</param>
    public static IReadOnlyList<Faltfel> Fel(Organisation organisation, IReadOnlySet<string> stadsdelar, int rad = 0)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        ArgumentNullException.ThrowIfNull(stadsdelar);
        var fel = new List<Faltfel>();
        if (!Stadsfil.ArId(organisation.Id)) fel.Add(new(rad, "id", "Ange ett id av a–z, 0–9 och enstaka bindestreck, högst 80 tecken."));
        Text("namn", organisation.Namn, 2, 120);
        Text("vadFor", organisation.VadFor, 0, 300);
        Text("kallasAv", organisation.KallasAv, 0, 120);
        if (!Enum.IsDefined(organisation.Slag)) fel.Add(new(rad, "slag", "Ange ett av slagen som står i registret, till exempel bolag."));
        Vagar("kontorstid", organisation.Kontorstid);
        Vagar("ovrigtid", organisation.Ovrigtid);
        if (organisation.Stadsdelar.Count > stadsdelar.Count || organisation.Stadsdelar.Any(s => !stadsdelar.Contains(s)))
            fel.Add(new(rad, "stadsdelar", "Ange stadsdelsområdenas id, som de står under /api/v1/stadsdelar, eller inget för hela staden."));
        return fel;

        void Vagar(string falt, Kontaktvagar vagar)
        {
            if (vagar.Telefon is { } telefon && !Telefonnummer().IsMatch(telefon)) fel.Add(new(rad, falt + ".telefon", "Ange ett telefonnummer med 3–20 siffror; mellanslag, bindestreck och + får stå i det."));
            if (vagar.Epost is { } epost && (epost.Length > 200 || !Epostadress().IsMatch(epost))) fel.Add(new(rad, falt + ".epost", "Ange en e-postadress, som funktion@exempel.se."));
            if (vagar.Annat is { } annat) Text(falt + ".annat", annat, 1, 200);
        }

        void Text(string falt, string? text, int minst, int hogst)
        {
            if (text is null || text.Length < minst || text.Length > hogst || text.Any(char.IsControl)) fel.Add(new(rad, falt, $"Skriv {minst}–{hogst} tecken på en rad."));
            else if (Personuppgifter.Finn(text) is { } monster) fel.Add(new(rad, falt, $"Texten innehåller något som liknar {monster}. Skriv kontaktvägar i deras egna fält, och peka inte ut någon."));
        }
    }

    // 112 and 114 14 are numbers too.
    [GeneratedRegex(@"^\+?(?:[ -]?[0-9]){3,20}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Telefonnummer();

    [GeneratedRegex(@"^[^\s@,;]{1,64}@[^\s@,;]{1,120}\.[^\s@,;.]{2,24}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Epostadress();

    private sealed record Innehall(IReadOnlyList<Organisation>? Organisationer);
}
