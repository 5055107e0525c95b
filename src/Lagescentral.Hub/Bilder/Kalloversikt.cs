using System.Text.Json;
using System.Text.Json.Nodes;
using Lagescentral.Aktorer;
using Lagescentral.Domain.Lagesbilder;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Journal;
using Microsoft.Extensions.Options;

namespace Lagescentral.Hub.Bilder;

/// <summary>A source as operators see it.</summary>
[Vy("kalla")]
public sealed record Kallvy
{
    /// <summary>Source id.</summary>
    public required string Id { get; init; }

    /// <summary>Name.</summary>
    public required string Namn { get; init; }

    /// <summary>How fresh it is.</summary>
    public required Kallstatus Status { get; init; }

    /// <summary>Last successful contact.</summary>
    public DateTimeOffset? SenastLyckad { get; init; }

    /// <summary>When its latest event was known here.</summary>
    public DateTimeOffset? SenastHandelse { get; init; }

    /// <summary>Seconds since the last successful contact; only where it is read once, never sent live.</summary>
    public long? AlderSekunder { get; init; }

    /// <summary>Why the last contact failed, Swedish.</summary>
    public string? Fel { get; init; }

    /// <summary>Receipts since the hub started.</summary>
    public required Kallantal Antal { get; init; }

    /// <summary>Items that wait in karantän.</summary>
    public int Karantan { get; init; }

    /// <summary>Types that the taxonomy does not know, most frequent first.</summary>
    public required IReadOnlyList<OkandTypvy> OkandaTyper { get; init; }
}

/// <summary>A type that the taxonomy does not know.</summary>
/// <param name="Typ">As the source writes it.</param>
/// <param name="Antal">Events that had it.</param>
[Vy("okand")]
public sealed record OkandTypvy(string Typ, int Antal);

/// <summary>The sources by id.</summary>
/// <param name="Kallor">Sources.</param>
[Vy("kallor")]
public sealed record Kallorvy(IReadOnlyDictionary<string, Kallvy> Kallor);

/// <summary>How fresh the sources are: asked every second, told on the channel <c>kallor</c> when anything but age changes.</summary>
public sealed partial class Kalloversikt(
    IAktorer aktorer, IOptions<Kallorna> val, IKarantan karantan, IUtskick utskick, TimeProvider tid, ILogger<Kalloversikt> log) : BackgroundService
{
    private const string Kanal = "kallor";
    private static readonly Lasarklass[] Klasser = [Lasarklass.Vagg, Lasarklass.Intern];
    private readonly string _epok = Guid.CreateVersion7().ToString("N");
    private readonly Lock _las = new();
    private readonly SemaphoreSlim _turordning = new(1, 1);
    private Dictionary<string, Kallvy> _vyer = [];
    private long _seq;

    /// <summary>The sources as pictures show them: those expected, and those that have been heard from.</summary>
    public IReadOnlyList<Kallagevy> Lagen { get; private set; } = [];

    /// <summary>All sources.</summary>
    public IReadOnlyList<Kallvy> Alla
    {
        get
        {
            var nu = tid.GetUtcNow();
            lock (_las) return [.. _vyer.Values.Select(k => k with { AlderSekunder = k.SenastLyckad is { } senast ? Math.Max(0, (long)(nu - senast).TotalSeconds) : null })];
        }
    }

    /// <summary>The channel's picture.</summary>
    public Task<Bildsvar> BildAsync(Lasarklass lasare, long? sedan, string? epok, CancellationToken cancel)
    {
        lock (_las)
        {
            var svar = new Bildsvar { Epok = _epok, Seq = _seq, Per = tid.GetUtcNow() };
            return Task.FromResult(sedan == _seq && epok == _epok
                ? svar with { Andringar = [] }
                : svar with { Fardig = JsonSerializer.SerializeToUtf8Bytes(new Kallorvy(_vyer), Synlighet.Json(lasare)) });
        }
    }

    /// <summary>Asks every source now.</summary>
    public async Task UppdateraAsync(CancellationToken cancel = default)
    {
        // One at a time: an answer that was begun earlier must not replace a later one.
        await _turordning.WaitAsync(cancel);
        try
        {
            await FragaAllaAsync(cancel);
        }
        finally
        {
            _turordning.Release();
        }
    }

    private async Task FragaAllaAsync(CancellationToken cancel)
    {
        var vantar = await karantan.WaitingAsync(cancel);
        var nu = tid.GetUtcNow();
        var nya = new Dictionary<string, Kallvy>();
        var lagen = new List<Kallagevy>();
        foreach (var (id, kalla) in val.Value.Alla)
        {
            var lage = await aktorer.Kalla(id).LageAsync(cancel);
            var status = lage.Status(kalla.Regler(id), nu);
            nya[id] = new Kallvy
            {
                Id = id,
                Namn = lage.Namn,
                Status = status,
                SenastLyckad = lage.SenastLyckad,
                SenastHandelse = lage.SenastHandelse,
                Fel = lage.Fel,
                Antal = lage.Antal,
                Karantan = vantar.GetValueOrDefault(id),
                OkandaTyper = [.. lage.OkandaTyper.OrderByDescending(par => par.Value).ThenBy(par => par.Key).Select(par => new OkandTypvy(par.Key, par.Value))],
            };
            if (kalla.Vantas || lage.SenastLyckad is not null)
                lagen.Add(new Kallagevy { Id = id, Namn = lage.Namn, Senast = lage.SenastLyckad, Status = status });
        }

        Lagen = lagen;
        Byt(nya, nu);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var klocka = new PeriodicTimer(TimeSpan.FromSeconds(1), tid);
        do
        {
            try
            {
                await UppdateraAsync(stoppingToken);
            }
            catch (Exception fel) when (fel is not OperationCanceledException)
            {
                Misslyckades(log, fel);
            }
        }
        while (await klocka.WaitForNextTickAsync(stoppingToken));
    }

    private void Byt(Dictionary<string, Kallvy> nya, DateTimeOffset nu)
    {
        lock (_las)
        {
            var fore = _vyer;
            _vyer = nya;
            var andrade = nya.Where(par => !fore.TryGetValue(par.Key, out var gammal) || !Lika(gammal, par.Value)).ToDictionary();
            if (andrade.Count == 0) return;
            var fran = _seq++;
            foreach (var lasare in Klasser.Where(lasare => utskick.Foljs(Kanal, lasare)))
            {
                var andring = JsonSerializer.SerializeToNode(new Kallorvy(andrade), Synlighet.JsonMedNull(lasare))!;
                var json = new JsonObject
                {
                    ["kanal"] = Kanal,
                    ["epok"] = _epok,
                    ["fran"] = fran,
                    ["till"] = _seq,
                    ["per"] = JsonValue.Create(nu),
                    ["andring"] = andring,
                };
                utskick.Publicera(lasare, new Andring(Kanal, _epok, fran, _seq, nu, JsonSerializer.SerializeToUtf8Bytes(json, Domain.Json.Options)));
            }
        }
    }

    private static bool Lika(Kallvy fore, Kallvy efter) =>
        fore with { OkandaTyper = [] } == efter with { OkandaTyper = [] } && fore.OkandaTyper.SequenceEqual(efter.OkandaTyper);

    [LoggerMessage(1301, LogLevel.Warning, "Källornas läge kunde inte läsas")]
    private static partial void Misslyckades(ILogger logger, Exception fel);
}
