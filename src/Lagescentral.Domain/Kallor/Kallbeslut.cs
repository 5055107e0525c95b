using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Lagescentral.Domain.Handelser;

namespace Lagescentral.Domain.Kallor;

/// <summary>What a source's owner decided about one item, with the reason in its kind.</summary>
public abstract record Kallbeslut
{
    /// <summary>The content of an existing revision: nothing to write.</summary>
    public sealed record Dublett(Revisionsplats Plats, Textlage Text) : Kallbeslut;

    /// <summary>A line to write.</summary>
    /// <param name="Slag">Kind, in the stream of the facts' district.</param>
    /// <param name="Fakta">Facts.</param>
    /// <param name="Text">Text to share; null when there is none or it is held.</param>
    /// <param name="Hallen">Text to hold in karantän.</param>
    /// <param name="Personuppgifter">Patterns that hold it.</param>
    /// <param name="Fran">District that the event leaves, when it moves.</param>
    /// <param name="BehallOrd">The words to share are those that a person has shared; <paramref name="Text"/> has the rest.</param>
    public sealed record Skriv(
        string Slag, Handelsefakta Fakta, Handelsetext? Text, Handelsetext? Hallen,
        IReadOnlyList<(string Falt, string Monster)> Personuppgifter, string? Fran, bool BehallOrd = false) : Kallbeslut;

    /// <summary>Stands in place of a type that holds personal data.</summary>
    public const string HallenTyp = "hållen typ";

    /// <summary>Decides about an item. Pure; the same item again is a <see cref="Dublett"/>.</summary>
    /// <param name="inkommande">The item.</param>
    /// <param name="kand">What is known of the event, or null.</param>
    /// <param name="regler">The source's rules.</param>
    /// <param name="tolk">The city's tables.</param>
    /// <param name="innehallsnyckel">Key of the content hash, 32 bytes.</param>
    /// <param name="hubOvar">True when the whole hub is an exercise: only then does an exercise item count.</param>
    /// <param name="nu">Now, UTC.</param>
    public static Kallbeslut Besluta(
        Inkommande inkommande, Indexpost? kand, Kallregler regler, ITolk tolk, ReadOnlySpan<byte> innehallsnyckel, bool hubOvar, DateTimeOffset nu)
    {
        ArgumentNullException.ThrowIfNull(inkommande);
        ArgumentNullException.ThrowIfNull(regler);
        ArgumentNullException.ThrowIfNull(tolk);
        var klass = inkommande.Klass ?? regler.Standardklass;
        var innehall = Innehall(inkommande, klass, innehallsnyckel);
        if (kand?.Med(innehall) is { } redan) return new Dublett(redan, kand.Galler.Text);

        var tolkning = tolk.Tolka(regler.Kalla, inkommande);
        var text = Textdel(inkommande);
        var hallen = text is not null && tolkning.Personuppgifter.Count > 0;
        var hallentext = hallen ? Ordhash(text!, innehallsnyckel) : null;
        // A person has judged these very words.
        var behall = hallen && kand?.Galler.Rattelse?.Text?.Varde == hallentext;
        if (behall)
        {
            hallen = false;
            text = kand!.Galler.Text == Textlage.Delad ? new Handelsetext { Lat = text!.Lat, Lon = text.Lon } : null;
        }

        var fakta = new Handelsefakta
        {
            Kalla = regler.Kalla,
            Id = inkommande.Id,
            Rev = (kand?.HogstaRev ?? 0) + 1,
            Typ = tolkning.Personuppgifter.Any(p => p.Falt == "typ") ? HallenTyp : inkommande.Typ,
            Kategori = tolkning.Kategori,
            Allvar = inkommande.Allvar ?? tolkning.Allvar,
            Arsslag = tolkning.Arsslag,
            Intraffad = inkommande.Intraffad.ToUniversalTime(),
            Publicerad = inkommande.Publicerad?.ToUniversalTime(),
            Mottagen = nu,
            Status = inkommande.Status,
            Klass = klass,
            Placering = tolkning.Placering,
            ArHandelse = tolkning.ArHandelse && (hubOvar || !inkommande.Ovning),
            Ovning = inkommande.Ovning || hubOvar,
            TypKand = tolkning.TypKand,
            Tabell = tolkning.Tabell,
            OppenTill = regler.OppenTimmar is { } timmar && inkommande.Status == Handelsestatus.Pagaende
                ? inkommande.Intraffad.ToUniversalTime().AddHours(timmar) : null,
            Text = behall ? kand!.Galler.Text : text is null ? Textlage.Ingen : hallen ? Textlage.Hallen : Textlage.Delad,
            Hallentext = hallen ? hallentext : null,
            Innehall = innehall,
            Tidigare = kand?.Galler.TillRaknevarde(),
        };

        var historik = kand is not null && Sagd(fakta) < Sagd(kand.Galler);
        if (historik) fakta = fakta with { Placering = fakta.Placering with { Stadsdel = kand!.Galler.Placering.Stadsdel } };
        else if (kand?.Galler.Sagt() is { } sagt) fakta = Rattelsebeslut.Sta(fakta, behall || sagt.Text is null ? sagt : sagt with { Text = null });
        var (slag, fran) = kand is null ? (Handelseslag.Mottagen, null)
            : historik ? (Handelseslag.Historik, null)
            : Flytt(kand.Galler, fakta);
        return new Skriv(slag, fakta, hallen ? null : text, hallen ? text : null, behall ? [] : tolkning.Personuppgifter, fran, behall && text is not null);
    }

