namespace Lagescentral.Kallor.Polis;

/// <summary>How one call to the police went, and what follows from it.</summary>
/// <param name="Lyckat">True when the feed answered as it should.</param>
/// <param name="Fel">What is wrong, in Swedish; null when nothing is.</param>
/// <param name="Permanent">True when asking again cannot help.</param>
/// <param name="Vanta">How long the server asks us to wait, if it does.</param>
/// <param name="Kropp">The body, when there is a new one.</param>
/// <param name="Etag">Validator to send with the next call.</param>
/// <param name="Andrad">Validator to send with the next call.</param>
internal sealed record PolisSvarslage(
    bool Lyckat, string? Fel = null, bool Permanent = false, TimeSpan? Vanta = null, ReadOnlyMemory<byte>? Kropp = null,
    string? Etag = null, DateTimeOffset? Andrad = null);
