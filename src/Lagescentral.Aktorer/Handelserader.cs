using Lagescentral.Domain;
using Lagescentral.Domain.Handelser;
using Lagescentral.Journal;

namespace Lagescentral.Aktorer;

/// <summary>Names of streams.</summary>
public static class Strommar
{
    /// <summary>Prefix of the twelve streams that hold events.</summary>
    public const string Stadsdelsprefix = "stadsdel/";

    /// <summary>The stream of what is said, and of the answers to it.</summary>
    public const string Rykten = "rykten";

    /// <summary>The stream of who is on call.</summary>
    public const string Jour = "jour";

    /// <summary>The stream of a district.</summary>
    public static string Stadsdel(string id) => Stadsdelsprefix + id;

    /// <summary>The stream of a source's own lines: contact lost and regained.</summary>
    public static string Kalla(string id) => "kalla/" + id;

    /// <summary>The stream of who owns a source: a line for each time that an owner took over on a cluster.</summary>
    public static string Agare(string kalla) => "agare/" + kalla;

    /// <summary>The stream of keeping and erasing: its runs and what they found.</summary>
    public const string Gallring = Domain.Bevarande.Gallringsslag.Strom;

    /// <summary>The stream of a plats' own lines.</summary>
    public static string Plats(string id) => "plats/" + id;

    /// <summary>True for a stream that holds events.</summary>
    public static bool ArStadsdel(string strom) => strom.StartsWith(Stadsdelsprefix, StringComparison.Ordinal);
}

/// <summary>Between journal lines and what folds read.</summary>
public static class Handelserader
{
    /// <summary>Reads a line of a stadsdel's stream.</summary>
    /// <exception cref="Domain.Lagesbilder.OkantSlagException">The kind is unknown: a newer version wrote it.</exception>
    public static Handelserad Las(Journalpost post)
    {
        ArgumentNullException.ThrowIfNull(post);
        return post.Slag switch
        {
            Handelseslag.Mottagen or Handelseslag.Reviderad or Handelseslag.Inflyttad or Handelseslag.Utflyttad or Handelseslag.Historik => new Handelserad
            {
                Slag = post.Slag,
                Mottagen = post.Mottagen,
                Fakta = Fakta(post),
                Text = post.Text is { } text ? Json.Read<Handelsetext>(text.Span) : null,
            },
            Handelseslag.TextGallrad => new Handelserad
            {
                Slag = post.Slag,
                Mottagen = post.Mottagen,
                Gallring = Json.Read<Gallringsfakta>(post.Fakta.Span),
            },
            _ => throw new Domain.Lagesbilder.OkantSlagException(post.Slag),
        };
    }

    /// <summary>The line to append for a decided one.</summary>
    public static Journalrad Skriv(Stadsdelsrad rad, DateTimeOffset mottagen)
    {
        ArgumentNullException.ThrowIfNull(rad);
        if (rad.Gallring is { } gallring)
        {
            return new Journalrad
            {
                Slag = Handelseslag.TextGallrad,
                Mottagen = mottagen,
                Vem = rad.Vem,
                Fakta = Json.Bytes(gallring),
                Nycklar = [.. gallring.Handelser.Select(h => "handelse:" + h), .. rad.Platser.Select(p => "plats:" + p)],
                Gallrar = gallring.Positioner,
            };
        }

        var fakta = Fakta(rad, mottagen)!;
        List<string> nycklar = [fakta.Nyckel.Journalnyckel];
        if (fakta.Placering.Plats is { } plats) nycklar.Add("plats:" + plats);
        if (fakta.Tidigare?.Plats is { } lamnad && lamnad != fakta.Placering.Plats) nycklar.Add("plats:" + lamnad);
        if (fakta.Rattelse?.Sammanford is { } huvud) nycklar.AddRange([Sammanforda, SammanfordaMed(huvud.Varde.Nyckel)]);
        return new Journalrad
        {
            Slag = rad.Slag,
            Intraffad = fakta.Intraffad,
            Publicerad = fakta.Publicerad,
            Mottagen = mottagen,
            Vem = rad.Vem,
            Fakta = Json.Bytes(fakta),
            Text = rad.Text is { } text ? Json.Bytes(text) : (ReadOnlyMemory<byte>?)null,
            Nycklar = nycklar,
        };
    }

    /// <summary>Key of every line of an event while it was merged into another.</summary>
    public const string Sammanforda = "sammanforda";

    /// <summary>Key of the lines of events while they were merged into one. Whether they still are, their own lines tell.</summary>
    public static string SammanfordaMed(HandelseNyckel huvud) => $"{Sammanforda}:{huvud}";

    /// <summary>The event as it stands, of lines filed under its key, in the order of commit; null when none of them says.</summary>
    public static Handelserad? Galler(IEnumerable<Journalpost> poster) => poster
        .Where(post => post.Slag is not (Handelseslag.TextGallrad or Handelseslag.Utflyttad or Handelseslag.Historik))
        .Select(Las).MaxBy(rad => rad.Fakta!.Rev);

    /// <summary>The facts as they are written. The line where an event left repeats those where it arrived, their time too.</summary>
    internal static Handelsefakta? Fakta(Stadsdelsrad rad, DateTimeOffset mottagen) =>
        rad.Slag == Handelseslag.Utflyttad || rad.Fakta is null ? rad.Fakta : rad.Fakta with { Mottagen = mottagen };

    // A line that was erased after it was written still says "delad" in its facts; the text's absence is the truth.
    private static Handelsefakta Fakta(Journalpost post)
    {
        var fakta = Json.Read<Handelsefakta>(post.Fakta.Span);
        return post.Textlage == Radtext.Gallrad ? fakta with { Text = Textlage.Gallrad } : fakta;
    }
}
