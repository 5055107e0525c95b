using Lagescentral.Journal;
using Lagescentral.Tests.Journal;
using Xunit;

namespace Lagescentral.Silo.Tests.Ogonblicken;

/// <summary>Fold states as grains do what every store of them does; here in Orleans' own storage in memory.</summary>
public sealed class OgonblickMinneTests : OgonblickSpecifikation, IAsyncLifetime
{
    private Provsilo? _silo;

    protected override IOgonblick Lager => _silo!.Ogonblick;

    public async Task InitializeAsync() => _silo = await Provsilo.StartaAsync(silo => silo.AddMemoryGrainStorage(Korn.Namn.Ogonblickslager));

    public async Task DisposeAsync() => await _silo!.DisposeAsync();
}
