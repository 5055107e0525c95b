using Npgsql;
using NpgsqlTypes;

namespace Lagescentral.Journal.Postgres;

/// <summary>Statements with parameters by place ($1, $2 …).</summary>
internal static class Postgreskommando
{
    /// <summary>Adds a statement to a batch.</summary>
    public static NpgsqlBatch Med(this NpgsqlBatch sats, string sql, params object?[] varden)
    {
        var kommando = new NpgsqlBatchCommand(sql);
        Bind(kommando.Parameters, varden);
        sats.BatchCommands.Add(kommando);
        return sats;
    }

    /// <summary>A command with its parameters bound.</summary>
    public static NpgsqlCommand Kommando(this NpgsqlConnection anslutning, string sql, params object?[] varden)
    {
        var kommando = new NpgsqlCommand(sql, anslutning);
        Bind(kommando.Parameters, varden);
        return kommando;
    }

    /// <summary>Runs a statement; returns how many rows it changed.</summary>
    public static async Task<int> KorAsync(this NpgsqlConnection anslutning, string sql, CancellationToken cancel, params object?[] varden)
    {
        await using var kommando = anslutning.Kommando(sql, varden);
        return await kommando.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>Runs a query and reads every row.</summary>
    public static async Task<List<T>> ListaAsync<T>(
        this NpgsqlConnection anslutning, string sql, Func<NpgsqlDataReader, T> rad, CancellationToken cancel, params object?[] varden)
    {
        await using var kommando = anslutning.Kommando(sql, varden);
        await using var lasare = await kommando.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        return await lasare.ListaAsync(rad, cancel).ConfigureAwait(false);
    }

    /// <summary>The rows of the present result.</summary>
    public static async Task<List<T>> ListaAsync<T>(this NpgsqlDataReader lasare, Func<NpgsqlDataReader, T> rad, CancellationToken cancel)
    {
        var svar = new List<T>();
        while (await lasare.ReadAsync(cancel).ConfigureAwait(false))
            svar.Add(rad(lasare));
        return svar;
    }

    /// <summary>The number that a query answers; 0 for none.</summary>
    public static async Task<long> TalAsync(this NpgsqlConnection anslutning, string sql, CancellationToken cancel, params object?[] varden)
    {
        await using var kommando = anslutning.Kommando(sql, varden);
        return await kommando.ExecuteScalarAsync(cancel).ConfigureAwait(false) is { } tal and not DBNull
            ? Convert.ToInt64(tal, System.Globalization.CultureInfo.InvariantCulture)
            : 0;
    }

    private static void Bind(NpgsqlParameterCollection parametrar, object?[] varden)
    {
        foreach (var varde in varden)
        {
            parametrar.Add(varde switch
            {
                null => throw new ArgumentException("Null saknar typ; ange Ingen.", nameof(varden)),
                Ingen(var typ) => new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = typ },
                string text => new NpgsqlParameter { Value = Ren(text), NpgsqlDbType = NpgsqlDbType.Text },
                string[] ord => new NpgsqlParameter { Value = Array.ConvertAll(ord, Ren), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
                byte[][] bytes => new NpgsqlParameter { Value = bytes, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea },
                _ => new NpgsqlParameter { Value = varde },
            });
        }
    }

    /// <summary>Text as PostgreSQL takes it: neither NUL nor half a character, either of which may stand in an id that somebody has sent.
    /// The same is done to what is looked for.</summary>
    public static string Ren(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') && !text.Contains('\0', StringComparison.Ordinal))
            return text;
        var ren = new System.Text.StringBuilder(text.Length);
        foreach (var tecken in text.EnumerateRunes())
            ren.Append(tecken.Value == 0 ? "\uFFFD" : tecken.ToString());
        return ren.ToString();
    }

    /// <summary>No value of a type.</summary>
    public sealed record Ingen(NpgsqlDbType Typ)
    {
        public static readonly Ingen Text = new(NpgsqlDbType.Text);
        public static readonly Ingen Bytea = new(NpgsqlDbType.Bytea);
        public static readonly Ingen Int = new(NpgsqlDbType.Integer);
        public static readonly Ingen Bigint = new(NpgsqlDbType.Bigint);
    }
}
