using Lagescentral.Hub.Intag;
using Lagescentral.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace Lagescentral.Hub.Tests.Intag;

/// <summary>Real source keys, as the command makes them.</summary>
internal static class Nycklar
{
    /// <summary>Makes a key and gives it.</summary>
    public static async Task<string> NyAsync(Provhub hub, string kalla, string id = "forsta")
    {
        var nyckel = $"lk_{kalla}_{id}";
        await hub.Tjanster.GetRequiredService<IRegister>().AddKallnyckelAsync(new Kallnyckel(kalla, id, Kallnycklar.Hash(nyckel), hub.Nu, null), hub.Nu);
        // The hub reads the keys anew when it has not for a while.
        hub.Klocka?.Advance(TimeSpan.FromSeconds(6));
        return nyckel;
    }
}
