using Lagescentral.Aktorer;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Kallor;
using Lagescentral.Domain.Sammanforing;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Aktorer;

/// <summary>Merging and parting through the whole of the aktorer: one at a time, over restarts, and when the event they rest
/// on goes.</summary>
public sealed class SammanforingsaktorTests : IAsyncLifetime
{
    private static readonly Rattare Jour = new("p-jour", "jour");
    private static readonly HandelseNyckel A = new("polis", "a");
    private static readonly HandelseNyckel B = new("ssbf", "b");
    private static readonly HandelseNyckel C = new("siss", "c");
    private static readonly Forslagsfraga Allt = new(null, [Klass.Oppen, Klass.Intern, Klass.Begransad], null);
    private Provvard vard = null!;

    private ISammanforingsAktor Sammanforing => vard.Vard.Sammanforing;

    public async Task InitializeAsync()
    {
        vard = await new Provvard().StartaAsync();
        foreach (var nyckel in new[] { A, B, C }) await vard.SandAsync(nyckel.Kalla, vard.Sak(nyckel.Id, plats: "torget"));
    }

    public Task DisposeAsync() => vard.DisposeAsync().AsTask();

    [Fact]
    public async Task A_merge_and_its_undoing_give_back_every_picture_also_over_restarts()
    {
        var fore = await UtanRevAsync();
        (await Sammanforing.SammanforAsync(A, B, "samma brand", 1, Jour)).ShouldBe(new Kommandosvar(Kommandoutfall.Gjort, 2));
        (await Sammanforing.SammanforAsync(A, B, null, 2, Jour)).ShouldBe(new Kommandosvar(Kommandoutfall.RedanSa, 2));
        var bild = await vard.BildAsync(vard.Vard.Stad);
        (bild.Fonster["1h"].Antal, bild.OppnaAntal, bild.Senaste.Count).ShouldBe((2, 2, 3));
        bild.Senaste.Single(h => h.Id == "a").Sammanford!.ShouldBe(new("ssbf", "b"));
        await vard.StartaOmAsync();
        (await Sammanforing.SammanforAsync(B, C, null, 1, Jour)).Hinder!.ShouldContain("Andra rapporter");
        (await Sammanforing.SarskiljAsync(A, null, 1, Jour)).ShouldBe(new Kommandosvar(Kommandoutfall.AnnanVersion, 2));
        (await Sammanforing.SarskiljAsync(A, null, 2, Jour)).ShouldBe(new Kommandosvar(Kommandoutfall.Gjort, 3));
        (await Sammanforing.SarskiljAsync(A, null, 3, Jour)).ShouldBe(new Kommandosvar(Kommandoutfall.RedanSa, 3));
        (await UtanRevAsync()).ShouldBe(fore);
        await vard.StartaOmAsync();
        (await UtanRevAsync()).ShouldBe(fore);
        (await Sammanforing.SammanforAsync(B, C, null, 1, Jour)).Utfall.ShouldBe(Kommandoutfall.Gjort);
    }

    [Fact]
    public async Task Of_two_merges_that_would_swallow_each_other_one_is_refused()
    {
        var svar = await Task.WhenAll(Sammanforing.SammanforAsync(A, B, null, 1, Jour), Sammanforing.SammanforAsync(B, A, null, 1, Jour));
        svar.Select(s => s.Utfall).Order().ShouldBe([Kommandoutfall.Gjort, Kommandoutfall.Hindrat]);
        (await Sammanforing.SammanforAsync(A, new("polis", "finns-inte"), null, 1, Jour)).Utfall.ShouldBe(Kommandoutfall.Hindrat);
        (await Sammanforing.SammanforAsync(new("polis", "finns-inte"), A, null, 1, Jour)).Utfall.ShouldBe(Kommandoutfall.Saknas);
        (await Sammanforing.SammanforAsync(new("ingen", "x"), A, null, 1, Jour)).Utfall.ShouldBe(Kommandoutfall.Saknas);
    }

    [Theory]
    [InlineData("person")]
    [InlineData("kalla")]
    [InlineData("klass")]
    [InlineData("omstart")]
    public async Task What_was_merged_into_an_event_that_goes_is_counted_again(string hur)
    {
        await Sammanforing.SammanforAsync(A, B, null, 1, Jour);
        await Sammanforing.SammanforAsync(C, B, null, 1, Jour);
        var skal = Rattelsebeslut.HuvudetAterkallat;
        switch (hur)
        {
            case "person":
                await vard.Vard.Kalla("ssbf").RattaAsync("b", new Rattning { Status = Handelsestatus.Aterkallad, Orsak = "Falskt larm" }, 1, Jour);
                break;
            case "klass":
                skal = Rattelsebeslut.HuvudetStrangare;
                await vard.SandAsync("ssbf", vard.Sak("b", plats: "torget") with { Klass = Klass.Intern });
                break;
            case "omstart":
                // The event is withdrawn and the hub goes down before anything more is written.
                var rad = (await vard.RaderAsync()).Select(Handelserader.Las).Last(r => r.Fakta!.Nyckel == B).Fakta!;
                rad = rad with { Rev = 2, Status = Handelsestatus.Aterkallad, Innehall = "ny", Tidigare = rad.TillRaknevarde() };
                var huvud = await vard.Journal.HeadAsync("stadsdel/jarva");
                await vard.Journal.AppendAsync("stadsdel/jarva", huvud, [Handelserader.Skriv(new Stadsdelsrad { Slag = Handelseslag.Reviderad, Vem = "kalla:ssbf", Fakta = rad }, vard.Klocka.GetUtcNow())]);
                await vard.StartaOmAsync();
                break;
            default:
                await vard.SandAsync("ssbf", vard.Sak("b", plats: "torget") with { Status = Handelsestatus.Aterkallad });
                break;
        }

        await Sammanforing.KontrolleraAsync();
        var bild = await vard.BildAsync(vard.Vard.Stad);
        bild.Senaste.ShouldAllBe(h => h.Sammanford == null);
        bild.Fonster["1h"].Antal.ShouldBe(hur == "klass" ? 3 : 2);
        foreach (var nyckel in new[] { A, C })
        {
            var fakta = (await vard.Vard.Kalla(nyckel.Kalla).FaktaAsync(nyckel.Id))!;
            (fakta.Ingrepp!.Roll, fakta.Ingrepp.Orsak, fakta.Rev).ShouldBe(("system", skal, 3));
        }

        // Told again, it is done already.
        await Sammanforing.KontrolleraAsync();
        (await vard.Polis.FaktaAsync("a"))!.Rev.ShouldBe(3);
    }

