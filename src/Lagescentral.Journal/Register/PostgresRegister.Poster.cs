using Lagescentral.Journal.Skrivning;
using Npgsql;

namespace Lagescentral.Journal.Postgres;

/// <content>Entries.</content>
public sealed partial class PostgresRegister
{
    private const string Postfalt = "SELECT slag, id, agare, version, andrad, data FROM lagescentral.registerpost ";
    private readonly Postgreslager _poster = new(databas, "Registret", Postgreslager.Register, "registerpost");

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Registerpost>> PosterAsync(string slag, string? agare = null, CancellationToken cancel = default) => await _poster.ReadAsync(
        db => agare is null
            ? db.ListaAsync(Postfalt + "WHERE slag = $1 ORDER BY id", Post, cancel, slag)
            : db.ListaAsync(Postfalt + "WHERE slag = $1 AND agare = $2 ORDER BY id", Post, cancel, slag, agare),
        cancel).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<Registerpost?> PostAsync(string slag, string id, CancellationToken cancel = default) => (await _poster.ReadAsync(
        db => db.ListaAsync(Postfalt + "WHERE slag = $1 AND id = $2", Post, cancel, slag, id), cancel).ConfigureAwait(false)).FirstOrDefault();

    /// <inheritdoc/>
    public Task<Postutfall> SparaPostAsync(Registerpost post, int hogst, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(post);
        return _poster.WriteAsync(
            async db =>
            {
                var finns = await db.ListaAsync("SELECT version FROM lagescentral.registerpost WHERE slag = $1 AND id = $2", r => (int?)r.GetInt32(0), cancel, post.Slag, post.Id).ConfigureAwait(false);
                var antal = (int)await db.TalAsync("SELECT count(*) FROM lagescentral.registerpost WHERE slag = $1 AND agare = $2", cancel, post.Slag, post.Agare).ConfigureAwait(false);
                if (Registerregler.Prova(post, hogst, finns.FirstOrDefault(), () => antal) is var utfall and not Postutfall.Skriven)
                    return utfall;
                await db.KorAsync(
                    """
                    INSERT INTO lagescentral.registerpost (slag, id, agare, version, andrad, data) VALUES ($1, $2, $3, $4, $5, $6)
                    ON CONFLICT (slag, id) DO UPDATE SET agare = excluded.agare, version = excluded.version, andrad = excluded.andrad, data = excluded.data
                    """,
                    cancel, post.Slag, post.Id, post.Agare, post.Version, post.Andrad.UtcTicks, post.Data.ToArray()).ConfigureAwait(false);
                if (post.Version > 1) await _poster.BegarAsync(db, cancel).ConfigureAwait(false);
                return Postutfall.Skriven;
            },
            cancel,
            Radering.OmBegard);
    }

    /// <inheritdoc/>
    public async Task<bool> GlomPostAsync(string slag, string id, int? version = null, CancellationToken cancel = default) =>
        await GlomAsync("slag = $1 AND id = $2 AND $3 IN (0, version)", cancel, slag, id, version ?? 0).ConfigureAwait(false) > 0;

    /// <inheritdoc/>
    public Task<int> GlomAgareAsync(string agare, CancellationToken cancel = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(agare);
        return GlomAsync("agare = $1", cancel, agare);
    }

    /// <inheritdoc/>
    public Task<int> GallraPosterAsync(string slag, DateTimeOffset fore, CancellationToken cancel = default) =>
        GlomAsync("slag = $1 AND andrad < $2", cancel, slag, fore.UtcTicks);

    private Task<int> GlomAsync(string villkor, CancellationToken cancel, params object?[] varden) => _poster.WriteAsync(
        async db =>
        {
            var antal = await db.KorAsync("DELETE FROM lagescentral.registerpost WHERE " + villkor, cancel, varden).ConfigureAwait(false);
            if (antal > 0) await _poster.BegarAsync(db, cancel).ConfigureAwait(false);
            return antal;
        },
        cancel,
        Radering.OmBegard);

    private static Registerpost Post(NpgsqlDataReader rad) =>
        new(rad.GetString(0), rad.GetString(1), rad.GetString(2), rad.GetInt32(3), rad.Tid(4), rad.Byte(5));
}
