using Lagescentral.Silo.Korn;

namespace Lagescentral.Silo.Ogonblicken;

/// <summary>All who have saved states. There are as many as there are pictures and sources, and none leaves the list.</summary>
/// <param name="lagrat">Their names.</param>
[GrainType(Namn.Ogonblicksagare)]
public sealed class OgonblicksagareGrain([PersistentState("agare", Namn.Ogonblickslager)] IPersistentState<Ogonblicksagare> lagrat) : Grain, IOgonblicksagareGrain
{
    /// <summary>Most owners.</summary>
    internal const int Hogst = 10_000;

    /// <inheritdoc/>
    public async Task AnmalAsync(string agare, bool forsta)
    {
        if (forsta) await lagrat.ReadStateAsync();
        if (lagrat.State.Agare.Contains(agare)) return;
        if (lagrat.State.Agare.Count >= Hogst) throw new InvalidOperationException($"Fler än {Hogst} har sparade ögonblick. Rensa dem som inte finns längre.");
        lagrat.State.Agare.Add(agare);
        try
        {
            await lagrat.WriteStateAsync();
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> AllaAsync() => Task.FromResult<IReadOnlyList<string>>([.. lagrat.State.Agare]);
}
