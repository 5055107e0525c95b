using System.Globalization;
using System.Text.Json;
using Lagescentral.Domain;
using Lagescentral.Domain.Handelser;

namespace Lagescentral.Journal.Verifiering;

/// <summary>
/// Verifies a journal from what is stored of it alone, beside a hub that may be writing: positions, order of <c>mottagen</c>, the hash
/// chain, every text that is there and every text that is not. Streams are verified up to where they stood when it began.
/// </summary>
/// <remarks>
/// A chain proves that nothing was changed inside it. Lines cut off the end, with the stream's head put back to match, leave a
/// shorter chain that is whole: that is seen only against the heads of an earlier report.
/// </remarks>
internal sealed class Kedjeprov(IVerifieringslasare lasare)
{
    private const int MaxAvvikelser = 1000;

    private readonly List<Journalavvikelse> avvikelser = [];
    private long antalAvvikelser, rader, texter, gallrade;

    /// <summary>Verifies all of it. Faults are reported, not thrown.</summary>
    public Verifieringsrapport Kor(IProgress<Verifieringslage>? framsteg, CancellationToken cancel)
    {
        var strommar = lasare.Strommar();
        foreach (var s in strommar.Where(s => s.SistaRad != s.Position))
            Avvik(s.Namn, null, Tal($"strömmen anges sluta på {s.Position}, men sista raden är {s.SistaRad}"));
        foreach (var strom in strommar)
        {
            OmLasbar(strom.Namn, () => Strom(strom, cancel));
            framsteg?.Report(new Verifieringslage(strom.Namn, rader));
        }

        OmLasbar(null, () => Alla(lasare.Losa()));
        cancel.ThrowIfCancellationRequested();
        OmLasbar(null, () => Alla(lasare.Lagerfel()));
        return new Verifieringsrapport
        {
            Id = lasare.Id,
            Huvuden = strommar.ToDictionary(s => s.Namn, s => (s.Position, Convert.ToHexStringLower(s.Hash))),
            Rader = rader,
            Texter = texter,
            Gallrade = gallrade,
            Avvikelser = avvikelser,
            AntalAvvikelser = antalAvvikelser,
        };
    }

    private void Strom(Stromhuvud strom, CancellationToken cancel)
    {
        var hash = Hashkedja.Borjan.ToArray();
        var mottagen = DateTimeOffset.MinValue;
        long vantad = 1;
        var utanText = new SortedSet<long>();
        var gallringar = new HashSet<long>();
        foreach (var rad in lasare.Rader(strom, 1, strom.Position, cancel))
        {
            var post = rad.Post;
            if (post.Position != vantad)
                Avvik(strom.Namn, vantad, Tal($"raderna {vantad}–{post.Position - 1} saknas"));
            if (post.Mottagen < mottagen)
                Avvik(strom.Namn, post.Position, "mottagen är tidigare än föregående rads");
            if (!Hashkedja.Hash(hash, post, rad.Texthmac).AsSpan().SequenceEqual(rad.Hash))
                Avvik(strom.Namn, post.Position, "hashkedjan bryts: raden eller den före har ändrats");
            Text(rad, utanText);
            Gallringar(rad, gallringar);
            (hash, mottagen, vantad) = (rad.Hash, post.Mottagen, post.Position + 1);
            rader++;
        }

        if (!hash.AsSpan().SequenceEqual(strom.Hash))
            Avvik(strom.Namn, strom.Position, "strömmens huvud stämmer inte med dess sista rad");
        utanText.ExceptWith(TackSenare(strom, utanText, gallringar, cancel));
        foreach (var position in utanText)
            Avvik(strom.Namn, position, "texten saknas utan att någon rad säger att den gallrats");
    }

    private void Text(Verifieringsrad rad, SortedSet<long> utanText)
    {
        var post = rad.Post;
        if (rad.Texthmac is null)
        {
            if (rad.HarTextrad)
                Avvik(post.Strom, post.Position, "raden har en text som inte hör till den");
        }
        else if (rad.Salt is null)
        {
            utanText.Add(post.Position);
        }
        else if (Hashkedja.Texthmac(rad.Salt, rad.Text).AsSpan().SequenceEqual(rad.Texthmac))
        {
            texter++;
        }
        else
        {
            Avvik(post.Strom, post.Position, "texten har ändrats");
        }
    }

    private void Gallringar(Verifieringsrad rad, HashSet<long> gallringar)
    {
        if (rad.Post.Slag != Handelseslag.TextGallrad)
            return;
        if (Positioner(rad.Post) is { } positioner)
            gallringar.UnionWith(positioner);
        else
            Avvik(rad.Post.Strom, rad.Post.Position, "fakta går inte att läsa som gallringsfakta");
    }

    // Of another kind before it was tampered with, its facts may be anything.
    private static IReadOnlyList<long>? Positioner(Journalpost post)
    {
        try
        {
            return Json.Read<Gallringsfakta>(post.Fakta.Span).Positioner;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // A hub beside us may have erased a text after we began; the line that says so then stands after our end.
    private HashSet<long> TackSenare(
        Stromhuvud strom, SortedSet<long> utanText, HashSet<long> gallringar, CancellationToken cancel)
    {
        if (!gallringar.IsSupersetOf(utanText))
        {
            foreach (var rad in lasare.Rader(strom, strom.Position + 1, long.MaxValue, cancel))
                Gallringar(rad, gallringar);
        }

        gallrade += utanText.Count(gallringar.Contains);
        return gallringar;
    }

    private void Alla(IEnumerable<string> orsaker)
    {
        foreach (var orsak in orsaker)
            Avvik(null, null, orsak);
    }

    private void OmLasbar(string? strom, Action las)
    {
        try
        {
            las();
        }
        catch (Exception e) when (lasare.ArSkada(e))
        {
            Avvik(strom, null, "en sida i filen är skadad och kan inte läsas");
        }
    }

    private void Avvik(string? strom, long? position, string orsak)
    {
        antalAvvikelser++;
        if (avvikelser.Count < MaxAvvikelser)
            avvikelser.Add(new Journalavvikelse(strom, position, orsak));
    }

    private static string Tal(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
