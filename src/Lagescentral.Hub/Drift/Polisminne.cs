using System.Text.Json;
using Lagescentral.Journal;
using Lagescentral.Kallor.Polis;

namespace Lagescentral.Hub.Drift;

/// <summary>Keeps what the police connector knows among the saved states, which the nodes of a cluster share.</summary>
internal sealed class Polisminne(IOgonblick ogonblick, TimeProvider tid) : IPolisminne
{
    private const string Agare = "markor/polis";
    private const string Version = "polismarkor-1";

    public async Task<Polismarkor?> LasAsync(CancellationToken cancel)
    {
        try
        {
            return (await ogonblick.LatestAsync(Agare, Version, null, cancel))?.Las<Polismarkor>();
        }
        catch (JsonException)
        {
            // Of another shape: as if there were none.
            return null;
        }
    }

    public Task SparaAsync(Polismarkor markor, CancellationToken cancel) =>
        ogonblick.SaveAsync(Ogonblick.Av(Agare, Version, tid.GetUtcNow(), new Dictionary<string, long>(), markor), behall: 1, cancel);
}
