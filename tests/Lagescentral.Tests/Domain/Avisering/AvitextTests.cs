using FsCheck;
using FsCheck.Fluent;
using Lagescentral.Domain.Avisering;
using Lagescentral.Domain.Handelser;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Domain.Avisering;

public sealed class AvitextTests
{
    [Fact]
    public void A_channel_carries_what_its_class_allows_and_of_the_rest_only_id_and_link()
    {
        foreach (var klass in Enum.GetValues<Klass>())
        {
            foreach (var kanal in Enum.GetValues<Klass>())
            {
                var text = Avitext.For(Avi("a", klass), kanal);
                if (klass <= kanal) (text.Rubrik, text.Text, text.Innehall is null).ShouldBe(("Brand", "Torget, Farsta · Allvar 4", false));
                else text.ShouldBe(new Avitext("a", "Du har ett larm. Öppna Lägescentral.", "", "/jour/larm/1", null));
            }
        }
    }

    [Fact]
    public void What_is_sent_is_of_one_line_and_bounded() => Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), rubrik =>
    {
        var avi = Avi("a", Klass.Oppen);
        var text = Avitext.For(avi with { Innehall = avi.Innehall with { Rubrik = rubrik.Get + "\r\nX: y\u2028\0", Plats = rubrik.Get } }, Klass.Oppen);
        text.Rubrik.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029').ShouldBeFalse();
        text.Text.Any(char.IsControl).ShouldBeFalse();
        text.Rubrik.Length.ShouldBeLessThanOrEqualTo(Avitext.RubrikHogst);
        text.Text.Length.ShouldBeLessThan(200);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Each_wait_is_the_same_when_asked_again_longer_than_half_and_never_past_the_bound() => Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), avi =>
    {
        var takt = new Avitakt();
        for (var n = 1; n < takt.Forsok; n++)
        {
            var full = TimeSpan.FromTicks(Math.Min(takt.Forsta.Ticks << (n - 1), takt.Langsta.Ticks));
            var vantan = takt.Vantan(avi.Get, n).ShouldNotBeNull();
            vantan.ShouldBeInRange(full / 2, full);
            takt.Vantan(avi.Get, n).ShouldBe(vantan);
            takt.Vantan(avi.Get, n, TimeSpan.FromDays(1)).ShouldBe(takt.Langsta);
            takt.Vantan(avi.Get, n, TimeSpan.FromTicks(1)).ShouldBe(vantan);
        }

        takt.Vantan(avi.Get, takt.Forsok).ShouldBeNull();
        takt.Vantan(avi.Get, takt.Forsok + 5).ShouldBeNull();
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Notices_that_failed_together_do_not_return_together()
    {
        var vantan = Enumerable.Range(0, 1_000).Select(n => new Avitakt().Vantan($"avi-{n}", 3)!.Value).ToList();
        vantan.Distinct().Count().ShouldBeGreaterThan(990);
        foreach (var del in Enumerable.Range(0, 10)) vantan.Count(v => (int)((v.TotalSeconds - 10) / 1.0) == del).ShouldBeInRange(60, 140);
    }

    private static Avi Avi(string id, Klass klass) => new()
    {
        Id = id,
        Larm = "1",
        Mottagare = "p-jour",
        Steg = 1,
        Bestalld = DateTimeOffset.UnixEpoch,
        Klass = klass,
        Innehall = new() { Rubrik = "Brand", Stadsdel = "Farsta", Plats = "Torget", Allvar = 4, Utlost = DateTimeOffset.UnixEpoch, Lank = "/jour/larm/1" },
    };
}
