using Lagescentral.Journal.Skrivning;
using Npgsql;

namespace Lagescentral.Journal.Postgres;

/// <summary>Where journal and streams stand, as read under the lock of the head.</summary>
/// <param name="Nummer">Number of the last line of all.</param>
/// <param name="Strommar">How many streams there are; their ids are 1, 2, 3 …</param>
/// <param name="Slag">How many kinds there are; likewise.</param>
/// <param name="Textdelar">How many parts of the texts there are.</param>
internal sealed record Journalhuvud(long Nummer, int Strommar, int Slag, int Textdelar);

/// <summary>
/// A group of calls as it will be written: lines, numbers and hashes are made here while the head is locked, and all is then sent
/// at once with the commit.
/// </summary>
/// <param name="huvud">The head.</param>
/// <param name="lagen">The streams that the group's calls ask for and that exist.</param>
/// <param name="slag">Kinds that are known; those that are new are added.</param>
/// <param name="textdel">Numbers per part of the texts.</param>
internal sealed class Postgresgrupp(Journalhuvud huvud, Dictionary<string, Stromlage> lagen, Dictionary<string, int> slag, int textdel) : IRadmottagare
{
    // Statements of a few MiB: a server takes no message above 1 GiB, and holds one whole in memory.
    private const int SatsRader = 1000;
    private const int SatsByte = 8 * 1024 * 1024;

    private readonly List<Rad> rader = [];
    private readonly List<(string Namn, int Id)> nyaSlag = [];
    private readonly List<Stromlage> nyaStrommar = [];
    private readonly HashSet<Stromlage> andrade = [];
    private readonly List<(string Nyckel, long Nummer)> nycklar = [];
    private readonly List<(int Strom, long Position)> gallrade = [];
    private long nummer = huvud.Nummer;
    private bool prov;

    /// <summary>True when nothing is to be written.</summary>
    public bool Tom => rader.Count == 0 && !prov;

    /// <inheritdoc/>
    public IReadOnlyList<Journalpost> Append(string strom, long vantad, IReadOnlyList<Journalrad> nya, Radmaterial[] material)
    {
        var lage = lagen.GetValueOrDefault(strom);
        Stromlage.Kontrollera(lage, strom, vantad, nya);
        if (nya.Count == 0)
            return [];
        if (lage is null)
        {
            lagen.Add(strom, lage = new Stromlage(huvud.Strommar + nyaStrommar.Count + 1, strom));
            nyaStrommar.Add(lage);
        }

        var poster = new Journalpost[material.Length];
        for (var i = 0; i < poster.Length; i++)
            poster[i] = Lagg(lage, material[i]);
        andrade.Add(lage);
        return poster;
    }

    /// <inheritdoc/>
    public void Kontrollera(Strompunkt vakt) => Stromlage.Kontrollera(lagen.GetValueOrDefault(vakt.Strom), vakt);

    /// <inheritdoc/>
    public void Prova() => prov = true;

    /// <summary>The statements that write the group.</summary>
    public void Skriv(NpgsqlBatch sats)
    {
        if (nyaSlag.Count > 0)
        {
            sats.Med("INSERT INTO lagescentral.slag SELECT * FROM unnest($1::int[], $2::text[])",
                nyaSlag.ConvertAll(s => s.Id).ToArray(), nyaSlag.ConvertAll(s => s.Namn).ToArray());
        }

        if (nyaStrommar.Count > 0)
        {
            sats.Med("INSERT INTO lagescentral.strommar SELECT id, namn, 0, '', 0 FROM unnest($1::int[], $2::text[]) n(id, namn)",
                nyaStrommar.ConvertAll(s => (int)s.Id).ToArray(), nyaStrommar.ConvertAll(s => s.Namn).ToArray());
        }

        var delar = Textdelar(sats);
        foreach (var del in Delar(rader, r => r.Post.Fakta.Length))
            Rader(sats, del);
        foreach (var del in Delar(rader.FindAll(r => r.Salt is not null), r => r.Post.Text?.Length ?? 0))
            Texter(sats, del);
        foreach (var del in nycklar.Chunk(SatsRader))
        {
            sats.Med("INSERT INTO lagescentral.nycklar SELECT * FROM unnest($1::text[], $2::bigint[]) ON CONFLICT DO NOTHING",
                Array.ConvertAll(del, n => n.Nyckel), Array.ConvertAll(del, n => n.Nummer));
        }

        if (gallrade.Count > 0)
            Gallra(sats);
        var lika = andrade.ToArray();
        if (lika.Length > 0)
        {
            sats.Med(
                """
                UPDATE lagescentral.strommar s SET position = n.position, hash = n.hash, mottagen = n.mottagen
                FROM unnest($1::int[], $2::bigint[], $3::bytea[], $4::bigint[]) n(id, position, hash, mottagen) WHERE s.id = n.id
                """,
                Array.ConvertAll(lika, s => (int)s.Id), Array.ConvertAll(lika, s => s.Position), Array.ConvertAll(lika, s => s.Hash),
                Array.ConvertAll(lika, s => s.Mottagen.UtcTicks));
        }

        sats.Med("UPDATE lagescentral.huvud SET nummer = $1, strommar = $2, slag = $3, textdelar = $4, prov = prov + 1",
            nummer, huvud.Strommar + nyaStrommar.Count, huvud.Slag + nyaSlag.Count, delar);
    }

