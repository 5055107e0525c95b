using System.Collections.Concurrent;
using Lagescentral.Aktorer.Larm;
using Lagescentral.Aktorer.Vard;
using Lagescentral.Domain.Avisering;
using Lagescentral.Hub.Drift;
using Microsoft.Extensions.Options;

namespace Lagescentral.Hub.Avisering;

/// <summary>
/// Carries orders from the journal to the recipients' devices, at least once. What it knows is in the journal: it asks for orders
/// without a last result, and before every attempt whether the order still stands; a crash between a send and its result sends
/// the same id again. Each address goes its own way: what is slow or away delays no other.
/// </summary>
public sealed partial class Aviserare(
    Sandarna sandarna, Avimottagare mottagare, Avibok bok, Matare matare, IOptions<Aviinstallningar> val, TimeProvider tid, ILogger<Aviserare> log, IAviko ko)
    : IEnsamtjanst
{
    private const string IngenAdress = "Mottagaren har ingen adress att avisera.";
    private const string Besvarat = "Larmet är redan kvitterat eller avslutat.";
    private const string OvningInget = "Övning: inget skickas.";
    private const string AdressBorta = "Adressen finns inte längre.";
    private static readonly TimeSpan Omtag = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Gallring = TimeSpan.FromHours(24);
    private readonly ConcurrentDictionary<string, Task> _pagar = [];
    private readonly ConcurrentDictionary<(Avikanal, string), Las> _perMal = [];
    private readonly Dictionary<Avikanal, SemaphoreSlim> _perKanal = Enum.GetValues<Avikanal>().ToDictionary(k => k, _ => new SemaphoreSlim(val.Value.SamtidigaPerKanal));
    private DateTimeOffset _gallrad;

    /// <inheritdoc/>
    public string Namn => "aviserare";

    /// <summary>Orders under way.</summary>
    public int Pagar => _pagar.Count;

    /// <inheritdoc/>
    public async Task ArbetaAsync(CancellationToken cancel)
    {
        try
        {
            while (true)
            {
                try
                {
                    await RundaAsync(cancel);
                }
                catch (Exception fel) when (fel is not OperationCanceledException)
                {
                    RundanMisslyckades(log, fel);
                }

                await Task.Delay(TimeSpan.FromMilliseconds(val.Value.RundaMs), tid, cancel);
            }
        }
        finally
        {
            await Task.WhenAll(_pagar.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Takes up the orders that have come since.</summary>
    internal async Task RundaAsync(CancellationToken cancel)
    {
        var nu = tid.GetUtcNow();
        if (nu - _gallrad > Gallring)
        {
            var antal = await bok.GallraAsync(cancel);
            if (antal > 0) Gallrade(log, antal);
            _gallrad = nu;
        }

        // Those under way stand first in the answer: it is asked for so many more that new ones are seen behind them.
        var rum = val.Value.Hogst - _pagar.Count;
        if (rum <= 0) return;
        foreach (var avi in await ko.AttSandaAsync(val.Value.Hogst, cancel))
        {
            if (rum == 0) break;
            if (_pagar.ContainsKey(avi.Id)) continue;
            rum--;
            var klar = new TaskCompletionSource();
            if (!_pagar.TryAdd(avi.Id, klar.Task)) continue;
            _ = UtforAsync(avi, klar, cancel);
        }
    }

    private async Task UtforAsync(Avi avi, TaskCompletionSource klar, CancellationToken cancel)
    {
        // The round goes on to the next order meanwhile.
        await Task.Yield();
        try
        {
            await OrderAsync(avi, cancel);
        }
        catch (OperationCanceledException)
        {
            // Stopping: the order stands in the journal.
        }
        catch (Exception fel)
        {
            OrdernMisslyckades(log, fel, avi.Id);
            await Task.Delay(Omtag, tid, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        finally
        {
            _pagar.TryRemove(avi.Id, out _);
            klar.SetResult();
        }
    }

    private async Task OrderAsync(Avi avi, CancellationToken cancel)
    {
        if (sandarna.Ovning || avi.Ovning)
        {
            await SlutAsync(avi, Utebliven(OvningInget), cancel);
            return;
        }

        var fore = avi.Utfall.Where(u => u is { Kanal: not null, Mal: not null }).ToDictionary(u => (u.Kanal!.Value, u.Mal!));
        var mal = (await mottagare.ForAsync(avi.Mottagare, cancel)).Where(m => sandarna.Kanaler.Contains(m.Kanal)).ToList();
        // An address that was tried before and is no more has its end too.
        var borta = fore.Values.Where(u => u.Resultat == Aviresultat.Misslyckad && !mal.Exists(m => m.Kanal == u.Kanal && m.Id == u.Mal)).ToList();
        var kvar = mal.Where(m => fore.GetValueOrDefault((m.Kanal, m.Id)) is null or { Resultat: Aviresultat.Misslyckad }).ToList();
        if (borta.Count + kvar.Count == 0)
        {
            await SlutAsync(avi, avi.Utfall.Count > 0 ? avi.Utfall[^1] : Utebliven(IngenAdress), cancel);
            return;
        }

        var order = new Order(avi, borta.Count + kvar.Count);
        await Task.WhenAll(
        [
            .. borta.Select(u => KlarAsync(order, u with { Resultat = Aviresultat.Uppgiven, Orsak = AdressBorta, Tid = tid.GetUtcNow() }, cancel)),
            .. kvar.Select(m => MalAsync(order, m, fore.GetValueOrDefault((m.Kanal, m.Id)), cancel)),
        ]);
    }

    private async Task MalAsync(Order order, Avimal mal, Aviutfall? fore, CancellationToken cancel)
    {
        var (avi, takt) = (order.Avi, val.Value.Takt());
        var forsok = fore?.Forsok ?? 0;
        if (fore is not null && forsok >= 1)
        {
            if (takt.Vantan(avi.Id, forsok) is not { } kvar)
            {
                await GeUppAsync(order, mal, fore.Orsak ?? AdressBorta, forsok, cancel);
                return;
            }

            var till = fore.Tid + kvar - tid.GetUtcNow();
            if (till > TimeSpan.Zero) await Task.Delay(till, tid, cancel);
        }

        while (true)
        {
            forsok++;
            var svar = await ForsokAsync(order, mal, cancel);
            var utfall = new Aviutfall { Kanal = mal.Kanal, Mal = mal.Id, Forsok = forsok, Orsak = svar?.Orsak, Resultat = Aviresultat.Skickad, Tid = tid.GetUtcNow() };
            switch (svar?.Utfall)
            {
                case null:
                    await KlarAsync(order, utfall with { Resultat = Aviresultat.Utebliven, Orsak = Besvarat, Forsok = forsok - 1 }, cancel);
                    return;
                case Sandutfall.Skickad:
                    Skickad(log, avi.Id, mal.Kanal, mal.Id, forsok);
                    await KlarAsync(order, utfall, cancel);
                    return;
                case Sandutfall.Borta when mal is Webbpush.Pushmal push:
                    await bok.GlomEnhetAsync(push.Vem, push.Id, cancel);
                    await KlarAsync(order, utfall with { Resultat = Aviresultat.Uppgiven, Orsak = "Enheten tar inte längre emot; den är borttagen." }, cancel);
                    return;
                case Sandutfall.Tillfalligt when takt.Vantan(avi.Id, forsok, svar.Vanta) is { } vantan:
                    Misslyckad(log, avi.Id, mal.Kanal, mal.Id, forsok, svar.Orsak);
                    await NoteraAsync(avi, utfall with { Resultat = Aviresultat.Misslyckad }, cancel);
                    await Task.Delay(vantan, tid, cancel);
                    break;
                default:
                    await GeUppAsync(order, mal, svar.Orsak ?? "", forsok, cancel);
                    return;
            }
        }
    }

    // Null when nobody is to be told any more.
    private async Task<Sandsvar?> ForsokAsync(Order order, Avimal mal, CancellationToken cancel)
    {
        // First a place at the address, then one on the way: what waits for a slow address holds no other's place.
        var las = Ta((mal.Kanal, mal.Id));
        try
        {
            await las.Platser.WaitAsync(cancel);
            try
            {
                var kanal = _perKanal[mal.Kanal];
                await kanal.WaitAsync(cancel);
                try
                {
                    if (!await ko.FarSandasAsync(order.Avi.Id, cancel)) return null;
                    return await sandarna.SandAsync(order.Avi, mal, cancel);
                }
                finally
                {
                    kanal.Release();
                }
            }
            finally
            {
                las.Platser.Release();
            }
        }
        finally
        {
            Slapp((mal.Kanal, mal.Id), las);
        }
    }

    private async Task GeUppAsync(Order order, Avimal mal, string orsak, int forsok, CancellationToken cancel)
    {
        Uppgiven(log, order.Avi.Id, mal.Kanal, mal.Id, forsok, orsak);
        await bok.SparaDodAsync(order.Avi, mal, orsak, forsok, cancel);
        await KlarAsync(order, new() { Kanal = mal.Kanal, Mal = mal.Id, Forsok = forsok, Orsak = orsak, Resultat = Aviresultat.Uppgiven, Tid = tid.GetUtcNow() }, cancel);
    }

    // One at a time, so that the one that is noted last is the one that says that it is.
    private async Task KlarAsync(Order order, Aviutfall utfall, CancellationToken cancel)
    {
        await order.Tur.WaitAsync(cancel);
        try
        {
            await NoteraAsync(order.Avi, utfall with { Slutlig = order.Kvar == 1 }, cancel);
            order.Kvar--;
        }
        finally
        {
            order.Tur.Release();
        }
    }

    private Task SlutAsync(Avi avi, Aviutfall utfall, CancellationToken cancel) => NoteraAsync(avi, utfall with { Slutlig = true }, cancel);

    // What has been sent is noted, however long the journal is away: else it would be sent again.
    private async Task NoteraAsync(Avi avi, Aviutfall utfall, CancellationToken cancel)
    {
        matare.Avisering(utfall.Kanal, utfall.Resultat);
        while (true)
        {
            try
            {
                await ko.UtfallAsync(avi.Id, utfall, cancel);
                return;
            }
            catch (Exception fel) when (fel is not OperationCanceledException)
            {
                UtfalletMisslyckades(log, fel, avi.Id);
                await Task.Delay(Omtag, tid, cancel);
            }
        }
    }

    private Aviutfall Utebliven(string orsak) => new() { Resultat = Aviresultat.Utebliven, Orsak = orsak, Tid = tid.GetUtcNow() };

    private Las Ta((Avikanal, string) nyckel)
    {
        lock (_perMal)
        {
            var las = _perMal.GetOrAdd(nyckel, _ => new Las(new SemaphoreSlim(val.Value.SamtidigaPerMal)));
            las.Antal++;
            return las;
        }
    }

    private void Slapp((Avikanal, string) nyckel, Las las)
    {
        lock (_perMal)
            if (--las.Antal == 0) _perMal.TryRemove(nyckel, out _);
    }

    [LoggerMessage(3601, LogLevel.Warning, "Order om avisering kunde inte hämtas; försöker igen")]
    private static partial void RundanMisslyckades(ILogger logger, Exception fel);

    [LoggerMessage(3602, LogLevel.Error, "Aviseringen {Avi} kunde inte utföras; försöker igen")]
    private static partial void OrdernMisslyckades(ILogger logger, Exception fel, string avi);

    [LoggerMessage(3603, LogLevel.Warning, "Utfallet av aviseringen {Avi} kunde inte noteras; försöker igen")]
    private static partial void UtfalletMisslyckades(ILogger logger, Exception fel, string avi);

    [LoggerMessage(3604, LogLevel.Information, "Aviseringen {Avi} skickad: {Kanal} {Mal}, försök {Forsok}")]
    private static partial void Skickad(ILogger logger, string avi, Avikanal kanal, string mal, int forsok);

    [LoggerMessage(3605, LogLevel.Information, "Aviseringen {Avi} misslyckades: {Kanal} {Mal}, försök {Forsok}: {Orsak}")]
    private static partial void Misslyckad(ILogger logger, string avi, Avikanal kanal, string mal, int forsok, string? orsak);

    [LoggerMessage(3606, LogLevel.Warning, "Aviseringen {Avi} uppgiven: {Kanal} {Mal}, efter {Forsok} försök: {Orsak}")]
    private static partial void Uppgiven(ILogger logger, string avi, Avikanal kanal, string mal, int forsok, string orsak);

    [LoggerMessage(3607, LogLevel.Information, "{Antal} enheter och kontakter som ingen bekräftat är borttagna")]
    private static partial void Gallrade(ILogger logger, int antal);

    private sealed class Order(Avi avi, int kvar)
    {
        public Avi Avi { get; } = avi;

        public int Kvar { get; set; } = kvar;

        public SemaphoreSlim Tur { get; } = new(1, 1);
    }

    private sealed class Las(SemaphoreSlim platser)
    {
        public SemaphoreSlim Platser { get; } = platser;

        public int Antal { get; set; }
    }
}
