using System.Net;
using Lagescentral.Hub.Manniskor;
using Shouldly;
using Xunit;

namespace Lagescentral.Hub.Tests.Sekretess;

/// <summary>
/// The same events, seen by every kind of reader over everything that the hub answers and sends: what the table and the
/// classes forbid occurs nowhere, and what they allow does.
/// </summary>
public sealed class MarkTests
{
    private static readonly string[] Kanaler = ["stad", "stadsdel:farsta", "stadsdel:kungsholmen", "stadsdel:stockholm", "plats:rinkeby-torg", "kallor", "rykten", "larm"];

    [Fact]
    public async Task Each_reader_gets_what_is_for_that_reader_and_nothing_else()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var lasare = new List<(Anvandare? Vem, HttpClient Klient, Direktklient Direkt)>();
        foreach (var vem in Markscen.Lasare)
        {
            var (klient, kakor) = await LasareAsync(hub, vem);
            var direkt = await Direktklient.AnslutAsync(hub.Adress, kakor);
            foreach (var kanal in Kanaler) await direkt.FoljAsync(kanal);
            await direkt.FoljAsync("finns:inte");
            lasare.Add((vem, klient, direkt));
        }

        var scen = new Markscen();
        HttpClient Klient(string id) => lasare.Single(l => l.Vem?.Id == id).Klient;
        await scen.SpelaAsync(hub, Klient("jour"), Klient("admin"));
        await hub.KvittonAsync("ssbf", hub.Post("Slutmarkfarsta", "Brand", ("stadsdel", "farsta"), ("klass", "oppen")), hub.Post("Slutmarkkungsholmen", "Brand", ("stadsdel", "kungsholmen"), ("klass", "oppen")));

        foreach (var (vem, _, direkt) in lasare)
        {
            foreach (var ord in new[] { "Slutmarkfarsta", "Slutmarkkungsholmen" }) await direkt.TillsAsync(ord);
            var live = direkt.Allt;
            // Every change, then the same in one answer, and the whole picture.
            foreach (var kanal in Kanaler.Where(k => k is not ("kallor" or "larm") || vem is not null))
            {
                var nu = (await direkt.FoljAsync(kanal))["result"]!;
                await direkt.FoljAsync(kanal, 0, (string)nu["epok"]!);
            }

            ProvaKanaler(scen, vem, "det som sändes", live, medan: true);
            ProvaKanaler(scen, vem, "det som hämtades efteråt", direkt.Allt[live.Length..], medan: false);
        }

        await ProvaSvarAsync(hub, scen, lasare);
        foreach (var (_, _, direkt) in lasare) await direkt.DisposeAsync();

        // Read back from the disk, the same holds.
        await hub.StartaOmAsync();
        await ProvaSvarAsync(hub, scen, lasare);
        foreach (var ord in scen.Fritext.Append(Markscen.Personnummer)) hub.Logg.Allt.ShouldNotContain(ord);
        hub.Logg.Rader.ShouldNotBeEmpty();
    }

    private static async Task<(HttpClient Klient, CookieContainer Kakor)> LasareAsync(Provhub hub, Anvandare? vem)
    {
        if (vem is null) return (hub.Okand, new CookieContainer());
        if (vem != Markscen.Skarm) return await hub.InloggadAsync(vem.Id);
        var (klient, kakor, _, _) = await hub.EnhetAsync();
        return (klient, kakor);
    }

    private static async Task ProvaSvarAsync(Provhub hub, Markscen scen, List<(Anvandare? Vem, HttpClient Klient, Direktklient Direkt)> lasare)
    {
        foreach (var (vem, klient, _) in lasare)
        {
            var svar = await new Skord(hub, scen).SamlaAsync(klient);
            svar.Count.ShouldBeGreaterThan(50);
            foreach (var (vag, text) in svar)
            {
                // Who answers for personal data sees which event was read, by its key, but nothing of it.
                var lasningar = vag.StartsWith("/api/v1/lasningar", StringComparison.Ordinal);
                var karantan = vag.Contains("karantan", StringComparison.Ordinal);
                foreach (var marke in scen.Marken.Where(m => !lasningar || !m.Ord.EndsWith("idx", StringComparison.Ordinal)).Where(m => !m.Far(vem) || (m.Karantan && !karantan))) Saknas(marke.Ord, text, vem, vag);
                // What is for a circle is in no shared picture; a larm of it is the circle's own.
                var kretsens = new[] { "/handelser", "/forslag", "/larm" }.Any(del => vag.Contains(del, StringComparison.Ordinal));
                if (!kretsens && !lasningar)
                    foreach (var ord in scen.Begransade) Saknas(ord, text, vem, vag);
            }

            foreach (var marke in scen.Marken.Where(m => m.Far(vem)))
                svar.Values.Any(text => text.Contains(marke.Ord, StringComparison.Ordinal)).ShouldBeTrue($"{vem?.Id ?? "okänd"} ska se {marke.Ord} någonstans");
        }
    }

    private static void ProvaKanaler(Markscen scen, Anvandare? vem, string var_, string text, bool medan)
    {
        foreach (var marke in scen.Marken.Where(m => (!m.Far(vem) && !(medan && m.Slapp)) || m.Karantan)) Saknas(marke.Ord, text, vem, var_);
        foreach (var ord in scen.Begransade) Saknas(ord, text, vem, var_);

        // Channels carry the whole of what is shared.
        foreach (var marke in scen.Marken.Where(m => m.Far(vem) && (m.Ord.StartsWith("Kvaxoppen", StringComparison.Ordinal) || m.Ord.StartsWith("Kvaxintern", StringComparison.Ordinal))))
            text.Contains(marke.Ord, StringComparison.Ordinal).ShouldBeTrue($"{vem?.Id ?? "okänd"} ska få {marke.Ord} i {var_}");
    }

    private static void Saknas(string ord, string text, Anvandare? vem, string var_) =>
        text.Contains(ord, StringComparison.Ordinal).ShouldBeFalse($"{vem?.Id ?? "okänd"} fick {ord} i {var_}");
}
