using Lagescentral.Aktorer;
using Lagescentral.Journal;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Aktorer;

/// <summary>Lines that are read ahead of those who take them.</summary>
public sealed class ForlasningTests
{
    private const int Rader = 12_345;

    [Fact]
    public async Task Everyone_takes_every_line_that_is_asked_for_in_order()
    {
        var (ena, andra, lasta) = (new List<long>(), new List<long>(), new List<(int, long)>());
        var lasning = new Forlasning<long>
        {
            Med = static post => post.Nummer % 3 != 0,
            Tolka = static post => post.Nummer,
            Tar = [ena.Add, andra.Add],
            Last = (antal, nummer) => lasta.Add((antal, nummer)),
        };

        (await lasning.KorAsync(PosterAsync(), CancellationToken.None)).ShouldBe(ena.Count);

        ena.ShouldBe(Enumerable.Range(1, Rader).Select(nr => (long)nr).Where(nr => nr % 3 != 0));
        andra.ShouldBe(ena);
        lasta.Sum(par => par.Item1).ShouldBe(ena.Count);
        lasta[^1].Item2.ShouldBe(ena[^1]);
    }

    [Fact]
    public async Task One_who_fails_ends_it_for_all()
    {
        var lasning = new Forlasning<long>
        {
            Med = static _ => true,
            Tolka = static post => post.Nummer,
            Tar = [static _ => { }, static nummer => throw new InvalidDataException($"rad {nummer}")],
        };
        (await Should.ThrowAsync<InvalidDataException>(() => lasning.KorAsync(PosterAsync(), CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(1)))).Message.ShouldBe("rad 1");

        var otolkbar = lasning with { Tolka = static post => post.Nummer < 5_000 ? post.Nummer : throw new InvalidDataException("tolkning"), Tar = [static _ => { }] };
        (await Should.ThrowAsync<InvalidDataException>(() => otolkbar.KorAsync(PosterAsync(), CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(1)))).Message.ShouldBe("tolkning");
    }

    [Fact]
    public async Task It_is_called_off_where_it_stands()
    {
        using var avbrott = new CancellationTokenSource();
        var tagna = 0;
        var lasning = new Forlasning<long>
        {
            Med = static _ => true,
            Tolka = static post => post.Nummer,
            Tar = [_ => { if (++tagna == 700) avbrott.Cancel(); }],
        };
        await Should.ThrowAsync<OperationCanceledException>(() => lasning.KorAsync(PosterAsync(), avbrott.Token).WaitAsync(TimeSpan.FromMinutes(1)));
        tagna.ShouldBeLessThan(Rader);
    }

    private static async IAsyncEnumerable<Journalpost> PosterAsync()
    {
        for (var nr = 1; nr <= Rader; nr++)
        {
            if (nr % 1_000 == 0) await Task.Yield();
            yield return new Journalpost { Nummer = nr, Strom = "stadsdel/jarva", Position = nr, Slag = "prov", Mottagen = DateTimeOffset.UnixEpoch, Vem = "system", Fakta = ReadOnlyMemory<byte>.Empty };
        }
    }
}
