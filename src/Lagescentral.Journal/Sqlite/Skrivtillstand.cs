using System.Globalization;
using Lagescentral.Journal.Skrivning;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Lagescentral.Journal.Sqlite;

/// <summary>
/// The writer's connection and what it knows of the file: heads, kinds, the next number. It is changed while a group is written,
/// so after any failure the whole of it is thrown away and read anew from the file.
/// </summary>
internal sealed class Skrivtillstand : IRadmottagare, IDisposable
{
    private const int NoCkptOnClose = 1006; // SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE

    private readonly Dictionary<string, Stromlage> strommar = [];
    private readonly Dictionary<string, long> slag = [];
    private readonly HashSet<Stromlage> andrade = [];
    private readonly List<Sats> satser = [];
    private readonly Sats nyStrom, huvud, nyttSlag, rad, text, nyckel, gallra, prov;
    private long senasteNummer;
    private bool iTransaktion;

    private Skrivtillstand(SqliteConnection anslutning)
    {
        Anslutning = anslutning;
        SqliteFil.Execute(anslutning, "PRAGMA wal_autocheckpoint=16000; PRAGMA cache_size=-16000");
        Meta = Journalschema.Meta(anslutning);
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
        gallra = Forbered("""
            UPDATE texter SET salt = NULL, text = NULL
            WHERE nummer = (SELECT nummer FROM rader WHERE strom = ? AND position = ?)
            """);
        prov = Forbered("UPDATE meta SET varde = randomblob(8) WHERE nyckel = 'prov'");
    }

    public SqliteConnection Anslutning { get; }

    /// <inheritdoc cref="Journalschema.Meta"/>
    public (Guid Id, byte[] Nyckel) Meta { get; }

    /// <summary>Reads what the writer must know. Takes over the connection, and closes it on failure.</summary>
    /// <exception cref="FrammandeFilException">The file is damaged or foreign; it is untouched.</exception>
    public static Skrivtillstand Las(SqliteConnection anslutning)
    {
        try
        {
            // Closing would otherwise move the WAL into a file that turns out to be damaged.
            CheckpointVidStangning(anslutning, false);
            var tillstand = new Skrivtillstand(anslutning);
            CheckpointVidStangning(anslutning, true);
            return tillstand;
        }
        catch (SqliteException e) when (SqliteFil.ArSkadad(e))
        {
            anslutning.Dispose();
            throw new FrammandeFilException(anslutning.DataSource, SqliteFil.Orsak(e));
        }
        catch
        {
            anslutning.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<Journalpost> Append(string strom, long vantad, IReadOnlyList<Journalrad> rader, Radmaterial[] material)
    {
        var last = strommar.GetValueOrDefault(strom);
        Stromlage.Kontrollera(last, strom, vantad, rader);
        if (rader.Count == 0)
            return [];
        Begin();
        last ??= NyStrom(strom);
        var poster = new Journalpost[material.Length];
        for (var i = 0; i < poster.Length; i++)
            poster[i] = Skriv(last, material[i]);
        andrade.Add(last);
        return poster;
    }

    /// <inheritdoc/>
    public void Prova()
    {
        Begin();
        prov.Run();
    }

    /// <summary>Makes everything since the last commit durable; does nothing when nothing was written.</summary>
    public void Commit()
    {
        if (!iTransaktion)
            return;
        foreach (var h in andrade)
            huvud.Bind(1, h.Position).Bind(2, h.Hash).Bind(3, h.Id).Run();
        SqliteFil.Execute(Anslutning, "COMMIT");
        andrade.Clear();
        iTransaktion = false;
    }

    /// <summary>Empties the WAL, so that erased bytes are in no file. False when readers held it longer than the given time.</summary>
    public bool Tom(int vantaMs)
    {
        SqliteFil.Execute(Anslutning, string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout={vantaMs}"));
        var tomd = SqliteFil.TruncateWal(Anslutning);
        SqliteFil.Execute(Anslutning, "PRAGMA busy_timeout=1000");
        return tomd;
    }

    public void Dispose()
    {
        foreach (var sats in satser)
            sats.Dispose();
        Anslutning.Dispose();
    }

    private void Begin()
    {
        if (iTransaktion)
            return;
        SqliteFil.Execute(Anslutning, "BEGIN IMMEDIATE");
        iTransaktion = true;
    }

    private Journalpost Skriv(Stromlage h, Radmaterial m)
    {
        var r = m.Rad;
        var post = h.Nasta(m, ++senasteNummer);
        rad.Bind(1, post.Nummer).Bind(2, h.Id).Bind(3, post.Position).Bind(4, Slag(post.Slag))
            .Bind(5, post.Intraffad?.UtcTicks).Bind(6, post.Publicerad?.UtcTicks).Bind(7, post.Mottagen.UtcTicks)
            .Bind(8, post.Vem).Bind(9, post.Fakta.Span);
        if (m.Texthmac is null)
            rad.BindNull(10);
        else
            rad.Bind(10, m.Texthmac);
        rad.Bind(11, h.Hash).Run();
        if (r.Text is { } t)
            text.Bind(1, post.Nummer).Bind(2, m.Salt).Bind(3, t.Span).Run();
        foreach (var n in r.Nycklar)
            nyckel.Bind(1, n).Bind(2, post.Nummer).Run();
        foreach (var position in r.Gallrar)
            gallra.Bind(1, h.Id).Bind(2, position).Run();
        return post;
    }

    private Stromlage NyStrom(string namn)
    {
        var ny = new Stromlage(strommar.Count + 1, namn);
        nyStrom.Bind(1, ny.Id).Bind(2, namn).Bind(3, 0).Bind(4, ny.Hash).Run();
        strommar.Add(namn, ny);
        return ny;
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
        using var huvuden = new Sats(Anslutning, """
            SELECT s.id, s.namn, s.position, s.hash, r.mottagen, r.hash
            FROM strommar s LEFT JOIN rader r ON r.strom = s.id AND r.position = s.position
            """);
        while (huvuden.Step())
        {
            var h = new Stromlage(huvuden.Int64(0), huvuden.Text(1)) { Position = huvuden.Int64(2), Hash = huvuden.Blob(3) };
            if (!h.Hash.AsSpan().SequenceEqual(huvuden.BlobOrNull(5)))
            {
                throw new FrammandeFilException(
                    Anslutning.DataSource, $"sista raden i strömmen {h.Namn} stämmer inte; filen lämnas orörd, kör verifiera");
            }

            h.Mottagen = new DateTimeOffset(huvuden.Int64(4), TimeSpan.Zero);
            strommar.Add(h.Namn, h);
        }

        using var kanda = new Sats(Anslutning, "SELECT id, namn FROM slag");
        while (kanda.Step())
            slag.Add(kanda.Text(1), kanda.Int64(0));
        senasteNummer = Convert.ToInt64(
            SqliteFil.Scalar(Anslutning, "SELECT coalesce(max(nummer), 0) FROM rader"), CultureInfo.InvariantCulture);
    }

    private static void CheckpointVidStangning(SqliteConnection anslutning, bool pa) =>
        SqliteException.ThrowExceptionForRC(
            raw.sqlite3_db_config(anslutning.Handle, NoCkptOnClose, pa ? 0 : 1, out _), anslutning.Handle);

    private Sats Forbered(string sql)
    {
        var sats = new Sats(Anslutning, sql);
        satser.Add(sats);
        return sats;
    }
}
