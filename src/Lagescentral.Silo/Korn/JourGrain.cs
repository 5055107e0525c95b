using Lagescentral.Aktorer;
using Lagescentral.Aktorer.Jour;
using Lagescentral.Domain.Bevarande;
using Lagescentral.Domain.Jour;
using Lagescentral.Silo.Noder;

namespace Lagescentral.Silo.Korn;

/// <summary>Who is on call, on whichever node.</summary>
/// <param name="miljo">What aktorer share.</param>
[GrainType(Namn.Jour)]
public sealed class JourGrain(Klustermiljo miljo) : Grain, IJourGrain
{
    private static readonly TimeSpan Kontrollmellanrum = TimeSpan.FromSeconds(5);
    private readonly Jouraktor _aktor = new(miljo.Aktorer);

    /// <inheritdoc/>
    public Task VakenAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<Joursvar> UtforAsync(Jourkommando kommando, CancellationToken cancel = default) => _aktor.UtforAsync(kommando, cancel);

    /// <inheritdoc/>
    public Task<Jourlage> LageAsync(CancellationToken cancel = default) => _aktor.LageAsync(cancel);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> PaAsync(string linje, DateTimeOffset tid, CancellationToken cancel = default) => _aktor.PaAsync(linje, tid, cancel);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Jourpass>> NastaAsync(string linje, DateTimeOffset tid, CancellationToken cancel = default) => _aktor.NastaAsync(linje, tid, cancel);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Jourlucka>> LuckorAsync(DateTimeOffset fran, DateTimeOffset till, CancellationToken cancel = default) =>
        _aktor.LuckorAsync(fran, till, cancel);

    /// <inheritdoc/>
    public Task<Kommandoutfall> GallraAsync(string id, string orsak, string vem, CancellationToken cancel = default) => _aktor.GallraAsync(id, orsak, vem, cancel);

    /// <inheritdoc/>
    public Task<Kommandoutfall> GallraForfallnaAsync(Ordgallringsuppdrag uppdrag, CancellationToken cancel = default) => _aktor.GallraForfallnaAsync(uppdrag, cancel);

    /// <inheritdoc/>
    public Task IkappAsync(CancellationToken cancel = default) => _aktor.IkappAsync(cancel);

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await _aktor.IkappAsync(cancellationToken);
        this.RegisterGrainTimer(_aktor.IkappAsync, new GrainTimerCreationOptions(Kontrollmellanrum, Kontrollmellanrum) { KeepAlive = true });
    }
}
