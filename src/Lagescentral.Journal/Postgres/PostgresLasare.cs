using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Lagescentral.Journal.Skrivning;
using Npgsql;

namespace Lagescentral.Journal.Postgres;

/// <summary>Reads the journal a page at a time, on connections of the pool; between pages nothing holds the server.</summary>
internal sealed class PostgresLasare(Postgresdatabas databas) : IJournallasare
{
    private const int SidRader = 1000;
    private const int SidBytes = 4 * 1024 * 1024;

    // A query of its own per line, by the primary key: a join would now and then be planned as a reading of every part.
    private const string UtanText = """
        r.nummer, r.strom, r.position, r.slag, r.intraffad, r.publicerad, r.mottagen, r.vem, r.fakta, r.texthmac IS NOT NULL,
            CASE WHEN r.texthmac IS NOT NULL THEN (SELECT true FROM lagescentral.texter t WHERE t.nummer = r.nummer) END
        """;

    private const string MedText = """
        r.nummer, r.strom, r.position, r.slag, r.intraffad, r.publicerad, r.mottagen, r.vem, r.fakta, r.texthmac IS NOT NULL,
            CASE WHEN r.texthmac IS NOT NULL THEN (SELECT t.text FROM lagescentral.texter t WHERE t.nummer = r.nummer) END
        """;

    private readonly ConcurrentDictionary<int, string> strommar = [];
    private readonly ConcurrentDictionary<int, string> slag = [];
    private volatile bool stangd;

    /// <summary>Checks that every stream ends with the line that its head says.</summary>
    /// <exception cref="FrammandeFilException">One does not.</exception>
    public static async Task KontrolleraAsync(Postgresdatabas databas, CancellationToken cancel)
    {
        await using var anslutning = await databas.Kalla.OpenConnectionAsync(cancel).ConfigureAwait(false);
        var fel = await anslutning.ListaAsync(
            """
            SELECT s.namn FROM lagescentral.strommar s LEFT JOIN lagescentral.rader r ON r.strom = s.id AND r.position = s.position
            WHERE r.hash IS DISTINCT FROM s.hash LIMIT 1
            """,
            r => r.GetString(0), cancel).ConfigureAwait(false);
        if (fel is [var strom])
            throw new FrammandeFilException(databas.Namn, $"sista raden i strömmen {strom} stämmer inte; databasen lämnas orörd, kör verifiera");
    }

    public void Stang() => stangd = true;

    public ValueTask<long> HeadAsync(string strom, CancellationToken cancel) =>
        LasAsync(a => a.TalAsync("SELECT position FROM lagescentral.strommar WHERE namn = $1", cancel, strom), cancel);

    public ValueTask<long> LatestNumberAsync(CancellationToken cancel) =>
        LasAsync(a => a.TalAsync("SELECT nummer FROM lagescentral.huvud", cancel), cancel);

    public ValueTask<Dictionary<string, long>> StreamsAsync(CancellationToken cancel) => LasAsync(
        async a => (await a.ListaAsync("SELECT namn, position FROM lagescentral.strommar", r => (r.GetString(0), r.GetInt64(1)), cancel).ConfigureAwait(false))
            .ToDictionary(r => r.Item1, r => r.Item2, StringComparer.Ordinal),
        cancel);

    public async IAsyncEnumerable<Journalpost> ReadAsync(string strom, long fran, bool medText, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (id, till) = await LasAsync(
            async a => (await a.ListaAsync("SELECT id, position FROM lagescentral.strommar WHERE namn = $1", r => (r.GetInt32(0), r.GetInt64(1)), cancel, strom).ConfigureAwait(false)).FirstOrDefault(),
            cancel).ConfigureAwait(false);
        var sql = $"SELECT {(medText ? MedText : UtanText)} FROM lagescentral.rader r WHERE r.strom = $1 AND r.position BETWEEN $2 AND $3 ORDER BY r.position LIMIT $4";
        var antal = SidRader;
        for (var nasta = fran; nasta <= till;)
        {
            var start = nasta;
            var sida = await SidaAsync(sql, antal, medText, cancel, id, start, till).ConfigureAwait(false);
            if (sida.Poster.Count == 0)
                yield break;
            foreach (var post in sida.Poster)
                yield return post;
            (nasta, antal) = (sida.Poster[^1].Position + 1, sida.Nasta);
        }
    }

