using System.Globalization;
using Lagescentral.Journal.Kopia;
using Lagescentral.Journal.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Lagescentral.Journal.Blobbar;

/// <summary>Moves a journal between a file and blobs, line by line: ids, numbers, positions, texts, erasures, keys and hashes stay.</summary>
internal static class Blobkopia
{
    private const int BlockRader = 2000;
    private const int Sida = 500;

    /// <summary>Writes a file's journal to a store that holds none.</summary>
    /// <exception cref="FelKopiaException">The store holds a journal.</exception>
    public static async Task TillBlobbarAsync(SqliteConnection fil, IBloblager lager, CancellationToken cancel)
    {
        if (await Blobmeta.LasAsync(lager, cancel).ConfigureAwait(false) is not null || await lager.ReadAsync(Loggplats.Borjan.Blob, 0, 1, cancel).ConfigureAwait(false) is { Length: > 0 })
            throw new FelKopiaException($"{lager.Namn} är inte tom. Ange en ny behållare i Journal:Behallare.");
        var (logg, texter) = (new Segmentlogg(lager), new Blobtexter(lager));
        var (plats, antal) = (Loggplats.Borjan, 0);
        foreach (var block in Block(fil, lager.Blockstorlek))
        {
            cancel.ThrowIfCancellationRequested();
            if (block.Block.HarTexter)
                await texter.SaveAsync(block.Block.Id, block.Texter).ConfigureAwait(false);
            if (++antal == BlobjournalOptions.AzuresBlock)
            {
                plats = await LaggTillAsync(logg, plats, Ny(Blockslag.Slut), lager).ConfigureAwait(false);
                antal = 1;
            }

            plats = await LaggTillAsync(logg, plats, block.Block, lager).ConfigureAwait(false);
        }

        // Last: until then the store holds no journal that a node would open.
        await Blobmeta.ProvaAsync(lager, Journalschema.Meta(fil), cancel).ConfigureAwait(false);
    }

    /// <summary>Makes an empty file of journal into the store's, as of now.</summary>
    /// <param name="lager">The store.</param>
    /// <param name="fil">A file with the journal's tables, in a transaction.</param>
    /// <param name="arbete">Folder for what is needed meanwhile.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>Where the log ended.</returns>
    /// <exception cref="FelKopiaException">There is no journal, or a text is lost.</exception>
    public static async Task<Loggplats> FranBlobbarAsync(IBloblager lager, SqliteConnection fil, string arbete, CancellationToken cancel)
    {
        var meta = await Blobmeta.LasAsync(lager, cancel).ConfigureAwait(false) ?? throw new FelKopiaException($"I {lager.Namn} finns ingen journal.");
        var delar = await Blobjournal.DelarAsync(lager, meta, Path.Combine(arbete, "avbild.db"), NullLogger.Instance, cancel).ConfigureAwait(false);
        using var avbild = delar.Avbild;
        using var fran = avbild.OppnaForLasning();
        Journalschema.SkrivMeta(fil, meta);
        foreach (var (tabell, kolumner) in new[] { ("slag", 2), ("strommar", 4), ("rader", 11), ("nycklar", 2) })
            Kopiera(fran, fil, tabell, kolumner);
        using var till = new Sats(fil, "INSERT INTO texter (nummer, salt, text) VALUES (?, ?, ?)");
        foreach (var sida in Hanvisningar(fran).Chunk(Sida))
        {
            var lasta = await delar.Texter.ReadAsync(sida.Select(t => t.Plats), cancel).ConfigureAwait(false);
            foreach (var (nummer, plats) in sida)
            {
                if (!lasta.TryGetValue(plats, out var text))
                    throw new FelKopiaException(string.Create(CultureInfo.InvariantCulture, $"Texten till raden med nummer {nummer} finns inte: en nod gallrar just nu (försök igen), eller är den förlorad (kör verifiera)."));
                till.Bind(1, nummer).Bind(2, text.Salt.Span).Bind(3, text.Innehall.Span).Run();
            }
        }

        return avbild.Slut;
    }

    /// <summary>True when something has been written to the log since it ended there.</summary>
    public static async Task<bool> HarVuxitAsync(IBloblager lager, Loggplats slut, CancellationToken cancel) =>
        await lager.ReadAsync(slut.Blob, slut.Byte, 1, cancel).ConfigureAwait(false) is { Length: > 0 };

    private static async Task<Loggplats> LaggTillAsync(Segmentlogg logg, Loggplats plats, Loggblock block, IBloblager lager)
    {
        var kodat = block.Koda();
        return await logg.AppendAsync(plats, block, kodat).ConfigureAwait(false)
            ? plats.Efter(block, kodat.Length)
            : throw new FelKopiaException($"Någon annan skriver i {lager.Namn}. Stoppa den, och ange en ny behållare i Journal:Behallare.");
    }

