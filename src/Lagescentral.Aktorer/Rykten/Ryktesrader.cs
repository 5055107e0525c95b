using Lagescentral.Domain;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Rykten;
using Lagescentral.Journal;

namespace Lagescentral.Aktorer.Rykten;

/// <summary>Between journal lines and what the fold of rumours reads.</summary>
public static class Ryktesrader
{
    /// <summary>Reads a line of the stream.</summary>
    /// <exception cref="Domain.Lagesbilder.OkantSlagException">The kind is unknown: a newer version wrote it.</exception>
    public static Ryktesrad Las(Journalpost post)
    {
        ArgumentNullException.ThrowIfNull(post);
        return post.Slag switch
        {
            Ryktesslag.Noterat or Ryktesslag.NoteratIgen or Ryktesslag.Kontrolleras or Ryktesslag.Besvarat or Ryktesslag.Ateroppnat
                or Ryktesslag.Sammanfort or Ryktesslag.Samlat => new Ryktesrad
                {
                    Slag = post.Slag,
                    Fakta = Json.Read<Ryktesfakta>(post.Fakta.Span),
                    Text = post.Text is { } text ? Json.Read<Ryktestext>(text.Span) : null,
                },
            Handelseslag.TextGallrad => new Ryktesrad { Slag = post.Slag, Gallring = Json.Read<Gallringsfakta>(post.Fakta.Span) },
            _ => throw new Domain.Lagesbilder.OkantSlagException(post.Slag),
        };
    }

    /// <summary>The line to append for a decided one.</summary>
    public static Journalrad Skriv(Ryktesrad rad, DateTimeOffset mottagen, string vem)
    {
        ArgumentNullException.ThrowIfNull(rad);
        var fakta = rad.Fakta!;
        return new Journalrad
        {
            Slag = rad.Slag,
            Mottagen = mottagen,
            Vem = vem,
            Fakta = Json.Bytes(fakta),
            Text = rad.Text is { } text ? Json.Bytes(text) : (ReadOnlyMemory<byte>?)null,
            Nycklar = [Ryktesfakta.Journalnyckel(fakta.Id)],
        };
    }
}
