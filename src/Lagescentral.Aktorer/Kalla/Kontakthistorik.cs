using Lagescentral.Domain;
using Lagescentral.Journal;

namespace Lagescentral.Aktorer.Kalla;

/// <summary>When contact with a source was lost, or regained.</summary>
/// <param name="Tid">When, UTC.</param>
/// <param name="Lyckad">True when it was regained, or had for the first time.</param>
/// <param name="Fel">Why it was lost, Swedish.</param>
public sealed record Kontaktbyte(DateTimeOffset Tid, bool Lyckad, string? Fel);

/// <summary>The history of contact with a source, as its stream has it.</summary>
public static class Kontakthistorik
{
    /// <summary>The latest changes, latest first, at most <paramref name="hogst"/>.</summary>
    public static async Task<IReadOnlyList<Kontaktbyte>> LasAsync(IJournal journal, string kalla, int hogst, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(journal);
        var strom = Strommar.Kalla(kalla);
        var byten = new List<Kontaktbyte>();
        var fran = Math.Max(1, await journal.HeadAsync(strom, cancel) - hogst + 1);
        await foreach (var post in journal.ReadAsync(strom, fran, cancel))
        {
            if (byten.Count == hogst) break;
            if (post.Slag == Kontaktlogg.Atertagen) byten.Add(new Kontaktbyte(post.Mottagen, Lyckad: true, null));
            else if (post.Slag == Kontaktlogg.Forlorad) byten.Add(new Kontaktbyte(post.Mottagen, Lyckad: false, Json.Read<Kontaktlogg.Kontaktfel>(post.Fakta.Span).Fel));
        }

        byten.Reverse();
        return byten;
    }
}
