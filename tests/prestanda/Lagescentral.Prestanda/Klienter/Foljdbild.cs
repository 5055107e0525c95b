using System.Text.Json.Nodes;
using Lagescentral.Prestanda.Ratt;

namespace Lagescentral.Prestanda.Klienter;

/// <summary>The picture that follows from what a client got, by the contract's rules and nothing more.</summary>
internal sealed class Foljdbild
{
    private readonly Meddelandelager _lager;
    private readonly List<Meddelande> _vantar = [];
    private readonly Dictionary<string, Listad> _sedda = [];
    private readonly Klientbild _bild = new(Bildlasning.Post);
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

    public Lage Lage() => _bild.Lage();

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
        if (meddelande.Innehall["bild"] is JsonObject bild) _bild.Satt(bild);
        else foreach (var andring in meddelande.Innehall["andringar"]!.AsArray()) _bild.Lagg(andring!.AsObject());
        (_seq, _epok, _fragar) = (meddelande.Till, meddelande.Epok, false);
        _fragar = !_vantar.TrueForAll(Folj);
        _vantar.Clear();
    }

    private bool Folj(Meddelande meddelande)
    {
        if (meddelande.Epok != _epok || meddelande.Fran > _seq) return false;
        // The windows of a new minute come with the number that the client has.
        if (meddelande.Till < _seq || (meddelande.Till == _seq && meddelande.Fran < _seq)) return true;
        _bild.Lagg(meddelande.Innehall);
        _seq = meddelande.Till;
        return true;
    }

    private void Se(Listad post)
    {
        if (!_sedda.TryGetValue(post.Id, out var sedd) || sedd.Rev <= post.Rev) _sedda[post.Id] = post;
    }
}
