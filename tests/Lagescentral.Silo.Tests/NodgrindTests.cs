using System.Net;
using Lagescentral.Journal;
using Lagescentral.Silo.Noder;
using Shouldly;
using Xunit;

namespace Lagescentral.Silo.Tests;

/// <summary>A node that has been given up is not listened to: Orleans itself would.</summary>
public sealed class NodgrindTests
{
    private const string Eget = "Lagescentral.Aktorer.IStadsdelAktor";
    private static readonly SiloAddress Forlorad = SiloAddress.New(new IPEndPoint(IPAddress.Loopback, 11_112), 1);
    private int _gjorda;

    [Theory]
    [InlineData(true, Eget, false)]
    [InlineData(false, Eget, true)]
    [InlineData(true, "Orleans.Runtime.IMembershipService", true)]
    public async Task A_call_from_a_node_that_has_been_given_up_is_refused(bool forlorad, string granssnitt, bool gors)
    {
        var vakt = new Nodvakt(Fusk.Av<IMembershipTable>((_, arg) => Task.FromResult(Tabell((SiloAddress)arg[0]!))), Fusk.Av<ILocalSiloDetails>((_, _) => SiloAddress.Zero), TimeProvider.System);
        var grind = new Nodgrind(vakt, Fusk.Av<ISiloStatusOracle>((_, arg) => forlorad && Forlorad.Equals(arg[0])));
        var anrop = Fusk.Av<IIncomingGrainCallContext>((namn, _) => namn == nameof(IGrainCallContext.Invoke) ? Gor() : granssnitt);
        RequestContext.Set(Anropsfel.Avsandare, Forlorad.ToParsableString());

        if (gors) await grind.Invoke(anrop);
        else await Should.ThrowAsync<JournalOtillgangligException>(() => grind.Invoke(anrop));

        _gjorda.ShouldBe(gors ? 1 : 0);
    }

    private static MembershipTableData Tabell(SiloAddress nod) =>
        new(Tuple.Create(new MembershipEntry { SiloAddress = nod, Status = SiloStatus.Active }, "1"), new TableVersion(1, "1"));

    private Task Gor()
    {
        _gjorda++;
        return Task.CompletedTask;
    }
}
