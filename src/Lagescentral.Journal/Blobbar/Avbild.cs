using System.Globalization;
using Lagescentral.Journal.Skrivning;
using Lagescentral.Journal.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Lagescentral.Journal.Blobbar;

/// <summary>
/// The log as this node has read it, in a SQLite file of its own with the journal's tables: where streams stand, keys, facts, and where
/// the texts lie, but none of the texts. It holds nothing that the log does not: one that is missing, damaged or of another journal
/// is made anew.
/// </summary>
/// <remarks>Everything in it has come from a block of the log, this node's own too, so that every node's is the same.</remarks>
internal sealed class Avbild : IDisposable
{
    private const int ApplicationId = 0x4C674176; // "LgAv"
    private const int Version = 1;

    private static readonly byte[] Textmarke = [0];

    private readonly Lock las = new();
    private readonly SqliteConnection anslutning;
    private readonly string logg;
    private readonly bool provas;
    private readonly Sats skrivLage, textblob, text, utanText, attGallra, gallrat;
    private Radtabeller tabeller;
    private Lasning lage;

    private Avbild(string fil, string logg, bool provas, SqliteConnection anslutning)
    {
        Fil = fil;
        this.logg = logg;
        this.provas = provas;
        this.anslutning = anslutning;
        // Losing the last of it costs only a little reading.
        SqliteFil.Execute(anslutning, "PRAGMA synchronous=NORMAL; PRAGMA wal_autocheckpoint=16000; PRAGMA cache_size=-16000");
        tabeller = new Radtabeller(anslutning);
        skrivLage = new Sats(anslutning, "UPDATE lage SET segment = ?, byte = ?, block = ?, senast_segment = ?, senast_byte = ?, senast_id = ?");
        textblob = new Sats(anslutning, "INSERT INTO textblobbar (id) VALUES (?)");
        text = new Sats(anslutning, "SELECT t.nummer, t.text FROM rader r JOIN texter t ON t.nummer = r.nummer WHERE r.strom = ? AND r.position = ? AND t.salt IS NOT NULL");
        utanText = new Sats(anslutning, "UPDATE texter SET salt = NULL, text = NULL WHERE nummer = ?");
        attGallra = new Sats(anslutning, "INSERT INTO gallras (nummer, text) VALUES (?, ?)");
        gallrat = new Sats(anslutning, "DELETE FROM gallras WHERE nummer <= ?");
        lage = LasLaget();
    }

    /// <summary>The file.</summary>
    public string Fil { get; }

    private Journalmeta Journal => Journalschema.Meta(anslutning);

    /// <summary>Where the log goes on.</summary>
    public Loggplats Slut
    {
        get
        {
            lock (las)
                return lage.Slut;
        }
    }

    /// <summary>The last block that has been read, and where it stands; null for none.</summary>
    public (Loggplats Plats, Guid Id)? Senast
    {
        get
        {
            lock (las)
                return lage.Senast;
        }
    }

    /// <summary>Opens the node's file, or makes it anew.</summary>
    /// <param name="fil">The file.</param>
    /// <param name="meta">The journal that it must be of.</param>
    /// <param name="logg">The log's name, for people.</param>
    /// <param name="log">Told when it is made anew.</param>
    /// <param name="provas">False takes lines whose chain is broken, for whoever is to find that out.</param>
    public static Avbild Oppna(string fil, Journalmeta meta, string logg, ILogger log, bool provas = true)
    {
        if (File.Exists(fil))
        {
            try
            {
                var gammal = Oppna(fil, meta, logg, provas);
                if (gammal.Journal.ArSamma(meta))
                    return gammal;
                gammal.Dispose();
                log.AvbildGorsOm(fil, "den hör till en annan journal");
            }
            catch (Exception fel) when (fel is FrammandeFilException or SqliteException)
            {
                log.AvbildGorsOm(fil, fel.Message);
            }
        }

        Radera(fil);
        return Oppna(fil, meta, logg, provas);
    }

