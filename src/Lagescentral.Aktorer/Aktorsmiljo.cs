using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Jour;
using Lagescentral.Domain.Lagesbilder;
using Lagescentral.Domain.Rykten;
using Lagescentral.Domain.Sammanforing;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Journal;
using Microsoft.Extensions.Logging;

namespace Lagescentral.Aktorer;

/// <summary>What every aktor is given by its host.</summary>
public sealed record Aktorsmiljo
{
    /// <summary>The journal.</summary>
    public required IJournal Journal { get; init; }

    /// <summary>Saved states.</summary>
    public required IOgonblick Ogonblick { get; init; }

    /// <summary>Where changes go.</summary>
    public required IUtskick Utskick { get; init; }

    /// <summary>The other aktorer.</summary>
    public required IAktorer Aktorer { get; init; }

    /// <summary>Makes what is shown.</summary>
    public required Vymakare Vyer { get; init; }

    /// <summary>Bounds of folds.</summary>
    public required Foldgranser Granser { get; init; }

    /// <summary>Bounds of what is remembered of rumours.</summary>
    public Ryktesgranser Ryktesgranser { get; init; } = new();

    /// <summary>Bounds of what is remembered of who is on call.</summary>
    public Jourgranser Jourgranser { get; init; } = new();

    /// <summary>What the owner of larm is given.</summary>
    public required Larm.Larmmiljo Larm { get; init; }

    /// <summary>What the owner of levels is given.</summary>
    public required Nivaer.Nivamiljo Nivaer { get; init; }

    /// <summary>Ids of the twelve.</summary>
    public required IReadOnlyList<string> Stadsdelar { get; init; }

    /// <summary>True when two categories may well be the same matter.</summary>
    public Func<string, string, bool> Narliggande { get; init; } = static (_, _) => false;

    /// <summary>Bounds of proposals to merge.</summary>
    public Forslagsregler Forslag { get; init; } = new();

    /// <summary>Most refused proposals remembered; those before them may be made again.</summary>
    public int AvvisadeHogst { get; init; } = 10_000;

    /// <summary>Most reports that may be merged at once.</summary>
    public int SammanfordaHogst { get; init; } = 100_000;

    /// <summary>The clock.</summary>
    public required TimeProvider Tid { get; init; }

    /// <summary>Log.</summary>
    public required ILogger Log { get; init; }
}

/// <summary>An aktor that is fed the journal's lines at start, so that one pass serves all.</summary>
public interface IMatbar
{
    /// <summary>Restores a saved state, if there is one.</summary>
    /// <returns>Number of the last journal line in it; lines after that are to be fed. 0 when there was none.</returns>
    Task<long> AterskapaAsync(CancellationToken cancel = default);

    /// <summary>Takes in a line during start, without its text; lines already in the state, and others' lines, are ignored.</summary>
    void Mata(Puffrad rad);

    /// <summary>Finishes what goes on beside the turns.</summary>
    Task AvslutaAsync();
}

/// <summary>Names in a saved state's positions beside those of streams.</summary>
internal static class Ogonblicksnycklar
{
    /// <summary>Number over all streams of the last line in the state.</summary>
    public const string Nummer = "#nummer";
}

/// <summary>What a host does with saved states before it wakes its aktorer.</summary>
public static partial class Ogonblickskontroll
{
    /// <summary>Forgets the saved states that know more than the journal: one that was cut, or put back alone, has other lines under the
    /// numbers that they already know.</summary>
    public static async Task GlomFramforJournalenAsync(this Aktorsmiljo miljo, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(miljo);
        var sist = await miljo.Journal.LatestNumberAsync(cancel);
        if (await miljo.Ogonblick.ForgetAfterAsync(Ogonblicksnycklar.Nummer, sist, cancel) is > 0 and var glomda) JournalenKortare(miljo.Log, glomda, sist);
    }

    [LoggerMessage(2303, LogLevel.Warning, "Journalen slutar vid rad {Nummer}, före {Antal} sparade ögonblick: den är avkortad eller återlagd. Ögonblicken kastas och byggs om")]
    private static partial void JournalenKortare(ILogger logger, int antal, long nummer);
}

/// <summary>Gives texts back to a state that was restored or fed at start, which holds none.</summary>
internal static class Hydrering
{
    private const int PerGang = 500;

    /// <summary>Most lines of one event looked through; an event that has gone on for longer shows no text.</summary>
    private const int RaderHogst = 1_000;

    /// <summary>Gives back the texts of what a reader is shown: the lists, and what has moved in them since the number it has.
    /// A state remembers a hundred times as much.</summary>
    public static Task VisasAsync(IJournal journal, Lagesfold fold, Lasarklass lasare, long? sedan, CancellationToken cancel)
    {
        var bild = fold.For(lasare);
        var visas = bild.Senaste.Concat(bild.Oppna);
        if (sedan is { } fran && fold.Sedan(lasare, fran) is { } listor) visas = visas.Concat(listor.SenasteSatt).Concat(listor.OppnaSatt);
        return HydreraAsync(journal, visas, fold.Hydrera, cancel);
    }

    /// <summary>Gives back texts of events.</summary>
    public static async Task HydreraAsync(
        IJournal journal, IEnumerable<Minne> minnen, Action<HandelseNyckel, int, Handelsetext?> ge, CancellationToken cancel)
    {
        foreach (var grupp in minnen.Where(m => m.Text is null && m.Fakta.Text == Textlage.Delad).Select(m => m.Fakta).Distinct().ToList().Chunk(PerGang))
        {
            var rader = await journal.ReadKeysAsync([.. grupp.Select(f => f.Nyckel.Journalnyckel)], RaderHogst, cancel);
            foreach (var fakta in grupp)
            {
                foreach (var post in rader.GetValueOrDefault(fakta.Nyckel.Journalnyckel) ?? [])
                {
                    if (post.Textlage == Radtext.Ingen || Handelserader.Las(post) is not { Fakta: { } las } rad || las.Rev != fakta.Rev) continue;
                    ge(fakta.Nyckel, fakta.Rev, rad.Text);
                    break;
                }
            }
        }
    }
}
