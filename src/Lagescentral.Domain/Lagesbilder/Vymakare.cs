using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Sekretess;

namespace Lagescentral.Domain.Lagesbilder;

/// <summary>Names that pictures show beside ids.</summary>
public interface INamn
{
    /// <summary>A category's name; the id itself when it is unknown.</summary>
    string Kategori(string id);

    /// <summary>A plats' name, or null.</summary>
    string? Plats(string id);

    /// <summary>A district's name; the id itself when it is unknown.</summary>
    string Stadsdel(string id);
}

/// <summary>Makes what is shown out of what is folded. Numbers for readers of the open class are withheld below three.</summary>
public sealed class Vymakare(INamn namn, Viktbok viktbok, bool ovning)
{
    /// <summary>Counts below this are given to the open class only as "fewer than".</summary>
    public const int OppenMinst = 3;

    private const int Chip = 9;
    private const int ChipAllvar = 4;

    /// <summary>Names that it shows.</summary>
    public INamn Namn => namn;

    /// <summary>An event as it is shown.</summary>
    public Handelsevy Handelse(Handelsefakta fakta, Handelsetext? text)
    {
        ArgumentNullException.ThrowIfNull(fakta);
        var plats = fakta.Placering;
        return new Handelsevy
        {
            Kalla = fakta.Kalla,
            Id = fakta.Id,
            Rev = fakta.Rev,
            Typ = fakta.Typ,
            Kategori = fakta.Kategori,
            KategoriNamn = namn.Kategori(fakta.Kategori),
            Allvar = fakta.Allvar,
            Intraffad = fakta.Intraffad,
            Publicerad = fakta.Publicerad,
            Mottagen = fakta.Listtid,
            Status = fakta.Status,
            Klass = fakta.Klass,
            Stadsdel = plats.Stadsdel,
            Placering = new Placeringsvy
            {
                Stadsdel = plats.Stadsdel,
                Plats = plats.Plats,
                PlatsNamn = plats.Plats is { } id ? namn.Plats(id) : null,
                Metod = plats.Metod,
                Sakerhet = plats.Sakerhet,
                Lat = plats.Lat,
                Lon = plats.Lon,
                OsakerhetMeter = plats.OsakerhetMeter,
            },
            ArHandelse = fakta.ArHandelse,
            Ovning = fakta.Ovning,
            TypKand = fakta.TypKand,
            Textlage = fakta.Text,
            Rubrik = text?.Rubrik,
            Text = text?.Text,
            Plats = text?.Plats,
            Rattat = fakta is { Rattelse: { } rattelse, Enligt: { } enligt } ? Rattat(rattelse, enligt) : null,
            Sammanford = fakta.Rattelse?.Sammanford is { } huvud ? Nyckelvy.Av(huvud.Varde.Nyckel) : null,
        };
    }

    /// <summary>An event as it is shown.</summary>
    public Handelsevy Handelse(Minne minne)
    {
        ArgumentNullException.ThrowIfNull(minne);
        return Handelse(minne.Fakta, minne.Text);
    }

    /// <summary>The values of a district's picture.</summary>
    public Bildvarden Varden(string id, string epok, Lagesfold fold, Lasarklass lasare) => Ensam(id, namn.Stadsdel(id), epok, fold, lasare);

    /// <summary>The values of a plats' picture.</summary>
    public Bildvarden Plats(string id, string epok, Lagesfold fold, Lasarklass lasare) => Ensam(id, namn.Plats(id) ?? id, epok, fold, lasare);

    /// <summary>The values of the city's picture, with its parts; their trends are adjusted together.</summary>
    public Bildvarden Varden(string epok, Lagesfold staden, IReadOnlyDictionary<string, Lagesfold> delar, Lasarklass lasare)
    {
        ArgumentNullException.ThrowIfNull(staden);
        ArgumentNullException.ThrowIfNull(delar);
        // The district's own history may be younger than the hub; weeks count from when the hub began to listen.
        var sedan = staden.KandSedan(lasare);
        List<Trend> matta = [Trend.Mat(staden.For(lasare).Rakneverk, 24, sedan), Trend.Mat(staden.For(lasare).Rakneverk, 168, sedan)];
        foreach (var del in delar.Values) matta.Add(Trend.Mat(del.For(lasare).Rakneverk, 24, sedan));
        var trender = Trend.Justera(matta);
        var vyer = delar.Select((par, i) => Del(par.Key, par.Value, lasare, trender[i + 2])).ToDictionary(del => del.Id);
        return Varden("stad", "Staden", epok, staden, lasare, trender[0], trender[1], vyer);
    }

