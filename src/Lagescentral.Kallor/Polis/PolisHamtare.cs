using System.Net;
using Lagescentral.Domain.Handelser;
using Lagescentral.Kallor.Intag;
using Microsoft.Extensions.Logging;

namespace Lagescentral.Kallor.Polis;

/// <summary>
/// Asks the police's API at a steady pace and hands what is new or changed to the intake. One caller in the whole
/// cluster: the limits are per address, and breaking them hits others behind the same one.
/// </summary>
/// <param name="http">Client over <see cref="Handler"/>.</param>
/// <param name="intag">Receiver.</param>
/// <param name="options">Validated settings.</param>
/// <param name="regler">The rules of an item at a time.</param>
/// <param name="minne">What another that called before has left, and the next is to know.</param>
/// <param name="tid">The clock.</param>
/// <param name="slump">Spreads the waits after a failure; seeded in tests.</param>
/// <param name="logg">Log; never given a post's text.</param>
public sealed class PolisHamtare(
    HttpClient http, IIntag intag, PolisOptions options, Func<DateTimeOffset, InlasRegler> regler, IPolisminne minne, TimeProvider tid, Random slump,
    ILogger<PolisHamtare> logg)
{
    /// <summary>The source's id.</summary>
    public const string Kalla = "polis";

    /// <summary>The police's own limits (polisen.se, Regler för API:et).</summary>
    public static readonly Anropsregel Regel = new(TimeSpan.FromSeconds(10), 60, 1_440);

    private static readonly Anropsregel LokalRegel = new(TimeSpan.Zero, int.MaxValue, int.MaxValue);
    private static readonly TimeSpan LangstaVantan = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan LangstaRetryAfter = TimeSpan.FromHours(24);

    private readonly PolisKlient klient = new(http, options, tid);
    private HashSet<string> sedda = new(StringComparer.Ordinal);
    private string? etag;
    private DateTimeOffset? andrad;

    /// <summary>A handler for the client: unpacks, and follows no redirect (each would be a call outside the count).</summary>
    public static SocketsHttpHandler Handler() => new()
    {
        AutomaticDecompression = DecompressionMethods.All,
        AllowAutoRedirect = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(15),
        UseCookies = false,
    };

    /// <summary>Asks until cancelled, or until the answer is one that asking again cannot change (403, 404).</summary>
    public async Task KorAsync(CancellationToken ct)
    {
        var grans = new Anropsgrans(options.Url.IsLoopback ? LokalRegel : Regel, options.Anropsbok, tid.GetUtcNow());
        await MinnsAsync(grans, ct).ConfigureAwait(false);
        PolisLogg.Startar(logg, options.Intervall, options.Url.Host);
        var misslyckade = 0;
        var nasta = tid.GetUtcNow();
        while (!ct.IsCancellationRequested)
        {
            var ledig = grans.Tidigast(tid.GetUtcNow());
            if (ledig > nasta + options.Intervall)
                PolisLogg.Grans(logg, ledig);
            await Vantan.TillAsync(ledig > nasta ? ledig : nasta, tid, ct).ConfigureAwait(false);

            var nu = tid.GetUtcNow();
            grans.Notera(nu);
            var svar = await klient.HamtaAsync(etag, andrad, ct).ConfigureAwait(false);
            svar = await TaEmotAsync(svar, nu, ct).ConfigureAwait(false);
            await RapporteraAsync(svar, ct).ConfigureAwait(false);
            await SparaAsync(grans, ct).ConfigureAwait(false);
            if (svar.Permanent)
            {
                PolisLogg.Upphort(logg, svar.Fel!);
                return;
            }
            misslyckade = svar.Lyckat ? 0 : misslyckade + 1;
            var vantan = svar.Lyckat ? options.Intervall : Backa(misslyckade, svar.Vanta);
            if (!svar.Lyckat)
                PolisLogg.Misslyckat(logg, svar.Fel!, vantan);
            nasta = nu + vantan;
        }
    }

    private async Task MinnsAsync(Anropsgrans grans, CancellationToken ct)
    {
        try
        {
            if (await minne.LasAsync(ct).ConfigureAwait(false) is not { } markor) return;
            (etag, andrad) = (markor.Etag, markor.Andrad);
            grans.Minns(markor.Anrop, tid.GetUtcNow());
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            PolisLogg.Minnesfel(logg, e);
        }
    }

    private async Task SparaAsync(Anropsgrans grans, CancellationToken ct)
    {
        try
        {
            await minne.SparaAsync(new Polismarkor(etag, andrad, grans.Anrop), ct).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            PolisLogg.Minnesfel(logg, e);
        }
    }

    // Doubles from the interval to half an hour, plus up to a fifth so that not all callers return at once.
    private TimeSpan Backa(int misslyckade, TimeSpan? retryAfter)
    {
        var grund = options.Intervall * Math.Pow(2, Math.Min(misslyckade, 10));
        if (grund > LangstaVantan)
            grund = LangstaVantan;
        var begard = retryAfter ?? TimeSpan.Zero;
        if (begard > LangstaRetryAfter)
            begard = LangstaRetryAfter;
        return (begard > grund ? begard : grund) * (1 + (slump.NextDouble() / 5));
    }

    private async Task<PolisSvarslage> TaEmotAsync(PolisSvarslage svar, DateTimeOffset nu, CancellationToken ct)
    {
        if (svar.Kropp is not { } kropp)
        {
            if (svar.Lyckat)
                PolisLogg.Oforandrat(logg);
            return svar;
        }
        PolisSvar last;
        try
        {
            last = PolisTolk.Tolka(kropp, regler(nu));
        }
        catch (OlasligException e)
        {
            return new PolisSvarslage(false, "svaret går inte att läsa. " + e.Message);
        }
        var nya = last.Rader.Where(r => !sedda.Contains(r.Original)).ToList();
        if (nya.Count > 0 && !await SkickaAsync(nya, ct).ConfigureAwait(false))
            return svar;
        // Only what has been taken is remembered: what was not is sent again next time.
        sedda = [.. last.Rader.Select(r => r.Original)];
        (etag, andrad) = (svar.Etag, svar.Andrad);
        PolisLogg.Hamtat(logg, last.Antal, nya.Count, nya.Count(r => r.Fel.Count > 0), last.Bortvalda.Values.Sum());
        return svar;
    }

    private async Task<bool> SkickaAsync(List<Inrad> nya, CancellationToken ct)
    {
        try
        {
            await intag.TaEmotAsync(Kalla, nya, ct).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            PolisLogg.Intagsfel(logg, e);
            return false;
        }
    }

    private async Task RapporteraAsync(PolisSvarslage svar, CancellationToken ct)
    {
        try
        {
            await intag.KontaktAsync(Kalla, svar.Lyckat, svar.Fel, ct).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            PolisLogg.Rapportfel(logg, e);
        }
    }
}
