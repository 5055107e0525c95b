using System.Globalization;
using Lagescentral.Journal.Skrivning;
using Lagescentral.Journal.Verifiering;
using Npgsql;

namespace Lagescentral.Journal.Postgres;

/// <summary>Verifies a journal on PostgreSQL, beside those who may be writing.</summary>
public static class Postgresverifiering
{
    /// <summary>Verifies the journal in a database. Faults are reported, not thrown.</summary>
    /// <exception cref="JournalOtillgangligException">The database cannot be read now.</exception>
    public static Task<Verifieringsrapport> VerifieraAsync(
        Postgresdatabas databas, IProgress<Verifieringslage>? framsteg = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(databas);
        return Task.Run(
            () =>
            {
                try
                {
                    using var lasare = new Postgresverifieringslasare(databas);
                    return new Kedjeprov(lasare).Kor(framsteg, cancel);
                }
                catch (Exception fel) when (Postgresfel.ArFel(fel))
                {
                    throw Postgresfel.Otillganglig($"Journalen i {databas.Namn} kan inte läsas", fel);
                }
            },
            cancel);
    }
}

/// <summary>Reads what a verification needs, page by page.</summary>
internal sealed class Postgresverifieringslasare : IVerifieringslasare
{
    private const int SidRader = 1000;

    private readonly NpgsqlConnection anslutning;
    private readonly Dictionary<int, string> slag = [];

    public Postgresverifieringslasare(Postgresdatabas databas)
    {
        Id = databas.Meta.Id;
        anslutning = databas.Kalla.OpenConnection();
    }

    /// <inheritdoc/>
    public Guid Id { get; }

    /// <inheritdoc/>
    // One statement is one snapshot: a live writer cannot come between a head and its lines.
    public IReadOnlyList<Stromhuvud> Strommar() => Lista(
        """
        SELECT s.id, s.namn, s.position, s.hash, coalesce((SELECT max(position) FROM lagescentral.rader r WHERE r.strom = s.id), 0)
        FROM lagescentral.strommar s ORDER BY s.namn
        """,
        r => new Stromhuvud(r.GetInt32(0), r.GetString(1), r.GetInt64(2), r.Byte(3), r.GetInt64(4)));

    /// <inheritdoc/>
    public IEnumerable<Verifieringsrad> Rader(Stromhuvud strom, long fran, long till, CancellationToken cancel)
    {
        foreach (var (id, namn) in Lista("SELECT id, namn FROM lagescentral.slag", r => (r.GetInt32(0), r.GetString(1))))
            slag[id] = namn;
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            // A query of its own per text, by the primary key: see PostgresLasare.
            var sida = Lista(
                """
                SELECT r.position, r.slag, r.intraffad, r.publicerad, r.mottagen, r.vem, r.fakta, r.texthmac, r.hash, r.nummer, (t).salt, (t).text
                FROM (SELECT r.*, (SELECT t FROM lagescentral.texter t WHERE t.nummer = r.nummer) t
                    FROM lagescentral.rader r WHERE r.strom = $1 AND r.position BETWEEN $2 AND $3 ORDER BY r.position LIMIT $4) r
                ORDER BY r.position
                """,
                r => Rad(r, strom.Namn), (int)strom.Id, fran, till, (long)SidRader);
            foreach (var rad in sida)
                yield return rad;
            if (sida.Count == 0 || sida[^1].Post.Position >= till)
                yield break;
            fran = sida[^1].Post.Position + 1;
        }
    }

    /// <inheritdoc/>
    public IEnumerable<string> Losa()
    {
        foreach (var (sql, orsak) in new[]
        {
            ("rader r WHERE NOT EXISTS (SELECT FROM lagescentral.strommar s WHERE s.id = r.strom)", "rader hör till ingen ström"),
            ("texter t WHERE NOT EXISTS (SELECT FROM lagescentral.rader r WHERE r.nummer = t.nummer)", "texter hör till ingen rad"),
            ("nycklar n WHERE NOT EXISTS (SELECT FROM lagescentral.rader r WHERE r.nummer = n.nummer)", "nycklar hör till ingen rad"),
            ("rader r WHERE r.nummer > (SELECT nummer FROM lagescentral.huvud)", "rader har nummer efter journalens huvud"),
        })
        {
            if (Lista("SELECT count(*) FROM lagescentral." + sql, r => r.GetInt64(0))[0] is > 0 and var antal)
                yield return string.Create(CultureInfo.InvariantCulture, $"{antal} {orsak}");
        }
    }

    /// <summary>Nothing: PostgreSQL's own check is <c>pg_amcheck</c>.</summary>
    public IEnumerable<string> Lagerfel() => [];

    /// <inheritdoc/>
    public bool ArSkada(Exception fel) => fel is PostgresException { SqlState: PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted };

    public void Dispose() => anslutning.Dispose();

    private Verifieringsrad Rad(NpgsqlDataReader rad, string strom) => new(
        new Journalpost
        {
            Nummer = rad.GetInt64(9),
            Strom = strom,
            Position = rad.GetInt64(0),
            Slag = slag.GetValueOrDefault(rad.GetInt32(1), ""),
            Intraffad = Tid(rad, 2),
            Publicerad = Tid(rad, 3),
            Mottagen = Tid(rad, 4).GetValueOrDefault(),
            Vem = rad.GetString(5),
            Fakta = rad.Byte(6),
        },
        rad.ByteEllerNull(7), rad.Byte(8), rad.ByteEllerNull(10), rad.ByteEllerNull(11) ?? []);

    private List<T> Lista<T>(string sql, Func<NpgsqlDataReader, T> rad, params object[] varden)
    {
        using var kommando = anslutning.Kommando(sql, varden);
        using var lasare = kommando.ExecuteReader();
        var svar = new List<T>();
        while (lasare.Read())
            svar.Add(rad(lasare));
        return svar;
    }

    // A tampered time may lie outside what a time can hold; it then breaks the chain as another time.
    private static DateTimeOffset? Tid(NpgsqlDataReader rad, int kolumn) => rad.IsDBNull(kolumn)
        ? null
        : new DateTimeOffset(Math.Clamp(rad.GetInt64(kolumn), DateTimeOffset.MinValue.Ticks, DateTimeOffset.MaxValue.Ticks), TimeSpan.Zero);
}
