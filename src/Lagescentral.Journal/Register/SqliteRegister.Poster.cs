using Lagescentral.Journal.Skrivning;
using Microsoft.Data.Sqlite;

namespace Lagescentral.Journal.Sqlite;

/// <content>Entries.</content>
public sealed partial class SqliteRegister
{
    private const string Postfalt = "SELECT slag, id, agare, version, andrad, data FROM registerpost ";

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Registerpost>> PosterAsync(string slag, string? agare = null, CancellationToken cancel = default) => await _lager.ReadAsync(
        db => db.Lista(Postfalt + "WHERE slag = $slag AND ($agare IS NULL OR agare = $agare) ORDER BY id", Post, ("$slag", slag), ("$agare", agare)), cancel);

    /// <inheritdoc/>
    public async ValueTask<Registerpost?> PostAsync(string slag, string id, CancellationToken cancel = default) => await _lager.ReadAsync(
        db => db.Lista(Postfalt + "WHERE slag = $slag AND id = $id", Post, ("$slag", slag), ("$id", id)).FirstOrDefault(), cancel);

    /// <inheritdoc/>
    public Task<Postutfall> SparaPostAsync(Registerpost post, int hogst, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(post);
        return _lager.WriteAsync(
            db =>
            {
                if (Registerregler.Prova(post, hogst, Rader("SELECT version FROM registerpost WHERE slag = $slag AND id = $id", ("$slag", post.Slag), ("$id", post.Id)),
                        () => db.Tal("SELECT count(*) FROM registerpost WHERE slag = $slag AND agare = $agare", ("$slag", post.Slag), ("$agare", post.Agare))) is var utfall and not Postutfall.Skriven)
                    return utfall;
                db.Kor("INSERT OR REPLACE INTO registerpost(slag, id, agare, version, andrad, data) VALUES($slag, $id, $agare, $version, $andrad, $data)", ("$slag", post.Slag),
                    ("$id", post.Id), ("$agare", post.Agare), ("$version", post.Version), ("$andrad", post.Andrad.UtcTicks), ("$data", post.Data.ToArray()));
                if (post.Version > 1) Stadning.Begar(db);
                return Postutfall.Skriven;

                int? Rader(string sql, params (string, object?)[] varden) => db.Lista(sql, rad => (int?)rad.GetInt32(0), varden).FirstOrDefault();
            },
            cancel,
            Radering.OmBegard);
    }

    /// <inheritdoc/>
    public async Task<bool> GlomPostAsync(string slag, string id, int? version = null, CancellationToken cancel = default) =>
        await GlomAsync("slag = $slag AND id = $id AND ($version IS NULL OR version = $version)", cancel, ("$slag", slag), ("$id", id), ("$version", version)) > 0;

    /// <inheritdoc/>
    public Task<int> GlomAgareAsync(string agare, CancellationToken cancel = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(agare);
        return GlomAsync("agare = $agare", cancel, ("$agare", agare));
    }

    /// <inheritdoc/>
    public Task<int> GallraPosterAsync(string slag, DateTimeOffset fore, CancellationToken cancel = default) =>
        GlomAsync("slag = $slag AND andrad < $fore", cancel, ("$slag", slag), ("$fore", fore.UtcTicks));

    private Task<int> GlomAsync(string villkor, CancellationToken cancel, params (string Namn, object? Varde)[] varden) => _lager.WriteAsync(
        db =>
        {
            var antal = db.Kor("DELETE FROM registerpost WHERE " + villkor, varden);
            if (antal > 0) Stadning.Begar(db);
            return antal;
        },
        cancel,
        Radering.OmBegard);

    private static Registerpost Post(SqliteDataReader rad) =>
        new(rad.GetString(0), rad.GetString(1), rad.GetString(2), rad.GetInt32(3), rad.Tid(4), (byte[])rad.GetValue(5));
}
