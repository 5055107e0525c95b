using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Lagescentral.Domain.Avisering;
using Lagescentral.Domain.Handelser;
using Lagescentral.Hub.Avisering.Webbpush;
using Shouldly;
using Xunit;

namespace Lagescentral.Hub.Tests.Avisering;

/// <summary>Web Push by the vectors of its RFCs, and to a push service on the loopback that decrypts as a browser does.</summary>
public sealed class WebbpushTests
{
    [Fact]
    public void The_example_of_RFC_8291_comes_out_byte_for_byte()
    {
        using var egen = ECDiffieHellman.Create(Privat("BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8", "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"));

        var kropp = Pushkrypto.Kryptera(
            "When I grow up, I want to be a watermelon"u8, B("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"), B("BTBZMqHH6r4Tts7J_aSIgg"),
            egen, B("DGv6ra1nlYgDCS1FRnbzlw"));

        Base64Url.EncodeToString(kropp).ShouldBe(
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN");
    }

    [Fact]
    public void The_example_of_RFC_8188_comes_out_byte_for_byte() => Base64Url.EncodeToString(
        Pushkrypto.Koda("I am the walrus"u8, B("yqdlZ-tYemfogSmv7Ws5PQ"), B("I1BsxtFttlv3u_Oo94xnmw"), [])).ShouldBe("I1BsxtFttlv3u_Oo94xnmwAAEAAA-NAVub2qFgBEuQKRapoZu-IxkIva3MEB1PD-ly8Thjg");

    [Fact]
    public void What_says_who_sends_is_read_as_RFC_8292_does_its_example()
    {
        Lova("vapid t=eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9.eyJhdWQiOiJodHRwczovL3B1c2guZXhhbXBsZS5uZXQiLCJleHAiOjE0NTM1MjM3NjgsInN1YiI6Im1haWx0bzpwdXNoQGV4YW1wbGUuY29tIn0.i3CYb7t4xfxCDquptFOepC9GAu_HLGkMlMuCGSK2rpiUfnK9ojFwDXb1JrErtmysazNjjvW2L9OkSSHzvoD1oA, k=BA1Hxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF6YK5h4SDYic-dRuU_RCPCfA5aq9ojSwk5Y2EmClBPs")
            ["sub"]!.GetValue<string>().ShouldBe("mailto:push@example.com");

        using var vapid = new Vapid(Vapid.NyNyckel());
        var nu = new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero);
        var sagt = Lova(vapid.Huvud(new Uri("https://push.example.net/abc/def?x"), "mailto:jour@exempel.se", nu));
        ((string)sagt["aud"]!).ShouldBe("https://push.example.net");
        ((string)sagt["sub"]!).ShouldBe("mailto:jour@exempel.se");
        DateTimeOffset.FromUnixTimeSeconds((long)sagt["exp"]!).ShouldBeInRange(nu.AddMinutes(1), nu.AddHours(24));
        Lova(vapid.Huvud(new Uri("https://push.example.net/"), null, nu)).AsObject().ContainsKey("sub").ShouldBeFalse();
    }

    [Fact]
    public void Keys_that_are_no_point_on_the_curve_are_refused()
    {
        using var webblasare = new Webblasare();
        Pushkrypto.DuggerNycklar(B(webblasare.P256dh), B(webblasare.Auth)).ShouldBeTrue();
        var fel = B(webblasare.P256dh);
        fel[40] ^= 1;
        Pushkrypto.DuggerNycklar(fel, B(webblasare.Auth)).ShouldBeFalse();
        Pushkrypto.DuggerNycklar(B(webblasare.P256dh)[..64], B(webblasare.Auth)).ShouldBeFalse();
        Pushkrypto.DuggerNycklar(B(webblasare.P256dh), B(webblasare.Auth)[..15]).ShouldBeFalse();
        Pushkrypto.Base64("inte base64!").ShouldBeNull();
    }

