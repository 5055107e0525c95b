using Lagescentral.Domain.Handelser;
using Lagescentral.Kallor.Polis;
using Lagescentral.Kallor.Siss;
using Lagescentral.Kallor.Ssbf;
using Microsoft.Extensions.Logging;

namespace Lagescentral.Kallor.Demo;

/// <summary>Feeds the hub from a simulated city: the police, SSBF and SISS, each through its own reader and all of it
/// marked as exercise. Fills in history first, then goes on live.</summary>
public static partial class Demokallor
{
    private const int Bunt = 500;
    private static readonly TimeSpan Livstecken = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Omforsok = TimeSpan.FromSeconds(1);
    private static readonly string[] Kallor = [PolisHamtare.Kalla, SsbfTolk.Kalla, SissLasare.Kalla];

    /// <summary>Runs until cancelled.</summary>
    /// <param name="intag">Receiver. What it cannot take now is tried again every second.</param>
    /// <param name="tid">The clock.</param>
    /// <param name="options">How to run.</param>
    /// <param name="logg">Log.</param>
    /// <param name="ct">Ends it.</param>
    /// <exception cref="InvalidOperationException">A setting is out of range.</exception>
    public static async Task KorAsync(IIntag intag, TimeProvider tid, DemoOptions options, ILogger logg, CancellationToken ct)
    {
        options = options.Provad();
        var start = tid.GetUtcNow();
        var demotid = new Demotid(start, options.Takt);
        IDemokalla[] kallor =
        [
            new Demopolis(options.Fro, demotid),
            new Demossbf(new SsbfSimulator(options.Fro, options.Platser), demotid, options.Stadsdel),
            new Demosiss(options.Fro, demotid, options.Stadsdel),
        ];
        var forsta = start - options.Historik;
        Borjar(logg, options.Historik.TotalDays, options.Takt);
        await RapporteraAsync(intag, logg, ct).ConfigureAwait(false);

        var livstecken = start + Livstecken;
        var vantande = new List<Demopost>();
        foreach (var post in Demoflode.Fran(DateOnly.FromDateTime(Stockholmstid.Lokal(forsta)), kallor))
        {
            if (post.Sim < forsta)
                continue;
            var nar = demotid.Verklig(post.Sim);
            // All that is due goes together; the rest is waited for, with a sign of life now and then.
            if (vantande.Count > 0 && (nar > tid.GetUtcNow() || vantande.Count == Bunt))
                await SkickaAsync(intag, tid, options, vantande, logg, ct).ConfigureAwait(false);
            while (nar > tid.GetUtcNow())
            {
                var till = nar < livstecken ? nar : livstecken;
                await Vantan.TillAsync(till, tid, ct).ConfigureAwait(false);
                if (tid.GetUtcNow() < livstecken)
                    continue;
                await RapporteraAsync(intag, logg, ct).ConfigureAwait(false);
                livstecken = tid.GetUtcNow() + Livstecken;
            }
            ct.ThrowIfCancellationRequested();
            vantande.Add(post);
        }
    }

    private static async Task SkickaAsync(
        IIntag intag, TimeProvider tid, DemoOptions options, List<Demopost> vantande, ILogger logg, CancellationToken ct)
    {
        var regler = options.Regler(tid.GetUtcNow());
        foreach (var grupp in vantande.GroupBy(p => p.Kalla, StringComparer.Ordinal))
        {
            var rader = grupp.SelectMany(p => p.Las(regler)).Select((r, i) => SomOvning(r, i + 1)).ToList();
            while (rader.Count > 0 && !await TogEmotAsync(intag, grupp.Key, rader, logg, ct).ConfigureAwait(false))
                await Task.Delay(Omforsok, tid, ct).ConfigureAwait(false);
        }
        vantande.Clear();
    }

    private static Inrad SomOvning(Inrad rad, int nummer) => rad with
    {
        Rad = nummer,
        Inkommande = rad.Inkommande is { } post ? post with { Ovning = true } : null,
        Fel = [.. rad.Fel.Select(f => f with { Rad = nummer })],
    };

    private static async Task<bool> TogEmotAsync(IIntag intag, string kalla, List<Inrad> rader, ILogger logg, CancellationToken ct)
    {
        try
        {
            await intag.TaEmotAsync(kalla, rader, ct).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Intagsfel(logg, e, kalla);
            return false;
        }
    }

    private static async Task RapporteraAsync(IIntag intag, ILogger logg, CancellationToken ct)
    {
        foreach (var kalla in Kallor)
        {
            try
            {
                await intag.KontaktAsync(kalla, lyckad: true, fel: null, ct).ConfigureAwait(false);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Rapportfel(logg, e, kalla);
            }
        }
    }

    [LoggerMessage(3100, LogLevel.Information, "Demonstration: {Dagar} dagars historik, sedan {Takt} gånger klockans takt. Allt är märkt som övning.")]
    private static partial void Borjar(ILogger logg, double dagar, double takt);

    [LoggerMessage(3102, LogLevel.Warning, "Demonstrationens kontakt med {Kalla} kunde inte rapporteras.")]
    private static partial void Rapportfel(ILogger logg, Exception fel, string kalla);

    [LoggerMessage(3101, LogLevel.Warning, "Demonstrationens {Kalla} kunde inte tas emot; nytt försök om en sekund.")]
    private static partial void Intagsfel(ILogger logg, Exception fel, string kalla);
}
