using Lagescentral.Domain;
using Lagescentral.Domain.Handelser;

namespace Lagescentral.Journal;

/// <summary>A journal whose every erasure is entered in the ledger first, whoever makes it.</summary>
/// <param name="journal">The journal; closed with this.</param>
/// <param name="liggare">The ledger; closed with this.</param>
/// <param name="tid">The clock.</param>
public sealed class Liggarjournal(IJournal journal, Gallringsliggare liggare, TimeProvider tid) : IJournal
{
    /// <inheritdoc/>
    public Guid Id => journal.Id;

    /// <inheritdoc/>
    public string Serie => journal.Serie;

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Innehallsnyckel => journal.Innehallsnyckel;

    /// <inheritdoc/>
    public bool Skrivbar => journal.Skrivbar;

    /// <inheritdoc/>
    public bool GallringVantar => journal.GallringVantar;

    /// <inheritdoc/>
    public ValueTask<long> HeadAsync(string strom, CancellationToken cancel = default) => journal.HeadAsync(strom, cancel);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Journalpost>> AppendAsync(
        string strom, long expectedPosition, IReadOnlyList<Journalrad> rader, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(rader);
        return rader.Any(rad => rad.Slag == Handelseslag.TextGallrad)
            ? InfordaAsync(strom, expectedPosition, rader, cancel)
            : journal.AppendAsync(strom, expectedPosition, rader, cancel);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<Journalpost> ReadAsync(string strom, long fromPosition, CancellationToken cancel = default) =>
        journal.ReadAsync(strom, fromPosition, cancel);

    /// <inheritdoc/>
    public IAsyncEnumerable<Journalpost> ReadAllAsync(long afterNumber, CancellationToken cancel = default) => journal.ReadAllAsync(afterNumber, cancel);

    /// <inheritdoc/>
    public IAsyncEnumerable<Journalpost> ReadKeyAsync(string nyckel, CancellationToken cancel = default) => journal.ReadKeyAsync(nyckel, cancel);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyDictionary<string, IReadOnlyList<Journalpost>>> ReadKeysAsync(
        IReadOnlyCollection<string> nycklar, int max, CancellationToken cancel = default) => journal.ReadKeysAsync(nycklar, max, cancel);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyDictionary<string, long>> StreamsAsync(CancellationToken cancel = default) => journal.StreamsAsync(cancel);

    /// <inheritdoc/>
    public ValueTask<string?> ProbeAsync(CancellationToken cancel = default) => journal.ProbeAsync(cancel);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await journal.DisposeAsync();
        liggare.Dispose();
    }

    private async Task<IReadOnlyList<Journalpost>> InfordaAsync(
        string strom, long expectedPosition, IReadOnlyList<Journalrad> rader, CancellationToken cancel)
    {
        Radregler.Kontrollera(strom, expectedPosition, rader);
        foreach (var rad in rader.Where(rad => rad.Slag == Handelseslag.TextGallrad))
        {
            var fakta = Json.Read<Gallringsfakta>(rad.Fakta.Span);
            await Task.Run(() => liggare.Skriv(fakta.Handelser, rad.Mottagen, tid.GetUtcNow()), cancel);
        }

        return await journal.AppendAsync(strom, expectedPosition, rader, cancel);
    }
}

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
