using Lagescentral.Aktorer;
using Lagescentral.Aktorer.Larm;
using Lagescentral.Domain.Avisering;
using Lagescentral.Domain.Bevarande;
using Lagescentral.Domain.Larm;
using Lagescentral.Domain.Nivaer;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Journal;
using Lagescentral.Silo.Noder;

namespace Lagescentral.Silo.Korn;

/// <summary>The larm on whichever node.</summary>
/// <param name="miljo">What aktorer share.</param>
[GrainType(Namn.Larm)]
public sealed class LarmGrain(Klustermiljo miljo) : KanalGrain(miljo), ILarmGrain
{
    private Larmaktor? _aktor;

    private Larmaktor Aktor => _aktor ??= new Larmaktor(Miljo with { Utskick = new Enkanal(Kanal, Miljo.Utskick) }, BegarPublicering);

    /// <inheritdoc/>
    protected override string Kanal => "larm";

    /// <inheritdoc/>
    public Task PuffaAsync(IReadOnlyList<Puffrad> rader) => Aktor.PuffAsync(rader);

    /// <inheritdoc/>
    public Task PuffAsync(IReadOnlyList<Puffrad> rader, CancellationToken cancel = default) => Aktor.PuffAsync(rader, cancel);

    /// <inheritdoc/>
    public Task KontrolleraAsync(CancellationToken cancel = default) => Aktor.KontrolleraAsync(cancel);

    /// <inheritdoc/>
    public Task TickAsync(DateTimeOffset nu, CancellationToken cancel = default) => Aktor.TickAsync(nu, cancel);

    /// <inheritdoc/>
    public Task<Larmsvar> UtforAsync(Larmkommando kommando, CancellationToken cancel = default) => Aktor.UtforAsync(kommando, cancel);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Domain.Larm.Larm>> AllaAsync(CancellationToken cancel = default) => Aktor.AllaAsync(cancel);

    /// <inheritdoc/>
    public Task<Domain.Larm.Larm?> FinnAsync(string id, CancellationToken cancel = default) => Aktor.FinnAsync(id, cancel);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Nivaunderlag>> UnderlagAsync(DateTimeOffset efter, CancellationToken cancel = default) => Aktor.UnderlagAsync(efter, cancel);

    /// <inheritdoc/>
    public Task<Regelverk> ReglerAsync(CancellationToken cancel = default) => Aktor.ReglerAsync(cancel);

    /// <inheritdoc/>
    public Task<Regelsvar> SattReglerAsync(Regelverk verk, int version, Larmperson av, string? orsak, CancellationToken cancel = default) =>
        Aktor.SattReglerAsync(verk, version, av, orsak, cancel);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Tystnad>> TystnaderAsync(CancellationToken cancel = default) => Aktor.TystnaderAsync(cancel);

    /// <inheritdoc/>
    public Task<Tystnad> TystaAsync(Tystnad tystnad, string orsak, CancellationToken cancel = default) => Aktor.TystaAsync(tystnad, orsak, cancel);

    /// <inheritdoc/>
    public Task<Tystnad?> SlutaTystaAsync(string id, Larmperson av, CancellationToken cancel = default) => Aktor.SlutaTystaAsync(id, av, cancel);

    /// <inheritdoc/>
    public Task<Kommandoutfall> GallraAsync(string id, string orsak, Larmperson av, CancellationToken cancel = default) => Aktor.GallraAsync(id, orsak, av, cancel);

    /// <inheritdoc/>
    public Task<Kommandoutfall> GallraForfallnaAsync(Ordgallringsuppdrag uppdrag, CancellationToken cancel = default) => Aktor.GallraForfallnaAsync(uppdrag, cancel);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Avi>> AttSandaAsync(int hogst, CancellationToken cancel = default) => Aktor.AttSandaAsync(hogst, cancel);

    /// <inheritdoc/>
    public Task<bool> FarSandasAsync(string avi, CancellationToken cancel = default) => Aktor.FarSandasAsync(avi, cancel);

    /// <inheritdoc/>
    public Task UtfallAsync(string avi, Aviutfall utfall, CancellationToken cancel = default) => Aktor.UtfallAsync(avi, utfall, cancel);

    /// <summary>The shared channel. That of a circle is refused, so that whoever follows it knows that it is not live, and asks.</summary>
    /// <exception cref="JournalOtillgangligException">It is the channel of a circle.</exception>
    public Task<Bildsvar> BildAsync(string kanal, Lasarklass lasare, long? sedan, string? epok, CancellationToken cancel = default) => kanal == Kanal
        ? Aktor.BildAsync(kanal, lasare, sedan, epok, cancel)
        : throw new JournalOtillgangligException("I ett kluster sänds larm för en begränsad krets inte direkt. De läses om var femtonde sekund.");

    /// <inheritdoc/>
    public override Task<Bildsvar> KanalbildAsync(Lasarklass lasare, long? sedan, string? epok, CancellationToken cancel) => Aktor.BildAsync(Kanal, lasare, sedan, epok, cancel);

    /// <inheritdoc/>
    public Task PubliceraAsync(CancellationToken cancel = default) => Aktor.PubliceraAsync(cancel);

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Aktor.AvslutaAsync();

    /// <inheritdoc/>
    protected override Task VaknaAsync(CancellationToken cancel) => Aktor.VaknaAsync(cancel);

    /// <inheritdoc/>
    protected override Task TickTurAsync(DateTimeOffset nu, CancellationToken cancel) => Aktor.TickAsync(nu, cancel);

    /// <inheritdoc/>
    protected override Task KontrollTurAsync(CancellationToken cancel) => Aktor.KontrolleraAsync(cancel);

    /// <inheritdoc/>
    protected override Task SkickaAsync() => Aktor.PubliceraAsync();

    /// <summary>Nodes are told of the shared channel alone: those of a circle are asked for.</summary>
    private sealed class Enkanal(string namn, IUtskick utskick) : IUtskick
    {
        public bool Foljs(string kanal, Lasarklass lasare) => kanal == namn && utskick.Foljs(kanal, lasare);

        public int Foljare(string kanal) => utskick.Foljare(kanal);

        public void Publicera(Lasarklass lasare, Andring andring)
        {
            if (andring.Kanal == namn) utskick.Publicera(lasare, andring);
        }
    }
}
