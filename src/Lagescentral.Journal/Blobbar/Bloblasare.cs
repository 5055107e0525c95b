using System.Runtime.CompilerServices;
using Lagescentral.Journal.Skrivning;
using Lagescentral.Journal.Sqlite;

namespace Lagescentral.Journal.Blobbar;

/// <summary>
/// Reads the journal from the node's copy, after that has been made as new as the log was when the reading began, and the texts from
/// where they lie.
/// </summary>
internal sealed class Bloblasare(Blobdelar delar) : IJournallasare, IDisposable
{
    // Lines whose texts are fetched at once.
    private const int Sida = 500;

    private readonly SqliteLasare avbild = new(delar.Avbild.Fil, delar.Avbild.OppnaForLasning);
    private volatile bool stangd;

    /// <inheritdoc/>
    public async ValueTask<long> HeadAsync(string strom, CancellationToken cancel)
    {
        await IkappAsync(cancel).ConfigureAwait(false);
        return await avbild.HeadAsync(strom, cancel).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<Dictionary<string, long>> StreamsAsync(CancellationToken cancel)
    {
        await IkappAsync(cancel).ConfigureAwait(false);
        return await avbild.StreamsAsync(cancel).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<long> LatestNumberAsync(CancellationToken cancel)
    {
        await IkappAsync(cancel).ConfigureAwait(false);
        return await avbild.LatestNumberAsync(cancel).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<Journalpost> ReadAsync(string strom, long fran, bool medText, CancellationToken cancel) =>
        LasAsync(avbild.ReadAsync(strom, fran, medText, cancel), medText, cancel);

    /// <inheritdoc/>
    public IAsyncEnumerable<Journalpost> ReadAllAsync(long efter, bool medText, CancellationToken cancel) =>
        LasAsync(avbild.ReadAllAsync(efter, medText, cancel), medText, cancel);

    /// <inheritdoc/>
    public IAsyncEnumerable<Journalpost> ReadKeyAsync(string nyckel, CancellationToken cancel) =>
        LasAsync(avbild.ReadKeyAsync(nyckel, cancel), medText: true, cancel);

    /// <inheritdoc/>
    public async ValueTask<Dictionary<string, IReadOnlyList<Journalpost>>> ReadKeysAsync(
        IReadOnlyCollection<string> nycklar, int max, bool medText, CancellationToken cancel)
    {
        await IkappAsync(cancel).ConfigureAwait(false);
        var svar = await avbild.ReadKeysAsync(nycklar, max, medText, cancel).ConfigureAwait(false);
        if (!medText)
            return svar;
        var fyllda = new Queue<Journalpost>(await FyllAsync([.. svar.Values.SelectMany(p => p)], cancel).ConfigureAwait(false));
        return svar.ToDictionary(p => p.Key, p => (IReadOnlyList<Journalpost>)[.. p.Value.Select(_ => fyllda.Dequeue())], StringComparer.Ordinal);
    }

    public void Dispose()
    {
        stangd = true;
        avbild.Dispose();
    }

    private async IAsyncEnumerable<Journalpost> LasAsync(IAsyncEnumerable<Journalpost> poster, bool medText, [EnumeratorCancellation] CancellationToken cancel)
    {
        await IkappAsync(cancel).ConfigureAwait(false);
        var sida = new List<Journalpost>();
        await foreach (var post in poster.ConfigureAwait(false))
        {
            if (!medText)
            {
                yield return post;
                continue;
            }

            sida.Add(post);
            if (sida.Count < Sida)
                continue;
            foreach (var fylld in await FyllAsync(sida, cancel).ConfigureAwait(false))
                yield return fylld;
            sida.Clear();
        }

        foreach (var fylld in await FyllAsync(sida, cancel).ConfigureAwait(false))
            yield return fylld;
    }

    /// <summary>Puts texts where the copy says where they lie.</summary>
    private async Task<IReadOnlyList<Journalpost>> FyllAsync(IReadOnlyList<Journalpost> sida, CancellationToken cancel)
    {
        if (sida.All(p => p.Text is null))
            return [.. sida];
        var texter = await VantaAsync(() => delar.Texter.ReadAsync(sida.Where(p => p.Text is not null).Select(Plats), cancel)).ConfigureAwait(false);
        return [.. sida.Select(p => p.Text is null ? p : Fylld(p, texter.GetValueOrDefault(Plats(p))))];
    }

    // Another node may have erased it since the copy was read; one that is lost for another reason is found by verifiera.
    private Journalpost Fylld(Journalpost post, Salttext? text)
    {
        if (text is not null)
            return post with { Text = text.Innehall };
        delar.Log.TextSaknas(post.Strom, post.Position);
        return post with { Text = null, Textlage = Radtext.Gallrad };
    }

    private static Texthanvisning Plats(Journalpost post) => Texthanvisning.Las(post.Text.GetValueOrDefault().Span);

    private async Task IkappAsync(CancellationToken cancel)
    {
        ObjectDisposedException.ThrowIf(stangd, typeof(Blobjournal));
        await VantaAsync(async () =>
        {
            await delar.Foljare.IkappAsync(cancel).ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);
    }

    private static async Task<T> VantaAsync<T>(Func<Task<T>> las)
    {
        try
        {
            return await las().ConfigureAwait(false);
        }
        catch (Exception fel) when (Blobfel.ArFel(fel))
        {
            throw Blobfel.Otillganglig("Journalen kan inte läsas", fel);
        }
    }
}
