using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace Lagescentral.Hub.Tests.Drift;

/// <summary>The program itself, as people start it.</summary>
public sealed class KommandoTests
{
    [Fact]
    public async Task Commands_run_beside_a_hub_that_is_up()
    {
        await using var hub = await Provhub.MedKlockaAsync(new Provval { Miljo = "Production", Klocka = TimeProvider.System.GetUtcNow() });
        var mapp = "--Journal:Mapp=" + hub.Mapp;
        var (kod, ut, _) = await Program.KorAsync("nyckel", "ny", "Ssbf", mapp);
        kod.ShouldBe(0, ut);
        var nyckel = ut.Split('\n').Single(rad => rad.StartsWith("lk_", StringComparison.Ordinal)).Trim();
        var id = ut.Split(' ')[1];
        hub.Klocka!.Advance(TimeSpan.FromSeconds(30));
        using (var svar = await hub.PostaMedNyckelAsync(nyckel, hub.Post("a", "Brand").ToJsonString())) svar.StatusCode.ShouldBe(HttpStatusCode.Accepted);

        (kod, ut, _) = await Program.KorAsync("nyckel", "lista", mapp);
        kod.ShouldBe(0);
        ut.ShouldContain(id);
        ut.ShouldContain("gäller");
        ut.ShouldNotContain(nyckel);

        (kod, ut, _) = await Program.KorAsync("verifiera", mapp);
        kod.ShouldBe(0, ut);
        ut.ShouldContain("0 avvikelser");

        // A copy beside the hub, put back elsewhere by the ledger as it stands.
        using var annan = new Tillfalligmapp();
        var (kopia, liggare) = (Path.Combine(annan.Vag, "kopia"), Path.Combine(annan.Vag, "liggare.ndjson"));
        string fel;
        (kod, ut, fel) = await Program.KorAsync("sakerhetskopiera", kopia, mapp);
        kod.ShouldBe(0, fel);
        ut.ShouldContain("0 avvikelser");
        ut.ShouldContain("journal.db");
        (kod, _, fel) = await Program.KorAsync("sakerhetskopiera", kopia, mapp);
        (kod, fel.Contains("inte tom", StringComparison.Ordinal)).ShouldBe((2, true), fel);
        string[] till = ["--Journal:Mapp=" + Path.Combine(annan.Vag, "data"), "--Gallring:Liggare=" + liggare];
        (kod, _, fel) = await Program.KorAsync(["aterstall", kopia, .. till]);
        (kod, fel.Contains("--utan-liggare", StringComparison.Ordinal)).ShouldBe((2, true), fel);
        File.Copy(Path.Combine(hub.Mapp, "gallringsliggare.ndjson"), liggare);
        (kod, ut, fel) = await Program.KorAsync(["aterstall", kopia, .. till]);
        kod.ShouldBe(0, fel);
        ut.ShouldContain("0 händelser");
        (kod, _, fel) = await Program.KorAsync(["aterstall", kopia, "--ersatt", .. till]);
        kod.ShouldBe(0, fel);
        (kod, ut, _) = await Program.KorAsync("verifiera", till[0]);
        kod.ShouldBe(0, ut);

        (kod, _, _) = await Program.KorAsync("nyckel", "avsluta", "ssbf", id, mapp);
        kod.ShouldBe(0);
        hub.Klocka.Advance(TimeSpan.FromSeconds(30));
        using (var svar = await hub.PostaMedNyckelAsync(nyckel, "[]")) svar.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        (kod, ut, _) = await Program.KorAsync("skarm", "ny", "Väggen i SISS-rummet", "Plan 5", mapp);
        kod.ShouldBe(0, ut);
        var skarmnyckel = ut.Trim().Split('\n')[^1].Trim();
        var skarm = ut.Split(' ', ',')[1];
        hub.Klocka.Advance(TimeSpan.FromSeconds(5));
        using (var svar = await hub.Okand.PostaAsync("/api/v1/inloggning/enhet", new JsonObject { ["nyckel"] = skarmnyckel })) svar.StatusCode.ShouldBe(HttpStatusCode.OK);
        (kod, ut, _) = await Program.KorAsync("skarm", "lista", mapp);
        (kod, ut.Contains(skarm, StringComparison.Ordinal), ut.Contains(skarmnyckel, StringComparison.Ordinal)).ShouldBe((0, true, false));
        (kod, _, _) = await Program.KorAsync("skarm", "aterkalla", skarm, mapp);
        kod.ShouldBe(0);
        using (var svar = await hub.Okand.PostaAsync("/api/v1/inloggning/enhet", new JsonObject { ["nyckel"] = skarmnyckel })) svar.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        (kod, _, fel) = await Program.KorAsync("skarm", "ny", "Larm 08-508 00 000", "Plan 5", mapp);
        (kod, fel.Contains("telefonnummer", StringComparison.Ordinal)).ShouldBe((2, true));
        (kod, _, fel) = await Program.KorAsync("nyckel", "ny", "finnsinte", mapp);
        (kod, fel.Contains("finnsinte", StringComparison.Ordinal)).ShouldBe((2, true));
        (kod, _, fel) = await Program.KorAsync("dansa", mapp);
        (kod, fel.Contains("Okänt kommando", StringComparison.Ordinal)).ShouldBe((2, true));

        // Another hub on the same folder is refused in one line.
        (kod, _, fel) = await Program.KorAsync("--urls=http://127.0.0.1:0", mapp);
        kod.ShouldBe(1);
        fel.Trim().Split('\n').Length.ShouldBe(1, fel);
        fel.ShouldStartWith("Lägescentral startade inte: ");
    }

