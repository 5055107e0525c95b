using Lagescentral.Domain;
using Lagescentral.Domain.Bevarande;
using Lagescentral.Domain.Handelser;
using Lagescentral.Journal;

namespace Lagescentral.Aktorer.Bevarande;

/// <summary>The lines about one thing that people write about, and the line that erases their words. All of them stand in one stream.</summary>
/// <param name="nyckel">Key under which the lines are found.</param>
/// <param name="poster">The lines, in the order of commit.</param>
internal sealed class Ordrader(string nyckel, IReadOnlyList<Journalpost> poster)
{
    /// <summary>Positions of those that have words.</summary>
    public IReadOnlyList<long> MedText { get; } = [.. poster.Where(post => post.Textlage == Radtext.Finns).Select(post => post.Position)];

    /// <summary>The lines.</summary>
    public IReadOnlyList<Journalpost> Poster => poster;

    /// <summary>Reads them.</summary>
    public static async Task<Ordrader> LasAsync(IJournal journal, string nyckel, CancellationToken cancel)
    {
        var poster = new List<Journalpost>();
        await foreach (var post in journal.ReadKeyAsync(nyckel, cancel)) poster.Add(post);
        return new Ordrader(nyckel, poster);
    }

    /// <summary>What a person erases.</summary>
    /// <param name="orsak">Why, free of personal data: it is kept.</param>
    public (Kommandoutfall Utfall, Gallringsfakta? Gallring) Gallra(string orsak) =>
        poster.Count == 0 ? (Kommandoutfall.Saknas, null)
        : MedText.Count == 0 ? (Kommandoutfall.RedanSa, null)
        : (Kommandoutfall.Gjort, new Gallringsfakta(MedText, [], orsak));

    /// <summary>What a run erases.</summary>
    /// <param name="uppdrag">What is wanted.</param>
    /// <param name="klass">The class that a line says.</param>
    public (Kommandoutfall Utfall, Gallringsfakta? Gallring) Gallra(Ordgallringsuppdrag uppdrag, Func<Journalpost, Klass> klass) =>
        poster.Count == 0 ? (Kommandoutfall.Saknas, null)
        : Ordgallring.Forfallen(uppdrag, Textrader.Ordminne(poster, klass), MedText) is not { } gallring ? (Kommandoutfall.RedanSa, null)
        : (Kommandoutfall.Gjort, gallring);

    /// <summary>The line that erases.</summary>
    public Journalrad Skriv(Gallringsfakta gallring, DateTimeOffset mottagen, string vem) => Skriv([nyckel], gallring, mottagen, vem);

    /// <summary>The line that erases what is found under some keys.</summary>
    public static Journalrad Skriv(IReadOnlyList<string> nycklar, Gallringsfakta gallring, DateTimeOffset mottagen, string vem) => new()
    {
        Slag = Handelseslag.TextGallrad,
        Mottagen = mottagen,
        Vem = vem,
        Fakta = Json.Bytes(gallring),
        Nycklar = nycklar,
        Gallrar = gallring.Positioner,
    };
}