    /// <summary>A picture in few numbers, for a moment of the past.</summary>
    public Historikpunktvy Punkt(DateTimeOffset per, Lagesfold fold, Lasarklass lasare)
    {
        ArgumentNullException.ThrowIfNull(fold);
        if (fold.HistorikFran is null) return new Historikpunktvy { Per = per };
        var bild = fold.For(lasare);
        var vikter = viktbok.Vid(per);
        var dygn = Fonster(bild.Rakneverk.Las(Lagesbilder.Fonster.Dygn, vikter), lasare);
        return new Historikpunktvy
        {
            Per = per,
            Antal1h = Fonster(bild.Rakneverk.Las(Lagesbilder.Fonster.EnTimme, vikter), lasare).Antal,
            Antal24h = dygn.Antal,
            FarreAn = dygn.FarreAn,
            Tyngd24h = dygn.Tyngd,
            Oppna = bild.OppnaAntal,
            AllvarligaOppna = bild.Oppna.TakeWhile(m => m.Fakta.Allvar >= ChipAllvar).Count(),
        };
    }

    /// <summary>The whole picture.</summary>
    public Lagesbildvy Bild(Bildvarden varden, Klassbild bild)
    {
        ArgumentNullException.ThrowIfNull(varden);
        ArgumentNullException.ThrowIfNull(bild);
        return new Lagesbildvy
        {
            Id = varden.Id,
            Namn = varden.Namn,
            Seq = varden.Seq,
            Epok = varden.Epok,
            Per = varden.Per,
            Ovning = varden.Ovning,
            Fonster = varden.Fonster,
            Trend = varden.Trend,
            Timmar = varden.Timmar,
            TimmarForraVeckan = varden.TimmarForraVeckan,
            OppnaAntal = varden.OppnaAntal,
            OppnaGlomda = varden.OppnaGlomda,
            Delar = varden.Delar,
            Oppna = [.. bild.Oppna.Select(Handelse)],
            Senaste = [.. bild.Senaste.Select(Handelse)],
        };
    }

    private Bildvarden Ensam(string id, string namnet, string epok, Lagesfold fold, Lasarklass lasare)
    {
        ArgumentNullException.ThrowIfNull(fold);
        var verk = fold.For(lasare).Rakneverk;
        var sedan = fold.KandSedan(lasare);
        var trender = Trend.Justera([Trend.Mat(verk, 24, sedan), Trend.Mat(verk, 168, sedan)]);
        return Varden(id, namnet, epok, fold, lasare, trender[0], trender[1], delar: null);
    }

    private Bildvarden Varden(
        string id, string namnet, string epok, Lagesfold fold, Lasarklass lasare, Trend dygn, Trend vecka, IReadOnlyDictionary<string, Delvy>? delar)
    {
        var bild = fold.For(lasare);
        var vikter = viktbok.Vid(fold.Nu ?? DateTimeOffset.MinValue);
        var timme = Tidfack.Timme(bild.Rakneverk.Minut ?? 0);
        return new Bildvarden
        {
            Id = id,
            Namn = namnet,
            Seq = bild.Seq,
            Epok = epok,
            Per = fold.Nu ?? DateTimeOffset.UnixEpoch,
            Ovning = ovning,
            Fonster = Fonsterdata.Alla.ToDictionary(f => f.Namn(), f => Fonster(bild.Rakneverk.Las(f, vikter), lasare)),
            Trend = new[] { ("24h", dygn), ("7d", vecka) }.Where(par => Visas(par.Item2, lasare)).ToDictionary(par => par.Item1, par => par.Item2),
            Timmar = bild.Rakneverk.Timserie(timme, 24, vikter),
            TimmarForraVeckan = bild.Rakneverk.Timserie(timme - 168, 24, vikter),
            OppnaAntal = bild.OppnaAntal,
            OppnaGlomda = fold.GlomdaOppna == 0 ? null : fold.GlomdaOppna,
            Delar = delar,
        };
    }

