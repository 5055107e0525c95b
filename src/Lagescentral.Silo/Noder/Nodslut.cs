namespace Lagescentral.Silo.Noder;

/// <summary>Ends a node that the others hold to be lost: its aktorer live on elsewhere, so what it would show is old. It closes its
/// connections and exits, and whoever runs it starts another.</summary>
/// <param name="liv">The process's life.</param>
/// <param name="vakt">Closed before anything else.</param>
/// <param name="tid">The clock.</param>
/// <param name="log">Log.</param>
public sealed partial class Nodslut(IHostApplicationLifetime liv, Nodvakt vakt, TimeProvider tid, ILogger<Nodslut> log) : IFatalErrorHandler
{
    /// <summary>Exit code of a node that the others held to be lost.</summary>
    public const int Utgangskod = 3;

    private static readonly TimeSpan Frist = TimeSpan.FromSeconds(5);
    private ITimer? _klocka;

    /// <inheritdoc/>
    public bool IsUnexpected(Exception exception) => exception is not OperationCanceledException;

    /// <inheritdoc/>
    public void OnFatalException(object? sender = null, string? context = null, Exception? exception = null)
    {
        vakt.Forlorad();
        Slut(log, context, exception);
        Environment.ExitCode = Utgangskod;
        // A node in this state may not be able to stop in good order.
        _klocka = tid.CreateTimer(_ => Environment.Exit(Utgangskod), null, Frist, Timeout.InfiniteTimeSpan);
        liv.StopApplication();
    }

    [LoggerMessage(2603, LogLevel.Critical, "Noden kan inte vara kvar i klustret och avslutas: {Orsak}")]
    private static partial void Slut(ILogger logger, string? orsak, Exception? fel);
}
