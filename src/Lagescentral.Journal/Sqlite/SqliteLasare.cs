using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Lagescentral.Journal.Skrivning;
using Microsoft.Data.Sqlite;

namespace Lagescentral.Journal.Sqlite;

/// <summary>
/// Reads the journal on connections of its own, a page at a time: between pages nothing holds the WAL, so a slow reader
/// neither lets it grow nor keeps erased bytes in it.
/// </summary>
/// <param name="fil">The file, for people.</param>
/// <param name="oppna">Opens it for reading.</param>
internal sealed class SqliteLasare(string fil, Func<SqliteConnection> oppna) : IJournallasare, IDisposable
{
    private const int SidRader = 1000;
    private const int SidBytes = 4 * 1024 * 1024;
    private const int MaxVilande = 8;

    private const string UtanText = """
        SELECT r.nummer, r.strom, r.position, r.slag, r.intraffad, r.publicerad, r.mottagen, r.vem, r.fakta,
            r.texthmac IS NOT NULL, t.salt IS NOT NULL
        """;

    private const string MedText = UtanText + ", t.text\n";
    private const int Textkolumn = 11;

    private const string Strommens = """

         FROM rader r LEFT JOIN texter t ON t.nummer = r.nummer
        WHERE r.strom = ? AND r.position BETWEEN ? AND ? ORDER BY r.position
        """;

    private const string Allas = """

         FROM rader r LEFT JOIN texter t ON t.nummer = r.nummer
        WHERE r.nummer > ? AND r.nummer <= ? ORDER BY r.nummer
        """;

    private const string NyckelnsSista = """

         FROM nycklar n CROSS JOIN rader r ON r.nummer = n.nummer LEFT JOIN texter t ON t.nummer = n.nummer
        WHERE n.nyckel = ? ORDER BY n.nummer DESC LIMIT ?
        """;

    private readonly ConcurrentBag<Lasanslutning> vilande = [];
    private readonly ConcurrentDictionary<long, string> strommar = [];
    private readonly ConcurrentDictionary<long, string> slag = [];
    private volatile bool stangd;

    public ValueTask<long> HeadAsync(string strom, CancellationToken cancel) =>
        LasAsync(a => Tal(a.Sats("SELECT position FROM strommar WHERE namn = ?").Bind(1, strom)), cancel);

    public ValueTask<Dictionary<string, long>> StreamsAsync(CancellationToken cancel) => LasAsync(
        a =>
        {
            var svar = new Dictionary<string, long>();
            var sats = a.Sats("SELECT namn, position FROM strommar");
            while (sats.Step())
                svar.Add(sats.Text(0), sats.Int64(1));
            return svar;
        },
        cancel);

    public async IAsyncEnumerable<Journalpost> ReadAsync(
        string strom, long fran, bool medText, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (id, till) = await LasAsync(
            a =>
            {
                var sats = a.Sats("SELECT id, position FROM strommar WHERE namn = ?").Bind(1, strom);
                return sats.Step() ? (sats.Int64(0), sats.Int64(1)) : default;
            },
            cancel).ConfigureAwait(false);
        for (var nasta = fran; nasta <= till;)
        {
            var start = nasta;
            var sida = await LasAsync(
                a => Sida(a, a.Sats(medText ? MedText + Strommens : UtanText + Strommens).Bind(1, id).Bind(2, start).Bind(3, till), medText),
                cancel).ConfigureAwait(false);
            if (sida.Count == 0)
                yield break;
            foreach (var post in sida)
                yield return post;
            nasta = sida[^1].Position + 1;
        }
    }

    public async IAsyncEnumerable<Journalpost> ReadAllAsync(long efter, bool medText, [EnumeratorCancellation] CancellationToken cancel)
    {
        var till = await LatestNumberAsync(cancel).ConfigureAwait(false);
        while (efter < till)
        {
            var start = efter;
            var sida = await LasAsync(
                a => Sida(a, a.Sats(medText ? MedText + Allas : UtanText + Allas).Bind(1, start).Bind(2, till), medText),
                cancel).ConfigureAwait(false);
            if (sida.Count == 0)
                yield break;
            foreach (var post in sida)
                yield return post;
            efter = sida[^1].Nummer;
        }
    }

    public async IAsyncEnumerable<Journalpost> ReadKeyAsync(string nyckel, [EnumeratorCancellation] CancellationToken cancel)
    {
        var till = await LatestNumberAsync(cancel).ConfigureAwait(false);
        for (long efter = 0; efter < till;)
        {
            var start = efter;
            var sida = await LasAsync(
                a => Sida(a, a.Sats(MedText + """
                     FROM nycklar n CROSS JOIN rader r ON r.nummer = n.nummer LEFT JOIN texter t ON t.nummer = n.nummer
                    WHERE n.nyckel = ? AND n.nummer > ? AND n.nummer <= ? ORDER BY n.nummer
                    """).Bind(1, nyckel).Bind(2, start).Bind(3, till), medText: true),
                cancel).ConfigureAwait(false);
            if (sida.Count == 0)
                yield break;
            foreach (var post in sida)
                yield return post;
            efter = sida[^1].Nummer;
        }
    }

