using System.Net;
using Lagescentral.Aktorer;
using Lagescentral.Aktorer.Larm;
using Lagescentral.Hub.Avisering.Epost;
using Lagescentral.Hub.Avisering.Webbpush;
using Lagescentral.Hub.Avisering.Webhook;
using Microsoft.Extensions.Options;

namespace Lagescentral.Hub.Avisering;

/// <summary>Makes the senders that the settings ask for.</summary>
internal sealed class Sandarfabrik(IOptions<Aviinstallningar> val, Vapidnyckel vapid, IHostEnvironment miljo, TimeProvider tid) : ISandarfabrik
{
    /// <inheritdoc/>
    public IReadOnlyList<IAvisandare> Skapa()
    {
        var installd = val.Value;
        var utveckling = miljo.IsDevelopment();
        bool Slinga(IPAddress adress) => utveckling && IPAddress.IsLoopback(adress);
        List<IAvisandare> alla = [new Webhooksandare(Klient(adress => installd.Webhook.PrivataAdresser || Slinga(adress)), installd, tid)];
        if (installd.Webbpush.Aktiv) alla.Add(new Pushsandare(Klient(Slinga), vapid.HamtaAsync, installd, utveckling, tid));
        if (installd.Epost.Aktiv) alla.Add(new Epostsandare(installd, tid));
        return alla;
    }

    private static HttpMessageInvoker Klient(Func<IPAddress, bool> far) => new(Utgaende.Handler(far), disposeHandler: true);
}

/// <summary>The hub's key pair towards push services: made once, kept in the register, shared by the nodes.</summary>
internal sealed class Vapidnyckel(Avibok bok) : IDisposable
{
    private readonly SemaphoreSlim _tur = new(1, 1);
    private Vapid? _vapid;

    /// <summary>The pair.</summary>
    public async Task<Vapid> HamtaAsync(CancellationToken cancel)
    {
        if (_vapid is { } finns) return finns;
        await _tur.WaitAsync(cancel);
        try
        {
            return _vapid ??= new Vapid(await bok.HemlighetAsync("vapid", Vapid.NyNyckel, cancel));
        }
        finally
        {
            _tur.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _vapid?.Dispose();
        _tur.Dispose();
    }
}

/// <summary>Whether a larm still waits for someone.</summary>
public interface ILarmsvar
{
    /// <summary>True while the larm is open and nobody has taken it.</summary>
    Task<bool> VantarAsync(string larm, CancellationToken cancel);
}

/// <summary>Asks the larm.</summary>
internal sealed class Larmsvar(IAktorer aktorer) : ILarmsvar
{
    /// <inheritdoc/>
    public async Task<bool> VantarAsync(string larm, CancellationToken cancel) => await aktorer.Larm.FinnAsync(larm, cancel) is { Fakta: { Oppet: true, ArKvitterat: false } };
}

/// <summary>Adds what carries notices.</summary>
internal static class Aviseringen
{
    /// <summary>Adds the services.</summary>
    public static void AddAvisering(this IServiceCollection tjanster)
    {
        tjanster.AddOptions<Aviinstallningar>().BindConfiguration("Avisering").ValidateOnStart();
        tjanster.AddSingleton<IValidateOptions<Aviinstallningar>, Avikontroll>();
        tjanster.AddSingleton<Journal.IRegisterposter>(s => s.GetRequiredService<Journal.IRegister>());
        tjanster.AddSingleton<Avibok>();
        tjanster.AddSingleton<Avimottagare>();
        tjanster.AddSingleton<Vapidnyckel>();
        tjanster.AddSingleton<ISandarfabrik, Sandarfabrik>();
        tjanster.AddSingleton<Sandarna>();
        tjanster.AddSingleton<Provpauser>();
        tjanster.AddSingleton<IAviko>(s => s.GetRequiredService<IAktorer>().Larm);
        tjanster.AddSingleton<ILarmsvar, Larmsvar>();
        tjanster.AddSingleton<Aviserare>();
        tjanster.AddSingleton<Aktorer.Vard.IEnsamtjanst>(s => s.GetRequiredService<Aviserare>());
    }
}
