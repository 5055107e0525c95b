using System.Text;
using Lagescentral.Domain;
using Lagescentral.Domain.Handelser;
using Lagescentral.Journal;

namespace Lagescentral.Tests.Journal;

/// <summary>Lines to append, and ways to look at what stands.</summary>
internal static class JournalRader
{
    public static readonly DateTimeOffset Start = new(2026, 11, 16, 14, 5, 0, TimeSpan.Zero);

    public static Journalrad Rad(string fakta = "{}", string? text = null, int sekund = 0, params string[] nycklar) => new()
    {
        Slag = Handelseslag.Mottagen,
        Intraffad = Start.AddMinutes(-3),
        Mottagen = Start.AddSeconds(sekund),
        Vem = "kalla:prov",
        Fakta = Encoding.UTF8.GetBytes(fakta),
        Text = text is null ? (ReadOnlyMemory<byte>?)null : Encoding.UTF8.GetBytes(text), // Uncast, null would become an empty text.
        Nycklar = nycklar,
    };

    public static Journalrad Gallring(params long[] positioner) => Rad() with
    {
        Slag = Handelseslag.TextGallrad,
        Fakta = Json.Bytes(new Gallringsfakta(positioner, [], "prov")),
        Gallrar = positioner,
    };

    public static string Ord(this ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);

    public static string? Ord(this ReadOnlyMemory<byte>? bytes) => bytes?.Ord();

    public static async Task<List<Journalpost>> ListaAsync(this IAsyncEnumerable<Journalpost> poster)
    {
        var lista = new List<Journalpost>();
        await foreach (var post in poster)
            lista.Add(post);
        return lista;
    }
}
