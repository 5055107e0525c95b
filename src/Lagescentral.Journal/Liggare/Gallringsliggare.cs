using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Lagescentral.Domain;
using Lagescentral.Domain.Handelser;

namespace Lagescentral.Journal;

/// <summary>An entry in the ledger: keys alone, no text.</summary>
public sealed record Liggarpost
{
    /// <summary>Number, 1, 2, 3 …; 0 for the one that says whose ledger it is.</summary>
    public required long Nr { get; init; }

    /// <summary>When it was entered, UTC.</summary>
    public required DateTimeOffset Tid { get; init; }

    /// <summary>The journal's id.</summary>
    public required Guid Journal { get; init; }

    /// <summary>Every text of the events and rumours that was known by then is erased, UTC.</summary>
    public DateTimeOffset? Till { get; init; }

    /// <summary>Keys of events, <c>polis/633436</c>.</summary>
    public IReadOnlyList<string>? Handelser { get; init; }

    /// <summary>Ids of rumours whose words, as known by <see cref="Till"/>, are erased.</summary>
    public IReadOnlyList<string>? Rykten { get; init; }

    /// <summary>Ids of replacements and exchanges on call whose words, as known by <see cref="Till"/>, are erased.</summary>
    public IReadOnlyList<string>? Jour { get; init; }

    /// <summary>Ids of larm, and of silences, whose words, as known by <see cref="Till"/>, are erased.</summary>
    public IReadOnlyList<string>? Larm { get; init; }

    /// <summary>Decisions about crisis levels whose reasons, as known by <see cref="Till"/>, are erased.</summary>
    public IReadOnlyList<string>? Nivaer { get; init; }

    /// <summary>Ids of items in karantän whose content a person erased.</summary>
    public IReadOnlyList<Guid>? Karantan { get; init; }

    /// <summary>HMAC-SHA256 (hex), under the journal's own key, of the entry before and this one: shows an entry that was
    /// changed, moved or taken out.</summary>
    public string Hmac { get; init; } = "";
}

/// <summary>The ledger does not fit the journal; the message says how and what to do.</summary>
public sealed class FelLiggareException(string orsak) : Exception(orsak);

/// <summary>
/// The ledger of erasures: an append-only file, one line of JSON each, that is to outlive the folder of the data. An erasure is
/// entered before it is done, so that none can be forgotten by a restore from an older copy.
/// </summary>
/// <remarks>An entry may thus stand for an erasure that then failed. Applied after a restore it erases what somebody, or the
/// rules, had said should go.</remarks>
public sealed class Gallringsliggare : IDisposable
{
    /// <summary>Name of the file in the data folder, unless another place is set.</summary>
    public const string Filnamn = "gallringsliggare.ndjson";

    private readonly Lock _las = new();
    private readonly FileStream _fil;
    private readonly byte[] _nyckel;
    private readonly Guid _journal;
    private byte[] _sist;

    private Gallringsliggare(FileStream fil, Guid journal, byte[] nyckel, Liggarpost? sista)
    {
        _fil = fil;
        _journal = journal;
        _nyckel = nyckel;
        Nr = sista?.Nr ?? -1;
        _sist = sista is null ? [] : Convert.FromHexString(sista.Hmac);
    }

    /// <summary>Number of the last entry.</summary>
    public long Nr { get; private set; }

    /// <summary>HMAC (hex) of the last entry.</summary>
    public string Hmac => Convert.ToHexStringLower(_sist);

    /// <summary>The file's full path.</summary>
    public string Fil => _fil.Name;

