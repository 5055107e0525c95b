using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Lagescentral.Domain;
using Lagescentral.Journal.Blobbar;
using Lagescentral.Journal.Postgres;
using Lagescentral.Journal.Sqlite;
using Microsoft.Data.Sqlite;

namespace Lagescentral.Journal.Kopia;

/// <summary>A file of a copy.</summary>
/// <param name="Namn">File name.</param>
/// <param name="Byte">Size.</param>
/// <param name="Sha256">Hash (hex) of its content.</param>
public sealed record Kopiefil(string Namn, long Byte, string Sha256);

/// <summary>What a copy holds, as it says itself in <see cref="Sakerhetskopia.Uppgiftsfil"/>.</summary>
public sealed record Kopieuppgift
{
    /// <summary>Version of the copy's form.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The journal's id.</summary>
    public required Guid Journal { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset Tagen { get; init; }

    /// <summary>Streams.</summary>
    public required int Strommar { get; init; }

    /// <summary>Journal lines.</summary>
    public required long Rader { get; init; }

    /// <summary>Texts.</summary>
    public required long Texter { get; init; }

    /// <summary>Texts that had been erased.</summary>
    public required long Gallrade { get; init; }

    /// <summary>Faults of the journal when it was copied.</summary>
    public required long Avvikelser { get; init; }

    /// <summary>Number of the ledger's last entry, -1 when there was no ledger.</summary>
    public required long Liggare { get; init; }

    /// <summary>HMAC (hex) of that entry.</summary>
    public required string LiggareHmac { get; init; }

    /// <summary>Its files.</summary>
    public required IReadOnlyList<Kopiefil> Filer { get; init; }
}

/// <summary>The copy is not whole, or cannot be made or put there; the message says what to do.</summary>
public sealed class FelKopiaException(string orsak) : Exception(orsak);

/// <summary>
/// Copies a hub's folder beside the hub. All stores are read as of one moment: a snapshot of each is opened, the journal's first,
/// before any is copied. What can be made again from the journal (saved states, the search index, the index of what is due) is
/// left out, and so are the keys of sessions: after a restore people sign in again.
/// </summary>
/// <remarks>While it copies, bytes of texts that are erased meanwhile wait in the journal's log file.</remarks>
public static class Sakerhetskopia
{
    /// <summary>Name of the file in which a copy says what it holds.</summary>
    public const string Uppgiftsfil = "kopia.json";

    /// <summary>The files of a hub that cannot be made again, and how each is made when it is new.</summary>
    internal static readonly (string Namn, int ApplicationId, int Version, Action<SqliteConnection> Skapa)[] Lager =
    [
        (Path.GetFileName(Journalschema.Fil("")), Journalschema.ApplicationId, Journalschema.Version, fil => Journalschema.Skapa(fil, DateTimeOffset.UnixEpoch)),
        .. new[] { SqliteKarantan.Lager, SqliteRegister.Lager, SqliteLasningslogg.Lager }
            .Select(l => (l.Namn, l.ApplicationId, l.Version, new Action<SqliteConnection>(fil => SqliteFil.Execute(fil, l.Schema + l.Tillagg)))),
    ];

    /// <summary>Makes a copy and verifies it.</summary>
    /// <param name="mapp">The hub's folder.</param>
    /// <param name="mal">Folder of the copy; must not exist, or be empty.</param>
    /// <param name="liggare">The ledger's file.</param>
    /// <param name="nu">Now, UTC.</param>
    /// <param name="cancel">Ends it; nothing is left.</param>
    /// <exception cref="FelKopiaException">The place is taken, or there is no journal.</exception>
    /// <exception cref="FrammandeFilException">A store is damaged, foreign or newer.</exception>
    /// <exception cref="JournalOtillgangligException">A store cannot be read, or the copy not written, now.</exception>
    public static Task<Kopieuppgift> TaAsync(string mapp, string mal, string liggare, DateTimeOffset nu, CancellationToken cancel = default) =>
        Task.Run(() => FranMappAsync(Path.GetFullPath(mapp), Path.GetFullPath(mal), liggare, nu, cancel), cancel);

    /// <summary>Makes a copy, of the same form, of a hub whose journal is in a database, and verifies it.</summary>
    /// <param name="databas">The database.</param>
    /// <param name="mal">Folder of the copy; must not exist, or be empty.</param>
    /// <param name="liggare">The ledger's file.</param>
    /// <param name="nu">Now, UTC.</param>
    /// <param name="cancel">Ends it; nothing is left.</param>
    /// <exception cref="FelKopiaException">The place is taken.</exception>
    /// <exception cref="JournalOtillgangligException">The database cannot be read, or the copy not written, now.</exception>
    public static Task<Kopieuppgift> TaAsync(Postgresdatabas databas, string mal, string liggare, DateTimeOffset nu, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(databas);
        return Task.Run(
            () => GorAsync(
                Path.GetFullPath(mal), nu,
                delvis => Liggarslut(() => databas.Meta, liggare, delvis),
                delvis => KopieraDatabas(databas, delvis, cancel),
                cancel),
            cancel);
    }

