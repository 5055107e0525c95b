using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Lagescentral.Domain.Avisering;
using Lagescentral.Domain.Handelser;
using Shouldly;
using Xunit;

namespace Lagescentral.Hub.Tests.Avisering;

/// <summary>Letters to a real SMTP server on the loopback, and what people say of where they are reached.</summary>
public sealed class EpostTests
{
    [Fact]
    public async Task A_letter_says_what_an_open_channel_may_and_its_headers_are_of_one_line()
    {
        var ko = new Provaviko();
        await using var smtp = Smtpserver.Starta();
        await using var hub = await Provhub.StartaAsync(Epost(ko, smtp));
        var jour = await hub.KlientAsync("jour");
        using (var svar = await Kontakter.SattAsync(jour, "0", ["jour@exempel.se"], [])) svar.StatusCode.ShouldBe(HttpStatusCode.OK);
        var elak = Provaviko.Avi("a1");
        ko.Bestall(elak with { Innehall = elak.Innehall with { Rubrik = "Brand å\r\nBcc: alla@exempel.se\r\n\r\nhej" } }, Provaviko.Avi("a 2\r\nX: y", klass: Klass.Intern));

        await Provhub.TillsAsync(() => Task.FromResult(ko.Klar("a1") && ko.Klar("a 2\r\nX: y")), "ordrarna är slut");

        smtp.Brev.Count.ShouldBe(2);
        var brev = smtp.Brev.Single(b => b.Text.Contains("X-Lagescentral-Avi: a1", StringComparison.Ordinal));
        var hemligt = smtp.Brev.Single(b => b != brev);
        foreach (var (fran, till, text) in smtp.Brev)
        {
            (fran, till).ShouldBe(("larm@exempel.se", "jour@exempel.se"));
            var huvuden = Huvuden(text);
            huvuden.ShouldNotContain(h => h.StartsWith("Bcc:", StringComparison.OrdinalIgnoreCase) || h.StartsWith("X: ", StringComparison.Ordinal));
            huvuden.ShouldContain("Auto-Submitted: auto-generated");
            huvuden.ShouldContain(h => h.StartsWith("Message-ID: <", StringComparison.OrdinalIgnoreCase) && h.EndsWith("@lage.exempel.se>", StringComparison.Ordinal));
        }

        Kropp(brev.Text).ShouldContain("Brand å");
        Kropp(brev.Text).ShouldContain("https://lage.exempel.se/jour/larm/7");
        Kropp(hemligt.Text).ShouldContain(Avitext.Fortegen);
        foreach (var ord in (string[])["Skott", "Rinkeby", "Järva"]) Kropp(hemligt.Text).ShouldNotContain(ord);
        ko.For("a1").ShouldHaveSingleItem().Mal.ShouldNotBeNull().ShouldNotContain("jour");
    }

    [Fact]
    public async Task A_server_that_asks_to_wait_is_asked_again_and_one_that_refuses_is_not()
    {
        var ko = new Provaviko();
        await using var smtp = Smtpserver.Starta(n => n == 1 ? "451 4.3.0 vänta" : "550 5.1.1 okänd");
        await using var hub = await Provhub.StartaAsync(Epost(ko, smtp).Med("Avisering:ForstaVantanSekunder", "1"));
        using (var svar = await Kontakter.SattAsync(await hub.KlientAsync("jour"), "0", ["jour@exempel.se"], [])) svar.StatusCode.ShouldBe(HttpStatusCode.OK);
        ko.Bestall(Provaviko.Avi("a1"));

        await Provhub.TillsAsync(() => Task.FromResult(ko.Klar("a1")), "ordern är slut");

        ko.For("a1").Select(u => (u.Resultat, u.Forsok)).ShouldBe([(Aviresultat.Misslyckad, 1), (Aviresultat.Uppgiven, 2)]);
        ko.For("a1").ShouldAllBe(u => !u.Orsak!.Contains('@', StringComparison.Ordinal));
        hub.Logg.Allt.ShouldNotContain("jour@exempel.se");
    }