    [Fact]
    public async Task A_device_gets_what_only_it_can_read_and_one_that_is_gone_is_forgotten()
    {
        var ko = new Provaviko();
        using var webblasare = new Webblasare();
        await using var tjanst = await Mottagarserver.StartaAsync((http, _) => Task.FromResult(http.Request.Path == "/borta" ? 410 : 201));
        await using var hub = await Provhub.StartaAsync(Avinav.Med(ko).Med("Avisering:Webbpush:Kontakt", "mailto:drift@exempel.se"));
        var jour = await hub.KlientAsync("jour");
        foreach (var vag in (string[])["/finns", "/borta"])
            (await (await PrenumereraAsync(jour, webblasare, tjanst.Adress + vag)).JsonAsync(HttpStatusCode.Created))["id"].ShouldNotBeNull();
        ko.Bestall(Provaviko.Avi("a1", klass: Klass.Intern), Provaviko.Avi("a2", klass: Klass.Begransad) with { Bestalld = hub.Nu });

        await Provhub.TillsAsync(() => Task.FromResult(ko.Klar("a1") && ko.Klar("a2")), "ordrarna är slut");

        var publik = (string)(await jour.JsonAsync("/api/v1/aviseringar/nyckel"))["nyckel"]!;
        var framme = tjanst.Anrop.Where(a => a.Vag == "/finns").ToList();
        framme.Count.ShouldBe(2);
        foreach (var (_, huvuden, kropp) in framme)
        {
            huvuden.ContentEncoding.ToString().ShouldBe("aes128gcm");
            huvuden["TTL"].ToString().ShouldBe("3600");
            huvuden["Urgency"].ToString().ShouldBe("high");
            huvuden["Topic"].ToString().Length.ShouldBe(32);
            var sagt = Lova(huvuden.Authorization!);
            huvuden.Authorization.ToString().ShouldEndWith("k=" + publik);
            ((string)sagt["aud"]!).ShouldBe(tjanst.Adress);
            Encoding.UTF8.GetString(kropp).ShouldNotContain("larm");
        }

        var lasta = framme.Select(a => JsonNode.Parse(webblasare.Las(a.Kropp))!).ToDictionary(n => (string)n["id"]!);
        ((string)lasta["a1"]["rubrik"]!).ShouldBe("Skottlossning");
        ((string)lasta["a1"]["text"]!).ShouldBe("Rinkeby torg, Järva · Allvar 5");
        lasta["a2"].AsObject().Select(par => par.Key).Order().ShouldBe(["id", "lank", "rubrik", "text"]);
        ((string)lasta["a2"]["rubrik"]!).ShouldBe(Avitext.Fortegen);
        ko.Utfall.Count(u => u.Utfall.Resultat == Aviresultat.Uppgiven).ShouldBeGreaterThanOrEqualTo(1);
        (await jour.JsonAsync("/api/v1/aviseringar/prenumerationer")).AsArray().Count.ShouldBe(1);
        hub.Logg.Allt.ShouldNotContain(tjanst.Adress);
    }

    [Fact]
    public async Task The_key_pair_is_the_same_after_a_restart()
    {
        await using var hub = await Provhub.StartaAsync();
        var fore = (await (await hub.KlientAsync("jour")).JsonAsync("/api/v1/aviseringar/nyckel"))["nyckel"]!.GetValue<string>();
        await hub.StartaOmAsync();
        (await (await hub.KlientAsync("siss")).JsonAsync("/api/v1/aviseringar/nyckel"))["nyckel"]!.GetValue<string>().ShouldBe(fore);
        B(fore).Length.ShouldBe(Pushkrypto.Punkt);
    }

