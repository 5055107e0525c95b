using Lagescentral.Domain;
using Lagescentral.Domain.Bevarande;
using Lagescentral.Domain.Lagesbilder;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Domain.Bevarande;

/// <summary>What keeping and erasing decides; the same decision twice writes nothing the second time.</summary>
public sealed class GallringsbokTests
{
    private static readonly DateTimeOffset Nu = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Dag = new(2026, 11, 20);
    private Gallringsbok _bok = Gallringsbok.Tom;

    [Fact]
    public void A_day_is_run_once_however_often_it_is_asked_for_and_missed_days_in_one()
    {
        _bok.SkaKoras(Dag).ShouldBeTrue();
        Ta(Borja(Dag)).ShouldBeTrue();
        Ta(Borja(Dag)).ShouldBeFalse();
        _bok.SkaKoras(Dag).ShouldBeTrue("en körning som inte är klar tas upp igen");
        Ta(_bok.Avsluta(Rapport(1))).ShouldBeTrue();
        Ta(_bok.Avsluta(Rapport(1))).ShouldBeFalse();
        (_bok.SkaKoras(Dag), _bok.SkaKoras(Dag.AddDays(-1))).ShouldBe((false, false));
        Ta(Borja(Dag)).ShouldBeFalse();

        _bok.SkaKoras(Dag.AddDays(9)).ShouldBeTrue();
        Ta(Borja(Dag.AddDays(9))).ShouldBeTrue();
        _bok.Pagar!.Nr.ShouldBe(2);
        Ta(_bok.Avsluta(Rapport(1))).ShouldBeFalse("en annan körning");
        Ta(_bok.Avsluta(Rapport(2))).ShouldBeTrue();
        _bok.SkaKoras(Dag.AddDays(9)).ShouldBeFalse();
    }

    [Fact]
    public void The_day_begins_at_the_hour_of_the_run()
    {
        var tre = new TimeOnly(3, 0);
        Gallringsbok.Dag(new DateTime(2026, 11, 20, 2, 59, 59, DateTimeKind.Unspecified), tre).ShouldBe(Dag.AddDays(-1));
        Gallringsbok.Dag(new DateTime(2026, 11, 20, 3, 0, 0, DateTimeKind.Unspecified), tre).ShouldBe(Dag);
        Gallringsbok.Dag(new DateTime(2026, 11, 20, 23, 59, 0, DateTimeKind.Unspecified), tre).ShouldBe(Dag);
    }

    [Fact]
    public void A_reason_holds_until_its_end_and_is_changed_by_who_has_seen_it()
    {
        Stoppa("ssbf/a", Nu.AddDays(30)).ShouldBe(Stopputfall.Gjort);
        Stoppa("ssbf/a", Nu.AddDays(30)).ShouldBe(Stopputfall.RedanSa);
        var version = _bok.Stopp("ssbf/a", Nu)!.Version;
        Stoppa("ssbf/a", Nu.AddDays(40)).ShouldBe(Stopputfall.AnnanVersion);
        Stoppa("ssbf/a", Nu.AddDays(40), version).ShouldBe(Stopputfall.Gjort);
        _bok.Gallande(Nu).Count.ShouldBe(1);
        (_bok.Stopp("ssbf/a", Nu.AddDays(40)), _bok.Stopp("ssbf/b", Nu)).ShouldBe((null, null));
        Stoppa("ssbf/b", Nu).ShouldBe(Stopputfall.FelTid);
        Stoppa("ssbf/b", Nu.AddDays(Gallringsbok.StoppDygnHogst + 1)).ShouldBe(Stopputfall.FelTid);
        Stoppa("ssbf/b", Nu.AddDays(1)).ShouldBe(Stopputfall.Gjort);
        Stoppa("ssbf/c", Nu.AddDays(1)).ShouldBe(Stopputfall.Fullt);

        Slapp("ssbf/a", version).ShouldBe(Stopputfall.AnnanVersion);
        Slapp("ssbf/a", _bok.Stopp("ssbf/a", Nu)!.Version).ShouldBe(Stopputfall.Gjort);
        Slapp("ssbf/a", version).ShouldBe(Stopputfall.Saknas);
        Stoppa("ssbf/c", Nu.AddDays(1)).ShouldBe(Stopputfall.Gjort);
    }

    [Fact]
    public void After_a_restore_a_run_that_was_going_on_is_begun_anew()
    {
        Ta(Borja(Dag)).ShouldBeTrue();
        Ta(new Gallringsrad(Gallringsslag.Aterstalld, new Aterstallningsfakta(Nu, 7, 1, 2, false)));
        _bok.Pagar.ShouldBeNull();
        _bok.Aterstalld!.Value.Fakta.Texter.ShouldBe(2);
        Ta(Borja(Dag)).ShouldBeTrue();
    }

    [Fact]
    public void An_unknown_kind_stops_by_its_name() =>
        Should.Throw<OkantSlagException>(() => _bok.Folda("gallring.ny.v9", 1, Nu, "system", "{}"u8)).Slag.ShouldBe("gallring.ny.v9");

    private Stopputfall Stoppa(string handelse, DateTimeOffset till, long? version = null)
    {
        var (utfall, rad) = _bok.Stoppa(handelse, "Begäran om utlämnande", till, version, 2, Nu);
        Ta(rad).ShouldBe(utfall == Stopputfall.Gjort);
        return utfall;
    }

    private Stopputfall Slapp(string handelse, long? version)
    {
        var (utfall, rad) = _bok.Slapp(handelse, "Lämnad ut", version, Nu);
        Ta(rad).ShouldBe(utfall == Stopputfall.Gjort);
        return utfall;
    }

    private Gallringsrad? Borja(DateOnly dag) => _bok.Borja(dag, Nu, 0, new Dictionary<string, Klassfrister>(), [], 12);

    private static Korningsrapport Rapport(int nr) => new(
        nr, nr == 1 ? Dag : Dag.AddDays(9), Nu, Nu, 5, false, new Dictionary<string, Klassfrister>(), [], [], [], 0, 0, new Gallringskontroll(0, 0, 0, 0, 0, 0, true));

    private bool Ta(Gallringsrad? rad)
    {
        if (rad is null) return false;
        _bok = _bok.Folda(rad.Slag, _bok.Position + 1, Nu, "p-admin", Json.Bytes(rad.Fakta));
        return true;
    }
}
