using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Organisationer;
using Lagescentral.Hub.Bilder;
using Lagescentral.Kallor.Siss;

namespace Lagescentral.Hub.Organisationer;

/// <summary>A row that was read.</summary>
/// <param name="Rad">Row of the sheet, the headings being row 1.</param>
/// <param name="Organisation">What it says.</param>
/// <param name="Version">The version of what stood before it; 0 when none did.</param>
internal sealed record Organisationsrad(int Rad, Organisation Organisation, int Version);

/// <summary>Organisations as a sheet, out and in. A column that the file lacks leaves what stands.</summary>
internal static class Organisationscsv
{
    private static readonly (string Rubrik, Func<Organisation, string?> Las, Func<Organisation, string, Organisation> Satt)[] Kolumner =
    [
        ("Id", o => o.Id, (o, _) => o),
        ("Namn", o => o.Namn, (o, v) => o with { Namn = v }),
        ("Slag", o => o.Slag.ToString(), (o, v) => o with { Slag = Slag(v) }),
        ("Vad för", o => o.VadFor, (o, v) => o with { VadFor = v }),
        ("Kallas av", o => o.KallasAv, (o, v) => o with { KallasAv = v }),
        ("Kontorstid telefon", o => o.Kontorstid.Telefon, (o, v) => o with { Kontorstid = o.Kontorstid with { Telefon = Tom(v) } }),
        ("Kontorstid e-post", o => o.Kontorstid.Epost, (o, v) => o with { Kontorstid = o.Kontorstid with { Epost = Tom(v) } }),
        ("Kontorstid annat", o => o.Kontorstid.Annat, (o, v) => o with { Kontorstid = o.Kontorstid with { Annat = Tom(v) } }),
        ("Övrig tid telefon", o => o.Ovrigtid.Telefon, (o, v) => o with { Ovrigtid = o.Ovrigtid with { Telefon = Tom(v) } }),
        ("Övrig tid e-post", o => o.Ovrigtid.Epost, (o, v) => o with { Ovrigtid = o.Ovrigtid with { Epost = Tom(v) } }),
        ("Övrig tid annat", o => o.Ovrigtid.Annat, (o, v) => o with { Ovrigtid = o.Ovrigtid with { Annat = Tom(v) } }),
        ("Stadsdelar", o => string.Join(", ", o.Stadsdelar), (o, v) => o with { Stadsdelar = [.. v.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)] }),
    ];

    /// <summary>A file for spreadsheets.</summary>
    public static byte[] Skriv(IEnumerable<Organisation> organisationer)
    {
        var ut = new StringBuilder("\ufeff");
        Handelsecsv.Rad(ut, Kolumner.Select(k => k.Rubrik));
        foreach (var organisation in organisationer) Handelsecsv.Rad(ut, Kolumner.Select(k => k.Las(organisation)));
        return Encoding.UTF8.GetBytes(ut.ToString());
    }

    /// <summary>Reads a sheet: right rows go through beside wrong ones, each fault with its row and field.</summary>
    /// <param name="fil">The file.</param>
    /// <param name="finns">What stands, by id.</param>
    /// <param name="stadsdelar">Ids of the districts.</param>
    public static (IReadOnlyList<Organisationsrad> Rader, IReadOnlyList<Faltfel> Fel) Las(
        ReadOnlySpan<byte> fil, IReadOnlyDictionary<string, Organisationspost> finns, IReadOnlySet<string> stadsdelar)
    {
        var text = CsvLasare.Avkoda(fil);
        var fel = new List<Faltfel>();
        var rader = new List<Organisationsrad>();
        using var las = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = CsvLasare.Avgransare(text),
            BadDataFound = null,
            IgnoreBlankLines = false,
        });
        if (!las.Read() || las.Record is not { } rubriker) return ([], [new(1, null, "Filen är tom. Första raden ska vara rubriker, däribland Namn.")]);
        var kolumner = rubriker.Select(r => Array.FindIndex(Kolumner, k => Nyckel(k.Rubrik) == Nyckel(r))).ToList();
        if (!kolumner.Contains(1)) return ([], [new(1, "namn", "Rubrikraden saknar kolumnen Namn.")]);
        if (kolumner.Where(k => k >= 0).GroupBy(k => k).FirstOrDefault(g => g.Count() > 1) is { } dubbel)
            return ([], [new(1, Kolumner[dubbel.Key].Rubrik, "Kolumnen finns två gånger i rubrikraden.")]);
        var sedda = new HashSet<string>();
        while (las.Read())
        {
            var celler = las.Record!.Select(Cell).ToArray();
            if (Array.TrueForAll(celler, c => c.Length == 0)) continue;
            if (rader.Count + fel.Count >= Organisationsregler.Hogst)
            {
                fel.Add(new(las.Row, null, $"Högst {Organisationsregler.Hogst} rader åt gången. Dela upp filen."));
                break;
            }

            if (celler.Length != kolumner.Count)
            {
                fel.Add(new(las.Row, null, "Raden har inte lika många celler som rubrikraden."));
                continue;
            }

            string? Varde(int kolumn) => kolumner.IndexOf(kolumn) is >= 0 and var plats ? celler[plats] : null;
            var id = Varde(0) is { Length: > 0 } givet ? givet : Namnid(Varde(1)!);
            var fore = finns.GetValueOrDefault(id);
            var organisation = fore?.Organisation ?? new Organisation { Id = id, Namn = "", Slag = Organisationsslag.Annan };
            for (var i = 0; i < celler.Length; i++)
                if (kolumner[i] >= 0) organisation = Kolumner[kolumner[i]].Satt(organisation, celler[i]);
            if (Organisationsregler.Fel(organisation, stadsdelar, las.Row) is { Count: > 0 } hinder) fel.AddRange(hinder);
            else if (!sedda.Add(id)) fel.Add(new(las.Row, "id", "En tidigare rad har samma id."));
            else rader.Add(new(las.Row, organisation, fore?.Version ?? 0));
        }

        return (rader, fel);
    }

    private static string? Tom(string varde) => varde.Length == 0 ? null : varde;

    // What the export put before a cell that a spreadsheet would take for a formula.
    private static string Cell(string? cell) => cell?.Trim() is { } text ? text is ['\'', '+' or '-' or '=' or '@', ..] ? text[1..] : text : "";

    private static Organisationsslag Slag(string varde) =>
        Array.Find(Enum.GetValues<Organisationsslag>(), s => Nyckel(s.ToString()) == Nyckel(varde)) is var slag && Nyckel(slag.ToString()) == Nyckel(varde) ? slag : (Organisationsslag)(-1);

    private static string Nyckel(string text) => new([.. Ascii(text).Where(char.IsAsciiLetterOrDigit)]);

    private static string Namnid(string namn)
    {
        var id = new string([.. Ascii(namn).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')]);
        return string.Join('-', id.Split('-', StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Ascii(string text) => text.ToLowerInvariant().Replace('å', 'a').Replace('ä', 'a').Replace('ö', 'o').Replace('é', 'e');
}
