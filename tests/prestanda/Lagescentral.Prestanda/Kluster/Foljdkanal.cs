using System.Globalization;
using System.Text.Json.Nodes;
using Lagescentral.Prestanda.Klienter;
using Lagescentral.Prestanda.Krasch;

namespace Lagescentral.Prestanda.Kluster;

/// <summary>One channel as a follower has it: what comes before the answer waits, what it has is dropped, and a gap is asked about.</summary>
/// <param name="namn">Channel.</param>
internal sealed class Foljdkanal(string namn)
{
    private readonly Klientbild _bild = new(post => Bildlasning.Post(post) with { Rubrik = (string?)post["rubrik"] });
    private readonly List<JsonObject> _vantar = [];
    private DateTimeOffset _per;

    public string Namn => namn;

    /// <summary>District, or null for the city.</summary>
    public string? Stadsdel => namn == "stad" ? null : namn["stadsdel:".Length..];

    /// <summary>Number that it has; null before its first picture.</summary>
    public long? Seq { get; private set; }

    public string? Epok { get; private set; }

    /// <summary>True while it waits for an answer.</summary>
    public bool Fragar { get; private set; } = true;

    /// <summary>It will ask: all before the answer is to be laid on it.</summary>
    public void Fraga()
    {
        Fragar = true;
        _vantar.Clear();
    }

    /// <summary>Takes a change; false when it must ask.</summary>
    public bool Ta(JsonObject andring)
    {
        if (!Fragar) return Folj(andring);
        _vantar.Add(andring);
        return true;
    }

    /// <summary>Takes an answer; false when it must ask anew.</summary>
    public bool Svara(JsonObject svar)
    {
        if (svar["bild"] is JsonObject bild)
        {
            _bild.Satt(bild);
            (Seq, Epok, _per) = ((long)svar["seq"]!, (string)svar["epok"]!, Tid(bild["per"]!));
        }
        else if (!svar["andringar"]!.AsArray().All(andring => Folj(andring!.AsObject())))
        {
            (Seq, Epok) = (null, null);
            return false;
        }

        var vantade = _vantar.ToList();
        Fraga();
        Fragar = !vantade.TrueForAll(Folj);
        return !Fragar;
    }

    /// <summary>Its picture, as the hub would have given it.</summary>
    public Lagesbild? Bild()
    {
        if (Seq is not { } seq || Fragar) return null;
        var lage = _bild.Lage();
        return new Lagesbild(
            namn, seq, Epok!, lage.Per, lage.Fonster.ToDictionary(par => par.Key, par => new Fonster(par.Value.Antal, (int)par.Value.Allvarssumma, par.Value.Tyngd, par.Value.PerKategori)),
            lage.OppnaAntal ?? 0, Lista(lage.Oppna ?? []), Lista(lage.Senaste));
    }

    private bool Folj(JsonObject andring)
    {
        var (fran, till, per) = ((long)andring["fran"]!, (long)andring["till"]!, Tid(andring["per"]!));
        if ((string)andring["epok"]! != Epok) return false;
        // The windows of a new minute come with the number that it has.
        if (fran == till && till == Seq ? per < _per : till <= Seq) return true;
        if (fran != Seq) return false;
        _bild.Lagg(andring);
        (Seq, _per) = (till, per);
        return true;
    }

    private static List<Listad> Lista(IReadOnlyList<Ratt.Listad> poster) => [.. poster.Select(p => new Listad(p.Kalla, p.Id, p.Rev, p.Rubrik))];

    private static DateTimeOffset Tid(JsonNode tid) => DateTimeOffset.Parse((string)tid!, CultureInfo.InvariantCulture);
}