    private static void Rader(NpgsqlBatch sats, Rad[] del) => sats.Med(
        """
        INSERT INTO lagescentral.rader (nummer, strom, position, slag, intraffad, publicerad, mottagen, vem, fakta, texthmac, hash)
        SELECT * FROM unnest($1::bigint[], $2::int[], $3::bigint[], $4::int[], $5::bigint[], $6::bigint[], $7::bigint[], $8::text[], $9::bytea[], $10::bytea[], $11::bytea[])
        """,
        Array.ConvertAll(del, r => r.Post.Nummer), Array.ConvertAll(del, r => r.Strom), Array.ConvertAll(del, r => r.Post.Position), Array.ConvertAll(del, r => r.Slag),
        Array.ConvertAll(del, r => r.Post.Intraffad?.UtcTicks), Array.ConvertAll(del, r => r.Post.Publicerad?.UtcTicks), Array.ConvertAll(del, r => r.Post.Mottagen.UtcTicks),
        Array.ConvertAll(del, r => r.Post.Vem), Array.ConvertAll(del, r => r.Post.Fakta.ToArray()), Array.ConvertAll(del, r => r.Texthmac!), Array.ConvertAll(del, r => r.Hash));

    private static void Texter(NpgsqlBatch sats, Rad[] del) => sats.Med(
        "INSERT INTO lagescentral.texter SELECT * FROM unnest($1::bigint[], $2::bytea[], $3::bytea[])",
        Array.ConvertAll(del, r => r.Post.Nummer), Array.ConvertAll(del, r => r.Salt!), Array.ConvertAll(del, r => r.Post.Text.GetValueOrDefault().ToArray()));

    // The need to take the bytes away is noted in the same commit, so that it survives whatever comes between.
    private void Gallra(NpgsqlBatch sats) => sats.Med(
        """
        WITH borta AS (
            DELETE FROM lagescentral.texter WHERE nummer = ANY(ARRAY(
                SELECT r.nummer FROM unnest($1::int[], $2::bigint[]) g(strom, position), LATERAL (
                    SELECT nummer FROM lagescentral.rader WHERE strom = g.strom AND position = g.position OFFSET 0) r))
            RETURNING nummer)
        INSERT INTO lagescentral.stadning (tabell) SELECT DISTINCT 'texter_' || nummer / $3 FROM borta
        ON CONFLICT (tabell) DO UPDATE SET omgang = lagescentral.stadning.omgang + 1
        """,
        gallrade.ConvertAll(g => g.Strom).ToArray(), gallrade.ConvertAll(g => g.Position).ToArray(), (long)textdel);

    private int Textdelar(NpgsqlBatch sats)
    {
        var behovs = huvud.Textdelar;
        if (rader.FindLast(r => r.Salt is not null) is { } sista)
            behovs = Math.Max(behovs, (int)(sista.Post.Nummer / textdel) + 1);
        for (var del = huvud.Textdelar; del < behovs; del++)
        {
            foreach (var rad in Postgresschema.Del(del, textdel).Split(';'))
                sats.Med(rad);
        }

        return behovs;
    }

    private Journalpost Lagg(Stromlage lage, Radmaterial material)
    {
        var post = lage.Nasta(material, ++nummer);
        rader.Add(new Rad(post, (int)lage.Id, SlagId(post.Slag), material.Salt, material.Texthmac, lage.Hash));
        foreach (var nyckel in material.Rad.Nycklar)
            nycklar.Add((nyckel, post.Nummer));
        foreach (var position in material.Rad.Gallrar)
            gallrade.Add(((int)lage.Id, position));
        return post;
    }

    private int SlagId(string namn)
    {
        if (slag.TryGetValue(namn, out var id))
            return id;
        id = huvud.Slag + nyaSlag.Count + 1;
        nyaSlag.Add((namn, id));
        slag.Add(namn, id);
        return id;
    }

    private static IEnumerable<Rad[]> Delar(List<Rad> alla, Func<Rad, int> langd)
    {
        for (var fran = 0; fran < alla.Count;)
        {
            var (till, bytes) = (fran, 0L);
            while (till < alla.Count && till - fran < SatsRader && bytes < SatsByte)
                bytes += langd(alla[till++]);
            yield return alla.GetRange(fran, till - fran).ToArray();
            fran = till;
        }
    }

    private sealed record Rad(Journalpost Post, int Strom, int Slag, byte[]? Salt, byte[]? Texthmac, byte[] Hash);
}
