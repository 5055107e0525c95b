using System.Text.Json.Nodes;

namespace Lagescentral.Hub.Tests.Direkt;

/// <summary>A follower's picture against the one that the hub gives when asked.</summary>
internal static class Jamforelse
{
    private static readonly TimeSpan Langst = TimeSpan.FromSeconds(30);

    /// <summary>Waits until they are the same, but for what is joined where a picture is read; says where they differ if that never comes.</summary>
    public static async Task SammaAsync(this Bildfoljare foljare, HttpClient http, string kanal)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var ratt = JsonNode.Parse(await http.GetStringAsync(Vag(kanal)))!.AsObject();
            var har = foljare.Las(kanal, b => b.Bild?.DeepClone().AsObject());
            foreach (var bild in new[] { ratt, har })
            {
                bild?.Remove("kallor");
                bild?.Remove("larm");
                // A minute that changed nothing else is not sent.
                bild?.Remove("per");
                UtanNull(bild);
            }

            if (JsonNode.DeepEquals(ratt, har)) return;
            if (TimeProvider.System.GetElapsedTime(start) > Langst)
                throw new TimeoutException($"{kanal} skiljer sig: {string.Join(", ", Skiljer("", ratt, har).Take(8))}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }

    private static string Vag(string kanal) => kanal.Split(':') switch
    {
        ["stad"] => "/api/v1/stad/lagesbild",
        ["stadsdel", var id] => $"/api/v1/stadsdelar/{id}/lagesbild",
        [_, var id] => $"/api/v1/platser/{id}/lagesbild",
        _ => throw new ArgumentException("Okänd kanal.", nameof(kanal)),
    };

    // In a merge patch null is absence: a reader of changes cannot tell them apart.
    private static void UtanNull(JsonNode? nod)
    {
        if (nod is JsonArray lista)
        {
            foreach (var post in lista) UtanNull(post);
        }
        else if (nod is JsonObject objekt)
        {
            foreach (var (namn, varde) in objekt.ToList())
            {
                if (varde is null) objekt.Remove(namn);
                else UtanNull(varde);
            }
        }
    }

    private static IEnumerable<string> Skiljer(string vag, JsonNode? ratt, JsonNode? har)
    {
        if (JsonNode.DeepEquals(ratt, har)) return [];
        return (ratt, har) switch
        {
            (JsonObject a, JsonObject b) => a.Select(par => par.Key).Union(b.Select(par => par.Key)).SelectMany(namn =>
                Skiljer($"{vag}/{namn}", a[namn], b[namn])),
            (JsonArray a, JsonArray b) when a.Count == b.Count => a.Zip(b).SelectMany((par, i) => Skiljer($"{vag}/{i}", par.First, par.Second)),
            (JsonArray a, JsonArray b) => [$"{vag}: {a.Count} ska vara, {b.Count} är"],
            _ => [$"{vag}: {ratt?.ToJsonString()} ska vara, {har?.ToJsonString()} är"],
        };
    }
}
