using Lagescentral.Journal;
using Lagescentral.Silo.Ogonblicken;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Storage;
using Shouldly;
using Xunit;

namespace Lagescentral.Silo.Tests.Ogonblicken;

/// <summary>What lies in storage, and what becomes of it when it is damaged, another's or away.</summary>
public sealed class OgonblickslagringTests : IAsyncLifetime
{
    private const string Bok = "bok-lagescentral.ogonblicksbok/stad";
    private const string Agare = "agare-lagescentral.ogonblicksagare/stockholm";
    private static readonly DateTimeOffset Nu = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private readonly Provlager _lager = new(new Lagringsform(NullLogger<Lagringsform>.Instance));
    private Provsilo? _silo;

    private Provsilo Silo => _silo!;

    private IOgonblick Ogonblick => Silo.Ogonblick;

    public async Task InitializeAsync() => _silo = await StartaAsync();

    public async Task DisposeAsync() => await Silo.DisposeAsync();

    [Fact]
    public async Task Nothing_in_storage_is_named_after_a_type()
    {
        await SparaAsync(1);

        _lager.Namn.ShouldBe([Agare, Bok, Innehall(1)]);
        _lager[Agare].ShouldBe("""{"form":"ogonblicksagare.1","data":{"agare":["stad"]}}""");
        _lager[Innehall(1)].ShouldBe("""{"form":"ogonblicksinnehall.1","data":{"innehall":"AQID"}}""");
        _lager[Bok].ShouldBe(
            """{"form":"ogonblicksbok.1","data":{"nasta":2,"rader":[{"nr":1,"foldversion":"1","per":"2026-11-20T13:00:00+00:00","positioner":{"stadsdel/jarva":1,"#nummer":10},"hash":"039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81"}],"bort":[]}}""");
    }

