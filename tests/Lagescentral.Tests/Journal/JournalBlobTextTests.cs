using Lagescentral.Journal;
using Lagescentral.Journal.Blobbar;
using Shouldly;
using Xunit;
using static Lagescentral.Tests.Journal.JournalRader;

namespace Lagescentral.Tests.Journal;

/// <summary>Texts of a journal on blobs: those that are erased leave no byte, and those that nobody points to are swept away.</summary>
public sealed class JournalBlobTextTests : IAsyncLifetime
{
    private readonly Blobnoder _noder = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _noder.DisposeAsync();

    [Fact]
    public async Task An_erased_text_leaves_no_byte_and_its_neighbours_stand()
    {
        var nod = await _noder.NodAsync();
        await nod.AppendAsync("s", 0, [Rad("1", "första hemligheten"), Rad("2", "grannens text"), Rad("3", "andra hemligheten")]);
        await nod.AppendAsync("s", 3, [Rad("4", "ensam hemlighet")]);

        await nod.AppendAsync("s", 4, [Gallring(1, 3, 4)]);

        nod.GallringVantar.ShouldBeFalse();
        _noder.Kvar("första hemligheten", "andra hemligheten", "ensam hemlighet").ShouldBeEmpty();
        _noder.Texter().Count.ShouldBe(1);
        var poster = await (await _noder.NodAsync()).ReadAsync("s", 1).ListaAsync();
        poster.Select(p => p.Textlage).ShouldBe([Radtext.Gallrad, Radtext.Finns, Radtext.Gallrad, Radtext.Gallrad, Radtext.Ingen]);
        poster[1].Text.Ord().ShouldBe("grannens text");
        (await _noder.VerifieraAsync()).ShouldSatisfyAllConditions(r => r.Avvikelser.ShouldBeEmpty(), r => r.Texter.ShouldBe(1), r => r.Gallrade.ShouldBe(3));
    }

    [Fact]
    public async Task What_an_erasing_left_because_the_store_went_away_is_erased_by_whoever_starts_next()
    {
        var nod = await _noder.NodAsync();
        await nod.AppendAsync("s", 0, [Rad("1", "hemlig"), Rad("2", "kvar")]);
        _noder.Lager.Fore = (vad, namn) =>
        {
            if (vad is "skriv" or "radera" && namn.StartsWith("texter/", StringComparison.Ordinal)) throw new BlobOtillgangligException("lagret svarar inte");
        };

        await nod.AppendAsync("s", 2, [Gallring(1)]);

        nod.GallringVantar.ShouldBeTrue();
        _noder.Kvar("hemlig").ShouldNotBeEmpty();
        (await nod.ReadAsync("s", 1).ListaAsync())[0].Textlage.ShouldBe(Radtext.Gallrad);
        _noder.Lager.Fore = null;
        await _noder.NodAsync();
        _noder.Kvar("hemlig").ShouldBeEmpty();
        _noder.Kvar("kvar").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Texts_whose_lines_were_never_written_are_swept_away()
    {
        var nod = await _noder.NodAsync();
        _noder.Lager.Fore = (vad, _) =>
        {
            if (vad == "lagg till") throw new BlobOtillgangligException("lagret svarar inte");
        };
        await Should.ThrowAsync<JournalOtillgangligException>(nod.AppendAsync("s", 0, [Rad("1", "löstext")]));
        _noder.Kvar("löstext").ShouldNotBeEmpty();
        _noder.Lager.Fore = null;
        await nod.AppendAsync("s", 0, [Rad("1", "radens text")]);

        await _noder.NodAsync();

        _noder.Kvar("löstext").ShouldBeEmpty();
        (await nod.ReadAsync("s", 1).ListaAsync()).ShouldHaveSingleItem().Text.Ord().ShouldBe("radens text");
    }

    [Fact]
    public async Task A_sweeping_never_takes_the_texts_of_lines_that_are_on_their_way()
    {
        var nod = await _noder.NodAsync();
        var (grind, framme) = (new TaskCompletionSource(), new TaskCompletionSource());
        var hall = true;
        _noder.Lager.ForeAppend = async _ =>
        {
            if (!hall) return;
            hall = false;
            framme.SetResult();
            await grind.Task;
        };
        var skrivs = nod.AppendAsync("s", 0, [Rad("1", "på väg")]);
        await framme.Task;

        await _noder.NodAsync();
        grind.SetResult();
        await skrivs;

        (await nod.ReadAsync("s", 1).ListaAsync()).ShouldHaveSingleItem().Text.Ord().ShouldBe("på väg");
        _noder.Texter().Count.ShouldBe(1);
        (await _noder.VerifieraAsync()).Avvikelser.ShouldBeEmpty();
    }
}