    private static IEnumerable<(Loggblock Block, ReadOnlyMemory<byte> Texter)> Block(SqliteConnection fil, int hogst)
    {
        var (rader, texter, bytes) = (new List<Loggrad>(), new MemoryStream(), 0L);
        foreach (var rad in Rader(fil))
        {
            var storlek = rad.Post.Fakta.Length + (rad.Text?.Length ?? 0) + 1024L;
            if (rader.Count == BlockRader || (rader.Count > 0 && bytes + storlek > hogst / 2))
            {
                yield return (Ny(Blockslag.Rader) with { Rader = rader }, texter.ToArray());
                (rader, texter, bytes) = ([], new MemoryStream(), 0);
            }

            Textplats? plats = null;
            if (rad.Salt is { } salt && rad.Text is { } text)
            {
                plats = new Textplats((int)texter.Length, salt.Length + text.Length);
                texter.Write(salt);
                texter.Write(text);
            }

            rader.Add(new Loggrad(rad.Post, rad.Texthmac, rad.Hash, plats, rad.Nycklar, []));
            bytes += storlek;
        }

        if (rader.Count > 0)
            yield return (Ny(Blockslag.Rader) with { Rader = rader }, texter.ToArray());
    }

    private static IEnumerable<Filrad> Rader(SqliteConnection fil)
    {
        using var nycklar = new Sats(fil, "SELECT nummer, nyckel FROM nycklar ORDER BY nummer, nyckel");
        var fler = nycklar.Step();
        using var sats = new Sats(fil, """
            SELECT r.nummer, (SELECT namn FROM strommar s WHERE s.id = r.strom), r.position, (SELECT namn FROM slag g WHERE g.id = r.slag),
                r.intraffad, r.publicerad, r.mottagen, r.vem, r.fakta, r.texthmac, r.hash, t.salt, t.text
            FROM rader r LEFT JOIN texter t ON t.nummer = r.nummer ORDER BY r.nummer
            """);
        while (sats.Step())
        {
            var post = new Journalpost
            {
                Nummer = sats.Int64(0),
                Strom = sats.Text(1),
                Position = sats.Int64(2),
                Slag = sats.Text(3),
                Intraffad = Tid(sats.Int64OrNull(4)),
                Publicerad = Tid(sats.Int64OrNull(5)),
                Mottagen = new DateTimeOffset(sats.Int64(6), TimeSpan.Zero),
                Vem = sats.Text(7),
                Fakta = sats.Blob(8),
            };
            var egna = new List<string>();
            for (; fler && nycklar.Int64(0) == post.Nummer; fler = nycklar.Step())
                egna.Add(nycklar.Text(1));
            yield return new Filrad(post, sats.BlobOrNull(9), sats.Blob(10), sats.BlobOrNull(11), sats.BlobOrNull(12), egna);
        }
    }

    private static IEnumerable<(long Nummer, Texthanvisning Plats)> Hanvisningar(SqliteConnection avbild)
    {
        using var sats = new Sats(avbild, "SELECT nummer, text FROM texter WHERE salt IS NOT NULL ORDER BY nummer");
        while (sats.Step())
            yield return (sats.Int64(0), Texthanvisning.Las(sats.Blob(1)));
    }

    private static void Kopiera(SqliteConnection fran, SqliteConnection till, string tabell, int kolumner)
    {
        using var las = fran.Kommando($"SELECT * FROM {tabell}");
        using var rader = las.ExecuteReader();
        using var skriv = till.Kommando(
            $"INSERT INTO {tabell} VALUES ({string.Join(", ", Enumerable.Range(1, kolumner).Select(i => $"${i}"))})",
            [.. Enumerable.Range(1, kolumner).Select(i => ($"${i}", (object?)null))]);
        while (rader.Read())
        {
            for (var i = 0; i < kolumner; i++)
                skriv.Parameters[i].Value = rader.GetValue(i);
            skriv.ExecuteNonQuery();
        }
    }

    private static Loggblock Ny(Blockslag slag) => Loggblock.Ny(slag, TimeProvider.System.GetUtcNow());

    private static DateTimeOffset? Tid(long? ticks) => ticks is { } t ? new DateTimeOffset(t, TimeSpan.Zero) : null;

    private sealed record Filrad(Journalpost Post, byte[]? Texthmac, byte[] Hash, byte[]? Salt, byte[]? Text, IReadOnlyList<string> Nycklar);
}
