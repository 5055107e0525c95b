using System.Text.Json.Nodes;
using Lagescentral.Prestanda.Ratt;

namespace Lagescentral.Prestanda.Klienter;

/// <summary>The picture that follows from what a client got, by the contract's rules and nothing more.</summary>
internal sealed class Foljdbild
{
    private const int SenasteHogst = 50;
    private readonly Meddelandelager _lager;
    private readonly List<Meddelande> _vantar = [];
    private readonly Dictionary<string, Listad> _sedda = [];
    private readonly Dictionary<string, Dictionary<string, Listad>> _listor = [];
    private JsonObject _varden = [];
    private bool _fragar;
    private long _seq;
    private string _epok = "";

    private Foljdbild(Meddelandelager lager) => _lager = lager;

    /// <summary>Makes the picture.</summary>
    /// <param name="fatt">The client's messages, in order.</param>
    /// <param name="utom">Index in <paramref name="fatt"/> of one to leave out, or null.</param>
    public static Foljdbild Av(Meddelandelager lager, IReadOnlyList<int> fatt, int? utom = null)
    {
        var bild = new Foljdbild(lager);
        for (var i = 0; i < fatt.Count; i++)
            if (i != utom) bild.Ta(fatt[i]);
        return bild;
    }

    /// <summary>The latest that it has been shown of each event, by id.</summary>
    public IReadOnlyDictionary<string, Listad> Sedda => _sedda;

    public Lage Lage()
    {
        var bild = _varden.DeepClone().AsObject();
        bild["senaste"] = new JsonArray();
        var lage = Bildlasning.Lage(bild);
        var oppna = _listor.TryGetValue("oppna", out var lista)
            ? Ordna(lista.Values.OrderByDescending(p => p.Allvar).ThenByDescending(p => p.Mottagen)).ToList() : null;
        return lage with { Oppna = oppna, Senaste = [.. Senaste()] };
    }

    private IEnumerable<Listad> Senaste() => Ordna(_listor["senaste"].Values.OrderByDescending(p => p.Mottagen)).Take(SenasteHogst);

    private static IEnumerable<Listad> Ordna(IOrderedEnumerable<Listad> lista) =>
        lista.ThenByDescending(p => p.Kalla, StringComparer.Ordinal).ThenByDescending(p => p.Id, StringComparer.Ordinal);

    private void Ta(int nummer)
    {
        if (nummer == Klient.NyAnslutning)
        {
            _fragar = true;
            _vantar.Clear();
            return;
        }

        var meddelande = _lager[nummer];
        if (meddelande.Slag == Meddelandeslag.Svar)
        {
            Svar(meddelande);
            return;
        }

        foreach (var post in meddelande.Poster) Se(post);
        if (_fragar) _vantar.Add(meddelande);
        else if (!Folj(meddelande)) _fragar = true;
    }

    private void Svar(Meddelande meddelande)
    {
        foreach (var post in meddelande.Poster) Se(post);
        if (meddelande.Innehall["bild"] is JsonObject bild)
        {
            _varden = [];
            _listor.Clear();
            foreach (var (namn, varde) in bild)
            {
                if (Meddelande.Listor.Contains(namn)) _listor[namn] = varde!.AsArray().Select(p => Bildlasning.Post(p!)).ToDictionary(p => p.Id);
                else if (varde is not JsonArray) _varden[namn] = varde?.DeepClone();
            }
        }
        else
        {
            foreach (var andring in meddelande.Innehall["andringar"]!.AsArray()) Lagg(andring!.AsObject());
        }

        (_seq, _epok, _fragar) = (meddelande.Till, meddelande.Epok, false);
        _fragar = !_vantar.TrueForAll(Folj);
        _vantar.Clear();
    }

    private bool Folj(Meddelande meddelande)
    {
        if (meddelande.Epok != _epok || meddelande.Fran > _seq) return false;
        // The windows of a new minute come with the number that the client has.
        if (meddelande.Till < _seq || (meddelande.Till == _seq && meddelande.Fran < _seq)) return true;
        Lagg(meddelande.Innehall);
        _seq = meddelande.Till;
        return true;
    }

    private void Lagg(JsonObject andring)
    {
        foreach (var (namn, varde) in andring["andring"]!.AsObject())
        {
            if (Meddelande.Listor.Contains(namn) && varde is JsonObject lista) Lista(namn, lista);
            else if (varde is not JsonArray) Slaihop(_varden, namn, varde);
        }

        _varden["per"] = andring["per"]!.DeepClone();
    }

    private void Lista(string namn, JsonObject andring)
    {
        if (!_listor.TryGetValue(namn, out var poster)) _listor[namn] = poster = [];
        foreach (var post in andring["satt"]?.AsArray() ?? [])
        {
            var satt = Bildlasning.Post(post!);
            poster[satt.Id] = satt;
        }

        foreach (var nyckel in andring["bort"]?.AsArray() ?? []) poster.Remove((string)nyckel!["id"]!);
        if (namn != "senaste" || poster.Count <= SenasteHogst * 4) return;
        // What has fallen out of a list that shows fifty cannot come back into it unsaid.
        _listor[namn] = Senaste().ToDictionary(p => p.Id);
    }

    private void Se(Listad post)
    {
        if (!_sedda.TryGetValue(post.Id, out var sedd) || sedd.Rev <= post.Rev) _sedda[post.Id] = post;
    }

    /// <summary>RFC 7396 for one member.</summary>
    private static void Slaihop(JsonObject mal, string namn, JsonNode? varde)
    {
        if (varde is null)
        {
            mal.Remove(namn);
            return;
        }

        if (varde is not JsonObject patch)
        {
            mal[namn] = varde.DeepClone();
            return;
        }

        if (mal[namn] is not JsonObject inre) mal[namn] = inre = [];
        foreach (var (falt, nytt) in patch) Slaihop(inre, falt, nytt);
    }
}