    public async IAsyncEnumerable<Journalpost> ReadAllAsync(long efter, bool medText, [EnumeratorCancellation] CancellationToken cancel)
    {
        var till = await LatestNumberAsync(cancel).ConfigureAwait(false);
        var sql = $"SELECT {(medText ? MedText : UtanText)} FROM lagescentral.rader r WHERE r.nummer > $1 AND r.nummer <= $2 ORDER BY r.nummer LIMIT $3";
        for (var antal = SidRader; efter < till;)
        {
            var sida = await SidaAsync(sql, antal, medText, cancel, efter, till).ConfigureAwait(false);
            if (sida.Poster.Count == 0)
                yield break;
            foreach (var post in sida.Poster)
                yield return post;
            (efter, antal) = (sida.Poster[^1].Nummer, sida.Nasta);
        }
    }

    public async IAsyncEnumerable<Journalpost> ReadKeyAsync(string nyckel, [EnumeratorCancellation] CancellationToken cancel)
    {
        var till = await LatestNumberAsync(cancel).ConfigureAwait(false);
        var antal = SidRader;
        const string sql = $"""
            SELECT r.* FROM (SELECT nummer FROM lagescentral.nycklar WHERE nyckel = $1 AND nummer > $2 AND nummer <= $3 ORDER BY nummer LIMIT $4) n
            CROSS JOIN LATERAL (SELECT {MedText} FROM lagescentral.rader r WHERE r.nummer = n.nummer OFFSET 0) r ORDER BY n.nummer
            """;
        for (long efter = 0; efter < till;)
        {
            var sida = await SidaAsync(sql, antal, medText: true, cancel, nyckel, efter, till).ConfigureAwait(false);
            if (sida.Poster.Count == 0)
                yield break;
            foreach (var post in sida.Poster)
                yield return post;
            (efter, antal) = (sida.Poster[^1].Nummer, sida.Nasta);
        }
    }

    public ValueTask<Dictionary<string, IReadOnlyList<Journalpost>>> ReadKeysAsync(IReadOnlyCollection<string> nycklar, int max, bool medText, CancellationToken cancel) => LasAsync(
        async a =>
        {
            var (ord, nr, sida) = (nycklar.Distinct(StringComparer.Ordinal).ToArray(), new List<int>(), new Sida());
            await using (var kommando = a.Kommando(
                $"""
                SELECT r.*, k.nr FROM unnest($1::text[]) WITH ORDINALITY k(nyckel, nr)
                CROSS JOIN LATERAL (SELECT nummer FROM lagescentral.nycklar WHERE nyckel = k.nyckel ORDER BY nummer DESC LIMIT $2) n
                CROSS JOIN LATERAL (SELECT {(medText ? MedText : UtanText)} FROM lagescentral.rader r WHERE r.nummer = n.nummer OFFSET 0) r
                """,
                ord, (long)max))
            {
                await using var rad = await kommando.ExecuteReaderAsync(cancel).ConfigureAwait(false);
                while (await rad.ReadAsync(cancel).ConfigureAwait(false))
                {
                    Lagg(sida, rad, medText);
                    nr.Add((int)rad.GetInt64(rad.FieldCount - 1) - 1);
                }
            }

            await NamngeAsync(a, sida, cancel).ConfigureAwait(false);
            return nr.Zip(sida.Poster).GroupBy(p => p.First).ToDictionary(
                g => ord[g.Key], g => (IReadOnlyList<Journalpost>)[.. g.Select(p => p.Second).OrderBy(p => p.Nummer)], StringComparer.Ordinal);
        },
        cancel);

