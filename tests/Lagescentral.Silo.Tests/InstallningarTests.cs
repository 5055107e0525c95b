using Lagescentral.Hub.Drift;
using Lagescentral.Tests.Journal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace Lagescentral.Silo.Tests;

/// <summary>A node that is set wrong does not start, and says which setting to mend.</summary>
[Collection(Provpostgres.Samling)]
public sealed class InstallningarTests(Provpostgres server)
{
    [Theory]
    [InlineData("Journal:Typ=sqlite bär bara en nod", "--Kluster:Anslutning=Host=db;Database=d")]
    [InlineData("Kluster:Anslutning saknas", "--Journal:Typ=postgres", "--Journal:Anslutning=Host=db;Database=d")]
    [InlineData("Kluster:Anslutning är ingen anslutning till PostgreSQL", "--Journal:Typ=postgres", "--Journal:Anslutning=Host=db;Database=d", "--Kluster:Anslutning=nonsens")]
    [InlineData("Journal:Blobbar saknas", "--Journal:Typ=azure", "--Journal:Anslutning=Host=db;Database=d", "--Kluster:Anslutning=Host=db;Database=d")]
    [InlineData("Journal:Behallare ska vara 3–53 tecken", "--Journal:Typ=azure", "--Journal:Blobbar=UseDevelopmentStorage=true", "--Journal:Behallare=Stor", "--Journal:Anslutning=Host=db;Database=d", "--Kluster:Anslutning=Host=db;Database=d")]
    [InlineData("Journal:Blobbar är utvecklingslagringen", "--Journal:Typ=azure", "--Journal:Blobbar=UseDevelopmentStorage=true", "--environment=Production", "--Journal:Anslutning=Host=db;Database=d", "--Kluster:Anslutning=Host=db;Database=d")]
    [InlineData("Journal:Anslutning saknas", "--Journal:Typ=azure", "--Journal:Blobbar=UseDevelopmentStorage=true", "--Kluster:Anslutning=Host=db;Database=d")]
    [InlineData("Kluster:Port ska vara 1–65535", "--Kluster:Medlemskap=ensam", "--Kluster:Port=0")]
    [InlineData("Kluster:Adress ska vara", "--Kluster:Medlemskap=ensam", "--Kluster:Adress=noden")]
    [InlineData("Kluster:Id ska vara", "--Kluster:Medlemskap=ensam", "--Kluster:Id=")]
    [InlineData("Kluster:ProvSekunder ska vara", "--Kluster:Medlemskap=ensam", "--Kluster:ProvSekunder=0")]
    [InlineData("Kluster:KlockskillnadSekunder ska vara", "--Kluster:Medlemskap=ensam", "--Kluster:KlockskillnadSekunder=0")]
    [InlineData("Kluster:Medlemskap ska vara ett av de ord som README nämner", "--Kluster:Medlemskap=consul")]
    [InlineData("Kluster:Medlemskap=ensam är för prov", "--Kluster:Medlemskap=ensam", "--environment=Production")]
    public async Task Wrong_settings_are_named(string orsak, params string[] installningar) => (await StartaAsync(installningar)).ShouldContain(orsak);

    [Fact]
    public async Task A_database_that_cannot_be_reached_is_named() =>
        (await StartaAsync("--Journal:Typ=postgres", "--Journal:Anslutning=Host=127.0.0.1;Port=1;Database=d", "--Kluster:Anslutning=Host=127.0.0.1;Port=1;Database=d"))
            .ShouldContain("Anslutning");

    [Fact]
    public async Task A_node_of_another_service_is_refused()
    {
        await using var kluster = await Provkluster.StartaAsync(server, 1);
        (await StartaAsync([.. kluster.Val(), "--Kluster:Tjanst=annan"])).ShouldContain("Kluster:Tjanst är annan, men klustret lagescentral är tjänsten lagescentral");
    }

    [Fact]
    public async Task A_node_whose_clock_is_wrong_is_refused()
    {
        await using var kluster = await Provkluster.StartaAsync(server, 1);
        (await StartaAsync([.. kluster.Val()], TimeSpan.FromSeconds(40))).ShouldContain("Kluster:KlockskillnadSekunder");
    }

    private static async Task<string> StartaAsync(string[] installningar, TimeSpan fore)
    {
        var mapp = Directory.CreateTempSubdirectory("lagescentral-silo-").FullName;
        try
        {
            await using var app = Start.Bygg(["--environment=Development", "--urls=http://127.0.0.1:0", "--Journal:Mapp=" + mapp, .. installningar], Klustret.AddKluster, bygge =>
            {
                bygge.Logging.ClearProviders();
                bygge.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new Fore(fore)));
            });
            await app.StartAsync();
            return "startade";
        }
        catch (Exception fel) when (Start.ArInstallningsfel(fel))
        {
            return Start.Orsak(fel);
        }
        finally
        {
            Directory.Delete(mapp, recursive: true);
        }
    }

    private static Task<string> StartaAsync(params string[] installningar) => StartaAsync(installningar, TimeSpan.Zero);

    private sealed class Fore(TimeSpan skillnad) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + skillnad;
    }
}