    [Fact]
    public void What_has_no_name_is_not_stored()
    {
        var form = new Lagringsform(NullLogger<Lagringsform>.Instance);

        Should.Throw<NotSupportedException>(() => form.Serialize(new Bokrad(1, "1", Nu, new Dictionary<string, long>(), "")));
        Should.Throw<NotSupportedException>(() => form.Deserialize<string>(BinaryData.FromString("\"x\"")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("\u0000\u0001")]
    [InlineData("""{"form":"ogonblicksbok.1"}""")]
    [InlineData("""{"form":"ogonblicksbok.1","data":null}""")]
    [InlineData("""{"form":"ogonblicksbok.1","data":{"nasta":7,"rader":null,"bort":[]}}""")]
    [InlineData("""{"form":"ogonblicksbok.1","data":{"nasta":7,"rader":[{"nr":1}],"bort":[]}}""")]
    [InlineData("""{"form":"ogonblicksbok.2","data":{"nasta":7,"rader":[],"bort":[]}}""")]
    [InlineData("""{"form":"ogonblicksagare.1","data":{"agare":["stad"]}}""")]
    public async Task A_list_that_is_damaged_or_another_s_is_as_if_there_were_none(string innehall)
    {
        _lager[Bok] = innehall;

        (await Ogonblick.LatestAsync("stad", "1")).ShouldBeNull();
        await SparaAsync(1);

        (await Ogonblick.LatestAsync("stad", "1")).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_content_that_is_damaged_or_another_s_is_passed_over_for_an_older_one_with_a_word()
    {
        for (var timme = 1; timme <= 4; timme++) await SparaAsync(timme, behall: 4);
        _lager[Innehall(4)] = "skräp";
        _lager[Innehall(3)] = _lager[Innehall(3)].Replace("AQID", "AQIE", StringComparison.Ordinal);
        _lager[Innehall(2)] = _lager[Bok];

        (await Ogonblick.LatestAsync("stad", "1"))!.Per.ShouldBe(Nu.AddHours(1));
        Silo.Varningar.Alla.Count(ord => ord.StartsWith("Ögonblicket för stad", StringComparison.Ordinal)).ShouldBe(3);
    }

    [Fact]
    public async Task With_storage_away_there_are_none_and_saving_says_so_until_it_is_back()
    {
        await SparaAsync(1);
        _lager.Faller = (_, _) => true;

        (await Ogonblick.LatestAsync("stad", "1")).ShouldBeNull();
        Silo.Varningar.Alla.ShouldContain(ord => ord.Contains("går inte att läsa nu", StringComparison.Ordinal));
        await Should.ThrowAsync<Exception>(() => SparaAsync(2));
        await Should.ThrowAsync<Exception>(() => SparaAsync(2, "annan"));
        _lager.Faller = (_, _) => false;

        (await Ogonblick.LatestAsync("stad", "1"))!.Per.ShouldBe(Nu.AddHours(1));
        await SparaAsync(2);
        await SparaAsync(2, "annan");
        (await Ogonblick.LatestAsync("stad", "1"))!.Per.ShouldBe(Nu.AddHours(2));
        (await Ogonblick.LatestAsync("annan", "1")).ShouldNotBeNull();
    }

    [Fact]
    public async Task None_is_used_before_those_are_forgotten_that_are_to_be()
    {
        await SparaAsync(1);
        await SparaAsync(2);
        _lager.Faller = (_, _) => true;
        (await Ogonblick.ForgetAfterAsync("#nummer", 10)).ShouldBe(0);
        (await Ogonblick.LatestAsync("stad", "1")).ShouldBeNull();
        _lager.Faller = (_, _) => false;

        (await Ogonblick.LatestAsync("stad", "1"))!.Per.ShouldBe(Nu.AddHours(1));
        await SparaAsync(3);
        (await Ogonblick.LatestAsync("stad", "1"))!.Per.ShouldBe(Nu.AddHours(3));
    }

    [Fact]
    public async Task What_was_written_of_one_that_was_not_saved_is_written_over()
    {
        await SparaAsync(1);
        _lager.Faller = (anrop, namn) => anrop == Anrop.Skriv && namn == Bok;
        await Should.ThrowAsync<Exception>(() => SparaAsync(2));
        _lager.Namn.ShouldContain(Innehall(2));
        (await Ogonblick.LatestAsync("stad", "1"))!.Per.ShouldBe(Nu.AddHours(1));
        _lager.Faller = (_, _) => false;

        await SparaAsync(3, innehall: [9]);

        _lager.Namn.ShouldBe([Agare, Bok, Innehall(1), Innehall(2)]);
        (await Ogonblick.LatestAsync("stad", "1"))!.Innehall.ToArray().ShouldBe([9]);
    }

    [Fact]
    public async Task What_could_not_be_deleted_is_deleted_later()
    {
        _lager.Faller = (anrop, _) => anrop == Anrop.Radera;
        for (var timme = 1; timme <= 3; timme++) await SparaAsync(timme, behall: 1);
        _lager.Namn.Count(namn => namn.StartsWith("innehall", StringComparison.Ordinal)).ShouldBe(3);
        Silo.Varningar.Alla.ShouldContain(ord => ord.Contains("ligger kvar", StringComparison.Ordinal));
        _lager.Faller = (_, _) => false;
        // Also by a node that was not told of it.
        await Silo.DisposeAsync();
        _silo = await StartaAsync();

        await SparaAsync(4, behall: 1);

        _lager.Namn.ShouldBe([Agare, Bok, Innehall(4)]);
    }

    [Fact]
    public async Task Nothing_but_lists_is_left_when_all_are_deleted_however_many_they_are()
    {
        for (var dag = 0; dag < 60; dag++) await SparaAsync(24 * dag);
        await SparaAsync(1, "annan");

        await Ogonblick.ClearAsync();

        _lager.Namn.ShouldBe([Agare, Bok.Replace("stad", "annan", StringComparison.Ordinal), Bok], ignoreOrder: true);
    }

    [Fact]
    public async Task They_are_there_after_a_restart()
    {
        await SparaAsync(1);
        await Silo.DisposeAsync();
        _silo = await StartaAsync();

        (await Ogonblick.LatestAsync("stad", "1")).ShouldNotBeNull();
        (await Ogonblick.ForgetAfterAsync("#nummer", 9)).ShouldBe(1);
        (await Ogonblick.LatestAsync("stad", "1")).ShouldBeNull();
    }

    private static string Innehall(int nr) => $"innehall-lagescentral.ogonblicksinnehall/stad/{nr}";

    private Task<Provsilo> StartaAsync() => Provsilo.StartaAsync(silo => silo.Services.AddKeyedSingleton<IGrainStorage>(Korn.Namn.Ogonblickslager, _lager));

    private Task SparaAsync(int timme, string agare = "stad", int behall = 3, byte[]? innehall = null) => Ogonblick.SaveAsync(
        new Ogonblick(agare, "1", Nu.AddHours(timme), new Dictionary<string, long> { ["stadsdel/jarva"] = timme, ["#nummer"] = 10 * timme }, innehall ?? [1, 2, 3]), behall);
}
