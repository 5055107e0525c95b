using System.Net;
using Lagescentral.Hub;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Lagescentral.Silo;

/// <summary>Where the nodes of a cluster find each other.</summary>
public enum Medlemskap
{
    /// <summary>In a PostgreSQL database.</summary>
    Postgres,

    /// <summary>In Azure Table Storage.</summary>
    Azure,

    /// <summary>There is one node: for trials.</summary>
    Ensam,
}

/// <summary>Settings under <c>Kluster</c>.</summary>
public sealed class Klusterinstallningar
{
    /// <summary>Name of the cluster: nodes with the same name work together.</summary>
    public string Id { get; set; } = "lagescentral";

    /// <summary>Name of the service, the same over all of its clusters and versions.</summary>
    public string Tjanst { get; set; } = "lagescentral";

    /// <summary>Where the nodes find each other.</summary>
    public Medlemskap Medlemskap { get; set; } = Medlemskap.Postgres;

    /// <summary>Connection string of the membership's store.</summary>
    public string? Anslutning { get; set; }

    /// <summary>This node's IP address as the others reach it.</summary>
    public string Adress { get; set; } = "127.0.0.1";

    /// <summary>Port on which the nodes reach this one, 1–65535.</summary>
    public int Port { get; set; } = 11_111;

    /// <summary>Seconds between the probes by which nodes watch each other, 1–30; after three that fail a node is held to be lost.</summary>
    public int ProvSekunder { get; set; } = 2;

    /// <summary>Most seconds that the node's clock may differ from the database's when it starts, 1–300.</summary>
    public int KlockskillnadSekunder { get; set; } = 5;
}

/// <summary>Refuses settings that a cluster cannot run on; each message names the setting and how to mend it.</summary>
internal sealed class Klustervalidering(IHostEnvironment miljo, IOptions<Journalinstallningar> journal) : IValidateOptions<Klusterinstallningar>
{
    public ValidateOptionsResult Validate(string? name, Klusterinstallningar options)
    {
        var fel = Fel(options).ToList();
        return fel.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(fel);
    }

    private IEnumerable<string> Fel(Klusterinstallningar val)
    {
        if (val.Id is not { Length: > 0 and <= 100 }) yield return "Kluster:Id ska vara klustrets namn, 1–100 tecken.";
        if (val.Tjanst is not { Length: > 0 and <= 100 }) yield return "Kluster:Tjanst ska vara tjänstens namn, 1–100 tecken.";
        if (!IPAddress.TryParse(val.Adress, out _)) yield return "Kluster:Adress ska vara den IP-adress som de andra noderna når den här på.";
        if (val.Port is < 1 or > 65_535) yield return "Kluster:Port ska vara 1–65535.";
        if (val.ProvSekunder is < 1 or > 30) yield return "Kluster:ProvSekunder ska vara 1–30.";
        if (val.KlockskillnadSekunder is < 1 or > 300) yield return "Kluster:KlockskillnadSekunder ska vara 1–300.";
        if (val.Medlemskap == Medlemskap.Ensam && miljo.IsProduction()) yield return "Kluster:Medlemskap=ensam är för prov. Sätt postgres eller azure.";
        if (val.Medlemskap == Medlemskap.Ensam) yield break;
        if (journal.Value.Typ == Journaltyp.Sqlite) yield return "Journal:Typ=sqlite bär bara en nod. Sätt Journal:Typ till postgres, eller Kluster:Medlemskap till ensam.";
        if (string.IsNullOrWhiteSpace(val.Anslutning)) yield return "Kluster:Anslutning saknas: ange hur noderna når den databas där de hittar varandra.";
        else if (val.Medlemskap == Medlemskap.Postgres && !ArPostgres(val.Anslutning)) yield return "Kluster:Anslutning är ingen anslutning till PostgreSQL, till exempel Host=db;Database=lagescentral;Username=lagescentral.";
        else if (val.Medlemskap == Medlemskap.Azure && miljo.IsProduction() && val.Anslutning.Contains("UseDevelopmentStorage", StringComparison.OrdinalIgnoreCase))
            yield return "Kluster:Anslutning är utvecklingslagringen. Ange det riktiga lagringskontot i Production.";
#if !AZURETABELLER
        if (val.Medlemskap == Medlemskap.Azure) yield return "Kluster:Medlemskap=azure finns inte i det här bygget. Bygg med AzureTabeller=true.";
#endif
    }

    private static bool ArPostgres(string anslutning)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(anslutning).Host is { Length: > 0 };
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