    /// <summary>Deletes the file and what lies beside it.</summary>
    public static void Radera(string fil)
    {
        foreach (var del in new[] { fil, fil + "-wal", fil + "-shm" })
            File.Delete(del);
    }

    /// <summary>Opens the file for reading, beside the one who writes it.</summary>
    public SqliteConnection OppnaForLasning() => SqliteFil.Oppna(Fil, ApplicationId, Version, skapa: null, readOnly: true);

    /// <summary>Where the log and some of its streams stand, as of one moment; theirs to change.</summary>
    public Logglage Lage(IEnumerable<string> strommar)
    {
        lock (las)
        {
            return new Logglage(lage.Slut, lage.Block, tabeller.SenasteNummer, strommar.Distinct(StringComparer.Ordinal).Select(tabeller.Strom).OfType<Stromlage>()
                .ToDictionary(s => s.Namn, s => s.Kopia(), StringComparer.Ordinal));
        }
    }

    /// <summary>Takes in blocks, in one transaction. Those that it has already are passed over.</summary>
    /// <exception cref="FrammandeFilException">A line does not fit the one before it in its stream.</exception>
    public void Ta(IEnumerable<Loggpost> poster)
    {
        lock (las)
        {
            var fore = lage;
            SqliteFil.Execute(anslutning, "BEGIN IMMEDIATE");
            try
            {
                foreach (var post in poster)
                    Ta(post);
                tabeller.SkrivHuvuden();
                if (lage.Senast is { } s)
                    skrivLage.Bind(1, lage.Slut.Segment).Bind(2, lage.Slut.Byte).Bind(3, lage.Block).Bind(4, s.Plats.Segment).Bind(5, s.Plats.Byte).Bind(6, s.Id.ToByteArray()).Run();
                SqliteFil.Execute(anslutning, "COMMIT");
            }
            catch
            {
                // What the tables know in memory is ahead of the file: both go back to where they were.
                SqliteFil.Execute(anslutning, "ROLLBACK");
                tabeller.Dispose();
                tabeller = new Radtabeller(anslutning);
                lage = fore;
                throw;
            }
        }
    }

    /// <summary>Texts that lines have erased and that may still lie in their blobs, with the number of the last such line.</summary>
    public (long Nummer, IReadOnlyList<Texthanvisning> Texter) AttGallra()
    {
        lock (las)
        {
            using var sats = new Sats(anslutning, "SELECT nummer, text FROM gallras ORDER BY nummer");
            var (nummer, texter) = (0L, new List<Texthanvisning>());
            while (sats.Step())
            {
                nummer = sats.Int64(0);
                texter.Add(Texthanvisning.Las(sats.Blob(1)));
            }

            return (nummer, texter);
        }
    }

    /// <summary>True when a block with texts has this id.</summary>
    public bool HarTexter(Guid block)
    {
        lock (las)
        {
            using var sats = new Sats(anslutning, "SELECT 1 FROM textblobbar WHERE id = ?");
            var finns = sats.Bind(1, block.ToByteArray()).Step();
            sats.Reset();
            return finns;
        }
    }

    public void Dispose()
    {
        foreach (var sats in new[] { skrivLage, textblob, text, utanText, attGallra, gallrat })
            sats.Dispose();
        tabeller.Dispose();
        anslutning.Dispose();
    }

    private static Avbild Oppna(string fil, Journalmeta meta, string logg, bool provas)
    {
        var ny = SqliteFil.Oppna(fil, ApplicationId, Version, a => Skapa(a, meta));
        try
        {
            return new Avbild(fil, logg, provas, ny);
        }
        catch
        {
            ny.Dispose();
            throw;
        }
    }

