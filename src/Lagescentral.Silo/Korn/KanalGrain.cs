using Lagescentral.Aktorer;
using Lagescentral.Aktorer.Noder;
using Lagescentral.Aktorer.Vard;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Silo.Noder;

namespace Lagescentral.Silo.Korn;

/// <summary>What grains with a channel have in common: the nodes that follow, turns to publish in, and a clock. Rules and state
/// are the shell's.</summary>
/// <param name="miljo">What aktorer share.</param>
public abstract partial class KanalGrain(Klustermiljo miljo) : Grain, IKanalGrain
{
    private static readonly TimeSpan Sekund = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Kontrollmellanrum = TimeSpan.FromSeconds(5);
    private readonly Nodregister _noder = new(miljo.Aktorer.Tid);
    private Publiceringstakt? _takt;
    private IGrainTimer? _publicering;

    /// <summary>What the shell is given: its changes go to the nodes that follow.</summary>
    protected Aktorsmiljo Miljo => miljo.Aktorer with { Utskick = _noder };

    /// <summary>Name of the channel.</summary>
    protected abstract string Kanal { get; }

    /// <summary>False for what may fall asleep when nobody asks.</summary>
    protected virtual bool Vaken => true;

    /// <inheritdoc/>
    public Task VakenAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<Kanallage> TecknaAsync(INodObserver nod, string namn, Lasarklass lasare, int foljare) =>
        Task.FromResult(_noder.Teckna(namn, lasare, foljare, sagd => nod.AndradAsync(sagd).Ignore()));

    /// <inheritdoc/>
    public abstract Task<Bildsvar> KanalbildAsync(Lasarklass lasare, long? sedan, string? epok, CancellationToken cancel);

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var start = miljo.Aktorer.Tid.GetTimestamp();
        _takt = new Publiceringstakt(miljo.Mellanrum, () => _noder.Foljare(Kanal), miljo.Aktorer.Tid);
        _publicering = this.RegisterGrainTimer(_ => PubliceraTurAsync(), new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
        await VaknaAsync(cancellationToken);
        if (Vaken) Vaknade(miljo.Aktorer.Log, Kanal, miljo.Aktorer.Tid.GetElapsedTime(start).TotalMilliseconds);
        this.RegisterGrainTimer(cancel => TickTurAsync(miljo.Aktorer.Tid.GetUtcNow(), cancel), new GrainTimerCreationOptions(Sekund, Sekund) { KeepAlive = Vaken });
        this.RegisterGrainTimer(KontrollTurAsync, new GrainTimerCreationOptions(Kontrollmellanrum, Kontrollmellanrum) { KeepAlive = Vaken });
    }

    /// <summary>Asks for a turn to publish in. To be called in a turn.</summary>
    protected void BegarPublicering()
    {
        if (_takt!.Begar() is { } vanta) _publicering!.Change(vanta, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Brings the shell up with the journal.</summary>
    protected abstract Task VaknaAsync(CancellationToken cancel);

    /// <summary>Time has passed.</summary>
    protected abstract Task TickTurAsync(DateTimeOffset nu, CancellationToken cancel);

    /// <summary>Compares with the journal: another owner may have written.</summary>
    protected abstract Task KontrollTurAsync(CancellationToken cancel);

    /// <summary>Sends what has changed.</summary>
    protected abstract Task SkickaAsync();

    private Task PubliceraTurAsync()
    {
        _takt!.Borja();
        return SkickaAsync();
    }

    [LoggerMessage(2604, LogLevel.Information, "{Kanal} är vaken efter {Ms} ms")]
    private static partial void Vaknade(ILogger logger, string kanal, double ms);
}

/// <summary>A grain over a shell with a lägesbild.</summary>
/// <typeparam name="T">The shell.</typeparam>
/// <param name="miljo">What aktorer share.</param>
public abstract class BildGrain<T>(Klustermiljo miljo) : KanalGrain(miljo), IBildaktor
    where T : class, IBildaktor
{
    private T? _aktor;

    /// <summary>The shell.</summary>
    protected T Aktor => _aktor ??= Ny();

    /// <inheritdoc/>
    public Task<Bildsvar> BildAsync(Lasarklass lasare, long? sedan, string? epok, CancellationToken cancel = default) => Aktor.BildAsync(lasare, sedan, epok, cancel);

    /// <inheritdoc/>
    public override Task<Bildsvar> KanalbildAsync(Lasarklass lasare, long? sedan, string? epok, CancellationToken cancel) => Aktor.BildAsync(lasare, sedan, epok, cancel);

    /// <inheritdoc/>
    public Task<Domain.Lagesbilder.Langtal> LangtalAsync(Lasarklass lasare, DateTimeOffset? kandSedan = null, CancellationToken cancel = default) =>
        Aktor.LangtalAsync(lasare, kandSedan, cancel);

    /// <inheritdoc/>
    public Task TickAsync(DateTimeOffset nu, CancellationToken cancel = default) => Aktor.TickAsync(nu, cancel);

    /// <inheritdoc/>
    public Task PubliceraAsync(CancellationToken cancel = default) => Aktor.PubliceraAsync(cancel);

    /// <summary>A shell that has read nothing yet.</summary>
    protected abstract T Ny();

    /// <inheritdoc/>
    protected override Task TickTurAsync(DateTimeOffset nu, CancellationToken cancel) => Aktor.TickAsync(nu, cancel);

    /// <inheritdoc/>
    protected override Task SkickaAsync() => Aktor.PubliceraAsync();
}
