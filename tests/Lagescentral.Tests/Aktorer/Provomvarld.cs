using Lagescentral.Aktorer.Larm;
using Lagescentral.Domain.Avisering;
using Lagescentral.Domain.Larm;

namespace Lagescentral.Tests.Aktorer;

/// <summary>What larm asks the rest of the hub for, as a test says it is.</summary>
internal sealed class Provomvarld : ILarmomvarld
{
    public static Regelverk IngaRegler { get; } = new()
    {
        Regler = [],
        Trappor = [new() { Id = "prov", Namn = "Prov", Upprepa = TimeSpan.FromMinutes(10), Steg = [new() { Mottagare = ["person:p-1"], Inom = TimeSpan.FromMinutes(5) }] }],
    };

    /// <summary>What is found that is no event.</summary>
    public List<Signal> Signaler { get; } = [];

    /// <summary>Who recipients are; a person is always itself.</summary>
    public Dictionary<string, string[]> Mottagare { get; } = [];

    public Task<IReadOnlyList<Signal>> SignalerAsync(CancellationToken cancel = default) => Task.FromResult<IReadOnlyList<Signal>>([.. Signaler]);

    public Task<IReadOnlyList<string>> MottagareAsync(string mottagare, string stadsdel, DateTimeOffset nu, CancellationToken cancel = default) =>
        Task.FromResult<IReadOnlyList<string>>(mottagare.StartsWith("person:", StringComparison.Ordinal) ? [mottagare[7..]] : Mottagare.GetValueOrDefault(mottagare, []));

    public Aviinnehall Innehall(Larmfakta larm, Larmavi avi) =>
        new() { Rubrik = larm.Regelnamn, Stadsdel = larm.Stadsdel, Plats = larm.Plats, Allvar = larm.Allvar, Utlost = larm.Utlost, Lank = "/jour/larm/" + larm.Id };
}
