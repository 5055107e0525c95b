using NpgsqlTypes;

namespace Lagescentral.Journal.Kopia;

/// <summary>What a column holds, alike on every store.</summary>
internal enum Kopiekolumn
{
    Long,
    Int,
    Bool,
    Text,
    Bytes,
}

/// <summary>A table as it is read and written on both kinds of store.</summary>
/// <param name="Vad">What its rows are called, for people.</param>
/// <param name="Fil">SQLite file.</param>
/// <param name="Kolumner">Its columns.</param>
/// <param name="SqliteLas">Query on SQLite, ordered by the key.</param>
/// <param name="SqliteSkriv">Statements that write a row to SQLite, its values as $1, $2 …; empty for what is only compared.</param>
/// <param name="PostgresLas">Query on PostgreSQL, ordered alike.</param>
/// <param name="PostgresSkriv">Table and columns on PostgreSQL; empty for what is only compared.</param>
/// <param name="Plats">Where a row stands, for people.</param>
internal sealed record Kopietabell(
    string Vad, string Fil, Kopiekolumn[] Kolumner, string SqliteLas, string SqliteSkriv, string PostgresLas, string PostgresSkriv, Func<object?[], string> Plats)
{
    private const Kopiekolumn L = Kopiekolumn.Long, I = Kopiekolumn.Int, J = Kopiekolumn.Bool, T = Kopiekolumn.Text, B = Kopiekolumn.Bytes;
    private const string Journal = "journal.db", Register = "register.db", Karantan = "karantan.db", Lasningar = "lasningar.db";

    /// <summary>The files of a hub on SQLite that are copied.</summary>
    public static IReadOnlyList<string> Filer { get; } = [Journal, Register, Karantan, Lasningar];

    /// <summary>The tables that are copied, in an order in which they can be written.</summary>
    public static IReadOnlyList<Kopietabell> Alla { get; } =
    [
        new("slag", Journal, [I, T], "SELECT id, namn FROM slag ORDER BY id", "INSERT INTO slag VALUES($1, $2)",
            "SELECT id, namn FROM lagescentral.slag ORDER BY id", "slag (id, namn)", r => $"slag {r[1]}"),
        new("strömmar", Journal, [I, T, L, B, L],
            "SELECT id, namn, position, hash, (SELECT mottagen FROM rader r WHERE r.strom = s.id AND r.position = s.position) FROM strommar s ORDER BY id",
            "INSERT INTO strommar VALUES($1, $2, $3, $4)",
            "SELECT id, namn, position, hash, mottagen FROM lagescentral.strommar ORDER BY id", "strommar (id, namn, position, hash, mottagen)", r => $"strömmen {r[1]}"),
        new("rader", Journal, [L, I, L, I, L, L, L, T, B, B, B],
            "SELECT nummer, strom, position, slag, intraffad, publicerad, mottagen, vem, fakta, texthmac, hash FROM rader ORDER BY nummer",
            "INSERT INTO rader VALUES($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            "SELECT nummer, strom, position, slag, intraffad, publicerad, mottagen, vem, fakta, texthmac, hash FROM lagescentral.rader ORDER BY nummer",
            "rader (nummer, strom, position, slag, intraffad, publicerad, mottagen, vem, fakta, texthmac, hash)", r => $"raden med nummer {r[0]}"),
        // An erased text is an empty row on SQLite and no row on PostgreSQL.
        new("texter", Journal, [L, B, B], "SELECT nummer, salt, text FROM texter WHERE salt IS NOT NULL ORDER BY nummer", "INSERT INTO texter VALUES($1, $2, $3)",
            "SELECT nummer, salt, text FROM lagescentral.texter ORDER BY nummer", "texter (nummer, salt, text)", r => $"texten med nummer {r[0]}"),
        new("nycklar", Journal, [T, L], "SELECT nyckel, nummer FROM nycklar ORDER BY nyckel, nummer", "INSERT INTO nycklar VALUES($1, $2)",
            "SELECT nyckel, nummer FROM lagescentral.nycklar ORDER BY nyckel, nummer", "nycklar (nyckel, nummer)", r => $"nyckeln {r[0]} till nummer {r[1]}"),

        new("källnycklar", Register, [T, T, T, L, L], "SELECT kalla, id, hash, skapad, giltig_till FROM kallnyckel ORDER BY kalla, id", "INSERT INTO kallnyckel VALUES($1, $2, $3, $4, $5)",
            "SELECT kalla, id, hash, skapad, giltig_till FROM lagescentral.kallnyckel ORDER BY kalla, id", "kallnyckel (kalla, id, hash, skapad, giltig_till)", r => $"källnyckeln {r[0]}/{r[1]}"),
        new("skärmar", Register, [T, T, T, T, L, T, L, L, T],
            "SELECT id, namn, plats, hash, skapad, skapad_av, sedd, aterkallad, aterkallad_av FROM enhet ORDER BY id", "INSERT INTO enhet VALUES($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            "SELECT id, namn, plats, hash, skapad, skapad_av, sedd, aterkallad, aterkallad_av FROM lagescentral.enhet ORDER BY id",
            "enhet (id, namn, plats, hash, skapad, skapad_av, sedd, aterkallad, aterkallad_av)", r => $"skärmen {r[0]}"),
        new("registerposter", Register, [T, T, T, I, L, B], "SELECT slag, id, agare, version, andrad, data FROM registerpost ORDER BY slag, id",
            "INSERT INTO registerpost(slag, id, agare, version, andrad, data) VALUES($1, $2, $3, $4, $5, $6)",
            "SELECT slag, id, agare, version, andrad, data FROM lagescentral.registerpost ORDER BY slag, id",
            "registerpost (slag, id, agare, version, andrad, data)", r => $"registerposten {r[0]}/{r[1]}"),
        new("givna svar", Register, [T, B, T, I, T, T, L],
            "SELECT vem, nyckel, fingeravtryck, status, svar, version, given FROM givetsvar LEFT JOIN svarsversion USING(vem, nyckel) ORDER BY vem, nyckel",
            "INSERT INTO givetsvar VALUES($1, $2, $3, $4, $5, $7); INSERT INTO svarsversion SELECT $1, $2, $6 WHERE $6 IS NOT NULL",
            "SELECT vem, nyckel, fingeravtryck, status, svar, version, given FROM lagescentral.givetsvar ORDER BY vem, nyckel",
            "givetsvar (vem, nyckel, fingeravtryck, status, svar, version, given)", _ => "ett givet svar"),

        new("karantän", Karantan, [B, I, T, T, I, I, T, T, L, B, T, L],
            "SELECT id, version, kalla, handelse_id, rev, allvar, slag, lage, mottagen, fel, avgjord_av, avgjord FROM post ORDER BY id",
            """
            INSERT INTO post(id, version, kalla, handelse_id, rev, allvar, slag, lage, mottagen, fel, har_innehall, avgjord_av, avgjord)
            VALUES($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, $11, $12)
            """,
            "SELECT id, version, kalla, handelse_id, rev, allvar, slag, lage, mottagen, fel, avgjord_av, avgjord FROM lagescentral.karantan ORDER BY id",
            "karantan (id, version, kalla, handelse_id, rev, allvar, slag, lage, mottagen, fel, avgjord_av, avgjord)", r => $"posten {new Guid((byte[])r[0]!, bigEndian: true)} i karantän"),
        new("innehåll i karantän", Karantan, [B, B],
            "SELECT p.id, i.data FROM post p JOIN innehall i ON i.nr = p.nr WHERE p.har_innehall ORDER BY p.id",
            "INSERT INTO innehall SELECT nr, $2 FROM post WHERE id = $1; UPDATE post SET har_innehall = 1 WHERE id = $1",
            "SELECT id, data FROM lagescentral.karantaninnehall ORDER BY id", "karantaninnehall (id, data)", r => $"innehållet i posten {new Guid((byte[])r[0]!, bigEndian: true)} i karantän"),

        new("läsningar", Lasningar, [L, B, L, T, T, T, T, I, I, J, J],
            "SELECT nar, id, slut, vem, roller, slag, vad, klass, antal, foljs, avbruten FROM lasning ORDER BY nar, id",
            "INSERT INTO lasning VALUES($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            "SELECT nar, id, slut, vem, roller, slag, vad, klass, antal, foljs, avbruten FROM lagescentral.lasning ORDER BY nar, id",
            "lasning (nar, id, slut, vem, roller, slag, vad, klass, antal, foljs, avbruten)", r => $"läsningen {new Guid((byte[])r[1]!, bigEndian: true)}"),
        new("läge för läsningarna", Lasningar, [J, L], "SELECT slutad, senast FROM lage", "UPDATE lage SET slutad = $1, senast = $2",
            "SELECT slutad, senast FROM lagescentral.lasningslage ORDER BY senast DESC LIMIT 1", "lasningslage (slutad, senast)", _ => "läget för läsningarna"),
    ];

    /// <summary>The journal line by line, as its readers see it: how a copy is compared.</summary>
    public static Kopietabell Rader { get; } = new(
        "rader", Journal, [L, T, L, T, L, L, L, T, B, B, B, B, B],
        Hela("rader", "strommar", "slag", "texter"), "", Hela("lagescentral.rader", "lagescentral.strommar", "lagescentral.slag", "lagescentral.texter"), "",
        r => $"{r[1]}:{r[2]}");

    /// <summary>A column's type on PostgreSQL.</summary>
    public static NpgsqlDbType Typ(Kopiekolumn kolumn) => kolumn switch
    {
        Kopiekolumn.Long => NpgsqlDbType.Bigint,
        Kopiekolumn.Int => NpgsqlDbType.Integer,
        Kopiekolumn.Bool => NpgsqlDbType.Boolean,
        Kopiekolumn.Text => NpgsqlDbType.Text,
        _ => NpgsqlDbType.Bytea,
    };

    private static string Hela(string rader, string strommar, string slag, string texter) => $"""
        SELECT r.nummer, (SELECT namn FROM {strommar} s WHERE s.id = r.strom), r.position, (SELECT namn FROM {slag} g WHERE g.id = r.slag), r.intraffad, r.publicerad,
            r.mottagen, r.vem, r.fakta, r.texthmac, r.hash, (SELECT salt FROM {texter} t WHERE t.nummer = r.nummer), (SELECT text FROM {texter} t WHERE t.nummer = r.nummer)
        FROM {rader} r ORDER BY r.nummer
        """;
}
