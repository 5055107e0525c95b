using Lagescentral.Domain;
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
        var rad = Json.Read<Larmrad>(post.Fakta.Span);
        return rad.Slag == post.Slag
            ? rad with { Text = post.Text is { } text ? Json.Read<Larmtext>(text.Span) : null }
            : throw new Domain.Lagesbilder.OkantSlagException(post.Slag);
    }

    /// <summary>The line to append for a decided one.</summary>
    public static Journalrad Skriv(Larmrad rad, DateTimeOffset mottagen)
    {
        ArgumentNullException.ThrowIfNull(rad);
        return new Journalrad
        {
            Slag = rad.Slag,
            Intraffad = rad.Slag == Larmslag.Utlost ? rad.Larm!.Utlost : null,
            Mottagen = mottagen,
            Vem = rad.Av?.Vem ?? "system",
            Fakta = Json.Bytes(rad),
            Text = rad.Text is { } text ? Json.Bytes(text) : (ReadOnlyMemory<byte>?)null,
            Nycklar = rad.Larm is { } larm ? [Larmfakta.Journalnyckel(larm.Id)] : [],
        };
    }
}
