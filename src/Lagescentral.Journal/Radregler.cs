using System.Globalization;
using System.Text.Json;
using Lagescentral.Domain;
using Lagescentral.Domain.Handelser;

namespace Lagescentral.Journal;

/// <summary>A line that no journal takes; a fault of the caller, so the same call fails again.</summary>
public sealed class FelRadException(string orsak) : Exception(orsak);

/// <summary>What every journal asks of lines before it takes them. Errors name field and reason, never a value of free text.</summary>
public static class Radregler
{
    /// <summary>The most bytes that a line's fakta, and its text, may hold: 16 MiB each.</summary>
    public const int Maxstorlek = 16 * 1024 * 1024;

    /// <summary>Checks what can be known without the stream's state.</summary>
    /// <exception cref="FelRadException">A line is at fault; says which and how to mend it.</exception>
    public static void Kontrollera(string strom, long expectedPosition, IReadOnlyList<Journalrad> rader)
    {
        ArgumentException.ThrowIfNullOrEmpty(strom);
        if (!ArText(strom))
            throw new FelRadException("Strömmens namn har ett tecken som inte kan lagras.");
        ArgumentOutOfRangeException.ThrowIfNegative(expectedPosition);
        ArgumentNullException.ThrowIfNull(rader);
        for (var i = 0; i < rader.Count; i++)
        {
            var rad = rader[i];
            if (string.IsNullOrEmpty(rad.Slag))
                throw Fel(i, "slag saknas");
            if (string.IsNullOrEmpty(rad.Vem))
                throw Fel(i, "vem saknas");
            if (!ArText(rad.Slag) || !ArText(rad.Vem) || !rad.Nycklar.All(ArText))
                throw Fel(i, "slag, vem eller en nyckel har ett tecken som inte kan lagras (NUL eller halva tecken)");
            if (rad.Fakta.Length > Maxstorlek)
                throw Fel(i, "fakta är större än 16 MiB; dela upp raden");
            if (rad.Text is { Length: > Maxstorlek })
                throw Fel(i, "text är större än 16 MiB; dela upp raden");
            if (i > 0 && rad.Mottagen < rader[i - 1].Mottagen)
                throw Fel(i, "mottagen är tidigare än föregående rads; skicka raderna i den ordning de blev kända");
            if (rad.Gallrar.Count > 0)
                KontrolleraGallring(i, expectedPosition, rad);
        }
    }

    /// <summary>Checks that <c>mottagen</c> does not go backwards from the stream's last line.</summary>
    /// <exception cref="FelRadException">It does.</exception>
    public static void KontrolleraMottagen(DateTimeOffset senast, IReadOnlyList<Journalrad> rader)
    {
        ArgumentNullException.ThrowIfNull(rader);
        if (rader.Count > 0 && rader[0].Mottagen < senast)
            throw Fel(0, "mottagen är tidigare än strömmens sista rad; ange minst dess tid");
    }

    // What one store takes and another does not would keep a journal from being moved between them.
    private static bool ArText(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
            return false;
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
            return true;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[++i]))
                return false;
        }

        return true;
    }

    // What erases a text must say so itself: else the missing text could not be told from a lost one.
    private static void KontrolleraGallring(int i, long expectedPosition, Journalrad rad)
    {
        if (rad.Slag != Handelseslag.TextGallrad)
            throw Fel(i, $"gallrar får bara anges på en rad av slag {Handelseslag.TextGallrad}");
        if (rad.Gallrar.Any(p => p < 1 || p > expectedPosition))
            throw Fel(i, "gallrar anger en position som inte finns i strömmen");
        HashSet<long> sagda;
        try
        {
            sagda = [.. Json.Read<Gallringsfakta>(rad.Fakta.Span).Positioner];
        }
        catch (JsonException)
        {
            throw Fel(i, "fakta går inte att läsa som gallringsfakta");
        }

        if (!sagda.IsSupersetOf(rad.Gallrar))
            throw Fel(i, "gallrar anger positioner som saknas i fakta.positioner; ange samma positioner på båda ställena");
    }

    private static FelRadException Fel(int index, string orsak) =>
        new(string.Create(CultureInfo.InvariantCulture, $"Rad {index + 1} i anropet: {orsak}."));
}
