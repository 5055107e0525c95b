namespace Lagescentral.Kallor;

/// <summary>Waiting for a time on a clock.</summary>
internal static class Vantan
{
    /// <summary>Returns at <paramref name="nar"/>, never before.</summary>
    public static Task TillAsync(DateTimeOffset nar, TimeProvider tid, CancellationToken ct)
    {
        var kvar = nar - tid.GetUtcNow();
        // Task.Delay cuts to whole milliseconds: a remainder of half a one would be no wait at all.
        return kvar > TimeSpan.Zero ? Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(kvar.TotalMilliseconds)), tid, ct) : Task.CompletedTask;
    }
}
