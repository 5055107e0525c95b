using Lagescentral.Aktorer.Bevarande;
using Lagescentral.Domain;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Larm;
using Lagescentral.Journal;

namespace Lagescentral.Aktorer.Larm;

/// <summary>Between journal lines and what the fold of larm reads.</summary>
public static class Larmrader
{
    /// <summary>Reads a line of the stream.</summary>
    /// <exception cref="Domain.Lagesbilder.OkantSlagException">The kind is unknown: a newer version wrote it.</exception>
    public static Larmrad Las(Journalpost post)
    {
        ArgumentNullException.ThrowIfNull(post);
        if (post.Slag == Handelseslag.TextGallrad)
        {
            var gallring = Json.Read<Gallringsfakta>(post.Fakta.Span);
            return new Larmrad { Slag = post.Slag, Gallring = gallring, Av = gallring.Roll is { } roll ? new Larmperson(post.Vem, roll) : null };
        }

        var rad = Json.Read<Larmrad>(post.Fakta.Span);
        return rad.Slag == post.Slag
            ? rad with { Text = post.Text is { } text ? Json.Read<Larmtext>(text.Span) : null }
            : throw new Domain.Lagesbilder.OkantSlagException(post.Slag);
    }

    /// <summary>The line to append for a decided one.</summary>
    public static Journalrad Skriv(Larmrad rad, DateTimeOffset mottagen)
    {
        ArgumentNullException.ThrowIfNull(rad);
        List<string> nycklar = [.. rad.Om.Select(Larmfakta.Journalnyckel)];
        if (rad.Gallring is { } gallring) return Ordrader.Skriv(nycklar, gallring, mottagen, rad.Av?.Vem ?? "system");
        return new Journalrad
        {
            Slag = rad.Slag,
            Intraffad = rad.Slag == Larmslag.Utlost ? rad.Larm!.Utlost : null,
            Mottagen = mottagen,
            Vem = rad.Av?.Vem ?? "system",
            Fakta = Json.Bytes(rad),
            Text = rad.Text is { } text ? Json.Bytes(text) : (ReadOnlyMemory<byte>?)null,
            Nycklar = nycklar,
        };
    }
}
