using Lagescentral.Domain.Handelser;

namespace Lagescentral.Journal;

/// <summary>A karantän where a person's refusal of a held text, which erases it, is entered in the ledger first. What is mended or
/// released lives on in the journal, and waits again after a restore to before it.</summary>
/// <param name="karantan">The karantän; closed with this.</param>
/// <param name="liggare">The ledger; closed with the journal.</param>
public sealed class Liggarkarantan(IKarantan karantan, Gallringsliggare liggare) : IKarantan, IAsyncDisposable
{
    /// <inheritdoc/>
    public Task AddAsync(IReadOnlyList<Karantanpost> poster, CancellationToken cancel = default) => karantan.AddAsync(poster, cancel);

    /// <inheritdoc/>
    public ValueTask<Karantanpost?> GetAsync(Guid id, CancellationToken cancel = default) => karantan.GetAsync(id, cancel);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Karantanpost>> ListAsync(
        Karantanlage? lage, string? kalla, Guid? fore, int antal, CancellationToken cancel = default) => karantan.ListAsync(lage, kalla, fore, antal, cancel);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Karantanpost>> ListAsync(Karantanlage? lage, HandelseNyckel handelse, int antal, CancellationToken cancel = default) =>
        karantan.ListAsync(lage, handelse, antal, cancel);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyDictionary<string, int>> WaitingAsync(CancellationToken cancel = default) => karantan.WaitingAsync(cancel);

    /// <inheritdoc/>
    public async Task<Karantanpost?> SettleAsync(
        Guid id, int version, Karantanlage lage, string vem, DateTimeOffset nu, CancellationToken cancel = default)
    {
        if (lage == Karantanlage.Avvisad && await karantan.GetAsync(id, cancel) is { Lage: Karantanlage.Vantar } post && post.Version == version)
            await Task.Run(() => liggare.Skriv([id], nu), cancel);
        return await karantan.SettleAsync(id, version, lage, vem, nu, cancel);
    }

    /// <inheritdoc/>
    public Task EraseAsync(string kalla, IReadOnlyCollection<string> handelser, CancellationToken cancel = default) =>
        karantan.EraseAsync(kalla, handelser, cancel);

    /// <inheritdoc/>
    public ValueTask<int> InnehallAsync(string kalla, IReadOnlyCollection<string> handelser, CancellationToken cancel = default) =>
        karantan.InnehallAsync(kalla, handelser, cancel);

    /// <inheritdoc/>
    public ValueTask<(int Avgjorda, int Vantande)> ForfallnaAsync(
        DateTimeOffset avgjordaFore, DateTimeOffset vantandeFore, IReadOnlyCollection<string> stoppade, CancellationToken cancel = default) =>
        karantan.ForfallnaAsync(avgjordaFore, vantandeFore, stoppade, cancel);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<HandelseNyckel>> HallnaAsync(DateTimeOffset vantandeFore, CancellationToken cancel = default) => karantan.HallnaAsync(vantandeFore, cancel);

    /// <inheritdoc/>
    public Task<int> GallraAsync(
        DateTimeOffset avgjordaFore, DateTimeOffset vantandeFore, IReadOnlyCollection<string> stoppade, CancellationToken cancel = default) =>
        karantan.GallraAsync(avgjordaFore, vantandeFore, stoppade, cancel);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (karantan is IAsyncDisposable stangs) await stangs.DisposeAsync();
    }
}
