using System.Text.Json;
using System.Text.Json.Nodes;
using Lagescentral.Domain.Rykten;
using Lagescentral.Domain.Sekretess;

namespace Lagescentral.Aktorer.Rykten;

/// <summary>
/// The channel <c>rykten</c>: per class of reader a number that counts the lines whose facts changed what the class sees.
/// The number follows from the stream alone, so it is the same after a restart; erased words change no number's past.
/// Lives inside the aktor's turns.
/// </summary>
internal sealed class Rykteskanal(string epok, Ryktesfold fold, TimeProvider tid, IUtskick utskick)
{
    public const string Namn = "rykten";
    private readonly Dictionary<Lasarklass, Serie> _serier = Lasarklasser.Delade.ToDictionary(klass => klass, _ => new Serie());

    /// <summary>A line has been folded.</summary>
    /// <param name="ider">Rumours that it changed.</param>
    /// <param name="gallring">True when it erased words: then it counts for every class, whether the words were seen or not.</param>
    public void Andrat(IReadOnlyList<string> ider, bool gallring)
    {
        foreach (var (lasare, serie) in _serier)
        {
            var andrade = ider.Where(id => Byt(serie, id, lasare) || gallring).ToList();
            if (andrade.Count == 0 && !gallring) continue;
            serie.Seq++;
            serie.Vantar.UnionWith(andrade);
        }
    }

    public void Publicera()
    {
        foreach (var (lasare, serie) in _serier) Publicera(lasare, serie);
    }

    public Bildsvar Svara(Lasarklass lasare, long? sedan, string? lasarensEpok)
    {
        lasare = lasare.Delad();
        var serie = _serier[lasare];
        // Those who follow already are brought to the same number first, so that the next change starts there for all.
        Publicera(lasare, serie);
        var svar = new Bildsvar { Epok = epok, Seq = serie.Seq, Per = tid.GetUtcNow() };
        return lasarensEpok == epok && sedan == serie.Seq
            ? svar with { Andringar = [] }
            : svar with { Fardig = JsonSerializer.SerializeToUtf8Bytes(Bild(lasare), Synlighet.Json(lasare)) };
    }

    private void Publicera(Lasarklass lasare, Serie serie)
    {
        var (fran, vantar) = (serie.Sant, serie.Vantar);
        (serie.Sant, serie.Vantar) = (serie.Seq, []);
        if (fran == serie.Seq || !utskick.Foljs(Namn, lasare)) return;
        var nu = tid.GetUtcNow();
        var andring = new Ryktenvy(vantar.ToDictionary(id => id, id => Vy(id, lasare)), fold.Glomda);
        var json = new JsonObject
        {
            ["kanal"] = Namn,
            ["epok"] = epok,
            ["fran"] = fran,
            ["till"] = serie.Seq,
            ["per"] = JsonValue.Create(nu),
            ["andring"] = JsonSerializer.SerializeToNode(andring, Synlighet.JsonMedNull(lasare)),
        };
        utskick.Publicera(lasare, new Andring(Namn, epok, fran, serie.Seq, nu, JsonSerializer.SerializeToUtf8Bytes(json, Domain.Json.Options)));
    }

    private Ryktenvy Bild(Lasarklass lasare) => new(
        fold.Alla.Select(r => Ryktesvy.For(r, lasare)).OfType<Ryktesvy>().ToDictionary(vy => vy.Id, Ryktesvy? (vy) => vy), fold.Glomda);

    private Ryktesvy? Vy(string id, Lasarklass lasare) => fold.Finn(id) is { } rykte ? Ryktesvy.For(rykte, lasare) : null;

    /// <summary>Remembers what the class sees of the rumour's facts; true when that is something else than before.</summary>
    private bool Byt(Serie serie, string id, Lasarklass lasare)
    {
        var rykte = fold.Finn(id);
        var utanOrd = rykte is null ? null : Ryktesvy.For(new Rykte { Fakta = rykte.Fakta }, lasare);
        var nu = utanOrd is null ? null : JsonSerializer.Serialize(utanOrd, Synlighet.Json(lasare));
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
