using System.Text.Json;
using System.Text.Json.Nodes;
using Lagescentral.Domain.Sekretess;

namespace Lagescentral.Aktorer;

/// <summary>How a channel that is a list of things is shown.</summary>
/// <typeparam name="T">A thing as it is shown.</typeparam>
internal sealed record Listvisning<T>
    where T : class
{
    /// <summary>Ids of all things.</summary>
    public required Func<IEnumerable<string>> Alla { get; init; }

    /// <summary>A thing as a class sees it; null when it does not, or it is gone.</summary>
    public required Func<string, Lasarklass, T?> Vy { get; init; }

    /// <summary>The same without what can be erased: what the numbering follows from.</summary>
    public required Func<string, Lasarklass, T?> Fakta { get; init; }

    /// <summary>The picture, or a patch of it, made of things; null takes one away.</summary>
    public required Func<IReadOnlyDictionary<string, T?>, object> Bild { get; init; }
}

/// <summary>
/// A channel that is a list of things: per class of reader a number that counts the lines whose facts changed what the class sees.
/// The number follows from the stream alone, so it is the same after a restart; erased words change no number's past.
/// Lives inside an aktor's turns.
/// </summary>
/// <typeparam name="T">A thing as it is shown.</typeparam>
internal sealed class Listkanal<T>(string namn, string epok, Listvisning<T> visning, TimeProvider tid, IUtskick utskick)
    where T : class
{
    private readonly Dictionary<Lasarklass, Serie> _serier = Lasarklasser.Delade.ToDictionary(klass => klass, _ => new Serie());

    /// <summary>A line has been folded.</summary>
    /// <param name="ider">Things that it changed.</param>
    /// <param name="gallring">True when it erased words: then it counts for every class, whether the words were seen or not.</param>
    public void Andrat(IReadOnlyList<string> ider, bool gallring = false)
    {
        foreach (var (lasare, serie) in _serier)
        {
            var andrade = ider.Where(id => Byt(serie, id, lasare) || gallring).ToList();
            if (andrade.Count == 0 && !gallring) continue;
            serie.Seq++;
            serie.Vantar.UnionWith(andrade);
        }
    }

    /// <summary>Sends what has changed since the last time.</summary>
    public void Publicera()
    {
        foreach (var (lasare, serie) in _serier) Publicera(lasare, serie);
    }

    /// <summary>The picture, or that nothing has changed since the reader's number.</summary>
    public Bildsvar Svara(Lasarklass lasare, long? sedan, string? lasarensEpok)
    {
        lasare = lasare.Delad();
        var serie = _serier[lasare];
        // Those who follow already are brought to the same number first, so that the next change starts there for all.
        Publicera(lasare, serie);
        var svar = new Bildsvar { Epok = epok, Seq = serie.Seq, Per = tid.GetUtcNow() };
        return lasarensEpok == epok && sedan == serie.Seq
            ? svar with { Andringar = [] }
            : svar with { Fardig = JsonSerializer.SerializeToUtf8Bytes(Hela(lasare), Synlighet.Json(lasare)) };
    }

    private void Publicera(Lasarklass lasare, Serie serie)
    {
        var (fran, vantar) = (serie.Sant, serie.Vantar);
        (serie.Sant, serie.Vantar) = (serie.Seq, []);
        if (fran == serie.Seq || !utskick.Foljs(namn, lasare)) return;
        var nu = tid.GetUtcNow();
        var andring = visning.Bild(vantar.ToDictionary(id => id, id => visning.Vy(id, lasare)));
        var json = new JsonObject
        {
            ["kanal"] = namn,
            ["epok"] = epok,
            ["fran"] = fran,
            ["till"] = serie.Seq,
            ["per"] = JsonValue.Create(nu),
            ["andring"] = JsonSerializer.SerializeToNode(andring, Synlighet.JsonMedNull(lasare)),
        };
        utskick.Publicera(lasare, new Andring(namn, epok, fran, serie.Seq, nu, JsonSerializer.SerializeToUtf8Bytes(json, Domain.Json.Options)));
    }

    private object Hela(Lasarklass lasare) => visning.Bild(
        visning.Alla().Select(id => (Id: id, Vy: visning.Vy(id, lasare))).Where(par => par.Vy is not null).ToDictionary(par => par.Id, par => par.Vy));

    /// <summary>Remembers what the class sees of the thing's facts; true when that is something else than before.</summary>
    private bool Byt(Serie serie, string id, Lasarklass lasare)
    {
        var fakta = visning.Fakta(id, lasare);
        var nu = fakta is null ? null : JsonSerializer.Serialize(fakta, Synlighet.Json(lasare));
        if (serie.Sedda.GetValueOrDefault(id) == nu) return false;
        if (nu is null) serie.Sedda.Remove(id);
        else serie.Sedda[id] = nu;
        return true;
    }

    private sealed class Serie
    {
        public long Seq { get; set; }

        public long Sant { get; set; }

        public HashSet<string> Vantar { get; set; } = [];

        public Dictionary<string, string> Sedda { get; } = [];
    }
}