    private Delvy Del(string id, Lagesfold fold, Lasarklass lasare, Trend trend)
    {
        var bild = fold.For(lasare);
        var vikter = viktbok.Vid(fold.Nu ?? DateTimeOffset.MinValue);
        var timme = Tidfack.Timme(bild.Rakneverk.Minut ?? 0);
        var dygn = Fonster(bild.Rakneverk.Las(Lagesbilder.Fonster.Dygn, vikter), lasare);
        return new Delvy
        {
            Id = id,
            Namn = namn.Stadsdel(id),
            Antal1h = Fonster(bild.Rakneverk.Las(Lagesbilder.Fonster.EnTimme, vikter), lasare).Antal,
            Antal24h = dygn.Antal,
            FarreAn = dygn.FarreAn,
            Allvarssumma24h = dygn.Allvarssumma,
            Tyngd24h = dygn.Tyngd,
            Trend = Visas(trend, lasare) ? trend : null,
            Timmar = bild.Rakneverk.Timserie(timme, 24, vikter),
            TimmarForraVeckan = bild.Rakneverk.Timserie(timme - 168, 24, vikter),
            AllvarligaOppna = [.. bild.Oppna.TakeWhile(m => m.Fakta.Allvar >= ChipAllvar).Take(Chip).Select(Chipvy)],
            OppnaAntal = bild.OppnaAntal,
            Senast = bild.Senaste.FirstOrDefault()?.Fakta.Listtid,
        };
    }

    private List<Rattatvy> Rattat(Rattelse rattelse, Kallvarde enligt)
    {
        var rattat = new List<Rattatvy>();
        Lagg(Rattelsefalt.Kategori, rattelse.Kategori, enligt.Kategori, namn.Kategori(enligt.Kategori));
        var allvar = enligt.Allvar.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Lagg(Rattelsefalt.Allvar, rattelse.Allvar, allvar, allvar);
        Lagg(Rattelsefalt.Status, rattelse.Status, Statusord(enligt.Status).Id, Statusord(enligt.Status).Namn);
        Lagg(Rattelsefalt.Placering, rattelse.Placering, enligt.Placering.Stadsdel, Platsnamn(enligt.Placering));
        Lagg(Rattelsefalt.Sammanforing, rattelse.Sammanford, null, null);
        Lagg(Rattelsefalt.Text, rattelse.Text, null, null);
        return rattat;

        void Lagg<T>(string falt, Personord<T>? ord, string? kallans, string? kallansNamn)
        {
            if (ord is not null)
                rattat.Add(new Rattatvy { Falt = falt, Tid = ord.Tid, Kallans = kallans, KallansNamn = kallansNamn, Vem = ord.Roll, Orsak = ord.Orsak });
        }
    }

    private string Platsnamn(Placering placering) =>
        placering.Plats is { } plats && namn.Plats(plats) is { } platsnamn ? $"{platsnamn}, {namn.Stadsdel(placering.Stadsdel)}" : namn.Stadsdel(placering.Stadsdel);

    private static (string Id, string Namn) Statusord(Handelsestatus status) => status switch
    {
        Handelsestatus.Pagaende => ("pagaende", "pågående"),
        Handelsestatus.Avslutad => ("avslutad", "avslutad"),
        _ => ("aterkallad", "återkallad"),
    };

    private static Allvarligvy Chipvy(Minne minne) => new()
    {
        Kalla = minne.Fakta.Kalla,
        Id = minne.Fakta.Id,
        Typ = minne.Fakta.Typ,
        Allvar = minne.Fakta.Allvar,
        Intraffad = minne.Fakta.Intraffad,
    };

    private static bool Visas(Trend trend, Lasarklass lasare) =>
        lasare != Lasarklass.Oppen || (trend.Antal >= OppenMinst && trend.Vantat is not < OppenMinst);

    private static Fonstervy Fonster(Fonstervarde varde, Lasarklass lasare)
    {
        if (lasare == Lasarklass.Oppen && varde.Antal < OppenMinst)
            return new Fonstervy { FarreAn = OppenMinst, PerKategori = new Dictionary<string, int?>() };
        var minst = lasare == Lasarklass.Oppen ? OppenMinst : 1;
        return new Fonstervy
        {
            Antal = varde.Antal,
            Allvarssumma = varde.Allvarssumma,
            Tyngd = varde.Tyngd,
            PerKategori = varde.PerKategori.Where(par => par.Value >= minst).ToDictionary(par => par.Key, par => (int?)par.Value),
        };
    }
}
