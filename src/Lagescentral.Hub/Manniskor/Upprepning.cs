using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Lagescentral.Journal;
using Microsoft.AspNetCore.Http.Features;

namespace Lagescentral.Hub.Manniskor;

/// <summary>A person's POST with <c>Idempotency-Key</c> is done once: the same key gives the same answer for 30 days.</summary>
internal sealed class Upprepning(IRegister register, IJournal journal, TimeProvider tid)
{
    private const int KroppHogst = 1024 * 1024;
    private static readonly object Minnesnyckel = new();
    private readonly ConcurrentDictionary<(string, Guid), SemaphoreSlim> _pagar = [];

    /// <summary>Has another body remembered than the one that is answered: a secret is shown once and kept nowhere.</summary>
    public static void Minns(HttpContext http, string svar) => http.Items[Minnesnyckel] = svar;

    public async Task KorAsync(HttpContext http, RequestDelegate nasta)
    {
        var lasare = Lasare.For(http.User);
        if (!HttpMethods.IsPost(http.Request.Method) || lasare.Vem is not { } vem)
        {
            await nasta(http);
            return;
        }

        // What a person writes is small, and never lies in a file of its own: beyond the bound the buffer would.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } storlek) storlek.MaxRequestBodySize = KroppHogst;
        if (!http.Request.Headers.TryGetValue("Idempotency-Key", out var given))
        {
            await nasta(http);
            return;
        }

        if (!Guid.TryParse(given.ToString(), out var nyckel))
        {
            await Svar.Problem(StatusCodes.Status400BadRequest, "Fel nyckel", "Idempotency-Key ska vara ett UUID.").ExecuteAsync(http);
            return;
        }

        var pagar = _pagar.GetOrAdd((vem, nyckel), _ => new SemaphoreSlim(1, 1));
        await pagar.WaitAsync(http.RequestAborted);
        try
        {
            await EnGangAsync(http, nasta, vem, nyckel);
        }
        finally
        {
            pagar.Release();
            if (pagar.CurrentCount == 1) _pagar.TryRemove((vem, nyckel), out _);
        }
    }

    private async Task EnGangAsync(HttpContext http, RequestDelegate nasta, string vem, Guid nyckel)
    {
        var fingeravtryck = await FingeravtryckAsync(http.Request);
        if (await register.GivetSvarAsync(vem, nyckel, http.RequestAborted) is { } givet)
        {
            if (givet.Fingeravtryck != fingeravtryck)
            {
                await Svar.Problem(StatusCodes.Status422UnprocessableEntity, "Nyckeln är använd", "Idempotency-Key har använts för ett annat anrop. Skicka en ny.").ExecuteAsync(http);
                return;
            }

            http.Response.StatusCode = givet.Status;
            if (givet.Version is { } version) http.Response.Headers.ETag = version;
            if (givet.Svar.Length == 0) return;
            http.Response.ContentType = givet.Status < 400 ? "application/json; charset=utf-8" : "application/problem+json";
            await http.Response.WriteAsync(givet.Svar, http.RequestAborted);
            return;
        }

        var ut = http.Response.Body;
        using var minne = new MemoryStream();
        http.Response.Body = minne;
        try
        {
            await nasta(http);
        }
        finally
        {
            http.Response.Body = ut;
        }

        var svar = http.Items[Minnesnyckel] as string ?? Encoding.UTF8.GetString(minne.ToArray());
        // A fault of ours is not an answer: the same key may be tried again.
        if (http.Response.StatusCode < 500)
            await register.SaveGivetSvarAsync(vem, nyckel, new Givetsvar(fingeravtryck, http.Response.StatusCode, svar, http.Response.Headers.ETag), tid.GetUtcNow(), http.RequestAborted);
        minne.Position = 0;
        await minne.CopyToAsync(ut, http.RequestAborted);
    }

    private async Task<string> FingeravtryckAsync(HttpRequest begaran)
    {
        begaran.EnableBuffering(KroppHogst);
        // Keyed, so that nobody can guess a text from it.
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, journal.Innehallsnyckel.Span);
        hash.AppendData(Encoding.UTF8.GetBytes($"{begaran.Method} {begaran.Path}{begaran.QueryString}\n"));
        var buffert = new byte[16 * 1024];
        int last;
        while ((last = await begaran.Body.ReadAsync(buffert, begaran.HttpContext.RequestAborted)) > 0) hash.AppendData(buffert, 0, last);
        begaran.Body.Position = 0;
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
