using Lagescentral.Aktorer.Larm;
using Lagescentral.Domain.Larm;
using Lagescentral.Domain.Nivaer;
using Lagescentral.Domain.Sekretess;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Aktorer;

/// <summary>Levels over the whole of the aktorer, on a fake clock: from an event to what is proposed, decided and remembered.</summary>
public sealed class NivaaktorTests
{
    private static readonly Regelverk Verk = new()
    {
        Regler = [new() { Id = "allvarlig", Namn = "Allvarlig händelse", Typ = Regeltyp.Genast, Nar = new() { AllvarMinst = 4 }, Samlas = TimeSpan.FromMinutes(1) }],
        Trappor = [new() { Id = "t", Namn = "T", Upprepa = TimeSpan.FromMinutes(10), Steg = [new() { Mottagare = ["person:p-1"], Inom = TimeSpan.FromMinutes(5) }] }],
    };

    [Fact]
    public async Task A_serious_event_proposes_a_level_that_a_person_sets_and_that_outlives_a_restart()
    {
        await using var vard = await StartaAsync();
        await SkjutAsync(vard, "1");
        var omrade = (await vard.Vard.Nivaer.AllaAsync()).Single(o => o.Forslag is { Hoj: true } f && f.Omrade != "stockholm");
        (omrade.Lage, omrade.Forslag!.Niva.Id).ShouldBe(((Nivalage?)null, "bevakning"));
        var larm = (await vard.Vard.Larm.AllaAsync()).ShouldHaveSingleItem().Fakta;
        omrade.Forslag.Underlag.ShouldHaveSingleItem().Larm.ShouldBe(larm.Id);

        var fore = vard.Klocka.GetUtcNow();
        vard.Klocka.Advance(TimeSpan.FromMinutes(1));
        var svar = await UtforAsync(vard, omrade.Id, "bevakning");
        (svar.Skal, svar.Fakta!.Version).ShouldBe((Nivaskal.Gjort, 1));
        svar.Fakta.Underlag.ShouldBe([larm.Id]);
        (await UtforAsync(vard, omrade.Id, "bevakning")).Skal.ShouldBe(Nivaskal.RedanSa);
        await vard.StartaOmAsync();
        var efter = (await vard.Vard.Nivaer.AllaAsync()).Single(o => o.Id == omrade.Id);
        (efter.Lage!.Fakta.Niva, efter.Lage.Skal, efter.Forslag).ShouldBe(("bevakning", "Oroligt.", (Nivaforslag?)null));
        (await vard.Vard.Nivaer.VidAsync(fore)).ShouldBeEmpty();
        (await vard.Vard.Nivaer.VidAsync(vard.Klocka.GetUtcNow()))[omrade.Id].Fakta.Niva.ShouldBe("bevakning");

        // Calm for long: back to normal is proposed, and only then.
        await GaAsync(vard, TimeSpan.FromHours(11));
        (await vard.Vard.Nivaer.AllaAsync()).ShouldAllBe(o => o.Forslag == null);
        await GaAsync(vard, TimeSpan.FromHours(14));
        (await vard.Vard.Nivaer.AllaAsync()).Single(o => o.Forslag is not null).Forslag!.Hoj.ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_kept_is_not_proposed_again_until_more_comes()
    {
        await using var vard = await StartaAsync();
        await SkjutAsync(vard, "1");
        var id = (await vard.Vard.Nivaer.AllaAsync()).Single(o => o.Forslag is not null).Id;
        var behall = new Nivakommando { Omrade = id, Handling = Nivahandling.Behall, Skal = "Känt sedan tidigare.", Av = new("p-1", "jour") };
        (await vard.Vard.Nivaer.UtforAsync(behall)).Skal.ShouldBe(Nivaskal.Gjort);
        (await vard.Vard.Nivaer.UtforAsync(behall)).Skal.ShouldBe(Nivaskal.Inget);
        vard.Klocka.Advance(TimeSpan.FromMinutes(5));
        await SkjutAsync(vard, "2");
        (await vard.Vard.Nivaer.AllaAsync()).Single(o => o.Id == id).Forslag!.Antal.ShouldBe(2);
        (await vard.Vard.Nivaer.HistorikAsync(id)).ShouldHaveSingleItem().Slag.ShouldBe(Nivaslag.Behallen);
    }

    [Fact]
    public async Task What_its_source_withdraws_no_longer_speaks_for_a_level()
    {
        await using var vard = await StartaAsync();
        await SkjutAsync(vard, "1");
        (await vard.Vard.Nivaer.AllaAsync()).Count(o => o.Forslag is not null).ShouldBe(1);
        vard.Klocka.Advance(TimeSpan.FromMinutes(1));
        await vard.SandAsync("ssbf", vard.Sak("1") with { Allvar = 5, Status = Lagescentral.Domain.Handelser.Handelsestatus.Aterkallad });
        await KontrolleraAsync(vard);
        (await vard.Vard.Nivaer.AllaAsync()).ShouldAllBe(o => o.Forslag == null);
    }

    [Fact]
    public async Task Nobody_outside_sees_a_level_before_it_is_released_nor_a_proposal_ever()
    {
        await using var vard = await StartaAsync();
        await SkjutAsync(vard, "1");
        var id = (await vard.Vard.Nivaer.AllaAsync()).Single(o => o.Forslag is not null).Id;
        var oppet = await BildAsync(vard, Lasarklass.Oppen);
        await UtforAsync(vard, id, "stab");
        (await BildAsync(vard, Lasarklass.Oppen)).ShouldBe(oppet);
        var vagg = await BildAsync(vard, Lasarklass.Vagg);
        vagg.ShouldContain("Stabsläge");
        vagg.ShouldNotContain("Oroligt.");
        (await BildAsync(vard, Lasarklass.Intern)).ShouldContain("Oroligt.");
        await vard.Vard.Nivaer.UtforAsync(new() { Omrade = id, Handling = Nivahandling.Slapp, Oppen = true, Av = new("p-1", "jour") });
        var slappt = await BildAsync(vard, Lasarklass.Oppen);
        slappt.ShouldContain("Stabsläge");
        slappt.ShouldNotContain("Oroligt.");
        slappt.ShouldNotContain("jour");
    }

    private static async Task<Provvard> StartaAsync() =>
        await new Provvard { Larm = new Larmmiljo { Forsta = Verk, Omvarld = new Provomvarld() } }.StartaAsync();

    private static async Task SkjutAsync(Provvard vard, string id)
    {
        await vard.SandAsync("ssbf", vard.Sak(id) with { Allvar = 5 });
        await KontrolleraAsync(vard);
    }

    private static async Task KontrolleraAsync(Provvard vard)
    {
        await vard.Vard.Larm.KontrolleraAsync();
        await vard.Vard.Nivaer.KontrolleraAsync();
    }

    private static async Task GaAsync(Provvard vard, TimeSpan tid)
    {
        vard.Klocka.Advance(tid);
        await KontrolleraAsync(vard);
    }

    private static Task<Lagescentral.Aktorer.Nivaer.Nivasvar> UtforAsync(Provvard vard, string omrade, string niva) =>
        vard.Vard.Nivaer.UtforAsync(new() { Omrade = omrade, Handling = Nivahandling.Satt, Niva = niva, Skal = "Oroligt.", Av = new("p-1", "jour") });

    private static async Task<string> BildAsync(Provvard vard, Lasarklass lasare) =>
        System.Text.Encoding.UTF8.GetString((await vard.Vard.Nivaer.BildAsync(lasare, null, null)).Fardig!.Value.Span);
}