    /// <summary>The line that completes a move in the stream that the event left.</summary>
    public static string? Lamnad(Handelsefakta fakta)
    {
        ArgumentNullException.ThrowIfNull(fakta);
        return fakta.Tidigare is { } tidigare && tidigare.Stadsdel != fakta.Placering.Stadsdel ? tidigare.Stadsdel : null;
    }

    // A source whose clock runs ahead must not make all its later words older than one of them.
    private static DateTimeOffset? Sagd(Handelsefakta fakta) => fakta.Publicerad > fakta.Listtid ? fakta.Listtid : fakta.Publicerad;

    /// <summary>The line that a person's command writes.</summary>
    internal static Skriv Ny(Indexpost kand, Handelsefakta fakta, Handelsetext? text, DateTimeOffset nu)
    {
        fakta = fakta with { Rev = kand.HogstaRev + 1, Mottagen = nu, Listad = null, Tidigare = kand.Galler.TillRaknevarde() };
        var (slag, fran) = Flytt(kand.Galler, fakta);
        return new Skriv(slag, fakta, text, null, [], fran);
    }

    private static (string Slag, string? Fran) Flytt(Handelsefakta fore, Handelsefakta efter) =>
        fore.Placering.Stadsdel == efter.Placering.Stadsdel ? (Handelseslag.Reviderad, null) : (Handelseslag.Inflyttad, fore.Placering.Stadsdel);

    private static Handelsetext? Textdel(Inkommande i) =>
        i is { Rubrik: null, Text: null, Plats: null, Lat: null } ? null
            : new Handelsetext { Rubrik = i.Rubrik, Text = i.Text, Plats = i.Plats, Lat = i.Lat, Lon = i.Lon };

    /// <summary>Keyed hash of all that the source said, after trimming and defaults: tells a repeat from a revision.</summary>
    private static string Innehall(Inkommande i, Klass klass, ReadOnlySpan<byte> nyckel)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, nyckel);
        foreach (var text in (ReadOnlySpan<string?>)[i.Id, i.Typ, i.Rubrik, i.Text, i.Plats, i.Stadsdel]) Lagg(hash, text);
        Span<byte> tal = stackalloc byte[8 * 8];
        long[] varden =
        [
            i.Intraffad.UtcTicks, i.Publicerad?.UtcTicks ?? -1, Bitar(i.Lat), Bitar(i.Lon),
            (long)i.Status, i.Allvar ?? 0, (long)klass, i.Ovning ? 1 : 0,
        ];
        for (var n = 0; n < varden.Length; n++) BinaryPrimitives.WriteInt64LittleEndian(tal[(n * 8)..], varden[n]);
        hash.AppendData(tal);
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }

    /// <summary>Keyed hash of words, wherever they are said to have happened.</summary>
    private static string Ordhash(Handelsetext text, ReadOnlySpan<byte> nyckel)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, nyckel);
        foreach (var ord in (ReadOnlySpan<string?>)[text.Rubrik, text.Text, text.Plats]) Lagg(hash, ord);
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }

    private static long Bitar(double? tal) => tal is { } varde ? BitConverter.DoubleToInt64Bits(varde) : -1;

    private static void Lagg(IncrementalHash hash, string? text)
    {
        Span<byte> langd = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(langd, text?.Length ?? -1);
        hash.AppendData(langd);
        if (text is not null) hash.AppendData(Encoding.UTF8.GetBytes(text));
    }
}
