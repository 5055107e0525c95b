namespace Lagescentral.Rivaler;

/// <summary>What makes events durable, or does not.</summary>
internal interface ILager
{
    /// <summary>Fills the pictures with what was stored before.</summary>
    Task LaddaAsync(CancellationToken cancel);

    /// <summary>Takes posts; when it answers they are as durable as they will be.</summary>
    Task<IReadOnlyList<Kvitto>> TaAsync(string kalla, IReadOnlyList<Inkommande> poster, CancellationToken cancel);
}

/// <summary>A dictionary with a lock, and nothing on disk.</summary>
internal sealed class Minneslager(Lagesrum rum) : ILager
{
    public Task LaddaAsync(CancellationToken cancel) => Task.CompletedTask;

    public Task<IReadOnlyList<Kvitto>> TaAsync(string kalla, IReadOnlyList<Inkommande> poster, CancellationToken cancel) =>
        Task.FromResult(rum.Ta(kalla, poster, spara: null));
}
