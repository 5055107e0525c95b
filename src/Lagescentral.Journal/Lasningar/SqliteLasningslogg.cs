using Lagescentral.Journal.Skrivning;
using Microsoft.Data.Sqlite;

namespace Lagescentral.Journal.Sqlite;

/// <summary>The log of readings in one SQLite file, <see cref="Filnamn"/>.</summary>
/// <param name="mapp">Folder of the data; made when missing.</param>
public sealed class SqliteLasningslogg(string mapp) : ILasningslogg, IAsyncDisposable
{
    /// <summary>Name of the file in the data folder.</summary>
    public const string Filnamn = "lasningar.db";

    internal static Lagerfil Lager { get; } = new Lagerfil(Filnamn, 0x4C4C6173, 1, Schema, Stadas: true, Pragma: "PRAGMA synchronous=NORMAL");

    private const string Schema = """
        CREATE TABLE lasning(
            nar INTEGER NOT NULL, id BLOB NOT NULL, slut INTEGER, vem TEXT NOT NULL, roller TEXT NOT NULL, slag TEXT NOT NULL, vad TEXT NOT NULL,
            klass INTEGER NOT NULL, antal INTEGER NOT NULL, foljs INTEGER NOT NULL, avbruten INTEGER NOT NULL, PRIMARY KEY(nar, id)) WITHOUT ROWID;
        CREATE INDEX lasning_vem ON lasning(vem, nar);
        CREATE INDEX lasning_foljs ON lasning(foljs) WHERE foljs = 1;
        CREATE TABLE lage(slutad INTEGER NOT NULL, senast INTEGER NOT NULL);
        INSERT INTO lage VALUES(1, 0);
        """ + Stadning.Schema;

    private const string Villkor = """
         WHERE ($vem IS NULL OR vem = $vem) AND ($vad IS NULL OR instr(vad, $vad) > 0 OR slag = $vad)
        AND nar >= $fran AND nar < $till
        """;

    private const string Forfallna = "foljs = 0 AND coalesce(slut, nar) < $fore";

    // The end of the process takes nothing that has been committed; a power cut may take the last second, and leaves the log
    // not ended, which is told at the next start: synchronous=NORMAL.
    private readonly SqliteLager _lager = new(mapp, Lager);

    /// <inheritdoc/>
    public Task<Lasning?> BeginAsync(DateTimeOffset nu, CancellationToken cancel = default) => _lager.WriteAsync(
        db =>
        {
            var (slutad, senast) = db.Lista("SELECT slutad, senast FROM lage", rad => (rad.GetBoolean(0), rad.Tid(1)))[0];
            db.Kor("UPDATE lasning SET foljs = 0, avbruten = 1, slut = max($senast, nar) WHERE foljs = 1", ("$senast", senast.UtcTicks));
            db.Kor("UPDATE lage SET slutad = 0, senast = max(senast, $nu)", ("$nu", nu.UtcTicks));
            if (slutad) return null;
            var lucka = Lasningsregler.Lucka(senast, nu);
            Lagg(db, [lucka]);
            return lucka;
        },
        cancel);

    /// <inheritdoc/>
    public Task EndAsync(CancellationToken cancel = default) => _lager.WriteAsync(db => db.Kor("UPDATE lage SET slutad = 1"), cancel);

    /// <inheritdoc/>
    public Task AddAsync(IReadOnlyList<Lasning> lasningar, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(lasningar);
        return lasningar.Count == 0 ? Task.CompletedTask : _lager.WriteAsync(
            db =>
            {
                Lagg(db, lasningar);
                return db.Kor("UPDATE lage SET senast = max(senast, $senast)", ("$senast", lasningar.Max(l => l.Slut ?? l.Nar).UtcTicks));
            },
            cancel);
    }

    /// <inheritdoc/>
    public async ValueTask<(IReadOnlyList<Lasning> Lasningar, int Totalt)> ListAsync(Lasningsfraga fraga, CancellationToken cancel = default)
    {
        Lasningsregler.Kontrollera(fraga);
        (string, object?)[] varden =
        [
            ("$vem", fraga.Vem), ("$vad", fraga.Vad), ("$fran", fraga.Fran?.UtcTicks ?? 0), ("$till", fraga.Till?.UtcTicks ?? long.MaxValue),
            ("$antal", fraga.PerSida), ("$hoppa", (long)(fraga.Sida - 1) * fraga.PerSida),
        ];
        return await _lager.ReadAsync<(IReadOnlyList<Lasning>, int)>(
            db => (
                db.Lista("SELECT " + Lasningsregler.Kolumner + " FROM lasning" + Villkor + " ORDER BY nar DESC, id DESC LIMIT $antal OFFSET $hoppa", Lasningsregler.Rad, varden),
                db.Tal("SELECT count(*) FROM lasning" + Villkor, varden)),
            cancel);
    }

    /// <inheritdoc/>
    public async ValueTask<int> ForfallnaAsync(DateTimeOffset fore, CancellationToken cancel = default) =>
        await _lager.ReadAsync(db => db.Tal("SELECT count(*) FROM lasning WHERE " + Forfallna, ("$fore", fore.UtcTicks)), cancel);

    /// <inheritdoc/>
    public Task<int> GallraAsync(DateTimeOffset fore, CancellationToken cancel = default) => _lager.WriteAsync(
        db =>
        {
            var antal = db.Kor("DELETE FROM lasning WHERE " + Forfallna, ("$fore", fore.UtcTicks));
            if (antal > 0)
                Stadning.Begar(db);
            return antal;
        },
        cancel,
        Radering.OmBegard);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _lager.DisposeAsync();

    private static void Lagg(SqliteConnection db, IReadOnlyList<Lasning> lasningar)
    {
        using var kommando = db.Kommando(
            """
            INSERT INTO lasning(nar, id, slut, vem, roller, slag, vad, klass, antal, foljs, avbruten)
            VALUES($nar, $id, $slut, $vem, $roller, $slag, $vad, $klass, $antal, $foljs, $avbruten)
            ON CONFLICT DO UPDATE SET slut = excluded.slut, antal = excluded.antal, foljs = excluded.foljs, avbruten = excluded.avbruten
            """,
            [.. new[] { "$nar", "$id", "$slut", "$vem", "$roller", "$slag", "$vad", "$klass", "$antal", "$foljs", "$avbruten" }.Select(namn => (namn, (object?)null))]);
        foreach (var l in lasningar)
        {
            object[] varden =
            [
                l.Nar.UtcTicks, l.Id.Bytes(), l.Slut is { } slut ? slut.UtcTicks : DBNull.Value, l.Vem, l.Roller, l.Slag, l.Vad, (int)l.Klass, l.Antal,
                Lasningsregler.Foljs(l), l.Avbruten,
            ];
            for (var i = 0; i < varden.Length; i++)
                kommando.Parameters[i].Value = varden[i];
            kommando.ExecuteNonQuery();
        }
    }
}