    /// <summary>A page of at most so many lines and about 4 MiB, and how many to ask for next.</summary>
    private ValueTask<(List<Journalpost> Poster, int Nasta)> SidaAsync(string sql, int antal, bool medText, CancellationToken cancel, params object[] varden) => LasAsync(
        async a =>
        {
            var (sida, bytes, full) = (new Sida(), 0L, false);
            await using (var kommando = a.Kommando(sql, [.. varden, (long)antal]))
            {
                await using var rad = await kommando.ExecuteReaderAsync(cancel).ConfigureAwait(false);
                while (!full && await rad.ReadAsync(cancel).ConfigureAwait(false))
                {
                    var post = Lagg(sida, rad, medText);
                    bytes += post.Fakta.Length + (post.Text?.Length ?? 0);
                    // What the server sends of the rest is thrown away; the next page asks for no more than fitted.
                    full = bytes >= SidBytes;
                }
            }

            await NamngeAsync(a, sida, cancel).ConfigureAwait(false);
            return (sida.Poster, full ? sida.Poster.Count : Math.Min(SidRader, antal * 2));
        },
        cancel);

    private Journalpost Lagg(Sida sida, NpgsqlDataReader rad, bool medText)
    {
        var (finns, stromId, slagId) = (!rad.IsDBNull(10), rad.GetInt32(1), rad.GetInt32(3));
        if (!strommar.TryGetValue(stromId, out var strom) | !slag.TryGetValue(slagId, out var slaget))
            sida.Namnlosa.Add((sida.Poster.Count, stromId, slagId));
        var post = new Journalpost
        {
            Nummer = rad.GetInt64(0),
            Strom = strom ?? "",
            Position = rad.GetInt64(2),
            Slag = slaget ?? "",
            Intraffad = rad.TidEllerNull(4),
            Publicerad = rad.TidEllerNull(5),
            Mottagen = rad.Tid(6),
            Vem = rad.GetString(7),
            Fakta = rad.Byte(8),
            Text = finns && medText ? rad.Byte(10) : (ReadOnlyMemory<byte>?)null,
            Textlage = !rad.GetBoolean(9) ? Radtext.Ingen : finns ? Radtext.Finns : Radtext.Gallrad,
        };
        sida.Poster.Add(post);
        return post;
    }

    // Streams and kinds are few and never change: their names are read when one is met that is not known yet.
    private async Task NamngeAsync(NpgsqlConnection a, Sida sida, CancellationToken cancel)
    {
        if (sida.Namnlosa.Count == 0)
            return;
        foreach (var (id, namn) in await a.ListaAsync("SELECT id, namn FROM lagescentral.strommar", r => (r.GetInt32(0), r.GetString(1)), cancel).ConfigureAwait(false))
            strommar[id] = namn;
        foreach (var (id, namn) in await a.ListaAsync("SELECT id, namn FROM lagescentral.slag", r => (r.GetInt32(0), r.GetString(1)), cancel).ConfigureAwait(false))
            slag[id] = namn;
        foreach (var (plats, stromId, slagId) in sida.Namnlosa)
        {
            if (!strommar.TryGetValue(stromId, out var strom) || !slag.TryGetValue(slagId, out var slaget))
                throw new FrammandeFilException(databas.Namn, "ett namn som en rad hänvisar till saknas; kör verifiera");
            sida.Poster[plats] = sida.Poster[plats] with { Strom = strom, Slag = slaget };
        }
    }

    private async ValueTask<T> LasAsync<T>(Func<NpgsqlConnection, Task<T>> las, CancellationToken cancel)
    {
        ObjectDisposedException.ThrowIf(stangd, typeof(PostgresJournal));
        try
        {
            return await databas.MedAnslutningAsync(las, cancel).ConfigureAwait(false);
        }
        catch (Exception fel) when (Postgresfel.ArFel(fel))
        {
            throw Postgresfel.Otillganglig("Journalen kan inte läsas", fel);
        }
    }

    private sealed class Sida
    {
        public List<Journalpost> Poster { get; } = [];

        /// <summary>Place in <see cref="Poster"/>, stream and kind of those whose names are to be filled in.</summary>
        public List<(int Plats, int Strom, int Slag)> Namnlosa { get; } = [];
    }
}
