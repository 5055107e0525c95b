using System.Globalization;
using Lagescentral.Journal;
using Lagescentral.Silo.Korn;
using Orleans.Placement;

namespace Lagescentral.Silo.Ogonblicken;

/// <summary>The saved states of one owner: this list, and a content each, so that saving one does not write all. What is written first is
/// the content, under a number that nobody has been told of: a node that is lost before the list is written leaves what the next
/// save writes over. What is deleted last is the content, and the list remembers what may remain of it.</summary>
/// <param name="lagrat">The list.</param>
/// <param name="log">Log.</param>
[GrainType(Namn.Ogonblicksbok), PreferLocalPlacement]
public sealed partial class OgonblicksbokGrain([PersistentState("bok", Namn.Ogonblickslager)] IPersistentState<Ogonblicksbok> lagrat, ILogger<OgonblicksbokGrain> log) : Grain, IOgonblicksbokGrain
{
    // In one turn: others wait for it.
    private const int RaderasHogst = 50;

    /// <summary>Key of the content of one of an owner's states.</summary>
    internal static string Innehallsnyckel(string agare, long nr) => string.Create(CultureInfo.InvariantCulture, $"{agare}/{nr}");

    /// <inheritdoc/>
    public async Task SparaAsync(Bokrad rad, byte[] innehall, int behall)
    {
        ArgumentNullException.ThrowIfNull(rad);
        await GrainFactory.GetGrain<IOgonblicksagareGrain>(Namn.Ensam).AnmalAsync(this.GetPrimaryKeyString(), forsta: !lagrat.RecordExists);
        var bok = lagrat.State;
        var ny = rad with { Nr = bok.Nasta };
        await Innehall(ny.Nr).SkrivAsync(innehall);
        List<Bokrad> alla = [.. bok.Rader, ny];
        await GlomAsync(alla, Ogonblicksurval.Bort([.. alla.Select(Sparat)], ny.Foldversion, behall), ny.Nr + 1);
        await StadaAsync();
    }

    /// <inheritdoc/>
    public Task<Bokrad?> FinnAsync(string foldversion, DateTimeOffset? senast, int forbi) => Task.FromResult(
        Ogonblicksurval.Ordnade(lagrat.State.Rader.Select(Sparat), foldversion, senast).Skip(forbi).Select(ett => lagrat.State.Rader.Find(rad => rad.Nr == ett.Nr)).FirstOrDefault());

    /// <inheritdoc/>
    public async Task<int> GlomEfterAsync(string nyckel, long nummer)
    {
        var bort = lagrat.State.Rader.Where(rad => rad.Positioner.TryGetValue(nyckel, out var position) && position > nummer).Select(rad => rad.Nr).ToList();
        if (bort.Count == 0) return 0;
        await GlomAsync(lagrat.State.Rader, bort, lagrat.State.Nasta);
        await StadaAsync();
        return bort.Count;
    }

    /// <inheritdoc/>
    public async Task<int> RensaAsync()
    {
        if (lagrat.State.Rader.Count > 0) await GlomAsync(lagrat.State.Rader, [.. lagrat.State.Rader.Select(rad => rad.Nr)], lagrat.State.Nasta);
        await RaderaAsync();
        return lagrat.State.Bort.Count;
    }

    private static Sparat Sparat(Bokrad rad) => new(rad.Nr, rad.Foldversion, rad.Per);

    private IOgonblicksinnehallGrain Innehall(long nr) => GrainFactory.GetGrain<IOgonblicksinnehallGrain>(Innehallsnyckel(this.GetPrimaryKeyString(), nr));

    private async Task GlomAsync(List<Bokrad> alla, IReadOnlyList<long> bort, long nasta)
    {
        lagrat.State = new Ogonblicksbok { Nasta = nasta, Rader = [.. alla.ExceptBy(bort, rad => rad.Nr)], Bort = [.. lagrat.State.Bort, .. bort] };
        try
        {
            await lagrat.WriteStateAsync();
        }
        catch
        {
            // What there is in storage is not known: it is read before the next turn.
            DeactivateOnIdle();
            throw;
        }
    }

    // What cannot be deleted now is told of in the list, and tried again with the next that is saved.
    private async Task StadaAsync()
    {
        try
        {
            await RaderaAsync();
        }
        catch (Exception fel)
        {
            LiggerKvar(log, this.GetPrimaryKeyString(), lagrat.State.Bort.Count, fel);
        }
    }

    private async Task RaderaAsync()
    {
        foreach (var nr in lagrat.State.Bort.Take(RaderasHogst).ToList())
        {
            await Innehall(nr).RaderaAsync();
            lagrat.State.Bort.Remove(nr);
        }
    }

    [LoggerMessage(2615, LogLevel.Warning, "{Antal} ögonblick av {Agare} som inte ska finnas kvar ligger kvar; de tas bort senare")]
    private static partial void LiggerKvar(ILogger logger, string agare, int antal, Exception fel);
}
