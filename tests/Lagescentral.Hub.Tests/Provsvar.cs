using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Shouldly;

namespace Lagescentral.Hub.Tests;

/// <summary>What tests ask of answers, in few words.</summary>
internal static class Provsvar
{
    /// <summary>A GET that must answer 200, as JSON.</summary>
    public static async Task<JsonNode> JsonAsync(this HttpClient klient, string vag)
    {
        using var svar = await klient.GetAsync(vag);
        return await svar.JsonAsync(HttpStatusCode.OK);
    }

    /// <summary>The body as JSON, of an answer that must have the status.</summary>
    public static async Task<JsonNode> JsonAsync(this HttpResponseMessage svar, HttpStatusCode status)
    {
        var text = await svar.Content.ReadAsStringAsync();
        svar.StatusCode.ShouldBe(status, text);
        return JsonNode.Parse(text)!;
    }

    /// <summary>A problem in the contract's form: the status, a title and a detail.</summary>
    public static async Task<JsonNode> ProblemAsync(this HttpResponseMessage svar, HttpStatusCode status)
    {
        var problem = await svar.JsonAsync(status);
        svar.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        ((int)problem["status"]!).ShouldBe((int)status);
        ((string?)problem["title"]).ShouldNotBeNullOrWhiteSpace();
        ((string?)problem["detail"]).ShouldNotBeNullOrWhiteSpace();
        return problem;
    }

    /// <summary>A POST by a person.</summary>
    public static async Task<HttpResponseMessage> PostaAsync(
        this HttpClient klient, string vag, JsonNode? kropp = null, string? ifMatch = null, string? nyckel = null, string? ursprung = null)
    {
        using var begaran = new HttpRequestMessage(HttpMethod.Post, vag);
        if (kropp is not null) begaran.Content = new StringContent(kropp.ToJsonString(), Encoding.UTF8, "application/json");
        if (ifMatch is not null) begaran.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{ifMatch}\""));
        if (nyckel is not null) begaran.Headers.Add("Idempotency-Key", nyckel);
        if (ursprung is not null) begaran.Headers.Add("Origin", ursprung);
        return await klient.SendAsync(begaran);
    }

    /// <summary>The ids of a list of events.</summary>
    public static string[] Ider(this JsonNode? lista) => [.. lista!.AsArray().Select(h => (string)h!["id"]!)];
}
