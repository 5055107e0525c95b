using System.Net;
using Lagescentral.Journal;
using Lagescentral.Silo.Noder;
using Lagescentral.Tests;
using Orleans.Configuration;
using Orleans.Runtime;
using Shouldly;
using Xunit;

namespace Lagescentral.Silo.Tests;

/// <summary>A node that the others have given up does nothing more, also before Orleans has told it.</summary>
public sealed class NodvaktTests
{
    private readonly Provklocka _klocka = new(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero));
    private readonly Tabell _tabell = new();
    private readonly Nodvakt _vakt;

    public NodvaktTests() => _vakt = new Nodvakt(_tabell, new Jag(), _klocka);

    [Fact]
    public async Task A_word_of_the_table_holds_for_a_second()
    {
        await _vakt.GallerAsync();
        await _vakt.GallerAsync();
        _tabell.Fragor.ShouldBe(1);
        _klocka.Advance(Nodvakt.Giltig + TimeSpan.FromMilliseconds(1));
        await _vakt.GallerAsync();
        _tabell.Fragor.ShouldBe(2);
    }

    [Fact]
    public async Task One_that_has_stood_still_and_been_given_up_is_refused_at_its_first_step_and_for_good()
    {
        await _vakt.GallerAsync();
        _klocka.Advance(TimeSpan.FromSeconds(30));
        _tabell.Status = SiloStatus.Dead;
        await Should.ThrowAsync<JournalOtillgangligException>(_vakt.GallerAsync().AsTask());
        _tabell.Status = SiloStatus.Active;
        await Should.ThrowAsync<JournalOtillgangligException>(async () => await _vakt.GallerAsync());
    }

    [Fact]
    public async Task One_that_is_no_longer_in_the_table_is_refused()
    {
        _tabell.Status = null;
        await Should.ThrowAsync<JournalOtillgangligException>(_vakt.GallerAsync().AsTask());
    }

    [Fact]
    public async Task One_that_cannot_find_out_waits_until_it_can()
    {
        _tabell.Fel = new IOException("borta");
        await Should.ThrowAsync<JournalOtillgangligException>(_vakt.GallerAsync().AsTask());
        _tabell.Fel = null;
        await _vakt.GallerAsync();
    }

    [Fact]
    public async Task One_that_has_been_told_is_refused_without_asking()
    {
        await _vakt.GallerAsync();
        _vakt.Forlorad();
        await Should.ThrowAsync<JournalOtillgangligException>(async () => await _vakt.GallerAsync());
        _tabell.Fragor.ShouldBe(1);
    }

    private sealed class Jag : ILocalSiloDetails
    {
        public string Name => "nod";

        public string ClusterId => "kluster";

        public string DnsHostName => "localhost";

        public SiloAddress SiloAddress { get; } = SiloAddress.New(new IPEndPoint(IPAddress.Loopback, 11_111), 1);

        public SiloAddress GatewayAddress => SiloAddress;
    }

    private sealed class Tabell : IMembershipTable
    {
        public SiloStatus? Status { get; set; } = SiloStatus.Active;

        public Exception? Fel { get; set; }

        public int Fragor { get; private set; }

        public Task<MembershipTableData> ReadRow(SiloAddress key)
        {
            Fragor++;
            if (Fel is not null) return Task.FromException<MembershipTableData>(Fel);
            var version = new TableVersion(1, "1");
            return Task.FromResult(Status is { } status
                ? new MembershipTableData(Tuple.Create(new MembershipEntry { SiloAddress = key, Status = status }, "1"), version)
                : new MembershipTableData(version));
        }

        public Task InitializeMembershipTable(bool tryInitTableVersion) => throw new NotSupportedException();

        public Task DeleteMembershipTableEntries(string clusterId) => throw new NotSupportedException();

        public Task CleanupDefunctSiloEntries(DateTimeOffset beforeDate) => throw new NotSupportedException();

        public Task<MembershipTableData> ReadAll() => throw new NotSupportedException();

        public Task<bool> InsertRow(MembershipEntry entry, TableVersion tableVersion) => throw new NotSupportedException();

        public Task<bool> UpdateRow(MembershipEntry entry, string etag, TableVersion tableVersion) => throw new NotSupportedException();

        public Task UpdateIAmAlive(MembershipEntry entry) => throw new NotSupportedException();
    }
}
