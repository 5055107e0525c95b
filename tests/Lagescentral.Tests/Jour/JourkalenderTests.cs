using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Lagescentral.Domain.Jour;
using Shouldly;
using Xunit;
using static Lagescentral.Tests.Jour.Jourprov;

namespace Lagescentral.Tests.Jour;

/// <summary>Times on call as iCalendar, after RFC 5545's own examples and rules.</summary>
public sealed class JourkalenderTests
{
    private static readonly DateTimeOffset Nu = T("2026-11-22T01:00Z");

    [Fact]
    public void A_calendar_is_written_as_the_standard_says()
    {
        Jourpass[] pass = [new("tib", "p-jour", T("2026-11-23T07:00Z"), T("2026-11-30T07:00Z"), Passursprung.Schema, "Veckor")];
        var text = Jourkalender.Skriv("Jour; Järva, natt", pass, _ => "Jour: Tjänsteperson i beredskap – sammanfattning; med \\ och\nradbrytning, och åäö å ä ö till slut", Nu);
        text.ShouldStartWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:");
        text.ShouldEndWith("END:VEVENT\r\nEND:VCALENDAR\r\n");
        text.ShouldContain("\r\nX-WR-CALNAME:Jour\\; Järva\\, natt\r\n");
        text.ShouldContain("\r\nDTSTAMP:20261122T010000Z\r\nDTSTART:20261123T070000Z\r\nDTEND:20261130T070000Z\r\n");
        text.Replace("\r\n ", "", StringComparison.Ordinal).ShouldContain("SUMMARY:Jour: Tjänsteperson i beredskap – sammanfattning\\; med \\\\ och\\nradbrytning\\, och åäö å ä ö till slut\r\n");
        text.Split("\r\n").ShouldAllBe(rad => Encoding.UTF8.GetByteCount(rad) <= 75);
        Jourkalender.Skriv("x", pass, _ => "y", Nu.AddDays(1)).Split("\r\n").Single(r => r.StartsWith("UID:", StringComparison.Ordinal))
            .ShouldBe(text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n").Single(r => r.StartsWith("UID:", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        var fall = from start in Gen.Choose(0, 500 * 24 * 60)
                   from minuter in Gen.Choose(1, 90 * 24 * 60)
                   from person in Gen.Elements("p-a", "p-tjansteperson.i-beredskap-med-ett-mycket-langt-id-som-viks")
                   from namn in ArbMap.Default.GeneratorFor<string>()
                   select new Fall(new Jourpass("tib", person, T("2026-01-01T00:00Z").AddMinutes(start), T("2026-01-01T00:00Z").AddMinutes(start + minuter), Passursprung.Schema, "x"), namn ?? "");
        Prop.ForAll(fall.ToArbitrary(), f =>
        {
            var text = Jourkalender.Skriv(f.Namn, [f.Pass, f.Pass with { Person = "p-b" }], _ => f.Namn, Nu);
            var las = Jourkalender.Las(text, null, Stockholm);
            las.Fel.ShouldBeEmpty();
            las.Pass.Select(p => (p.Person, p.Fran, p.Till)).ShouldBe([(f.Pass.Person, f.Pass.Fran, f.Pass.Till), ("p-b", f.Pass.Fran, f.Pass.Till)]);
            Encoding.UTF8.GetBytes(text).AsSpan().IndexOf("\ufffd"u8).ShouldBe(f.Namn.EnumerateRunes().Any(r => r.Value == 0xfffd) ? Encoding.UTF8.GetBytes(text).AsSpan().IndexOf("\ufffd"u8) : -1);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Zones_local_times_days_and_durations_are_read_and_an_alarm_is_not_the_entrys()
    {
        var fil = Fil("""
            BEGIN:VTIMEZONE
            TZID:Europe/Stockholm
            BEGIN:STANDARD
            DTSTART:19701025T030000
            END:STANDARD
            END:VTIMEZONE
            BEGIN:VEVENT
            UID:1
            DTSTART;TZID="Europe/Stockholm":20260329T080000
            DTEND;TZID=Europe/Stockholm:20260330T080000
            BEGIN:VALARM
            TRIGGER:-PT15M
            DURATION:PT1H
            END:VALARM
            END:VEVENT
            BEGIN:VEVENT
            UID:2
            DTSTART:20261025T000000
            DURATION:P1D
            END:VEVENT
            BEGIN:VEVENT
            UID:3
            DTSTART;VALUE=DATE:20260620
            END:VEVENT
            BEGIN:VEVENT
            UID:4
            DTSTART:20261122T080000Z
            DURATION:PT8H30M
            X-LAGESCENTRAL-PERSON:p-b
            END:VEVENT
            """);
        var las = Jourkalender.Las(fil, "p-a", Stockholm);
        las.Fel.ShouldBeEmpty();
        las.Pass.Select(p => (p.Uid, p.Person, p.Fran, p.Till)).ShouldBe([
            ("1", "p-a", T("2026-03-29T06:00Z"), T("2026-03-30T06:00Z")),
            ("2", "p-a", T("2026-10-24T22:00Z"), T("2026-10-25T23:00Z")),
            ("3", "p-a", T("2026-06-19T22:00Z"), T("2026-06-20T22:00Z")),
            ("4", "p-b", T("2026-11-22T08:00Z"), T("2026-11-22T16:30Z")),
        ]);
    }

    [Fact]
    public void What_is_wrong_is_named_with_its_line_and_the_rest_goes_through()
    {
        var fil = Fil("""
            BEGIN:VEVENT
            UID:1
            DTSTART:20261122T080000Z
            DTEND:20261122T070000Z
            END:VEVENT
            BEGIN:VEVENT
            UID:2
            DTSTART;TZID=Mars/Olympus:20261122T080000
            DTEND:20261122T090000Z
            END:VEVENT
            BEGIN:VEVENT
            UID:3
            DTSTART:20261122T080000Z
            DTEND:20261122T090000Z
            RRULE:FREQ=DAILY
            END:VEVENT
            BEGIN:VEVENT
            UID:4
            DTSTART:20261122T080000Z
            DTEND:20261122T090
             000Z
            END:VEVENT
            BEGIN:VEVENT
            STATUS:CANCELLED
            DTSTART:20261122T080000Z
            END:VEVENT
            BEGIN:VEVENT
            DTEND:20261122T080000Z
            END:VEVENT
            BEGIN:VEVENT
            DTSTART:20261122T080000Z
            DURATION:-PT1H
            END:VEVENT
            """);
        var las = Jourkalender.Las(fil, "p-a", Stockholm);
        las.Pass.Select(p => (p.Uid, p.Rad)).ShouldBe([("4", 18)]);
        las.Fel.Select(f => (f.Rad, f.Falt)).ShouldBe([(2, "DTEND"), (9, "DTSTART"), (16, "RRULE"), (25, "STATUS"), (28, "DTSTART"), (33, "DURATION")]);
        Jourkalender.Las(fil, null, Stockholm).Pass.ShouldBeEmpty();
        Jourkalender.Las("<html>", "p-a", Stockholm).Fel.Single().Falt.ShouldBe("BEGIN");
        Jourkalender.Las(fil[..^20], "p-a", Stockholm).Fel[^1].Orsak.ShouldContain("avkortad");
        Jourkalender.Id("tib", "1").ShouldBe(Jourkalender.Id("tib", "1"));
    }

    [Fact]
    public void No_file_makes_it_fail()
    {
        var bitar = Gen.Elements("BEGIN:VCALENDAR\n", "END:VCALENDAR\n", "BEGIN:VEVENT\n", "END:VEVENT\n", "DTSTART:", "DTEND:", "DURATION:", "UID:x\n", "20261122T080000Z\n", "P1D\n", "PT99999999H\n", "P9W\n", "TZID=", ";", ":", "\"", " ", "\r\n", "\n", "å", "\ud800", "00010101\n", "99991231T235959Z\n");
        Prop.ForAll(Gen.ArrayOf(bitar).ToArbitrary(), delar =>
        {
            var las = Jourkalender.Las("BEGIN:VCALENDAR\n" + string.Concat(delar), "p-a", Stockholm);
            las.Pass.ShouldAllBe(p => p.Fran < p.Till);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    private static string Fil(string poster) => "BEGIN:VCALENDAR\r\n" + poster.ReplaceLineEndings("\r\n") + "\r\nEND:VCALENDAR\r\n";

    private sealed record Fall(Jourpass Pass, string Namn);
}
