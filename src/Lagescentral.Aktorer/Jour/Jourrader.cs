using Lagescentral.Domain;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Jour;
using Lagescentral.Journal;

namespace Lagescentral.Aktorer.Jour;

/// <summary>Between journal lines and what the fold of who is on call reads.</summary>
public static class Jourrader
{
    /// <summary>Reads a line of the stream.</summary>
    /// <exception cref="Domain.Lagesbilder.OkantSlagException">The kind is unknown: a newer version wrote it.</exception>
    public static Jourrad Las(Journalpost post)
    {
        ArgumentNullException.ThrowIfNull(post);
        var rad = post.Slag switch
        {
            Jourslag.LinjeSatt or Jourslag.LinjeAvslutad => new Jourrad { Slag = post.Slag, Linje = Json.Read<Linjefakta>(post.Fakta.Span) },
            Jourslag.ErsattningLagd or Jourslag.ErsattningAtertagen => new Jourrad { Slag = post.Slag, Ersattning = Json.Read<Ersattningsfakta>(post.Fakta.Span) },
            Jourslag.ByteForeslaget or Jourslag.ByteAntaget or Jourslag.ByteAvbojt or Jourslag.ByteAtertaget =>
                new Jourrad { Slag = post.Slag, Byte = Json.Read<Bytesfakta>(post.Fakta.Span) },
            Handelseslag.TextGallrad => new Jourrad { Slag = post.Slag, Gallring = Json.Read<Gallringsfakta>(post.Fakta.Span) },
            _ => throw new Domain.Lagesbilder.OkantSlagException(post.Slag),
        };
        return post.Text is { } text ? rad with { Text = Json.Read<Jourtext>(text.Span) } : rad;
    }

    /// <summary>The line to append for a decided one.</summary>
    public static Journalrad Skriv(Jourrad rad, DateTimeOffset mottagen, string vem)
    {
        ArgumentNullException.ThrowIfNull(rad);
        var (fakta, id) = rad switch
        {
            { Linje: { } linje } => (Json.Bytes(linje), linje.Id),
            { Ersattning: { } ersattning } => (Json.Bytes(ersattning), ersattning.Id),
            { Byte: { } byte_ } => (Json.Bytes(byte_), byte_.Id),
            _ => throw new ArgumentException($"En rad av slag {rad.Slag} utan uppgifter.", nameof(rad)),
        };
        return new Journalrad
        {
            Slag = rad.Slag,
            Mottagen = mottagen,
            Vem = vem,
            Fakta = fakta,
            Text = rad.Text is { } text ? Json.Bytes(text) : (ReadOnlyMemory<byte>?)null,
            Nycklar = [Linjefakta.Journalnyckel(id)],
        };
    }
}
