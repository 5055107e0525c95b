using Lagescentral.Aktorer;
using Lagescentral.Aktorer.Noder;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Silo.Korn;

namespace Lagescentral.Silo.Noder;

/// <summary>The owners of channels as this node reaches them, and what they tell it.</summary>
/// <param name="korn">The cluster's grains.</param>
/// <param name="abonnemang">What this node is told of; made after its owners.</param>
public sealed class Klusteragare(IGrainFactory korn, Lazy<Nodabonnemang> abonnemang) : IKanalagare, INodObserver
{
    // Another after each start: what was told to the life before it is not known to this one.
    private readonly string _namn = Guid.CreateVersion7().ToString("N");
    private readonly Lock _las = new();
    private INodObserver? _sjalv;

    /// <inheritdoc/>
    public bool Har(string kanal) => Finn(kanal) is not null;

    /// <inheritdoc/>
    public Task<Kanallage> TecknaAsync(string kanal, Lasarklass lasare, int foljare, CancellationToken cancel) => Agare(kanal).TecknaAsync(Sjalv(), _namn, lasare, foljare);

    /// <inheritdoc/>
    public Task<Bildsvar> BildAsync(string kanal, Lasarklass lasare, long? sedan, string? epok, CancellationToken cancel) =>
        Agare(kanal).KanalbildAsync(lasare, sedan, epok, cancel);

    /// <inheritdoc/>
    public Task AndradAsync(Nodandring sagd)
    {
        abonnemang.Value.Ta(sagd);
        return Task.CompletedTask;
    }

    private IKanalGrain Agare(string kanal) => Finn(kanal) ?? throw new ArgumentException($"Kanalen {kanal} finns inte.", nameof(kanal));

    private IKanalGrain? Finn(string kanal) => kanal.Split(':', 2) switch
    {
        ["stad"] => korn.GetGrain<IStadGrain>(Namn.Ensam),
        ["larm"] => korn.GetGrain<ILarmGrain>(Namn.Ensam),
        ["nivaer"] => korn.GetGrain<INivaGrain>(Namn.Ensam),
        ["rykten"] => korn.GetGrain<IRyktesGrain>(Namn.Ensam),
        ["stadsdel", var id] => korn.GetGrain<IStadsdelGrain>(id),
        ["plats", var id] => korn.GetGrain<IPlatsGrain>(id),
        _ => null,
    };

    // Not before it is needed: the node has an address when it has started.
    private INodObserver Sjalv()
    {
        lock (_las) return _sjalv ??= korn.CreateObjectReference<INodObserver>(this);
    }
}
