using System.Globalization;
using Lagescentral.Domain;
using Lagescentral.Domain.Bevarande;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Larm;
using Lagescentral.Domain.Nivaer;

namespace Lagescentral.Journal;

/// <summary>What journal lines say of texts and how long they are kept.</summary>
public static class Textrader
{
    /// <summary>True for a line that adds a revision to an event. One that repeats, where an event was, that it has moved does
    /// not; nor do lines of other kinds than events.</summary>
    /// <exception cref="InvalidOperationException">An unknown kind of event line; named.</exception>
    public static bool ArRevision(Journalpost post)
    {
        ArgumentNullException.ThrowIfNull(post);
        switch (post.Slag)
        {
            case Handelseslag.Mottagen or Handelseslag.Reviderad or Handelseslag.Inflyttad or Handelseslag.Historik:
                return true;
            case Handelseslag.Utflyttad or Handelseslag.TextGallrad:
                return false;
            default:
                if (!post.Slag.StartsWith("handelse.", StringComparison.Ordinal) && !post.Slag.StartsWith("text.", StringComparison.Ordinal)) return false;
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                    $"Okänt slag {post.Slag} på rad {post.Nummer} ({post.Strom} {post.Position}). Journalen är skriven av en nyare utgåva: uppgradera."));
        }
    }

    /// <summary>Under what rumours stand in the index of what is due, where events stand under their source; no source can be
    /// called so.</summary>
    public const string Rykten = "#rykten";

    /// <summary>The class that rumours' texts have: all who work for the city.</summary>
    public const Klass Ryktesklass = Klass.Intern;

    /// <summary>True for a line about a rumour that is no erasure.</summary>
    public static bool ArRykte(Journalpost post)
    {
        ArgumentNullException.ThrowIfNull(post);
        return post.Slag.StartsWith("rykte.", StringComparison.Ordinal);
    }

    /// <summary>Under what larm and silences stand in the index of what is due.</summary>
    public const string Larm = "#larm";

    /// <summary>Under what replacements and exchanges on call stand in it.</summary>
    public const string Jour = "#jour";

    /// <summary>Under what decisions about crisis levels stand in it.</summary>
    public const string Nivaer = "#nivaer";

    /// <summary>True for a name under which something else than a source's events stands in the index.</summary>
    public static bool ArOrd(string kalla) => kalla.StartsWith('#');

    /// <summary>Under what words of a kind stand in the index.</summary>
    public static string Under(Ordslag slag) => slag switch
    {
        Ordslag.Larm => Larm,
        Ordslag.Jour => Jour,
        _ => Nivaer,
    };

    /// <summary>What a line that people may write words in, and that is no event's, is about: under what it stands in the index, its
    /// id, and its class. Null for other lines, and for those that erase.</summary>
    public static (string Under, string Id, Klass Klass)? Ord(Journalpost post)
    {
        ArgumentNullException.ThrowIfNull(post);
        if (ArRykte(post)) return (Rykten, Json.Read<Idfakta>(post.Fakta.Span).Id, Ryktesklass);
        if (post.Slag.StartsWith("jour.", StringComparison.Ordinal)) return (Jour, Json.Read<Idfakta>(post.Fakta.Span).Id, Ryktesklass);
        if (post.Slag.StartsWith("niva.", StringComparison.Ordinal))
        {
            var niva = Json.Read<Nivahuvud>(post.Fakta.Span);
            return (Nivaer, Nivafakta.Beslut(niva.Omrade, niva.Version), Ryktesklass);
        }

        if (!post.Slag.StartsWith("larm.", StringComparison.Ordinal)) return null;
        var rad = Json.Read<Larmhuvud>(post.Fakta.Span);
        return rad.Larm is { } larm ? (Larm, larm.Id, larm.Klass)
            : rad.Tystnad is { } tystnad ? (Larm, tystnad.Id, Ryktesklass)
            : rad.Regler is { } regler ? (Larm, Larmrad.Regelid(regler.Version), Ryktesklass)
            : null;
    }

    /// <summary>What decides how long the words about one rumour, larm or change on call are kept, from its lines in the order of commit.</summary>
    /// <param name="poster">Its lines.</param>
    /// <param name="klass">The class that a line says.</param>
    public static Textminne Ordminne(IEnumerable<Journalpost> poster, Func<Journalpost, Klass> klass)
    {
        ArgumentNullException.ThrowIfNull(poster);
        ArgumentNullException.ThrowIfNull(klass);
        // Words that an erasure has missed count as there.
        return poster.Aggregate(default(Textminne), (minne, post) =>
            post.Slag != Handelseslag.TextGallrad ? minne.Med(klass(post), post.Mottagen, post.Textlage == Radtext.Finns)
            : minne.HarText ? minne : minne.Gallrat());
    }

    /// <inheritdoc cref="Ordminne"/>
    public static Textminne Ryktesminne(IEnumerable<Journalpost> poster) => Ordminne(poster, _ => Ryktesklass);

    /// <summary>The event of a key, <c>polis/633436</c>.</summary>
    public static HandelseNyckel Nyckel(string nyckel)
    {
        ArgumentNullException.ThrowIfNull(nyckel);
        var snitt = nyckel.IndexOf('/', StringComparison.Ordinal);
        return snitt < 0 ? new(nyckel, "") : new(nyckel[..snitt], nyckel[(snitt + 1)..]);
    }

    /// <summary>What decides how long the texts of one event are kept, from its lines in the order of commit. Texts that an
    /// erasure has missed count as there.</summary>
    /// <param name="poster">Its lines.</param>
    /// <param name="klass">The class that a line of a revision says.</param>
    public static Textminne Minne(IEnumerable<Journalpost> poster, Func<Journalpost, Klass> klass)
    {
        ArgumentNullException.ThrowIfNull(poster);
        ArgumentNullException.ThrowIfNull(klass);
        var minne = default(Textminne);
        foreach (var post in poster)
        {
            if (ArRevision(post)) minne = minne.Med(klass(post), post.Mottagen, post.Textlage == Radtext.Finns);
            else if (post.Slag == Handelseslag.TextGallrad) minne = minne.Gallrat();
        }

        return minne;
    }

    private sealed record Idfakta(string Id);

    private sealed record Idklass(string Id, Klass Klass);

    /// <summary>The part of a line about larm that its time depends on.</summary>
    private sealed record Larmhuvud(Idklass? Larm, Idfakta? Tystnad, Regelhuvud? Regler);

    private sealed record Regelhuvud(int Version);

    private sealed record Nivahuvud(string Omrade, int Version);
}
