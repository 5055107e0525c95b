namespace Lagescentral.Kallor.Polis;

/// <summary>What the connector knows between two calls that the next to call should know too. Losing it costs a call or two, never
/// an event: what is sent again is told from what is new by its source's owner.</summary>
/// <param name="Etag">Tag of the last answer that was taken in.</param>
/// <param name="Andrad">When that answer had last changed, as the police say.</param>
/// <param name="Anrop">When calls have been made, the last day, UTC.</param>
public sealed record Polismarkor(string? Etag, DateTimeOffset? Andrad, IReadOnlyList<DateTimeOffset> Anrop);

/// <summary>Keeps it, for whichever node calls next.</summary>
public interface IPolisminne
{
    /// <summary>What was last kept; null for nothing.</summary>
    Task<Polismarkor?> LasAsync(CancellationToken cancel);

    /// <summary>Keeps it.</summary>
    Task SparaAsync(Polismarkor markor, CancellationToken cancel);
}