    /// <summary>Makes a copy, of the same form, of a hub whose journal is on blobs, and the rest in a database, and verifies it.</summary>
    /// <param name="lager">The blobs.</param>
    /// <param name="databas">The database.</param>
    /// <param name="mal">Folder of the copy; must not exist, or be empty.</param>
    /// <param name="liggare">The ledger's file.</param>
    /// <param name="nu">Now, UTC.</param>
    /// <param name="cancel">Ends it; nothing is left.</param>
    /// <exception cref="FelKopiaException">The place is taken.</exception>
    /// <exception cref="JournalOtillgangligException">The store or the database cannot be read, or the copy not written, now.</exception>
    public static Task<Kopieuppgift> TaAsync(
        IBloblager lager, Postgresdatabas databas, string mal, string liggare, DateTimeOffset nu, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(lager);
        ArgumentNullException.ThrowIfNull(databas);
        return Task.Run(
            () => GorAsync(
                Path.GetFullPath(mal), nu,
                delvis => Liggarslut(() => databas.Meta, liggare, delvis),
                delvis => KopieraBlobbar(lager, databas, delvis, cancel),
                cancel),
            cancel);
    }

    /// <summary>Reads what a copy says of itself and checks that every file is as it was.</summary>
    /// <exception cref="FelKopiaException">It is no copy, or a file is missing or has been changed.</exception>
    public static Kopieuppgift Prova(string kopia)
    {
        Kopieuppgift uppgift;
        try
        {
            uppgift = Json.Read<Kopieuppgift>(File.ReadAllBytes(Path.Combine(kopia, Uppgiftsfil)));
        }
        catch (Exception fel) when (fel is IOException or JsonException)
        {
            throw new FelKopiaException($"{kopia} är ingen hel säkerhetskopia: {Uppgiftsfil} saknas eller går inte att läsa.");
        }

        if (uppgift.Version != 1) throw new FelKopiaException($"{kopia} är gjord av en annan utgåva (version {uppgift.Version}). Använd den.");
        foreach (var fil in uppgift.Filer)
        {
            var vag = Path.Combine(kopia, fil.Namn);
            if (Path.GetFileName(fil.Namn) != fil.Namn || !File.Exists(vag)) throw new FelKopiaException($"{kopia} är inte hel: {fil.Namn} saknas.");
            if (Fil(vag).Sha256 != fil.Sha256) throw new FelKopiaException($"{kopia} är inte hel: {fil.Namn} har ändrats sedan kopian gjordes.");
        }

        return uppgift;
    }

    private static Task<Kopieuppgift> FranMappAsync(string mapp, string mal, string liggare, DateTimeOffset nu, CancellationToken cancel)
    {
        if (!File.Exists(Journalschema.Fil(mapp))) throw new FelKopiaException($"I {mapp} finns ingen journal. Ange navets mapp i Journal:Mapp.");
        return GorAsync(
            mal, nu,
            delvis => Liggarslut(
                () =>
                {
                    using var anslutning = Journalschema.OppnaForLasning(mapp);
                    return Journalschema.Meta(anslutning);
                },
                liggare, delvis),
            delvis => Kopiera(mapp, delvis, cancel),
            cancel);
    }

    private static async Task<Kopieuppgift> GorAsync(
        string mal, DateTimeOffset nu, Func<string, (long Nr, string Hmac)> liggarslut, Action<string> kopiera, CancellationToken cancel)
    {
        if (Directory.Exists(mal) && Directory.EnumerateFileSystemEntries(mal).Any()) throw new FelKopiaException($"{mal} är inte tom. Ange en ny mapp för kopian.");
        var delvis = mal + ".delvis";
        if (Directory.Exists(delvis)) Directory.Delete(delvis, recursive: true);
        try
        {
            Skapa(delvis);
            // Entries come before what they tell of: read first, the ledger is never ahead of the copy.
            var (nr, hmac) = liggarslut(delvis);
            kopiera(delvis);
            var journal = await Journalverifiering.VerifieraAsync(delvis, cancel: cancel);
            var uppgift = new Kopieuppgift
            {
                Journal = journal.Id,
                Tagen = nu,
                Strommar = journal.Huvuden.Count,
                Rader = journal.Rader,
                Texter = journal.Texter,
                Gallrade = journal.Gallrade,
                Avvikelser = journal.AntalAvvikelser,
                Liggare = nr,
                LiggareHmac = hmac,
                Filer = [.. Directory.EnumerateFiles(delvis).Order(StringComparer.Ordinal).Select(Fil)],
            };
            Skriv(Path.Combine(delvis, Uppgiftsfil), Json.Bytes(uppgift));
            if (Directory.Exists(mal)) Directory.Delete(mal);
            Directory.Move(delvis, mal);
            return uppgift;
        }
        catch (Exception fel) when (fel is IOException or UnauthorizedAccessException)
        {
            throw new JournalOtillgangligException($"Kopian kan inte skrivas till {mal}: {fel.Message}", fel);
        }
        catch (SqliteException fel)
        {
            throw new JournalOtillgangligException($"Kopian kan inte tas: {SqliteFil.Orsak(fel)}.", fel);
        }
        catch (Exception fel) when (Postgresfel.ArFel(fel))
        {
            throw Postgresfel.Otillganglig("Kopian kan inte tas", fel);
        }
        finally
        {
            if (Directory.Exists(delvis)) Directory.Delete(delvis, recursive: true);
        }
    }