    public ValueTask<Dictionary<string, IReadOnlyList<Journalpost>>> ReadKeysAsync(
        IReadOnlyCollection<string> nycklar, int max, bool medText, CancellationToken cancel) => LasAsync(
        a =>
        {
            var svar = new Dictionary<string, IReadOnlyList<Journalpost>>(nycklar.Count);
            foreach (var nyckel in nycklar)
            {
                cancel.ThrowIfCancellationRequested();
                var sats = a.Sats((medText ? MedText : UtanText) + NyckelnsSista).Bind(1, nyckel).Bind(2, max);
                var poster = new List<Journalpost>();
                while (sats.Step())
                    poster.Add(Post(a, sats, medText));
                poster.Reverse();
                if (poster.Count > 0)
                    svar[nyckel] = poster;
            }

            return svar;
        },
        cancel);

    public void Dispose()
    {
        stangd = true;
        while (vilande.TryTake(out var a))
            a.Dispose();
    }

    public ValueTask<long> LatestNumberAsync(CancellationToken cancel) =>
        LasAsync(a => Tal(a.Sats("SELECT max(nummer) FROM rader")), cancel);

    private static long Tal(Sats sats)
    {
        var tal = sats.Step() ? sats.Int64(0) : 0;
        sats.Reset();
        return tal;
    }

    // Off the caller's thread, whose scheduler may be an aktor's.
    private ValueTask<T> LasAsync<T>(Func<Lasanslutning, T> las, CancellationToken cancel) =>
        new(Task.Run(() => Las(las), cancel));

    private T Las<T>(Func<Lasanslutning, T> las)
    {
        Lasanslutning? anslutning = null;
        try
        {
            ObjectDisposedException.ThrowIf(stangd, typeof(SqliteJournal));
            if (!vilande.TryTake(out anslutning))
                anslutning = new Lasanslutning(oppna());
            var svar = las(anslutning);
            anslutning.Aterstall();
            if (!stangd && vilande.Count < MaxVilande)
            {
                vilande.Add(anslutning);
                anslutning = null;
            }

            return svar;
        }
        catch (SqliteException e) when (SqliteFil.ArSkadad(e))
        {
            throw new FrammandeFilException(fil, SqliteFil.Orsak(e));
        }
        catch (SqliteException e)
        {
            throw new JournalOtillgangligException($"Journalen kan inte läsas: {SqliteFil.Orsak(e)}.", e);
        }
        finally
        {
            anslutning?.Dispose();
            if (stangd)
                Dispose();
        }
    }

    private List<Journalpost> Sida(Lasanslutning a, Sats sats, bool medText)
    {
        var sida = new List<Journalpost>();
        for (var bytes = 0; sida.Count < SidRader && bytes < SidBytes && sats.Step();)
        {
            var post = Post(a, sats, medText);
            bytes += post.Fakta.Length + (post.Text?.Length ?? 0);
            sida.Add(post);
        }

        return sida;
    }

    private Journalpost Post(Lasanslutning a, Sats sats, bool medText)
    {
        var finns = sats.Int64(10) != 0;
        return new Journalpost
        {
            Nummer = sats.Int64(0),
            Strom = Namn(strommar, a, "SELECT namn FROM strommar WHERE id = ?", sats.Int64(1)),
            Position = sats.Int64(2),
            Slag = Namn(slag, a, "SELECT namn FROM slag WHERE id = ?", sats.Int64(3)),
            Intraffad = Tid(sats.Int64OrNull(4)),
            Publicerad = Tid(sats.Int64OrNull(5)),
            Mottagen = new DateTimeOffset(sats.Int64(6), TimeSpan.Zero),
            Vem = sats.Text(7),
            Fakta = sats.Blob(8),
            Text = finns && medText ? sats.Blob(Textkolumn) : (ReadOnlyMemory<byte>?)null,
            Textlage = sats.Int64(9) == 0 ? Radtext.Ingen : finns ? Radtext.Finns : Radtext.Gallrad,
        };
    }

    private static DateTimeOffset? Tid(long? ticks) => ticks is { } t ? new DateTimeOffset(t, TimeSpan.Zero) : null;

    private static string Namn(ConcurrentDictionary<long, string> kanda, Lasanslutning a, string sql, long id)
    {
        if (kanda.TryGetValue(id, out var namn))
            return namn;
        var sats = a.Sats(sql).Bind(1, id);
        namn = sats.Step() ? sats.Text(0) : throw new FrammandeFilException(a.Fil, "ett namn som en rad hänvisar till saknas; kör verifiera");
        sats.Reset();
        return kanda.GetOrAdd(id, namn);
    }

    /// <summary>A read-only connection with its statements.</summary>
    private sealed class Lasanslutning(SqliteConnection anslutning) : IDisposable
    {
        private readonly Dictionary<string, Sats> satser = [];

        public string Fil => anslutning.DataSource;

        public Sats Sats(string sql)
        {
            if (!satser.TryGetValue(sql, out var sats))
                satser.Add(sql, sats = new Sats(anslutning, sql));
            return sats;
        }

        // A statement that was not read to its end holds its snapshot, and the WAL with it.
        public void Aterstall()
        {
            foreach (var sats in satser.Values)
                sats.Reset();
        }

        public void Dispose()
        {
            foreach (var sats in satser.Values)
                sats.Dispose();
            anslutning.Dispose();
        }
    }
}
