using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Lagescentral.Domain.Handelser;
using Lagescentral.Kallor.Intag;

namespace Lagescentral.Kallor.Siss;

/// <summary>Reads a sheet of what a SISS meeting reports, as spreadsheet programs save it: semicolon, comma or tab;
/// UTF-8 with or without byte order mark, else Windows-1252; decimal comma or point; times local to Stockholm or
/// ISO 8601; headings in Swedish or as the contract's field names. Right rows go through beside wrong ones.</summary>
public static class CsvLasare
{
    private static readonly Encoding StrangUtf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);

    /// <summary>Reads a file.</summary>
    /// <param name="kropp">The file.</param>
    /// <param name="regler">What is demanded of an item.</param>
    /// <param name="stadsdel">A district's name, old names too, to its id; null when unknown.</param>
    /// <param name="mote">The meeting (<c>2026-W47</c>) of rows that do not name one.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>Items; <see cref="Inrad.Rad"/> is the sheet's row, the headings being row 1.</returns>
    /// <exception cref="OlasligException">No heading row, or one without <c>typ</c> or <c>intraffad</c>.</exception>
    /// <exception cref="ForStorException">Over the intake's limits.</exception>
    public static async Task<IReadOnlyList<Inrad>> LasAsync(
        Stream kropp, InlasRegler regler, Func<string, string?> stadsdel, string? mote = null, CancellationToken ct = default)
    {
        var bytes = await Kropp.LasAsync(kropp, Intagsgranser.Kropp, ct).ConfigureAwait(false);
        return Las(Avkoda(bytes.Span), regler, stadsdel, mote);
    }

    internal static IReadOnlyList<Inrad> Las(string text, InlasRegler regler, Func<string, string?> stadsdel, string? mote)
    {
        var trasig = false;
        using var parser = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = Avgransare(text),
            BadDataFound = _ => trasig = true,
            IgnoreBlankLines = false,
        });
        if (!parser.Read())
            throw new OlasligException("Filen är tom. Första raden ska vara rubriker, däribland typ och intraffad.");
        var kolumner = Rubriker(parser.Record!);
        var rader = new List<Inrad>();
        for (trasig = false; parser.Read(); trasig = false)
        {
            var falt = parser.Record!;
            if (Array.TrueForAll(falt, string.IsNullOrWhiteSpace))
                continue;
            if (rader.Count == Intagsgranser.Poster)
                throw ForStorException.Poster();
            if (Encoding.UTF8.GetByteCount(parser.RawRecord) > Intagsgranser.Post)
                throw ForStorException.Post(parser.Row);
            if (SaknarSlut(parser.RawRecord, trasig))
                rader.Add(UtanSlut(parser));
            else
                rader.Add(Rad(parser.Row, parser.RawRecord, falt, kolumner, regler, stadsdel, mote));
        }
        return rader;
    }

    /// <summary>Text of a file: by its byte order mark, else UTF-8 if it is, else Windows-1252.</summary>
    public static string Avkoda(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return Encoding.Unicode.GetString(bytes[2..]);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            bytes = bytes[3..];
        return System.Text.Unicode.Utf8.IsValid(bytes)
            ? StrangUtf8.GetString(bytes)
            : CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes);
    }

    /// <summary>Semicolon, comma or tab: the one that occurs most in the heading row; headings hold none of them.</summary>
    public static string Avgransare(string text)
    {
        var rubrikrad = text.AsSpan();
        var slut = rubrikrad.IndexOfAny('\r', '\n');
        if (slut >= 0)
            rubrikrad = rubrikrad[..slut];
        var (semikolon, komma, tabb) = (rubrikrad.Count(';'), rubrikrad.Count(','), rubrikrad.Count('\t'));
        return semikolon >= komma && semikolon >= tabb ? ";" : komma >= tabb ? "," : "\t";
    }

    private static Dictionary<string, int> Rubriker(string[] rubriker)
    {
        var kolumner = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < rubriker.Length; i++)
        {
            if (Kolumner.Tolka(rubriker[i]) is { } falt && !kolumner.TryAdd(falt, i))
                throw new OlasligException($"Rubrikraden har kolumnen {falt} två gånger (kolumn {kolumner[falt] + 1} och {i + 1}).");
        }
        foreach (var falt in (string[])[Falt.Typ, Falt.Intraffad])
        {
            if (!kolumner.ContainsKey(falt))
                throw new OlasligException($"Rubrikraden saknar kolumnen {falt}. Första raden ska vara rubriker.");
        }
        kolumner[Bredd] = rubriker.Length;
        return kolumner;
    }

    private const string Bredd = "";

    // A quote that is never closed takes the rows after it into its own cell. One within a line (5" rör) is harmless.
    private static bool SaknarSlut(string original, bool trasig) =>
        original.AsSpan().TrimEnd("\r\n").ContainsAny('\r', '\n') && (trasig || original.AsSpan().Count('"') % 2 == 1);

    private static Inrad UtanSlut(CsvParser parser)
    {
        var orsak = $"Ett citattecken saknar sitt slut, så att filen till och med textrad {parser.RawRow} har lästs som en enda rad. Stäng det och läs in igen.";
        return new Inrad(parser.Row, null, null, [new Faltfel(parser.Row, null, orsak)], parser.RawRecord.TrimEnd('\r', '\n'));
    }

    private static Inrad Rad(
        int nummer, string original, string[] falt, Dictionary<string, int> kolumner, InlasRegler regler, Func<string, string?> stadsdel, string? mote)
    {
        string Namn(string f) => kolumner.TryGetValue(f, out var i) ? $"kolumn {i + 1} ({f})" : f;
        original = original.TrimEnd('\r', '\n');
        if (falt.Length != kolumner[Bredd])
        {
            var orsak = $"Raden har {falt.Length} kolumner men rubrikraden {kolumner[Bredd]}. Text som innehåller avgränsaren ska stå inom citattecken.";
            return new Inrad(nummer, null, null, [new Faltfel(nummer, null, orsak)], original);
        }

        string? Varde(string f) => kolumner.TryGetValue(f, out var i) && falt[i].Trim() is { Length: > 0 } v ? v : null;
        var post = new Postbyggare(nummer, regler, Namn) { LokalTid = true, Namntolk = stadsdel };
        post.SattId(Varde(Falt.Id));
        post.SattTyp(Varde(Falt.Typ));
        post.SattIntraffad(Varde(Falt.Intraffad));
        post.SattStadsdel(Varde(Falt.Stadsdel));
        post.SattPlats(Varde(Falt.Plats));
        post.SattRubrik(Varde(Falt.Rubrik));
        post.SattText(Varde(Falt.Text));
        SattHeltal(post, Falt.Allvar, Varde(Falt.Allvar));
        post.SattStatus(Varde(Falt.Status) is { } status ? Kolumner.Vik(status) : null);
        post.SattKlass(Varde(Falt.Klass) is { } klass ? Kolumner.Vik(klass) : null);
        SattGrad(post, Falt.Lat, Varde(Falt.Lat), post.SattLat);
        SattGrad(post, Falt.Lon, Varde(Falt.Lon), post.SattLon);
        var vecka = Varde(Kolumner.Mote) ?? mote;
        if (vecka is not null && !Motesvecka.Giltig(vecka))
            post.Fel(Kolumner.Mote, Motesvecka.Fel);
        post.HarledId(vecka ?? "siss");
        return post.Bygg(original);
    }

    private static void SattHeltal(Postbyggare post, string falt, string? v)
    {
        if (v is null)
            return;
        if (int.TryParse(v, NumberStyles.None, CultureInfo.InvariantCulture, out var tal))
            post.SattAllvar(tal);
        else
            post.Fel(falt, "ska vara ett heltal 1–5.");
    }

    private static void SattGrad(Postbyggare post, string falt, string? v, Action<double> satt)
    {
        if (v is null)
            return;
        if (double.TryParse(v.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var tal))
            satt(tal);
        else
            post.Fel(falt, "ska vara ett tal, till exempel 59,332 eller 59.332.");
    }
}
