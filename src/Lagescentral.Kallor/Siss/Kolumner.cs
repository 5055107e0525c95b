using System.Globalization;
using System.Text;
using Lagescentral.Kallor.Intag;

namespace Lagescentral.Kallor.Siss;

/// <summary>The columns of the import and the headings that people write for them.</summary>
internal static class Kolumner
{
    public const string Mote = "mote";

    private static readonly Dictionary<string, string> Rubriker = new(StringComparer.Ordinal)
    {
        ["id"] = Falt.Id,
        ["nr"] = Falt.Id,
        ["referens"] = Falt.Id,
        ["mote"] = Mote,
        ["sissmote"] = Mote,
        ["vecka"] = Mote,
        ["typ"] = Falt.Typ,
        ["handelsetyp"] = Falt.Typ,
        ["slag"] = Falt.Typ,
        ["handelse"] = Falt.Typ,
        ["intraffad"] = Falt.Intraffad,
        ["intraffade"] = Falt.Intraffad,
        ["tid"] = Falt.Intraffad,
        ["tidpunkt"] = Falt.Intraffad,
        ["datumochtid"] = Falt.Intraffad,
        ["stadsdel"] = Falt.Stadsdel,
        ["stadsdelsomrade"] = Falt.Stadsdel,
        ["omrade"] = Falt.Stadsdel,
        ["plats"] = Falt.Plats,
        ["rubrik"] = Falt.Rubrik,
        ["text"] = Falt.Text,
        ["beskrivning"] = Falt.Text,
        ["anteckning"] = Falt.Text,
        ["allvar"] = Falt.Allvar,
        ["allvarlighetsgrad"] = Falt.Allvar,
        ["status"] = Falt.Status,
        ["klass"] = Falt.Klass,
        ["sekretess"] = Falt.Klass,
        ["lat"] = Falt.Lat,
        ["latitud"] = Falt.Lat,
        ["lon"] = Falt.Lon,
        ["long"] = Falt.Lon,
        ["longitud"] = Falt.Lon,
    };

    /// <summary>The field that a heading means, or null.</summary>
    public static string? Tolka(string rubrik) => Rubriker.GetValueOrDefault(Vik(rubrik));

    /// <summary>Lower case ASCII letters and digits alone: <c>Inträffad</c> and <c>INTRAFFAD </c> are one.</summary>
    public static string Vik(string ord)
    {
        var vikt = new StringBuilder(ord.Length);
        foreach (var c in ord.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(c))
                vikt.Append(char.ToLower(c, CultureInfo.InvariantCulture));
        }
        return vikt.ToString();
    }
}