    [Fact]
    public async Task A_refused_proposal_is_not_made_again_and_others_are()
    {
        Par(await Sammanforing.ForslagAsync(Allt)).ShouldBe(["polis/a siss/c", "polis/a ssbf/b", "siss/c ssbf/b"]);
        (await Sammanforing.AvvisaAsync(Handelsepar.Av(B, A), "två bränder", Jour)).ShouldBeTrue();
        (await Sammanforing.AvvisaAsync(Handelsepar.Av(A, B), null, Jour)).ShouldBeFalse();
        Par(await Sammanforing.ForslagAsync(Allt)).ShouldBe(["polis/a siss/c", "siss/c ssbf/b"]);
        await vard.StartaOmAsync();
        Par(await Sammanforing.ForslagAsync(Allt)).ShouldBe(["polis/a siss/c", "siss/c ssbf/b"]);
        // What has been merged is proposed no more, and what it was merged into goes on.
        await Sammanforing.SammanforAsync(A, C, null, 1, Jour);
        Par(await Sammanforing.ForslagAsync(Allt)).ShouldBe(["siss/c ssbf/b"]);
        vard.Klocka.Advance(TimeSpan.FromHours(49));
        (await Sammanforing.ForslagAsync(Allt)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refusal_is_taken_back_once_and_the_proposal_is_made_again()
    {
        (await Sammanforing.AteroppnaAsync(Handelsepar.Av(A, B), null, Jour)).ShouldBeFalse();
        await Sammanforing.AvvisaAsync(Handelsepar.Av(B, A), "två bränder", Jour);
        await vard.StartaOmAsync();
        (await Sammanforing.AvvisadeAsync(B)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(a => a.Par.ShouldBe(Handelsepar.Av(A, B)), a => (a.Roll, a.Orsak).ShouldBe(("jour", "två bränder")));
        (await Sammanforing.AvvisadeAsync(C)).ShouldBeEmpty();
        (await Sammanforing.AteroppnaAsync(Handelsepar.Av(A, B), null, Jour)).ShouldBeTrue();
        (await Sammanforing.AteroppnaAsync(Handelsepar.Av(A, B), null, Jour)).ShouldBeFalse();
        Par(await Sammanforing.ForslagAsync(Allt)).Length.ShouldBe(3);
        await vard.StartaOmAsync();
        (await Sammanforing.AvvisadeAsync(A)).ShouldBeEmpty();
        Par(await Sammanforing.ForslagAsync(Allt)).Length.ShouldBe(3);
        (await Sammanforing.AvvisaAsync(Handelsepar.Av(A, B), null, Jour)).ShouldBeTrue();
        Par(await Sammanforing.ForslagAsync(Allt)).Length.ShouldBe(2);
    }

    [Fact]
    public async Task Proposals_are_made_of_what_the_reader_may_see_alone()
    {
        await vard.SandAsync("ssbf", vard.Sak("b", plats: "torget") with { Klass = Klass.Begransad });
        Par(await Sammanforing.ForslagAsync(Allt with { BegransadI = ["jarva"] })).Length.ShouldBe(3);
        Par(await Sammanforing.ForslagAsync(Allt with { BegransadI = ["kista"] })).ShouldBe(["polis/a siss/c"]);
        Par(await Sammanforing.ForslagAsync(Allt with { Klasser = [Klass.Oppen, Klass.Intern] })).ShouldBe(["polis/a siss/c"]);
        Par(await Sammanforing.ForslagAsync(Allt with { Stadsdel = "kista" })).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_source_that_revises_what_is_merged_does_not_bring_it_back()
    {
        await Sammanforing.SammanforAsync(A, B, null, 1, Jour);
        (await vard.SandAsync("polis", vard.Sak("a", plats: "torget") with { Allvar = 5 }))[0].Rev.ShouldBe(3);
        (await vard.BildAsync(vard.Vard.Stad)).Fonster["1h"].Antal.ShouldBe(2);
        await Sammanforing.SarskiljAsync(A, null, 3, Jour);
        var bild = await vard.BildAsync(vard.Vard.Stad);
        (bild.Fonster["1h"].Antal, bild.Oppna[0].Id, bild.Oppna[0].Allvar).ShouldBe((3, "a", 5));
    }

    private static string[] Par(IReadOnlyList<Forslag> forslag) =>
        [.. forslag.Select(f => Handelsepar.Av(f.Huvud.Fakta.Nyckel, f.Del.Fakta.Nyckel)).Select(p => $"{p.Forsta} {p.Andra}").Order(StringComparer.Ordinal)];

    private async Task<Dictionary<string, string>> UtanRevAsync()
    {
        var bilder = await vard.BilderAsync();
        return bilder.ToDictionary(par => par.Key, par => System.Text.RegularExpressions.Regex.Replace(par.Value, "\"(rev|seq)\":\\d+", ""));
    }
}