    /// <summary>Opens a journal's ledger, or begins one. An entry that was broken off while it was written is taken away.</summary>
    /// <exception cref="FelLiggareException">It is another journal's, or its last entry does not fit.</exception>
    /// <exception cref="JournalOtillgangligException">It cannot be written.</exception>
    public static Gallringsliggare Open(string fil, Guid journal, ReadOnlyMemory<byte> nyckel, DateTimeOffset nu)
    {
        fil = Path.GetFullPath(fil);
        FileStream? strom = null;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(fil)!);
            strom = new FileStream(fil, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
            var (sista, langd) = Sista(strom, fil);
            if (sista is not null && sista.Journal != journal)
                throw new FelLiggareException($"Gallringsliggaren {fil} hör till en annan journal. Ange en egen fil i Gallring:Liggare.");
            strom.SetLength(langd);
            strom.Position = langd;
            var liggare = new Gallringsliggare(strom, journal, nyckel.ToArray(), sista);
            strom = null;
            if (sista is null) liggare.Lagg(new Liggarpost { Nr = 0, Tid = nu, Journal = journal });
            return liggare;
        }
        catch (Exception fel) when (fel is IOException or UnauthorizedAccessException)
        {
            throw Otillganglig(fil, fel);
        }
        finally
        {
            strom?.Dispose();
        }
    }

    /// <summary>Enters that every text of what an erasing line names, known by <paramref name="till"/>, is erased. Durable when it
    /// returns.</summary>
    /// <param name="gallring">What the line says.</param>
    /// <param name="till">The moment, UTC.</param>
    /// <param name="nu">Now, UTC.</param>
    /// <exception cref="JournalOtillgangligException">The ledger cannot be written: nothing may be erased.</exception>
    public void Skriv(Gallringsfakta gallring, DateTimeOffset till, DateTimeOffset nu)
    {
        ArgumentNullException.ThrowIfNull(gallring);
        Lagg(new Liggarpost
        {
            Nr = 0,
            Tid = nu,
            Journal = _journal,
            Till = till,
            Handelser = gallring.Handelser,
            Rykten = gallring.Rykten,
            Jour = gallring.Jour,
            Larm = gallring.Larm,
            Nivaer = gallring.Nivaer,
        });
    }

    /// <summary>Enters that the content of items in karantän is erased. Durable when it returns.</summary>
    /// <exception cref="JournalOtillgangligException">The ledger cannot be written: nothing may be erased.</exception>
    public void Skriv(IReadOnlyList<Guid> karantan, DateTimeOffset nu) =>
        Lagg(new Liggarpost { Nr = 0, Tid = nu, Journal = _journal, Karantan = karantan });

    /// <summary>Reads a ledger and checks every entry against the one before it.</summary>
    /// <exception cref="FelLiggareException">It is another journal's, or an entry has been changed, moved or taken out.</exception>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    public static IReadOnlyList<Liggarpost> Las(string fil, Guid journal, ReadOnlySpan<byte> nyckel)
    {
        using var strom = new FileStream(fil, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var poster = new List<Liggarpost>();
        var sist = Array.Empty<byte>();
        foreach (var (post, _) in Poster(strom, fil))
        {
            if (post.Journal != journal) throw new FelLiggareException($"Gallringsliggaren {fil} hör till en annan journal. Ange rätt fil i Gallring:Liggare.");
            if (post.Nr != poster.Count || !CryptographicOperations.FixedTimeEquals(Hmacen(nyckel, sist, post), Convert.FromHexString(post.Hmac)))
                throw new FelLiggareException(string.Create(CultureInfo.InvariantCulture, $"Gallringsliggaren {fil} har ändrats: post {poster.Count} stämmer inte med den före."));
            sist = Convert.FromHexString(post.Hmac);
            poster.Add(post);
        }

        return poster;
    }

    /// <inheritdoc/>
    public void Dispose() => _fil.Dispose();

    private void Lagg(Liggarpost post)
    {
        lock (_las)
        {
            post = post with { Nr = Nr + 1 };
            var hmac = Hmacen(_nyckel, _sist, post);
            var rad = Json.Bytes(post with { Hmac = Convert.ToHexStringLower(hmac) });
            var fore = _fil.Position;
            try
            {
                _fil.Write([.. rad, (byte)'\n']);
                _fil.Flush(flushToDisk: true);
            }
            catch (Exception fel) when (fel is IOException or UnauthorizedAccessException)
            {
                Backa(fore);
                throw Otillganglig(_fil.Name, fel);
            }

            (Nr, _sist) = (post.Nr, hmac);
        }
    }

    private void Backa(long langd)
    {
        try
        {
            _fil.SetLength(langd);
            _fil.Position = langd;
        }
        catch (IOException)
        {
            // What is left of the entry has no end, and is taken away when the ledger is next opened; until then it cannot be
            // written, and nothing be erased.
            _fil.Dispose();
        }
    }

    private static byte[] Hmacen(ReadOnlySpan<byte> nyckel, ReadOnlySpan<byte> fore, Liggarpost post)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, nyckel);
        hmac.AppendData(fore);
        hmac.AppendData(Json.Bytes(post with { Hmac = "" }));
        return hmac.GetHashAndReset();
    }

    private static (Liggarpost? Sista, long Langd) Sista(FileStream strom, string fil)
    {
        Liggarpost? sista = null;
        long langd = 0;
        foreach (var (post, slut) in Poster(strom, fil)) (sista, langd) = (post, slut);
        return (sista, langd);
    }

    /// <summary>Whole entries, each with where it ends; one without its end of line was never acknowledged.</summary>
    private static IEnumerable<(Liggarpost Post, long Slut)> Poster(FileStream strom, string fil)
    {
        strom.Position = 0;
        var rest = new List<byte>();
        var buffert = new byte[64 * 1024];
        long slut = 0;
        for (int last; (last = strom.Read(buffert)) > 0;)
        {
            var fran = 0;
            for (int till; (till = Array.IndexOf(buffert, (byte)'\n', fran, last - fran)) >= 0; fran = till + 1)
            {
                rest.AddRange(buffert.AsSpan(fran, till - fran));
                slut += rest.Count + 1;
                yield return (Post(rest, fil), slut);
                rest.Clear();
            }

            rest.AddRange(buffert.AsSpan(fran, last - fran));
        }
    }

    private static Liggarpost Post(List<byte> rad, string fil)
    {
        try
        {
            return Json.Read<Liggarpost>(rad.ToArray());
        }
        catch (JsonException)
        {
            throw new FelLiggareException($"Gallringsliggaren {fil} har en rad som inte går att läsa. Återställ filen från en kopia av den, eller ange en annan i Gallring:Liggare.");
        }
    }

    private static JournalOtillgangligException Otillganglig(string fil, Exception fel) =>
        new($"Gallringsliggaren {fil} kan inte skrivas, och utan den får inget gallras: {fel.Message}", fel);
}
