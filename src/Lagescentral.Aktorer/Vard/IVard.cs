namespace Lagescentral.Aktorer.Vard;

/// <summary>What gives aktorer a place to live on this node.</summary>
public interface IVard : IAsyncDisposable
{
    /// <summary>True when every picture has caught up with the journal.</summary>
    bool Redo { get; }

    /// <summary>Brings the aktorer to life; returns when <see cref="Redo"/> is true.</summary>
    Task StartAsync(CancellationToken cancel = default);
}