    private static void Skapa(SqliteConnection anslutning, Journalmeta meta)
    {
        Journalschema.SkapaTabeller(anslutning);
        Journalschema.SkrivMeta(anslutning, meta);
        SqliteFil.Execute(anslutning, """
            CREATE TABLE textblobbar (id BLOB PRIMARY KEY) WITHOUT ROWID;
            CREATE TABLE gallras (nummer INTEGER NOT NULL, text BLOB NOT NULL);
            CREATE TABLE lage (segment INTEGER NOT NULL, byte INTEGER NOT NULL, block INTEGER NOT NULL,
                senast_segment INTEGER NOT NULL, senast_byte INTEGER NOT NULL, senast_id BLOB NOT NULL);
            INSERT INTO lage VALUES (1, 0, 0, 0, 0, x'');
            """);
    }

    private Lasning LasLaget()
    {
        using var sats = new Sats(anslutning, "SELECT segment, byte, block, senast_segment, senast_byte, senast_id FROM lage");
        if (!sats.Step())
            throw new FrammandeFilException(Fil, "läget i loggen saknas");
        return new Lasning(
            new Loggplats((int)sats.Int64(0), sats.Int64(1)), (int)sats.Int64(2),
            sats.Blob(5) is { Length: 16 } id ? (new Loggplats((int)sats.Int64(3), sats.Int64(4)), new Guid(id)) : null);
    }

    private void Ta(Loggpost post)
    {
        if (post.Plats != lage.Slut)
            return;
        var block = post.Block;
        if (block.HarTexter)
            textblob.Bind(1, block.Id.ToByteArray()).Run();
        foreach (var rad in block.Rader)
            Ta(rad, block.Id);
        if (block.Slag == Blockslag.Stadat)
            gallrat.Bind(1, block.Stadat).Run();
        lage = new Lasning(post.Efter, block.Slag == Blockslag.Slut ? 0 : lage.Block + 1, (post.Plats, block.Id));
    }

    private void Ta(Loggrad rad, Guid block)
    {
        var post = rad.Post;
        var strom = tabeller.Strom(post.Strom) ?? tabeller.NyStrom(post.Strom);
        if (provas && (post.Position != strom.Position + 1 || post.Nummer <= tabeller.SenasteNummer || !Hashkedja.Hash(strom.Hash, post, rad.Texthmac).AsSpan().SequenceEqual(rad.Hash)))
        {
            throw new FrammandeFilException(logg, string.Create(CultureInfo.InvariantCulture,
                $"raden {post.Strom}:{post.Position} hör inte ihop med den före; loggen lämnas orörd, kör verifiera"));
        }

        (strom.Position, strom.Mottagen, strom.Hash) = (post.Position, post.Mottagen, rad.Hash);
        tabeller.Lagg(strom, post, rad.Texthmac, rad.Nycklar);
        if (rad.Text is { } plats)
            tabeller.LaggText(post.Nummer, Textmarke, new Texthanvisning(block, plats).Koda());
        foreach (var position in rad.Gallrar)
            Gallra(strom, position, post.Nummer);
    }

    private void Gallra(Stromlage strom, long position, long gallrande)
    {
        if (!text.Bind(1, strom.Id).Bind(2, position).Step())
            return;
        var (nummer, hanvisning) = (text.Int64(0), text.Blob(1));
        text.Reset();
        utanText.Bind(1, nummer).Run();
        attGallra.Bind(1, gallrande).Bind(2, hanvisning).Run();
    }

    private sealed record Lasning(Loggplats Slut, int Block, (Loggplats Plats, Guid Id)? Senast);
}

/// <summary>Where the log and streams of it stood at a moment.</summary>
/// <param name="Slut">Where the next block goes.</param>
/// <param name="Block">Blocks in that segment.</param>
/// <param name="Nummer">Number of the last line of all.</param>
/// <param name="Strommar">The streams asked for that have lines.</param>
internal sealed record Logglage(Loggplats Slut, int Block, long Nummer, Dictionary<string, Stromlage> Strommar);
