using System.Collections.Frozen;
using Lagescentral.Aktorer;
using Lagescentral.Aktorer.Jour;
using Lagescentral.Aktorer.Kalla;
using Lagescentral.Aktorer.Larm;
using Lagescentral.Aktorer.Nivaer;
using Lagescentral.Aktorer.Plats;
using Lagescentral.Aktorer.Rykten;
using Lagescentral.Aktorer.Sammanforing;
using Lagescentral.Silo.Korn;

namespace Lagescentral.Silo.Noder;

/// <summary>The aktorer of the whole cluster: each lives on one node, and is reached from all.</summary>
public sealed class Klusteraktorer(IGrainFactory korn, IReadOnlyList<Kallmiljo> kallor) : IAktorer
{
    private readonly FrozenSet<string> _kallor = kallor.Select(kalla => kalla.Regler.Kalla).ToFrozenSet();

    /// <inheritdoc/>
    public IStadAktor Stad => korn.GetGrain<IStadGrain>(Namn.Ensam);

    /// <inheritdoc/>
    public ISammanforingsAktor Sammanforing => korn.GetGrain<ISammanforingsGrain>(Namn.Ensam);

    /// <inheritdoc/>
    public IRyktesAktor Rykten => korn.GetGrain<IRyktesGrain>(Namn.Ensam);

    /// <inheritdoc/>
    public IJourAktor Jour => korn.GetGrain<IJourGrain>(Namn.Ensam);

    /// <inheritdoc/>
    public ILarmAktor Larm => korn.GetGrain<ILarmGrain>(Namn.Ensam);

    /// <inheritdoc/>
    public INivaAktor Nivaer => korn.GetGrain<INivaGrain>(Namn.Ensam);

    /// <inheritdoc/>
    public IKallaAktor Kalla(string id) => korn.GetGrain<IKallaGrain>(id);

    /// <inheritdoc/>
    public bool HarKalla(string id) => _kallor.Contains(id);

    /// <inheritdoc/>
    public IStadsdelAktor Stadsdel(string id) => korn.GetGrain<IStadsdelGrain>(id);

    /// <inheritdoc/>
    public IPlatsAktor Plats(string id) => korn.GetGrain<IPlatsGrain>(id);

    /// <inheritdoc/>
    public void Puffa(IReadOnlyList<Puffrad> rader)
    {
        korn.GetGrain<IStadGrain>(Namn.Ensam).PuffaAsync(rader).Ignore();
        korn.GetGrain<ILarmGrain>(Namn.Ensam).PuffaAsync(rader).Ignore();
        if (Sammanforingsaktor.Berorda(rader) is { Count: > 0 } huvuden) korn.GetGrain<ISammanforingsGrain>(Namn.Ensam).PuffaAsync(huvuden).Ignore();
        foreach (var grupp in Platsaktor.Berorda(rader)) korn.GetGrain<IPlatsGrain>(grupp.Key).PuffaAsync([.. grupp]).Ignore();
    }
}
