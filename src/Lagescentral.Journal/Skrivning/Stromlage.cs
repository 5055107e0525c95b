using System.Security.Cryptography;

namespace Lagescentral.Journal.Skrivning;

/// <summary>A line with the salt and HMAC of its text, made on the caller's thread.</summary>
internal readonly record struct Radmaterial(Journalrad Rad, byte[]? Salt, byte[]? Texthmac)
{
    public static Radmaterial Av(Journalrad rad)
    {
        if (rad.Text is not { } text)
            return new(rad, null, null);
        var salt = RandomNumberGenerator.GetBytes(Hashkedja.Saltlangd);
        return new(rad, salt, Hashkedja.Texthmac(salt, text.Span));
    }
}

/// <summary>Where a stream stands while a group is written; thrown away when the group fails.</summary>
internal sealed class Stromlage(long id, string namn)
{
    public long Id { get; } = id;

    public string Namn { get; } = namn;

    public long Position { get; set; }

    /// <summary>The last line's time; the beginning of time when there is none.</summary>
    public DateTimeOffset Mottagen { get; set; }

    /// <summary>The last line's hash.</summary>
    public byte[] Hash { get; set; } = Hashkedja.Borjan.ToArray();

    /// <summary>The same, to be gone on from by itself.</summary>
    public Stromlage Kopia() => new(Id, Namn) { Position = Position, Mottagen = Mottagen, Hash = Hash };

    /// <summary>What every journal asks before it takes a caller's lines.</summary>
    /// <param name="lage">Where the stream stands; null for one without lines.</param>
    /// <param name="strom">Its name.</param>
    /// <param name="vantad">Where the caller believes that it stands.</param>
    /// <param name="rader">The lines.</param>
    /// <exception cref="FelPositionException">It stands elsewhere.</exception>
    /// <exception cref="FelRadException">The lines are from before its last.</exception>
    public static void Kontrollera(Stromlage? lage, string strom, long vantad, IReadOnlyList<Journalrad> rader)
    {
        if ((lage?.Position ?? 0) != vantad)
            throw new FelPositionException(strom, vantad, lage?.Position ?? 0);
        if (lage is not null)
            Radregler.KontrolleraMottagen(lage.Mottagen, rader);
    }

    /// <summary>What every journal asks of the stream that gives a caller the right to write.</summary>
    /// <param name="lage">Where it stands; null for one without lines.</param>
    /// <param name="vakt">Where the caller believes that it stands.</param>
    /// <exception cref="FelVaktException">It stands elsewhere.</exception>
    public static void Kontrollera(Stromlage? lage, Strompunkt vakt)
    {
        if ((lage?.Position ?? 0) != vakt.Position)
            throw new FelVaktException(vakt.Strom, vakt.Position, lage?.Position ?? 0);
    }

    /// <summary>The stream's next line, and its hash in <see cref="Hash"/>.</summary>
    public Journalpost Nasta(Radmaterial material, long nummer)
    {
        var rad = material.Rad;
        var post = new Journalpost
        {
            Nummer = nummer,
            Strom = Namn,
            Position = ++Position,
            Slag = rad.Slag,
            Intraffad = rad.Intraffad?.ToUniversalTime(),
            Publicerad = rad.Publicerad?.ToUniversalTime(),
            Mottagen = rad.Mottagen.ToUniversalTime(),
            Vem = rad.Vem,
            Fakta = rad.Fakta,
            Text = rad.Text,
            Textlage = rad.Text is null ? Radtext.Ingen : Radtext.Finns,
        };
        Mottagen = post.Mottagen;
        Hash = Hashkedja.Hash(Hash, post, material.Texthmac);
        return post;
    }
}
