using System.Globalization;
using Lagescentral.Journal.Skrivning;
using Microsoft.Data.Sqlite;

namespace Lagescentral.Journal.Sqlite;

/// <summary>
/// The journal's tables as a writer knows them: where every stream stands, the kinds and the last number, and the statements that add
/// to them. It is changed while a group is written, so after any failure it is thrown away with its connection.
/// </summary>
internal sealed class Radtabeller : IDisposable
{
    private readonly SqliteConnection anslutning;
    private readonly Dictionary<string, Stromlage> strommar = [];
    private readonly Dictionary<string, long> slag = [];
    private readonly HashSet<Stromlage> andrade = [];
    private readonly List<Sats> satser = [];
    private readonly Sats nyStrom, huvud, nyttSlag, rad, text, nyckel;

    /// <summary>Reads what a writer must know.</summary>
    /// <exception cref="FrammandeFilException">A stream does not end as its head says.</exception>
    public Radtabeller(SqliteConnection anslutning)
    {
        this.anslutning = anslutning;
        LasHuvuden();
        nyStrom = Forbered("INSERT INTO strommar (id, namn, position, hash) VALUES (?, ?, ?, ?)");
        huvud = Forbered("UPDATE strommar SET position = ?, hash = ? WHERE id = ?");
        nyttSlag = Forbered("INSERT INTO slag (id, namn) VALUES (?, ?)");
        rad = Forbered("""
            INSERT INTO rader (nummer, strom, position, slag, intraffad, publicerad, mottagen, vem, fakta, texthmac, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """);
        text = Forbered("INSERT INTO texter (nummer, salt, text) VALUES (?, ?, ?)");
        nyckel = Forbered("INSERT OR IGNORE INTO nycklar (nyckel, nummer) VALUES (?, ?)");
    }

    /// <summary>Number of the last line of all.</summary>
    public long SenasteNummer { get; private set; }

    /// <summary>Where a stream stands; null for one without lines.</summary>
    public Stromlage? Strom(string namn) => strommar.GetValueOrDefault(namn);

    /// <summary>Adds a stream without lines.</summary>
    public Stromlage NyStrom(string namn)
    {
        var ny = new Stromlage(strommar.Count + 1, namn);
        nyStrom.Bind(1, ny.Id).Bind(2, namn).Bind(3, 0).Bind(4, ny.Hash).Run();
        strommar.Add(namn, ny);
        return ny;
    }

    /// <summary>Adds the line at which a stream now stands, and the keys under which it is found.</summary>
    public void Lagg(Stromlage strom, Journalpost post, byte[]? texthmac, IReadOnlyList<string> nycklar)
    {
        rad.Bind(1, post.Nummer).Bind(2, strom.Id).Bind(3, post.Position).Bind(4, Slag(post.Slag))
            .Bind(5, post.Intraffad?.UtcTicks).Bind(6, post.Publicerad?.UtcTicks).Bind(7, post.Mottagen.UtcTicks)
            .Bind(8, post.Vem).Bind(9, post.Fakta.Span);
        if (texthmac is null)
            rad.BindNull(10);
        else
            rad.Bind(10, texthmac);
        rad.Bind(11, strom.Hash).Run();
        foreach (var n in nycklar)
            nyckel.Bind(1, n).Bind(2, post.Nummer).Run();
        andrade.Add(strom);
        SenasteNummer = post.Nummer;
    }

    /// <summary>Adds a line's text.</summary>
    public void LaggText(long nummer, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> innehall) => text.Bind(1, nummer).Bind(2, salt).Bind(3, innehall).Run();

    /// <summary>Writes where the streams stand that have got lines since the last time.</summary>
    public void SkrivHuvuden()
    {
        foreach (var h in andrade)
            huvud.Bind(1, h.Position).Bind(2, h.Hash).Bind(3, h.Id).Run();
        andrade.Clear();
    }

    public void Dispose()
    {
        foreach (var sats in satser)
            sats.Dispose();
    }

    private long Slag(string namn)
    {
        if (slag.TryGetValue(namn, out var id))
            return id;
        id = slag.Count + 1;
        nyttSlag.Bind(1, id).Bind(2, namn).Run();
        slag.Add(namn, id);
        return id;
    }

    private void LasHuvuden()
    {
        using var huvuden = new Sats(anslutning, """
            SELECT s.id, s.namn, s.position, s.hash, r.mottagen, r.hash
            FROM strommar s LEFT JOIN rader r ON r.strom = s.id AND r.position = s.position
            """);
        while (huvuden.Step())
        {
            var h = new Stromlage(huvuden.Int64(0), huvuden.Text(1)) { Position = huvuden.Int64(2), Hash = huvuden.Blob(3) };
            if (!h.Hash.AsSpan().SequenceEqual(huvuden.BlobOrNull(5)))
            {
                throw new FrammandeFilException(
                    anslutning.DataSource, $"sista raden i strömmen {h.Namn} stämmer inte; filen lämnas orörd, kör verifiera");
            }

            h.Mottagen = new DateTimeOffset(huvuden.Int64(4), TimeSpan.Zero);
            strommar.Add(h.Namn, h);
        }

        using var kanda = new Sats(anslutning, "SELECT id, namn FROM slag");
        while (kanda.Step())
            slag.Add(kanda.Text(1), kanda.Int64(0));
        SenasteNummer = Convert.ToInt64(
            SqliteFil.Scalar(anslutning, "SELECT coalesce(max(nummer), 0) FROM rader"), CultureInfo.InvariantCulture);
    }

    private Sats Forbered(string sql)
    {
        var sats = new Sats(anslutning, sql);
        satser.Add(sats);
        return sats;
    }
}