    [Fact]
    public async Task Contacts_are_their_owners_and_those_who_run_the_hub_see_them_only_with_a_note_of_it()
    {
        await using var hub = await Provhub.StartaAsync();
        var (jour, siss, admin) = (await hub.KlientAsync("jour"), await hub.KlientAsync("siss"), await hub.KlientAsync("admin"));
        ((int)(await jour.JsonAsync("/api/v1/aviseringar/kontakter"))["version"]!).ShouldBe(0);
        foreach (var fel in (string[])["inte en adress", "a@b", "a@exempel.se,b@exempel.se", "\"x\r\nBcc: b\"@exempel.se", "Anna <anna@exempel.se>"])
            (await (await Kontakter.SattAsync(jour, "0", [fel], [])).ProblemAsync(HttpStatusCode.BadRequest))["fel"]![0]!["falt"]!.GetValue<string>().ShouldBe("epost");
        foreach (var fel in (string[])["112", "ring mig", "+46+8", "0701234567890123"])
            (await (await Kontakter.SattAsync(jour, "0", [], [fel])).ProblemAsync(HttpStatusCode.BadRequest))["fel"]![0]!["falt"]!.GetValue<string>().ShouldBe("telefon");
        using (var svar = await Kontakter.SattAsync(jour, "0", ["jour@exempel.se"], ["070 123 45 67"])) (await svar.JsonAsync(HttpStatusCode.OK))["telefon"]![0]!.GetValue<string>().ShouldBe("+46701234567");
        await (await Kontakter.SattAsync(jour, "0", [], [])).ProblemAsync(HttpStatusCode.PreconditionFailed);

        (await siss.JsonAsync("/api/v1/aviseringar/kontakter"))["epost"]!.AsArray().ShouldBeEmpty();
        await (await siss.GetAsync("/api/v1/aviseringar/kontakter/p-jour")).ProblemAsync(HttpStatusCode.Forbidden);
        (await admin.JsonAsync("/api/v1/aviseringar/kontakter/p-jour"))["kontakt"]!["epost"]![0]!.GetValue<string>().ShouldBe("jour@exempel.se");
        await Provhub.TillsAsync(async () => (await admin.JsonAsync("/api/v1/lasningar?vem=p-admin")).ToJsonString().Contains("kontakter", StringComparison.Ordinal), "läsningen är noterad");
        await (await admin.GetAsync("/api/v1/aviseringar/kontakter/alla")).ProblemAsync(HttpStatusCode.BadRequest);
        using (var svar = await Kontakter.SattAsync(admin, "0", ["jour@sl.exempel.se"], [], "/api/v1/aviseringar/kontakter/organisation:sl")) svar.StatusCode.ShouldBe(HttpStatusCode.OK);

        (await jour.DeleteAsync("/api/v1/aviseringar/kontakter")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        ((int)(await jour.JsonAsync("/api/v1/aviseringar/kontakter"))["version"]!).ShouldBe(0);
        (await admin.DeleteAsync("/api/v1/aviseringar/kontakter/organisation:sl")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        foreach (var fil in Directory.EnumerateFiles(hub.Mapp, "register.db*")) Encoding.UTF8.GetString(await LasAsync(fil)).ShouldNotContain("jour@");
    }

    [Fact]
    public async Task What_nobody_has_confirmed_for_long_is_forgotten()
    {
        await using var hub = await Provhub.MedKlockaAsync(new Provval().Med("Avisering:KontaktDygn", "30"));
        using (var svar = await Kontakter.SattAsync(await hub.KlientAsync("jour"), "0", ["jour@exempel.se"], [])) svar.StatusCode.ShouldBe(HttpStatusCode.OK);
        hub.Klocka!.AdvanceTo(hub.Nu.AddDays(29));
        await hub.StartaOmAsync();
        ((int)(await (await hub.KlientAsync("jour")).JsonAsync("/api/v1/aviseringar/kontakter"))["version"]!).ShouldBe(1);
        hub.Klocka!.AdvanceTo(hub.Nu.AddDays(2));
        await hub.StartaOmAsync();

        var jour = await hub.KlientAsync("jour");
        await Provhub.TillsAsync(async () => (int)(await jour.JsonAsync("/api/v1/aviseringar/kontakter"))["version"]! == 0, "kontakten är borta");
    }

    [Theory]
    [InlineData("Avisering:Epost:Vard", "smtp.exempel.se", "Avisering:Epost:Avsandare")]
    [InlineData("Avisering:Forsok", "0", "Avisering:Forsok")]
    [InlineData("Avisering:Adress", "lage.exempel.se", "Avisering:Adress")]
    [InlineData("Avisering:Webbpush:Vardar", "ett, två", "Avisering:Webbpush:Vardar")]
    [InlineData("Avisering:Webbpush:Kontakt", "jour", "Avisering:Webbpush:Kontakt")]
    [InlineData("Avisering:Webhook:Mal:sms:Url", "http://exempel.se", "Avisering:Webhook:Mal:sms:Namn")]
    [InlineData("Avisering:Webhook:Mal:sms:NyckelFil", "/finns/inte", "Avisering:Webhook:Mal:sms:NyckelFil")]
    public async Task A_setting_that_cannot_be_used_is_named_at_start(string namn, string varde, string iFelet)
    {
        var fel = await Should.ThrowAsync<Microsoft.Extensions.Options.OptionsValidationException>(Provhub.StartaAsync(new Provval().Med(namn, varde)));
        fel.Message.ShouldContain(iFelet);
    }

    private static Provval Epost(Provaviko ko, Smtpserver smtp) => Avinav.Med(ko)
        .Med("Avisering:Adress", "https://lage.exempel.se").Med("Avisering:Epost:Vard", "127.0.0.1").Med("Avisering:Epost:Port", $"{smtp.Port}")
        .Med("Avisering:Epost:Tls", "false").Med("Avisering:Epost:Avsandare", "larm@exempel.se");

    private static string[] Huvuden(string brev) => brev.Split("\r\n\r\n")[0].Replace("\r\n ", " ", StringComparison.Ordinal).Split("\r\n");

    private static string Kropp(string brev)
    {
        var kropp = string.Join("", brev.Split("\r\n\r\n")[1..]);
        return brev.Contains("base64", StringComparison.OrdinalIgnoreCase)
            ? Encoding.UTF8.GetString(Convert.FromBase64String(kropp.Replace("\r\n", "", StringComparison.Ordinal)))
            : Encoding.UTF8.GetString(Avkoda(kropp));
    }

    private static byte[] Avkoda(string citerad)
    {
        var bytes = new List<byte>();
        var rak = citerad.Replace("=\r\n", "", StringComparison.Ordinal);
        for (var n = 0; n < rak.Length; n++)
        {
            if (rak[n] == '=') (_, n) = (Lagg(Convert.ToByte(rak.Substring(n + 1, 2), 16)), n + 2);
            else Lagg((byte)rak[n]);
        }

        return [.. bytes];

        bool Lagg(byte b)
        {
            bytes.Add(b);
            return true;
        }
    }

    private static async Task<byte[]> LasAsync(string fil)
    {
        await using var strom = new FileStream(fil, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var minne = new MemoryStream();
        await strom.CopyToAsync(minne);
        return minne.ToArray();
    }
}

/// <summary>An SMTP server (RFC 5321, what a client needs of it) on the loopback.</summary>
internal sealed class Smtpserver : IAsyncDisposable
{
    private readonly TcpListener _lyssnare = new(IPAddress.Loopback, 0);
    private readonly Func<int, string> _mottagare;
    private readonly Task _arbete;
    private int _antal;

    private Smtpserver(Func<int, string> mottagare)
    {
        _mottagare = mottagare;
        _lyssnare.Start();
        Port = ((IPEndPoint)_lyssnare.LocalEndpoint).Port;
        _arbete = LyssnaAsync();
    }

    public int Port { get; }

    public ConcurrentQueue<(string Fran, string Till, string Text)> Brev { get; } = [];

    /// <param name="mottagare">Answer to the nth <c>RCPT TO</c>.</param>
    public static Smtpserver Starta(Func<int, string>? mottagare = null) => new(mottagare ?? (_ => "250 OK"));

    public async ValueTask DisposeAsync()
    {
        _lyssnare.Stop();
        await _arbete;
    }

    private async Task LyssnaAsync()
    {
        while (true)
        {
            TcpClient klient;
            try
            {
                klient = await _lyssnare.AcceptTcpClientAsync();
            }
            catch (Exception fel) when (fel is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }

            _ = SamtalaAsync(klient);
        }
    }

    private async Task SamtalaAsync(TcpClient klient)
    {
        using (klient)
        {
            var strom = klient.GetStream();
            using var in_ = new StreamReader(strom, Encoding.Latin1);
            await using var ut = new StreamWriter(strom, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
            var (fran, till) = ("", "");
            await ut.WriteLineAsync("220 prov ESMTP");
            while (await in_.ReadLineAsync() is { } rad)
            {
                switch (rad.Split(' ', ':')[0].ToUpperInvariant())
                {
                    case "EHLO" or "HELO" or "RSET":
                        await ut.WriteLineAsync("250 prov");
                        break;
                    case "MAIL":
                        fran = rad.Split('<', '>')[1];
                        await ut.WriteLineAsync("250 OK");
                        break;
                    case "RCPT":
                        till = rad.Split('<', '>')[1];
                        await ut.WriteLineAsync(_mottagare(Interlocked.Increment(ref _antal)));
                        break;
                    case "DATA":
                        await ut.WriteLineAsync("354 skriv");
                        var text = new StringBuilder();
                        while (await in_.ReadLineAsync() is { } del && del != ".") text.Append(del.StartsWith('.') ? del[1..] : del).Append("\r\n");
                        Brev.Enqueue((fran, till, text.ToString()));
                        await ut.WriteLineAsync("250 OK");
                        break;
                    case "QUIT":
                        await ut.WriteLineAsync("221 hej");
                        return;
                    default:
                        await ut.WriteLineAsync("502 kan inte");
                        break;
                }
            }
        }
    }
}
