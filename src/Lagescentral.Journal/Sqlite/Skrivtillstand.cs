using System.Globalization;
using Lagescentral.Journal.Skrivning;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Lagescentral.Journal.Sqlite;

/// <summary>
/// The writer's connection and what it knows of the file. It is changed while a group is written, so after any failure the whole of it
/// is thrown away and read anew from the file.
/// </summary>
internal sealed class Skrivtillstand : IRadmottagare, IDisposable
{
    private const int NoCkptOnClose = 1006; // SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE

    private readonly Radtabeller tabeller;
    private readonly Sats gallra, prov;
    private bool iTransaktion;

    private Skrivtillstand(SqliteConnection anslutning)
    {
        Anslutning = anslutning;
        SqliteFil.Execute(anslutning, "PRAGMA wal_autocheckpoint=16000; PRAGMA cache_size=-16000");
        Meta = Journalschema.Meta(anslutning);
        tabeller = new Radtabeller(anslutning);
        gallra = new Sats(anslutning, """
            UPDATE texter SET salt = NULL, text = NULL
            WHERE nummer = (SELECT nummer FROM rader WHERE strom = ? AND position = ?)
            """);
        prov = new Sats(anslutning, "UPDATE meta SET varde = randomblob(8) WHERE nyckel = 'prov'");
    }

    public SqliteConnection Anslutning { get; }

    /// <inheritdoc cref="Journalschema.Meta"/>
    public Journalmeta Meta { get; }

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
        var last = tabeller.Strom(strom);
        Stromlage.Kontrollera(last, strom, vantad, rader);
        if (rader.Count == 0)
            return [];
        Begin();
        last ??= tabeller.NyStrom(strom);
        var poster = new Journalpost[material.Length];
        for (var i = 0; i < poster.Length; i++)
            poster[i] = Skriv(last, material[i]);
        return poster;
    }

    /// <inheritdoc/>
    public void Kontrollera(Strompunkt vakt) => Stromlage.Kontrollera(tabeller.Strom(vakt.Strom), vakt);

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
        tabeller.SkrivHuvuden();
        SqliteFil.Execute(Anslutning, "COMMIT");
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
        gallra.Dispose();
        prov.Dispose();
        tabeller.Dispose();
        Anslutning.Dispose();
    }

    private void Begin()
    {
        if (iTransaktion)
            return;
        SqliteFil.Execute(Anslutning, "BEGIN IMMEDIATE");
        iTransaktion = true;
    }

    private Journalpost Skriv(Stromlage strom, Radmaterial material)
    {
        var post = strom.Nasta(material, tabeller.SenasteNummer + 1);
        tabeller.Lagg(strom, post, material.Texthmac, material.Rad.Nycklar);
        if (material.Rad.Text is { } text)
            tabeller.LaggText(post.Nummer, material.Salt, text.Span);
        foreach (var position in material.Rad.Gallrar)
            gallra.Bind(1, strom.Id).Bind(2, position).Run();
        return post;
    }

    private static void CheckpointVidStangning(SqliteConnection anslutning, bool pa) =>
        SqliteException.ThrowExceptionForRC(
            raw.sqlite3_db_config(anslutning.Handle, NoCkptOnClose, pa ? 0 : 1, out _), anslutning.Handle);
}
