using System.Text.Json.Nodes;

namespace Lagescentral.Aktorer;

/// <summary>JSON merge patches (RFC 7396).</summary>
public static class Patch
{
    /// <summary>The patch that makes <paramref name="efter"/> out of <paramref name="fore"/>; empty when they are equal.</summary>
    public static JsonObject Skillnad(JsonObject fore, JsonObject efter)
    {
        ArgumentNullException.ThrowIfNull(fore);
        ArgumentNullException.ThrowIfNull(efter);
        var patch = new JsonObject();
        foreach (var (namn, _) in fore)
            if (!efter.ContainsKey(namn)) patch[namn] = null;
        foreach (var (namn, nytt) in efter)
        {
            if (!fore.TryGetPropertyValue(namn, out var gammalt))
            {
                patch[namn] = nytt?.DeepClone();
            }
            else if (gammalt is JsonObject gammalObjekt && nytt is JsonObject nyttObjekt)
            {
                var inre = Skillnad(gammalObjekt, nyttObjekt);
                if (inre.Count > 0) patch[namn] = inre;
            }
            else if (!JsonNode.DeepEquals(gammalt, nytt))
            {
                patch[namn] = nytt?.DeepClone();
            }
        }

        return patch;
    }

    /// <summary>Applies a patch in place.</summary>
    public static void Tillampa(JsonObject mal, JsonObject patch)
    {
        ArgumentNullException.ThrowIfNull(mal);
        ArgumentNullException.ThrowIfNull(patch);
        foreach (var (namn, varde) in patch)
        {
            if (varde is null) mal.Remove(namn);
            else if (varde is JsonObject inre)
            {
                if (mal[namn] is not JsonObject inremal) mal[namn] = inremal = [];
                Tillampa(inremal, inre);
            }
            else mal[namn] = varde.DeepClone();
        }
    }
}
