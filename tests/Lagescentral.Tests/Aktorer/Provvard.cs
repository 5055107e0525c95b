using Lagescentral.Aktorer;
using Lagescentral.Aktorer.Kalla;
using Lagescentral.Aktorer.Larm;
using Lagescentral.Aktorer.Vard;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Kallor;
using Lagescentral.Domain.Lagesbilder;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Journal;
using Lagescentral.Journal.Sqlite;
using Lagescentral.Tests.Domain.Kallor;
using Lagescentral.Tests.Domain.Lagesbilder;
using Lagescentral.Tests.Domain.Nivaer;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;

namespace Lagescentral.Tests.Aktorer;

/// <summary>The whole of the aktorer in one process over real stores in a folder of their own, on a fake clock, every
/// call through JSON.</summary>
internal sealed class Provvard : IAsyncDisposable
{
    private readonly string _mapp = Directory.CreateTempSubdirectory("vard-").FullName;
    private SqliteJournal? _sqlite;
    private Aktorsmiljo? _miljo;
    private IReadOnlyList<Kallmiljo> _kallor = [];

    public Provklocka Klocka { get; } = new(Manus.Start);

    public Provutskick Utskick { get; } = new();

    public Foldgranser Granser { get; init; } = new() { Senaste = 10, Oppna = 10 };

    /// <summary>What larm is given; no rules unless a test has its own.</summary>
    public Larmmiljo Larm { get; init; } = new() { Forsta = Provomvarld.IngaRegler, Omvarld = new Provomvarld() };

    public TimeSpan Minns { get; init; } = TimeSpan.FromDays(35);

    /// <summary>Puts another journal around the real one.</summary>
    public Func<IJournal, IJournal> Runtom { get; init; } = journal => journal;

    public IJournal Journal { get; private set; } = null!;

    public SqliteOgonblick Ogonblick { get; private set; } = null!;

    public SqliteKarantan Karantan { get; private set; } = null!;

    public Aktorvard Vard { get; private set; } = null!;

    public static Lasarklass[] Klasser { get; } = [Lasarklass.Oppen, Lasarklass.Vagg, Lasarklass.Intern];

    public IKallaAktor Polis => Vard.Kalla("polis");

    public async Task<Provvard> StartaAsync()
    {
        _sqlite = await SqliteJournal.OpenAsync(new() { Mapp = _mapp }, Klocka);
        Journal = Runtom(_sqlite);
        Ogonblick = new SqliteOgonblick(_mapp, NullLogger<SqliteOgonblick>.Instance);
        Karantan = new SqliteKarantan(_mapp);
        await StartaVardAsync();
        return this;
    }

    public async Task StartaVardAsync()
    {
        _miljo = new Aktorsmiljo
        {
            Journal = Journal,
            Ogonblick = Ogonblick,
            Utskick = Utskick,
            Aktorer = null!,
            Vyer = Provnamn.Vyer,
            Granser = Granser,
            Stadsdelar = Manus.Stadsdelar,
            Larm = Larm,
            Nivaer = new() { Verk = Provnivaer.Verk },
            Tid = Klocka,
            Log = NullLogger.Instance,
        };
        _kallor = Manus.Kallor.Select(regler => new Kallmiljo { Regler = regler, Tolk = new Provtolk(), Karantan = Karantan, Minns = Minns }).ToList();
        Vard = new Aktorvard(_miljo, _kallor, new Aktorvardsval { Rundtur = true, Mellanrum = TimeSpan.Zero });
        await Vard.StartAsync();
    }

    /// <summary>An owner of a source beside the host's own, as another node may have.</summary>
    public Kallaktor Agare(string kalla) => new(_miljo! with { Aktorer = Vard }, _kallor.Single(k => k.Regler.Kalla == kalla));

    /// <summary>An owner of who is on call beside the host's own.</summary>
    public Lagescentral.Aktorer.Jour.Jouraktor Jouragare() => new(_miljo! with { Aktorer = Vard });

    public async Task StoppaAsync()
    {
        await Vard.DisposeAsync();
        await Karantan.DisposeAsync();
        await Ogonblick.DisposeAsync();
        await _sqlite!.DisposeAsync();
    }

    public async Task StartaOmAsync()
    {
        await StoppaAsync();
        await StartaAsync();
    }

    public async Task<IReadOnlyList<Kvitto>> SandAsync(string kalla, params Inkommande[] saker)
    {
        var rader = saker.Select((sak, i) => new Inrad(i + 1, sak.Id, sak, [], $"{sak.Id} {i}")).ToList();
        var kvitton = await Vard.Kalla(kalla).TaEmotAsync(rader);
        kvitton.Select(k => (k.Rad, k.Id)).ShouldBe(rader.Select(r => (r.Rad, r.Id)));
        return kvitton;
    }

    public Inkommande Sak(string id, string typ = "brand", string? text = null, string stadsdel = "jarva", string? plats = null) => new()
    {
        Id = id,
        Typ = typ,
        Intraffad = Klocka.GetUtcNow().AddMinutes(-2),
        Stadsdel = stadsdel,
        Plats = plats,
        Text = text,
        Klass = Klass.Oppen,
    };

    public async Task<Lagesbildvy> BildAsync(IBildaktor aktor, Lasarklass klass = Lasarklass.Intern) =>
        (await aktor.BildAsync(klass, null, null)).Bild.ShouldNotBeNull();

    /// <summary>Every picture there is, for every class, without what is new at each start.</summary>
    public async Task<Dictionary<string, string>> BilderAsync()
    {
        var bilder = new Dictionary<string, string>();
        foreach (var klass in Klasser)
        {
            bilder[$"stad {klass}"] = Som(await BildAsync(Vard.Stad, klass), klass, medSeq: false);
            foreach (var id in Manus.Stadsdelar) bilder[$"{id} {klass}"] = Som(await BildAsync(Vard.Stadsdel(id), klass), klass, medSeq: true);
            foreach (var id in Manus.Platser) bilder[$"{id} {klass}"] = Som(await BildAsync(Vard.Plats(id), klass), klass, medSeq: false);
        }

        return bilder;
    }

    public static string Som(Lagesbildvy bild, Lasarklass klass, bool medSeq)
    {
        var json = Bildlasare.Som(bild, klass);
        json.Remove("epok");
        if (!medSeq) json.Remove("seq");
        return json.ToJsonString(Lagescentral.Domain.Json.Options);
    }

    public async Task<List<Journalpost>> RaderAsync(string? strom = null)
    {
        var rader = new List<Journalpost>();
        await foreach (var post in Journal.ReadAllAsync(0))
            if (strom is null ? Strommar.ArStadsdel(post.Strom) : post.Strom == strom) rader.Add(post);
        return rader;
    }

    public async ValueTask DisposeAsync()
    {
        await StoppaAsync();
        Directory.Delete(_mapp, recursive: true);
    }
}

/// <summary>What a person asks of a source, in few words.</summary>
internal static class Provkommandon
{
    public static Task<Kommandosvar> PlaceraAsync(this IKallaAktor kalla, string id, Placering placering, int? rev, string vem) =>
        kalla.RattaAsync(id, new Rattning { Placering = placering }, rev, new Rattare(vem, "jour"));

    public static Task<Kommandosvar> DelaTextAsync(this IKallaAktor kalla, string id, Handelsetext text, string vem) =>
        kalla.DelaTextAsync(id, text, new Rattare(vem, "jour"));
}
