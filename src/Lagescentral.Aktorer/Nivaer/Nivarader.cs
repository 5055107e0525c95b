using Lagescentral.Domain;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Nivaer;
using Lagescentral.Journal;

namespace Lagescentral.Aktorer.Nivaer;

/// <summary>Between journal lines and what the fold of levels reads.</summary>
public static class Nivarader
{
    /// <summary>Reads a line of the stream.</summary>
    /// <exception cref="Domain.Lagesbilder.OkantSlagException">The kind is unknown: a newer version wrote it.</exception>
    public static Nivarad Las(Journalpost post)
    {
        ArgumentNullException.ThrowIfNull(post);
        return post.Slag switch
        {
            Nivaslag.Satt or Nivaslag.Behallen or Nivaslag.Slappt => new Nivarad
            {
                Slag = post.Slag,
                Fakta = Json.Read<Nivafakta>(post.Fakta.Span),
                Skal = post.Text is { } text ? Json.Read<Skaltext>(text.Span).Skal : null,
            },
            Handelseslag.TextGallrad => new Nivarad { Slag = post.Slag, Gallring = Json.Read<Gallringsfakta>(post.Fakta.Span) },
            _ => throw new Domain.Lagesbilder.OkantSlagException(post.Slag),
        };
    }

    /// <summary>The line to append for a decided one.</summary>
    public static Journalrad Skriv(Nivarad rad, DateTimeOffset mottagen, string vem)
    {
        ArgumentNullException.ThrowIfNull(rad);
        var fakta = rad.Fakta!;
        return new Journalrad
        {
            Slag = rad.Slag,
            Mottagen = mottagen,
            Vem = vem,
            Fakta = Json.Bytes(fakta),
            Text = rad.Skal is { } skal ? Json.Bytes(new Skaltext(skal)) : (ReadOnlyMemory<byte>?)null,
            Nycklar = [Nivafakta.Journalnyckel(fakta.Omrade), Nivafakta.Journalnyckel(Nivafakta.Beslut(fakta.Omrade, fakta.Version))],
        };
    }

    private sealed record Skaltext(string Skal);
}
