using Lagescentral.Silo.Korn;
using Orleans.Placement;

namespace Lagescentral.Silo.Ogonblicken;

/// <summary>The content of one saved state. It is large, and asked for once: the grain forgets it at once.</summary>
/// <param name="lagrat">The content.</param>
[GrainType(Namn.Ogonblicksinnehall), PreferLocalPlacement]
public sealed class OgonblicksinnehallGrain([PersistentState("innehall", Namn.Ogonblickslager)] IPersistentState<Ogonblicksinnehall> lagrat) : Grain, IOgonblicksinnehallGrain
{
    /// <inheritdoc/>
    public async Task SkrivAsync(byte[] innehall)
    {
        DeactivateOnIdle();
        lagrat.State = new Ogonblicksinnehall { Innehall = innehall };
        await lagrat.WriteStateAsync();
    }

    /// <inheritdoc/>
    public Task<byte[]?> LasAsync()
    {
        DeactivateOnIdle();
        return Task.FromResult(lagrat.RecordExists ? lagrat.State.Innehall : null);
    }

    /// <inheritdoc/>
    public async Task RaderaAsync()
    {
        DeactivateOnIdle();
        // One that is damaged has a mark in storage, though there is nothing in it.
        if (lagrat.Etag is not null) await lagrat.ClearStateAsync();
    }
}
