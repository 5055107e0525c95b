using System.Globalization;
using Lagescentral.Journal.Verifiering;
using Microsoft.Data.Sqlite;

namespace Lagescentral.Journal.Sqlite;

/// <summary>Reads what a verification needs, page by page, on a read-only connection that it closes.</summary>
internal sealed class Verifieringslasare : IVerifieringslasare
{
    private const int SidRader = 1000;
    private const int SidBytes = 4 * 1024 * 1024;

    private readonly Dictionary<long, string> slag = [];
    private readonly SqliteConnection anslutning;
    private readonly Sats sida;

    public Verifieringslasare(SqliteConnection anslutning)
    {
        this.anslutning = anslutning;
        try
        {
            Id = Journalschema.Meta(anslutning).Id;
            sida = new Sats(anslutning, """
                SELECT r.position, r.slag, r.intraffad, r.publicerad, r.mottagen, r.vem, r.fakta, r.texthmac, r.hash,
                    t.salt, t.text, r.nummer
                FROM rader r LEFT JOIN texter t ON t.nummer = r.nummer
                WHERE r.strom = ? AND r.position >= ? AND r.position <= ? ORDER BY r.position
                """);
        }
        catch
        {
            anslutning.Dispose();
            throw;
        }
    }

    public Guid Id { get; }

    /// <inheritdoc/>
    // One statement is one snapshot: a live writer cannot come between a head and its lines.
    public IReadOnlyList<Stromhuvud> Strommar()
    {
        var svar = new List<Stromhuvud>();
        using var sats = new Sats(anslutning, """
            SELECT s.id, s.namn, s.position, s.hash, (SELECT max(position) FROM rader r WHERE r.strom = s.id)
            FROM strommar s ORDER BY s.namn
            """);
        while (sats.Step())
            svar.Add(new Stromhuvud(sats.Int64(0), sats.Text(1), sats.Int64(2), sats.Blob(3), sats.Int64(4)));
        return svar;
    }

    /// <inheritdoc/>
    public IEnumerable<Verifieringsrad> Rader(Stromhuvud strom, long fran, long till, CancellationToken cancel)
    {
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            var lista = Sida(strom, fran, till);
            foreach (var rad in lista)
                yield return rad;
            if (lista.Count == 0 || lista[^1].Post.Position >= till)
                yield break;
            fran = lista[^1].Post.Position + 1;
        }
    }

    private List<Verifieringsrad> Sida(Stromhuvud strom, long fran, long till)
    {
        var lista = new List<Verifieringsrad>();
        sida.Bind(1, strom.Id).Bind(2, fran).Bind(3, till);
        try
        {
            for (var bytes = 0; lista.Count < SidRader && bytes < SidBytes && sida.Step();)
            {
                var rad = Rad(strom.Namn);
                bytes += rad.Post.Fakta.Length + rad.Text.Length;
                lista.Add(rad);
            }
        }
        finally
        {
            sida.Reset();
        }

        return lista;
    }

    private Verifieringsrad Rad(string strom) => new(
        new Journalpost
        {
            Nummer = sida.Int64(11),
            Strom = strom,
            Position = sida.Int64(0),
            Slag = Slag(sida.Int64(1)),
            Intraffad = Tid(sida.Int64OrNull(2)),
            Publicerad = Tid(sida.Int64OrNull(3)),
            Mottagen = Tid(sida.Int64(4)).GetValueOrDefault(),
            Vem = sida.Text(5),
            Fakta = sida.Blob(6),
        },
        sida.BlobOrNull(7), sida.Blob(8), sida.BlobOrNull(9), sida.Blob(10));

    private string Slag(long id)
    {
        if (slag.TryGetValue(id, out var namn))
            return namn;
        using var sats = new Sats(anslutning, "SELECT namn FROM slag WHERE id = ?");
        return slag[id] = sats.Bind(1, id).Step() ? sats.Text(0) : "";
    }

    /// <inheritdoc/>
    public IEnumerable<string> Losa()
    {
        foreach (var (sql, orsak) in new[]
        {
            ("SELECT count(*) FROM rader WHERE strom NOT IN (SELECT id FROM strommar)", "rader hör till ingen ström"),
            ("SELECT count(*) FROM texter WHERE nummer NOT IN (SELECT nummer FROM rader)", "texter hör till ingen rad"),
            ("SELECT count(*) FROM nycklar WHERE nummer NOT IN (SELECT nummer FROM rader)", "nycklar hör till ingen rad"),
        })
        {
            using var sats = new Sats(anslutning, sql);
            if (sats.Step() && sats.Int64(0) is > 0 and var antal)
                yield return string.Create(CultureInfo.InvariantCulture, $"{antal} {orsak}");
        }
    }

    /// <inheritdoc/>
    public bool ArSkada(Exception fel) => fel is SqliteException e && SqliteFil.ArSkadad(e);

    /// <summary>What SQLite itself finds wrong with the file, at most ten things.</summary>
    public IEnumerable<string> Lagerfel()
    {
        var fel = new List<string>();
        using var sats = new Sats(anslutning, "PRAGMA integrity_check(10)");
        while (sats.Step())
        {
            if (sats.Text(0) != "ok")
                fel.Add("SQLite: " + sats.Text(0));
        }

        return fel;
    }

    public void Dispose()
    {
        sida.Dispose();
        anslutning.Dispose();
    }

    // A tampered time may lie outside what a time can hold; it then breaks the chain as another time.
    private static DateTimeOffset? Tid(long? ticks) => ticks is { } t
        ? new DateTimeOffset(Math.Clamp(t, DateTimeOffset.MinValue.Ticks, DateTimeOffset.MaxValue.Ticks), TimeSpan.Zero)
        : null;
}