    [Fact]
    public async Task A_setting_that_cannot_be_keeps_the_hub_from_starting_and_is_named_in_one_line()
    {
        using var mapp = new Tillfalligmapp();
        (string Namn, string Varde)[] fel =
        [
            ("Journal:Kolangd", "0"), ("Journal:Mapp", " "), ("Lagesbild:MinnesDygn", "7"), ("Utskick:StangMs", "1"), ("Inloggning:Timmar", "25"), ("Kallor:Ssbf:TystMinuter", "1"),
            ("Kallor:Ssbf:SenMinuter", "snart"), ("Kallor:Ny:SenMinuter", "5"), ("Kallor:Polis:Aktiv", "kanske"), ("Kallor:Polis:Intervall", "ofta"), ("Kallor:Polis:Url", "polisen"), ("Drift:Otlp", "x"),
            ("Inloggning:SkarmDygn", "0"), ("Inloggning:SkarmarHogst", "0"), ("Inloggning:Utvecklingsanvandare", "true"), ("Journal:Kolangd", "många"),
            ("Gallring:Klockslag", "25:00"), ("Gallring:SvarDygn", "7"), ("Gallring:RyktenManader", "0"), ("Gallring:KarantanVarningDygn", "80"), ("Kallor:Ssbf:Gallring:Intern", "0"), ("Gallring:RyktenManader", "121"), ("Gallring:PerTur", "9"), ("Gallring:StoppHogst", "0"),
        ];
        foreach (var grupp in fel.Chunk(4))
        {
            await Task.WhenAll(grupp.Select(async par =>
            {
                var (kod, _, text) = await Program.KorAsync("--urls=http://127.0.0.1:0", "--Journal:Mapp=" + Path.Combine(mapp.Vag, Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString("N")), $"--{par.Namn}={par.Varde}");
                kod.ShouldBe(1, par.Namn);
                text.ShouldStartWith("Lägescentral startade inte: ", customMessage: par.Namn);
                text.ToLowerInvariant().ShouldContain(par.Namn.StartsWith("Kallor:Ny", StringComparison.Ordinal) ? "kallor:ny:namn" : par.Namn.ToLowerInvariant());
                text.Trim().Split('\n').Length.ShouldBe(1, text);
            }));
        }
    }

    [Fact]
    public async Task A_cut_journal_keeps_the_hub_from_starting_is_named_in_one_line_and_left_as_it_is()
    {
        using var mapp = new Tillfalligmapp();
        var fil = Path.Combine(mapp.Vag, "journal.db");
        await using (var hub = await Provhub.StartaAsync(new Provval { Mapp = mapp.Vag })) await hub.KvittonAsync("ssbf", hub.Post("a", "Brand", ("stadsdel", "farsta")));
        var hel = await File.ReadAllBytesAsync(fil);
        var slump = new Random(5);
        for (var gang = 0; gang < 4; gang++)
        {
            var kapad = hel[..slump.Next(1, hel.Length)];
            await File.WriteAllBytesAsync(fil, kapad);
            var (kod, _, text) = await Program.KorAsync("--urls=http://127.0.0.1:0", "--Journal:Mapp=" + mapp.Vag);
            kod.ShouldBe(1);
            text.ShouldStartWith("Lägescentral startade inte: ");
            text.ShouldContain(fil);
            text.Trim().Split('\n').Length.ShouldBe(1, text);
            (await File.ReadAllBytesAsync(fil)).ShouldBe(kapad);
        }

        await File.WriteAllBytesAsync(fil, hel);
        await using var igen = await Provhub.StartaAsync(new Provval { Mapp = mapp.Vag });
        (await (await igen.KlientAsync("siss")).JsonAsync("/api/v1/handelser"))["handelser"]!.AsArray().Count.ShouldBe(1);
    }

    private sealed class Tillfalligmapp : IDisposable
    {
        public string Vag { get; } = Directory.CreateTempSubdirectory("lagescentral-start-").FullName;

        public void Dispose() => Directory.Delete(Vag, recursive: true);
    }
}