    private static void Kopiera(string mapp, string delvis, CancellationToken cancel)
    {
        var kallor = new List<(string Namn, SqliteConnection Anslutning)>();
        try
        {
            foreach (var (namn, id, version, _) in Lager.Where(l => File.Exists(Path.Combine(mapp, l.Namn))))
                kallor.Add((namn, SqliteFil.Oppna(Path.Combine(mapp, namn), id, version, skapa: null, readOnly: true)));
            foreach (var (_, anslutning) in kallor)
            {
                SqliteFil.Execute(anslutning, "BEGIN");
                SqliteFil.Scalar(anslutning, "SELECT count(*) FROM sqlite_master");
            }

            foreach (var (namn, anslutning) in kallor)
            {
                cancel.ThrowIfCancellationRequested();
                using var kopia = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(delvis, namn), Pooling = false }.ToString());
                kopia.Open();
                anslutning.BackupDatabase(kopia);
                // A copy is one file, that can be read where nothing can be written.
                SqliteFil.Scalar(kopia, "PRAGMA journal_mode=DELETE");
                if (SqliteFil.Scalar(kopia, "PRAGMA integrity_check(1)") is not "ok")
                    throw new FrammandeFilException(Path.Combine(mapp, namn), "filen är skadad och kan inte kopieras; kör verifiera");
            }
        }
        finally
        {
            foreach (var (_, anslutning) in kallor) anslutning.Dispose();
        }
    }

    // The journal first, as everywhere: what the other stores say of lines that came after it is forgotten, not the other way round.
    private static void KopieraBlobbar(IBloblager blobbar, Postgresdatabas databas, string delvis, CancellationToken cancel)
    {
        var arbete = Directory.CreateTempSubdirectory("lagescentral-kopia-").FullName;
        try
        {
            var journal = Path.Combine(arbete, Path.GetFileName(Journalschema.Fil("")));
            using (var fil = SqliteFil.Oppna(journal, Journalschema.ApplicationId, Journalschema.Version, Lager[0].Skapa))
            {
                SqliteFil.Execute(fil, "BEGIN");
                Blobkopia.FranBlobbarAsync(blobbar, fil, arbete, cancel).GetAwaiter().GetResult();
                SqliteFil.Execute(fil, "COMMIT");
                SqliteFil.Scalar(fil, "PRAGMA journal_mode=DELETE");
            }

            KopieraDatabas(databas, delvis, cancel);
            File.Move(journal, Journalschema.Fil(delvis), overwrite: true);
        }
        catch (BlobOtillgangligException fel)
        {
            throw Blobfel.Otillganglig("Journalen kan inte kopieras", fel);
        }
        finally
        {
            Directory.Delete(arbete, recursive: true);
        }
    }

    private static void KopieraDatabas(Postgresdatabas databas, string delvis, CancellationToken cancel)
    {
        using (var fran = new Postgressida(databas, ensam: false)) Journalkopiering.TillFiler(fran, delvis, cancel);
        foreach (var lager in Lager)
        {
            using var fil = SqliteFil.Oppna(Path.Combine(delvis, lager.Namn), lager.ApplicationId, lager.Version, skapa: null);
            // A copy is one file, that can be read where nothing can be written.
            SqliteFil.Scalar(fil, "PRAGMA journal_mode=DELETE");
        }
    }

    private static (long Nr, string Hmac) Liggarslut(Func<Journalmeta> las, string liggare, string delvis)
    {
        if (!File.Exists(liggare)) return (-1, "");
        var meta = las();
        var poster = Gallringsliggare.Las(liggare, meta.Id, meta.Nyckel.Span);
        Skriv(Path.Combine(delvis, Gallringsliggare.Filnamn), [.. poster.SelectMany(post => Json.Bytes(post).Append((byte)'\n'))]);
        return poster is [.., var sista] ? (sista.Nr, sista.Hmac) : (-1, "");
    }

    internal static Kopiefil Fil(string vag)
    {
        using var strom = File.OpenRead(vag);
        return new Kopiefil(Path.GetFileName(vag), strom.Length, Convert.ToHexStringLower(SHA256.HashData(strom)));
    }

    internal static void Skriv(string vag, byte[] innehall)
    {
        using var strom = new FileStream(vag, FileMode.Create, FileAccess.Write);
        strom.Write(innehall);
        strom.Flush(flushToDisk: true);
    }

    /// <summary>A folder for its owner alone: a copy holds what the hub does.</summary>
    internal static void Skapa(string mapp)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(mapp);
        else Directory.CreateDirectory(mapp, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    internal static string Stampel(DateTimeOffset nu) => nu.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
}
