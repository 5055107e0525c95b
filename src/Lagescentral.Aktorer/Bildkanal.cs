using System.Text.Json;
using System.Text.Json.Nodes;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Lagesbilder;
using Lagescentral.Domain.Sekretess;

namespace Lagescentral.Aktorer;

/// <summary>
/// A picture as its followers get it: remembers per class what was last sent, and makes the change from there. Lives
/// inside an aktor's turns. What falls between two sends is one change, so a busy picture coalesces by itself.
/// </summary>
internal sealed class Bildkanal(
    string kanal, string epok, Lagesfold fold, Func<Lasarklass, Bildvarden> varden, Vymakare vyer, IUtskick utskick)
{
    private readonly Dictionary<Lasarklass, Sant> _sant = [];

    public void Publicera()
    {
        foreach (var lasare in Lasarklasser.Delade)
        {
            if (utskick.Foljs(kanal, lasare)) Publicera(lasare);
            else _sant.Remove(lasare);
        }
    }

    public Bildsvar Svara(Lasarklass lasare, long? sedan, string? lasarensEpok)
    {
        lasare = lasare.Delad();
        // Those who follow already are brought to the same number first, so that the next change starts there for all.
        if (utskick.Foljs(kanal, lasare)) Publicera(lasare);
        var bild = fold.For(lasare);
        var nu = varden(lasare);
        var svar = new Bildsvar { Epok = epok, Seq = bild.Seq, Per = nu.Per };
        if (lasarensEpok == epok && sedan is { } fran && fold.Sedan(lasare, fran) is { } listor)
            return svar with { Andringar = [Skriv(lasare, listor, nu.Per, Helt(nu, lasare))] };
        return svar with { Bild = vyer.Bild(nu, bild) };
    }

    private void Publicera(Lasarklass lasare)
    {
        var bild = fold.For(lasare);
        var nu = varden(lasare);
        var efter = JsonSerializer.SerializeToNode(nu, Synlighet.Json(lasare))!.AsObject();
        var fore = _sant.GetValueOrDefault(lasare);
        _sant[lasare] = new Sant(bild.Seq, bild.Steg, efter);
        if (fore is null) return;

        if (fold.SedanSteg(lasare, fore.Seq, fore.Steg) is not { } listor)
        {
            // Too much at once for one change: a change that starts where no follower stands makes each take a new picture.
            var bortom = Math.Max(bild.Seq, fore.Seq + 1);
            utskick.Publicera(lasare, new Andring(kanal, epok, fore.Seq, bortom, nu.Per, default).NyBild());
            return;
        }

        var patch = Patch.Skillnad(fore.Varden, efter);
        var baraMinuten = patch.Count == 1 && patch.ContainsKey("per");
        if (listor.ArTom && (patch.Count == 0 || baraMinuten)) return;
        utskick.Publicera(lasare, new Andring(kanal, epok, fore.Seq, bild.Seq, nu.Per, Skriv(lasare, listor, nu.Per, patch))
        {
            AldstMottagen = listor.AldstMottagen,
        });
    }

    /// <summary>Every value, with null for what is absent, so that it patches a picture of any age.</summary>
    private JsonObject Helt(Bildvarden nu, Lasarklass lasare)
    {
        var alla = fold.For(lasare).Rakneverk.Kategorier;
        var fonster = nu.Fonster.ToDictionary(
            par => par.Key,
            par => par.Value with { PerKategori = alla.ToDictionary(k => k, k => par.Value.PerKategori.GetValueOrDefault(k)) });
        var trend = nu.Trend ?? new Dictionary<string, Trend>();
        var objekt = JsonSerializer.SerializeToNode(nu with { Fonster = fonster }, Synlighet.JsonMedNull(lasare))!.AsObject();
        if (objekt["trend"] is JsonObject trender)
            foreach (var namn in (ReadOnlySpan<string>)["24h", "7d"])
                if (!trend.ContainsKey(namn)) trender[namn] = null;
        return objekt;
    }

    private ReadOnlyMemory<byte> Skriv(Lasarklass lasare, Listandring listor, DateTimeOffset per, JsonObject patch)
    {
        var buffert = new System.Buffers.ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffert, new JsonWriterOptions { Encoder = Domain.Json.Options.Encoder, SkipValidation = true }))
        {
            json.WriteStartObject();
            json.WriteString("kanal", kanal);
            json.WriteString("epok", epok);
            json.WriteNumber("fran", listor.Fran);
            json.WriteNumber("till", listor.Till);
            json.WriteString("per", per);
            json.WriteStartObject("andring");
            foreach (var (namn, varde) in patch)
            {
                json.WritePropertyName(namn);
                if (varde is null) json.WriteNullValue();
                else varde.WriteTo(json);
            }

            Lista(json, "oppna", lasare, listor.OppnaSatt, listor.OppnaBort);
            Lista(json, "senaste", lasare, listor.SenasteSatt, listor.SenasteBort);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffert.WrittenMemory;
    }

    private void Lista(Utf8JsonWriter json, string namn, Lasarklass lasare, List<Minne> satt, List<HandelseNyckel> bort)
    {
        if (satt.Count == 0 && bort.Count == 0) return;
        json.WriteStartObject(namn);
        if (satt.Count > 0)
        {
            json.WriteStartArray("satt");
            foreach (var minne in satt) json.WriteRawValue(minne.Json(lasare, vyer), skipInputValidation: true);
            json.WriteEndArray();
        }

        if (bort.Count > 0)
        {
            json.WriteStartArray("bort");
            foreach (var nyckel in bort)
            {
                json.WriteStartObject();
                json.WriteString("kalla", nyckel.Kalla);
                json.WriteString("id", nyckel.Id);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private sealed record Sant(long Seq, long Steg, JsonObject Varden);
}
