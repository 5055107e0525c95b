using System.Globalization;
using Lagescentral.Aktorer.Bevarande;
using Lagescentral.Hub.Bevarande;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace Lagescentral.Hub.Tests.Bevarande;

/// <summary>A large run beside intake that goes on. <c>GALLRA_TEXTER=100000</c> measures it in full.</summary>
public sealed class StorKorningTests(ITestOutputHelper ut)
{
    [Fact]
    public async Task Intake_goes_on_while_many_texts_are_erased_and_all_of_them_go()
    {
        var antal = int.Parse(Environment.GetEnvironmentVariable("GALLRA_TEXTER") ?? "12000", CultureInfo.InvariantCulture);
        await using var hub = await Provhub.MedKlockaAsync();
        foreach (var del in Enumerable.Range(0, antal).Chunk(500))
            await hub.KvittonAsync("ssbf", [.. del.Select(n => hub.Post($"a{n}", "Brand", ("text", $"Skarasgallrasord {n}"), ("stadsdel", n % 3 == 0 ? "farsta" : "jarva")))]);
        var tjanst = hub.Tjanster.GetRequiredService<Gallringstjanst>();
        await tjanst.KorAsync();
        await hub.StoppaAsync();
        hub.Klocka!.Advance(TimeSpan.FromDays(366));

        // The run that was missed begins with the hub.
        await hub.StartaOmAsync();
        var aktor = hub.Tjanster.GetRequiredService<Gallringsaktor>();
        var (under, langst, start) = (0, TimeSpan.Zero, TimeProvider.System.GetTimestamp());
        while (aktor.Bok.Rapporter.Count < 2)
        {
            var fran = TimeProvider.System.GetTimestamp();
            await hub.KvittonAsync("ssbf", hub.Post($"under{under}", "Brand", ("text", "Kvar"), ("stadsdel", "farsta")));
            var tog = TimeProvider.System.GetElapsedTime(fran);
            if (tog > langst) langst = tog;
            under++;
            TimeProvider.System.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromMinutes(8), "körningen blir klar");
        }

        var rapport = aktor.Bok.Rapporter[^1];
        ut.WriteLine($"{antal} texter på {TimeProvider.System.GetElapsedTime(start).TotalSeconds:F1} s; under tiden {under} mottagna, den längsta på {langst.TotalMilliseconds:F0} ms");
        (rapport.Texter.Sum(t => t.Texter), rapport.Kontroll.Handelser, rapport.Kontroll.Borta).ShouldBe((antal, antal, true));
        rapport.Strommar.Sum(s => s.Rader).ShouldBeLessThanOrEqualTo((antal / 250 + 2) * 2, "många texter på en rad");
        under.ShouldBeGreaterThan(0);
        Fillasning.Funna(hub.Mapp, "Skarasgallrasord").ShouldBeEmpty();
        ((string?)(await (await hub.KlientAsync("jour")).JsonAsync("/api/v1/handelser/ssbf/under0"))["handelse"]!["text"]).ShouldBe("Kvar");
    }
}
