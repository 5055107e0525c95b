using System.Globalization;
using Lagescentral.Domain.Handelser;

namespace Lagescentral.Domain.Larm;

/// <summary>Whether an event meets a rule's condition, and if not, which of them it fails.</summary>
internal static class Villkorsprov
{
    /// <summary>The conditions that the event fails, in words, the first <paramref name="hogst"/> of them.</summary>
    public static List<string> Brister(Regel regel, Handelsefakta fakta, TimeZoneInfo zon, int hogst)
    {
        var brister = new List<string>(1);
        foreach (var brist in Brister(regel, fakta, zon))
        {
            brister.Add(brist);
            if (brister.Count >= hogst) break;
        }

        return brister;
    }

    /// <summary>True when it meets all. The same as no <see cref="Brister(Regel, Handelsefakta, TimeZoneInfo, int)"/>, without the words.</summary>
    public static bool Traffar(Regel regel, Handelsefakta fakta, TimeZoneInfo zon)
    {
        var nar = regel.Nar;
        return fakta.Raknas
            && (nar.AllvarMinst is not { } minst || fakta.Allvar >= minst)
            && Bland(nar.Kategori, fakta.Kategori)
            && (nar.Typ is not { } typer || Typen(typer, fakta.Typ))
            && Bland(nar.Kalla, fakta.Kalla)
            && Bland(nar.Stadsdel, fakta.Placering.Stadsdel)
            && (nar.Plats is not { } platser || (fakta.Placering.Plats is { } plats && Bland(platser, plats)))
            && (nar.SakerhetMinst is not { } sakerhet || fakta.Placering.Sakerhet >= sakerhet)
            && (nar.Klass is not { } klasser || klasser.Contains(fakta.Klass))
            && (nar.Text is not { } texter || texter.Contains(fakta.Text))
            && (regel.Omrade != Regelomrade.Radie || fakta.Placering is { Lat: not null, Lon: not null })
            && (regel.Omrade != Regelomrade.Plats || fakta.Placering.Plats is not null)
            && fakta.Mottagen - fakta.Intraffad <= regel.ForaldrasEfter
            && (regel.Tid is not { } tid || tid.Galler(fakta.Intraffad, zon));
    }

    private static IEnumerable<string> Brister(Regel regel, Handelsefakta fakta, TimeZoneInfo zon)
    {
        var nar = regel.Nar;
        if (fakta.Status == Handelsestatus.Aterkallad) yield return "återkallad av källan";
        else if (fakta.Rattelse?.Sammanford is { } med) yield return $"sammanförd med {med.Varde.Nyckel}, som räknas i stället";
        else if (!fakta.ArHandelse) yield return "ingen enskild händelse";
        if (nar.AllvarMinst is { } minst && fakta.Allvar < minst) yield return $"allvar {fakta.Allvar}, regeln kräver {minst}";
        if (!Bland(nar.Kategori, fakta.Kategori)) yield return $"kategorin {fakta.Kategori}";
        if (nar.Typ is { } typer && !Typen(typer, fakta.Typ)) yield return $"typen {fakta.Typ}";
        if (!Bland(nar.Kalla, fakta.Kalla)) yield return $"källan {fakta.Kalla}";
        if (!Bland(nar.Stadsdel, fakta.Placering.Stadsdel)) yield return $"stadsdelen {fakta.Placering.Stadsdel}";
        if (nar.Plats is { } platser && !(fakta.Placering.Plats is { } plats && Bland(platser, plats))) yield return "en annan plats";
        if (nar.SakerhetMinst is { } sakerhet && fakta.Placering.Sakerhet < sakerhet)
            yield return string.Create(CultureInfo.GetCultureInfo("sv-SE"), $"stadsdelen är för osäker ({fakta.Placering.Sakerhet:0.##}, regeln kräver {sakerhet:0.##})");
        if (nar.Klass is { } klasser && !klasser.Contains(fakta.Klass)) yield return "en annan klass";
        if (nar.Text is { } texter && !texter.Contains(fakta.Text)) yield return "texten är inte i det läge som regeln gäller";
        if (regel.Omrade == Regelomrade.Radie && fakta.Placering is not { Lat: not null, Lon: not null }) yield return "punkten är inte känd";
        if (regel.Omrade == Regelomrade.Plats && fakta.Placering.Plats is null) yield return "platsen är inte känd";
        if (fakta.Mottagen - fakta.Intraffad > regel.ForaldrasEfter) yield return $"blev känd mer än {Varaktighet.Ord(regel.ForaldrasEfter)} efteråt";
        if (regel.Tid is { } tid && !tid.Galler(fakta.Intraffad, zon)) yield return "utanför regelns tider";
    }

    private static bool Bland(IReadOnlyList<string>? lista, string varde)
    {
        if (lista is null) return true;
        for (var i = 0; i < lista.Count; i++)
            if (string.Equals(lista[i], varde, StringComparison.Ordinal)) return true;
        return false;
    }

    private static bool Typen(IReadOnlyList<string> typer, string typ)
    {
        for (var i = 0; i < typer.Count; i++)
            if (string.Equals(typer[i], typ, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
