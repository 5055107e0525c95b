using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Lagescentral.Prestanda.Krasch;

/// <summary>A source's way of sending: a body that has not been answered is sent again, the same.</summary>
/// <param name="paus">Longest pause between two bodies, ms.</param>
internal sealed class Kallsandare(HttpClient http, string kalla, Utsagor utsagor, Bok bok, Random slump, ConcurrentQueue<string> avvikelser, int paus = 60)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);
    private Sandning? _kvar;

    /// <summary>Bodies that broke off without an answer.</summary>
    public int Avbrutna { get; private set; }

    /// <summary>Sends until told to stop or the hub dies.</summary>
    public async Task LastaAsync(CancellationToken stopp)
    {
        while (!stopp.IsCancellationRequested)
        {
            if (!await SandAsync()) return;
            // A short pause is waited out whole: what is told to stop has then answered for all it sent.
            await Task.Delay(TimeSpan.FromMilliseconds(slump.Next(paus)), TimeProvider.System, CancellationToken.None);
        }
    }

    /// <summary>Sends what was not answered, if anything; false when it is still not.</summary>
    public async Task<bool> SandOmAsync() => _kvar is null || await SandAsync();

    /// <summary>Sends this body, and none before it has been answered.</summary>
    public Task<bool> SandAsync(Sandning sandning)
    {
        _kvar = sandning;
        return SandAsync();
    }

    private async Task<bool> SandAsync()
    {
        var sandning = _kvar ??= utsagor.Nasta(kalla, TimeProvider.System.GetUtcNow());
        bok.Saga(sandning);
        try
        {
            using var begaran = new HttpRequestMessage(HttpMethod.Post, "/api/v1/handelser");
            begaran.Headers.Add("X-Kalla-Nyckel", "dev-" + kalla);
            begaran.Content = new StringContent(sandning.Kropp, Encoding.UTF8);
            begaran.Content.Headers.ContentType = new(sandning.Format);
            using var svar = await http.SendAsync(begaran);
            if (svar.StatusCode == HttpStatusCode.ServiceUnavailable) return false;
            if (svar.StatusCode != HttpStatusCode.Accepted)
            {
                avvikelser.Enqueue($"intaget svarade {(int)svar.StatusCode}");
                return false;
            }

            var kvitton = await svar.Content.ReadFromJsonAsync<Kvittosvar>(Web);
            _kvar = null;
            bok.Kvittera(sandning, kvitton!.Kvitton);
            return true;
        }
        catch (Exception fel) when (fel is HttpRequestException or IOException or JsonException)
        {
            Avbrutna++;
            return false;
        }
    }
}
