using Lagescentral.Aktorer;
using Lagescentral.Aktorer.Jour;
using Lagescentral.Aktorer.Larm;
using Lagescentral.Aktorer.Nivaer;
using Lagescentral.Aktorer.Noder;
using Lagescentral.Aktorer.Rykten;
using Lagescentral.Domain.Sekretess;
using Orleans.Concurrency;

namespace Lagescentral.Silo.Korn;

/// <summary>Names that other versions of this program know: they may be added to, never changed.</summary>
internal static class Namn
{
    public const string Kalla = "lagescentral.kalla";
    public const string Stadsdel = "lagescentral.stadsdel";
    public const string Stad = "lagescentral.stad";
    public const string Plats = "lagescentral.plats";
    public const string Rykten = "lagescentral.rykten";
    public const string Nivaer = "lagescentral.nivaer";
    public const string Jour = "lagescentral.jour";
    public const string Larm = "lagescentral.larm";
    public const string Sammanforing = "lagescentral.sammanforing";
    public const string Ensamt = "lagescentral.ensamt";
    public const string Nod = "lagescentral.nod";
    public const string Vaken = "lagescentral.vaken";
    public const string Kanal = "lagescentral.kanal";
    public const string Lasare = "lagescentral.lasare";
    public const string Ogonblicksbok = "lagescentral.ogonblicksbok";
    public const string Ogonblicksinnehall = "lagescentral.ogonblicksinnehall";
    public const string Ogonblicksagare = "lagescentral.ogonblicksagare";

    /// <summary>Storage of fold states.</summary>
    public const string Ogonblickslager = "ogonblick";

    /// <summary>How long what wakes may take, as <see cref="TimeSpan"/> reads it.</summary>
    public const string Vaknatid = "00:15:00";

    /// <summary>Key of what there is one of.</summary>
    public const string Ensam = "stockholm";
}

/// <summary>What this node is told of by the owners of channels, wherever they live.</summary>
[Alias(Namn.Nod), GrainInterfaceType(Namn.Nod)]
public interface INodObserver : IGrainObserver
{
    /// <summary>A change. One-way: one that is lost is seen to be missing.</summary>
    [OneWay, Alias("andrad")]
    Task AndradAsync(Nodandring sagd);
}

/// <summary>What stands awake as long as the cluster does.</summary>
[Alias(Namn.Vaken), GrainInterfaceType(Namn.Vaken)]
public interface IVakenGrain : IGrainWithStringKey
{
    /// <summary>Returns when it is awake, on whichever node.</summary>
    [Alias("vaken"), ResponseTimeout(Namn.Vaknatid)]
    Task VakenAsync();
}

/// <summary>What owns a channel.</summary>
[Alias(Namn.Kanal), GrainInterfaceType(Namn.Kanal)]
public interface IKanalGrain : IVakenGrain
{
    /// <summary>A node asks to be told of changes, or goes on asking.</summary>
    /// <param name="nod">The node.</param>
    /// <param name="namn">Its own name, another after each start.</param>
    /// <param name="lasare">Class of its followers.</param>
    /// <param name="foljare">How many they are.</param>
    [Alias("teckna")]
    Task<Kanallage> TecknaAsync(INodObserver nod, string namn, Lasarklass lasare, int foljare);

    /// <summary>As <see cref="IBildaktor.BildAsync"/>.</summary>
    [Alias("kanalbild")]
    Task<Bildsvar> KanalbildAsync(Lasarklass lasare, long? sedan, string? epok, CancellationToken cancel);
}

/// <summary>What is nudged with new lines.</summary>
[Alias(Namn.Lasare), GrainInterfaceType(Namn.Lasare)]
public interface ILasarGrain : IKanalGrain
{
    /// <summary>As <see cref="ILasaraktor.PuffAsync"/>, one-way: what is lost is read.</summary>
    [OneWay, Alias("puffa")]
    Task PuffaAsync(IReadOnlyList<Puffrad> rader);
}

/// <summary>A source, by its id.</summary>
[Alias(Namn.Kalla), GrainInterfaceType(Namn.Kalla)]
public interface IKallaGrain : IKallaAktor, IVakenGrain;

/// <summary>A district, by its id.</summary>
[Alias(Namn.Stadsdel), GrainInterfaceType(Namn.Stadsdel)]
public interface IStadsdelGrain : IStadsdelAktor, IKanalGrain;

/// <summary>The city.</summary>
[Alias(Namn.Stad), GrainInterfaceType(Namn.Stad)]
public interface IStadGrain : IStadAktor, ILasarGrain;

/// <summary>A plats, by its id.</summary>
[Alias(Namn.Plats), GrainInterfaceType(Namn.Plats)]
public interface IPlatsGrain : IPlatsAktor, ILasarGrain;

/// <summary>The larm.</summary>
[Alias(Namn.Larm), GrainInterfaceType(Namn.Larm)]
public interface ILarmGrain : ILarmAktor, IKanalGrain
{
    /// <summary>As <see cref="ILarmAktor.PuffAsync"/>, one-way: what is lost is read.</summary>
    [OneWay, Alias("puffa")]
    Task PuffaAsync(IReadOnlyList<Puffrad> rader);
}

/// <summary>What is said, and the answers.</summary>
[Alias(Namn.Rykten), GrainInterfaceType(Namn.Rykten)]
public interface IRyktesGrain : IRyktesAktor, IKanalGrain;

/// <summary>The crisis levels.</summary>
[Alias(Namn.Nivaer), GrainInterfaceType(Namn.Nivaer)]
public interface INivaGrain : INivaAktor, IKanalGrain;

/// <summary>Who is on call.</summary>
[Alias(Namn.Jour), GrainInterfaceType(Namn.Jour)]
public interface IJourGrain : IJourAktor, IVakenGrain;

/// <summary>What only one node may do, by the service's name.</summary>
[Alias(Namn.Ensamt), GrainInterfaceType(Namn.Ensamt)]
public interface IEnsamGrain : IVakenGrain;

/// <summary>What is merged.</summary>
[Alias(Namn.Sammanforing), GrainInterfaceType(Namn.Sammanforing)]
public interface ISammanforingsGrain : ISammanforingsAktor, IVakenGrain
{
    /// <summary>As <see cref="ISammanforingsAktor.PuffAsync"/>, one-way.</summary>
    [OneWay, Alias("puffa")]
    Task PuffaAsync(IReadOnlyList<Domain.Handelser.HandelseNyckel> huvuden);
}
