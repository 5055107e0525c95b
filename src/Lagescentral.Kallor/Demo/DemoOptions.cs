using Lagescentral.Kallor.Intag;
using Lagescentral.Kallor.Ssbf;

namespace Lagescentral.Kallor.Demo;

/// <summary>How the demonstration runs.</summary>
public sealed record DemoOptions
{
    /// <summary>How many times faster than the clock the simulated city lives, 1–1,000.</summary>
    public double Takt { get; init; } = 1;

    /// <summary>Seed: the same gives the same days.</summary>
    public int Fro { get; init; } = 1;

    /// <summary>How much history is filled in before going live, at the city's own pace; 0–1,100 days.</summary>
    public TimeSpan Historik { get; init; } = TimeSpan.FromDays(28);

    /// <summary>The rules of an item at a time.</summary>
    public required Func<DateTimeOffset, InlasRegler> Regler { get; init; }

    /// <summary>Places for the simulated alarms.</summary>
    public required IReadOnlyList<Simuleradplats> Platser { get; init; }

    /// <summary>A district's name, old names too, to its id.</summary>
    public Func<string, string?> Stadsdel { get; init; } = _ => null;

    /// <summary>Refuses settings out of range, naming them.</summary>
    /// <exception cref="InvalidOperationException">A setting is out of range.</exception>
    public DemoOptions Provad()
    {
        if (!(Takt is >= 1 and <= 1_000))
            throw new InvalidOperationException("Demo:Takt ska ligga mellan 1 och 1000.");
        if (Historik < TimeSpan.Zero || Historik > TimeSpan.FromDays(1_100))
            throw new InvalidOperationException("Demo:Historik ska ligga mellan 0 och 1 100 dagar.");
        return this;
    }
}

/// <summary>From the simulated city's time to real time: the same until the start, then so many times faster.
/// Nothing is thereby ever dated ahead of the clock.</summary>
internal sealed class Demotid(DateTimeOffset start, double takt)
{
    /// <summary>When the simulated city begins to live at its own pace.</summary>
    public DateTimeOffset Start => start;

    /// <summary>Real time of a simulated time.</summary>
    public DateTimeOffset Verklig(DateTimeOffset sim) => sim <= start ? sim : start + ((sim - start) / takt);

    /// <summary>What sets apart the ids of a hurried run, whose days would else meet those of the next run.
    /// At the city's own pace there is none: the same day is then the same day.</summary>
    public string Marke(DateTimeOffset borjan) =>
        takt <= 1 || borjan <= start ? "" : $"-{start.ToUnixTimeSeconds():x}";
}
