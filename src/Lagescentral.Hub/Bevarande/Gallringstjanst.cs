using Lagescentral.Aktorer.Bevarande;
using Lagescentral.Aktorer.Vard;
using Lagescentral.Journal;
using Microsoft.Extensions.Options;

namespace Lagescentral.Hub.Bevarande;

/// <summary>Does the daily run when its hour has struck, and at start those that were missed. Looks each minute; late or double
/// looks do no harm, and a run that failed is taken up again.</summary>
public sealed partial class Gallringstjanst(
    Gallringskorning korning, Gallringsaktor aktor, Fristbok frister, Gallringsliggare liggare, IKarantan karantan, Gallringsregler regler,
    IOptions<Journalinstallningar> journal, IHostEnvironment miljo, TimeProvider tid, ILogger<Gallringstjanst> log) : IEnsamtjanst, IHostedService, IDisposable
{
    private static readonly TimeSpan Mellanrum = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim _las = new(1, 1);

    /// <inheritdoc/>
    public string Namn => "gallring";

    /// <summary>True while a run goes on.</summary>
    public bool Pagar => _las.CurrentCount == 0;

    /// <summary>Why the last attempt failed, Swedish; null when it did not.</summary>
    public string? Fel { get; private set; }

    /// <summary>True when the ledger has fewer entries than the last run knew of: it has been lost or put back.</summary>
    public bool LiggareAldre => aktor.Bok.Rapporter is [.., var sista] && sista.Liggare > liggare.Nr;

    /// <summary>Does what is due now.</summary>
    public async Task KorAsync(CancellationToken cancel = default)
    {
        await _las.WaitAsync(cancel);
        try
        {
            if (await korning.KorAsync(cancel) is { } rapport)
            {
                var texter = rapport.Texter.Sum(rad => rad.Texter) + (rapport.Rykten?.Texter ?? 0) + (rapport.Ord ?? []).Sum(ord => ord.Texter);
                if (rapport.Kontroll.Borta) Klar(log, rapport.Nr, texter, rapport.Lager.Sum(l => l.Antal), rapport.Millisekunder);
                else Kvar(log, rapport.Nr, texter);
                var (_, snart) = await karantan.ForfallnaAsync(DateTimeOffset.MinValue, tid.GetUtcNow().AddDays(regler.Val.KarantanVarningDygn - regler.Val.KarantanVantandeDygn), [], cancel);
                if (snart > 0) Snart(log, snart, regler.Val.KarantanVarningDygn);
            }

            Fel = null;
        }
        catch (Exception fel) when (fel is not OperationCanceledException)
        {
            Fel = fel is JournalOtillgangligException ? fel.Message : "Gallringen avbröts av ett oväntat fel; loggen säger mer.";
            throw;
        }
        finally
        {
            _las.Release();
        }
    }

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await aktor.LasAsync(cancellationToken);
        if (LiggareAldre) Aldre(log, liggare.Fil, liggare.Nr, aktor.Bok.Rapporter[^1].Liggare);
        if (miljo.IsProduction() && Path.GetDirectoryName(liggare.Fil) == Path.GetFullPath(journal.Value.Mapp)) Inuti(log, liggare.Fil);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => _las.Dispose();

    /// <inheritdoc/>
    public async Task ArbetaAsync(CancellationToken cancel)
    {
        using var klocka = new PeriodicTimer(Mellanrum, tid);
        do
        {
            try
            {
                // A little at a time, so that the run at night begins at once.
                await frister.IkappAsync(cancel);
                await KorAsync(cancel);
            }
            catch (Exception fel) when (fel is not OperationCanceledException)
            {
                Misslyckades(log, fel);
            }
        }
        while (await klocka.WaitForNextTickAsync(cancel));
    }

    [LoggerMessage(1415, LogLevel.Information, "Gallring {Nr} är gjord: {Texter} texter och {Poster} andra poster på {Millisekunder} ms; inget av dem finns kvar")]
    private static partial void Klar(ILogger logger, int nr, int texter, int poster, long millisekunder);

    [LoggerMessage(1416, LogLevel.Error, "Gallring {Nr} raderade {Texter} texter, men något av det som skulle bort finns kvar; se rapporten")]
    private static partial void Kvar(ILogger logger, int nr, int texter);

    [LoggerMessage(1403, LogLevel.Warning, "Gallringen avbröts och görs om")]
    private static partial void Misslyckades(ILogger logger, Exception fel);

    [LoggerMessage(1404, LogLevel.Warning, "{Antal} poster i karantän gallras oavgjorda inom {Dygn} dygn")]
    private static partial void Snart(ILogger logger, int antal, int dygn);

    [LoggerMessage(1405, LogLevel.Error, "Gallringsliggaren {Fil} slutar på {Nr}, men den senaste körningen kände till {Kand}. En återställning skulle sakna gallringar: lägg tillbaka den rätta filen")]
    private static partial void Aldre(ILogger logger, string fil, long nr, long kand);

    [LoggerMessage(1406, LogLevel.Warning, "Gallringsliggaren {Fil} ligger i samma mapp som det den ska överleva. Ange en fil på en annan disk i Gallring:Liggare")]
    private static partial void Inuti(ILogger logger, string fil);
}
