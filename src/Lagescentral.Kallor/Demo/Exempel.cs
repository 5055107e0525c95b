using Lagescentral.Domain;

namespace Lagescentral.Kallor.Demo;

/// <summary>An example of a police post, written by us.</summary>
/// <param name="Type">The police's type.</param>
/// <param name="Ort">Last part of the name: municipality or county.</param>
/// <param name="Lan">The county, as <c>location.name</c> gives it since February 2026.</param>
/// <param name="Summary">At most 110 characters, as the API cuts it.</param>
/// <param name="MinuterFore">Minutes from the event to its publication.</param>
/// <param name="Senare">What the post says after it has been edited, if it is.</param>
internal sealed record Polisexempel(string Type, string Ort, string Lan, string Summary, int MinuterFore, string? Senare);

/// <summary>An example of what a SISS meeting is told, written by us.</summary>
internal sealed record Sissexempel(string Typ, string Stadsdel, string? Plats, string Rubrik, string Text, int Allvar);

/// <summary>The examples beside this file.</summary>
internal static class Exempel
{
    public static IReadOnlyList<Polisexempel> Polis { get; } = Las<Polisexempel>("polisexempel.json");

    public static IReadOnlyList<Sissexempel> Siss { get; } = Las<Sissexempel>("sissexempel.json");

    private static List<T> Las<T>(string fil)
    {
        using var strom = typeof(Exempel).Assembly.GetManifestResourceStream($"Lagescentral.Kallor.Demo.{fil}")
            ?? throw new InvalidOperationException($"{fil} saknas i programmet.");
        using var minne = new MemoryStream();
        strom.CopyTo(minne);
        return Json.Read<List<T>>(minne.ToArray());
    }
}
