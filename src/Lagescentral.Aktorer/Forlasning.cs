using System.Threading.Channels;
using Lagescentral.Journal;

namespace Lagescentral.Aktorer;

/// <summary>Reads lines of the journal ahead of those who take them: lines are read on one thread and parsed in groups on others, and everyone
/// takes all of them in order, each at its own pace and beside the rest.</summary>
/// <typeparam name="T">A line as it is taken.</typeparam>
public sealed record Forlasning<T>
{
    // Lines parsed together, and groups of them read ahead of the slowest.
    private const int RaderPerGrupp = 500;
    private const int Fore = 8;

    /// <summary>Which lines are taken; the others are not parsed.</summary>
    public required Func<Journalpost, bool> Med { get; init; }

    /// <summary>Parses a line; on any thread.</summary>
    public required Func<Journalpost, T> Tolka { get; init; }

    /// <summary>Those who take lines, each on one thread at a time.</summary>
    public required IReadOnlyList<Action<T>> Tar { get; init; }

    /// <summary>Is told of every group that has been read: how many lines, and the number of the last.</summary>
    public Action<int, long>? Last { get; init; }

    /// <summary>Reads until there are no more and all have been taken. When one who takes fails, the reading and the others are called off, for
    /// they wait for each other.</summary>
    /// <param name="poster">The lines, in order.</param>
    /// <param name="cancel">Calls all of it off.</param>
    /// <returns>How many lines were taken.</returns>
    public async Task<long> KorAsync(IAsyncEnumerable<Journalpost> poster, CancellationToken cancel)
    {
        using var avbrott = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        async Task Vaktad(Func<CancellationToken, Task> del)
        {
            try
            {
                await del(avbrott.Token);
            }
            catch
            {
                await avbrott.CancelAsync();
                throw;
            }
        }

        long rader = 0;
        var koer = Tar.Select(_ => Channel.CreateBounded<Task<List<T>>>(Fore)).ToList();
        await Task.WhenAll([
            .. Tar.Zip(koer, (ta, ko) => Task.Run(() => Vaktad(token => AtaAsync(ko.Reader, ta, token)), cancel)),
            Task.Run(() => Vaktad(async token => rader = await LasAsync(poster, [.. koer.Select(ko => ko.Writer)], token)), cancel),
        ]);
        return rader;
    }

    private static async Task AtaAsync(ChannelReader<Task<List<T>>> ko, Action<T> ta, CancellationToken cancel)
    {
        await foreach (var grupp in ko.ReadAllAsync(cancel))
            foreach (var rad in await grupp) ta(rad);
    }

    private async Task<long> LasAsync(IAsyncEnumerable<Journalpost> poster, IReadOnlyList<ChannelWriter<Task<List<T>>>> koer, CancellationToken cancel)
    {
        long rader = 0;
        var grupp = new List<Journalpost>(RaderPerGrupp);
        await foreach (var post in poster.WithCancellation(cancel))
        {
            if (!Med(post)) continue;
            grupp.Add(post);
            rader++;
            if (grupp.Count < RaderPerGrupp) continue;
            await LamnaAsync(grupp);
            grupp = new List<Journalpost>(RaderPerGrupp);
        }

        if (grupp.Count > 0) await LamnaAsync(grupp);
        foreach (var ko in koer) ko.Complete();
        return rader;

        async Task LamnaAsync(List<Journalpost> lasta)
        {
            var tolkas = Task.Run(() => lasta.ConvertAll(new Converter<Journalpost, T>(Tolka)), cancel);
            foreach (var ko in koer) await ko.WriteAsync(tolkas, cancel);
            Last?.Invoke(lasta.Count, lasta[^1].Nummer);
        }
    }
}