    [Fact]
    public async Task A_device_is_added_only_at_a_push_service_that_may_be_used_and_belongs_to_the_one_who_asked_last()
    {
        using var webblasare = new Webblasare();
        await using var hub = await Provhub.StartaAsync(new Provval().Med("Avisering:EnheterHogst", "2"));
        var (jour, siss) = (await hub.KlientAsync("jour"), await hub.KlientAsync("siss"));
        foreach (var fel in (string[])["http://fcm.googleapis.com/x", "https://exempel.se/x", "https://fcm.googleapis.com.exempel.se/x", "https://fcm.googleapis.com:8443/x", "https://10.0.0.1/x", "inte en adress", "https://push.apple.com/x"])
            (await (await PrenumereraAsync(jour, webblasare, fel)).ProblemAsync(HttpStatusCode.BadRequest))["fel"]![0]!["falt"]!.GetValue<string>().ShouldBe("endpoint");
        foreach (var ratt in (string[])["https://fcm.googleapis.com/fcm/send/a", "https://web.push.apple.com/b", "https://fcm.googleapis.com/fcm/send/a"])
            (await PrenumereraAsync(jour, webblasare, ratt)).StatusCode.ShouldBe(HttpStatusCode.Created);
        await (await PrenumereraAsync(jour, webblasare, "https://fcm.googleapis.com/c")).ProblemAsync(HttpStatusCode.Conflict);
        await (await PrenumereraAsync(hub.Okand, webblasare, "https://fcm.googleapis.com/c")).ProblemAsync(HttpStatusCode.Unauthorized);
        await (await PrenumereraAsync(await hub.KlientAsync("vagg"), webblasare, "https://fcm.googleapis.com/c")).ProblemAsync(HttpStatusCode.Forbidden);

        (await PrenumereraAsync(siss, webblasare, "https://fcm.googleapis.com/fcm/send/a")).StatusCode.ShouldBe(HttpStatusCode.Created);
        var hos = (await siss.JsonAsync("/api/v1/aviseringar/prenumerationer")).AsArray().ShouldHaveSingleItem()!;
        (await jour.JsonAsync("/api/v1/aviseringar/prenumerationer")).AsArray().Count.ShouldBe(1);
        (await jour.DeleteAsync($"/api/v1/aviseringar/prenumerationer/{hos["id"]}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await siss.DeleteAsync($"/api/v1/aviseringar/prenumerationer/{hos["id"]}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    internal static Task<HttpResponseMessage> PrenumereraAsync(HttpClient klient, Webblasare webblasare, string endpoint) => klient.PostaAsync(
        "/api/v1/aviseringar/prenumerationer", new JsonObject { ["endpoint"] = endpoint, ["p256dh"] = webblasare.P256dh, ["auth"] = webblasare.Auth, ["namn"] = "Jourtelefonen" });

    private static byte[] B(string text) => Base64Url.DecodeFromChars(text);

    private static ECParameters Privat(string publik, string privat)
    {
        var nyckel = Pushkrypto.Parametrar(B(publik));
        nyckel.D = B(privat);
        return nyckel;
    }

    // As a push service does: the signature is by the key that is said, over what is said.
    private static JsonNode Lova(string huvud)
    {
        huvud.ShouldStartWith("vapid t=");
        var (t, k) = (huvud.Split("t=")[1].Split(',')[0], huvud.Split("k=")[1]);
        var delar = t.Split('.');
        var punkt = Pushkrypto.Parametrar(B(k));
        using var nyckel = ECDsa.Create(punkt);
        nyckel.VerifyData(Encoding.ASCII.GetBytes($"{delar[0]}.{delar[1]}"), B(delar[2]), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation).ShouldBeTrue();
        ((string)JsonNode.Parse(B(delar[0]))!["alg"]!).ShouldBe("ES256");
        return JsonNode.Parse(B(delar[1]))!;
    }
}

/// <summary>What a browser does: has a key and a secret, and reads what was encrypted for them (RFC 8291 §3.4, written anew from its text).</summary>
internal sealed class Webblasare : IDisposable
{
    private readonly ECDiffieHellman _nyckel = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _hemlighet = RandomNumberGenerator.GetBytes(16);

    private byte[] Publik => Pushkrypto.Publik(_nyckel.ExportParameters(includePrivateParameters: false));

    public string P256dh => Base64Url.EncodeToString(Publik);

    public string Auth => Base64Url.EncodeToString(_hemlighet);

    public byte[] Las(byte[] kropp)
    {
        var (salt, langd) = (kropp[..16], kropp[20]);
        var (deras, post) = (kropp[21..(21 + langd)], kropp[(21 + langd)..]);
        using var andra = ECDiffieHellman.Create(Pushkrypto.Parametrar(deras));
        var prkNyckel = HKDF.Extract(HashAlgorithmName.SHA256, _nyckel.DeriveRawSecretAgreement(andra.PublicKey), _hemlighet);
        var ikm = HKDF.Expand(HashAlgorithmName.SHA256, prkNyckel, 32, [.. "WebPush: info\0"u8, .. Publik, .. deras]);
        var prk = HKDF.Extract(HashAlgorithmName.SHA256, ikm, salt);
        var cek = HKDF.Expand(HashAlgorithmName.SHA256, prk, 16, "Content-Encoding: aes128gcm\0"u8.ToArray());
        var nonce = HKDF.Expand(HashAlgorithmName.SHA256, prk, 12, "Content-Encoding: nonce\0"u8.ToArray());
        var klar = new byte[post.Length - 16];
        using var aes = new AesGcm(cek, 16);
        aes.Decrypt(nonce, post[..^16], post[^16..], klar);
        klar[^1].ShouldBe((byte)2);
        return klar[..^1];
    }

    public void Dispose() => _nyckel.Dispose();
}
