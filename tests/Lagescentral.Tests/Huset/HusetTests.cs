using System.Text.RegularExpressions;
using System.Xml.Linq;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Huset;

/// <summary>Rules of the house that the compiler does not know: references point one way, Domain ← Journal ← Aktorer ←
/// Kallor ← Hub; the domain is pure; a log message can be told by its id.</summary>
public sealed class HusetTests
{
    private static readonly string[] Ordning = ["Domain", "Journal", "Aktorer", "Kallor", "Hub", "Silo"];

    [Fact]
    public void A_project_refers_only_to_those_before_it()
    {
        var projekt = Directory.GetFiles(Path.Combine(Repot.Rot, "src"), "*.csproj", SearchOption.AllDirectories);
        projekt.Length.ShouldBeGreaterThanOrEqualTo(5);
        foreach (var fil in projekt)
        {
            var namn = Path.GetFileNameWithoutExtension(fil);
            foreach (var referens in XDocument.Load(fil).Descendants("ProjectReference").Select(r => r.Attribute("Include")!.Value.Replace('\\', '/')))
                Plats(Path.GetFileNameWithoutExtension(referens)).ShouldBeLessThan(Plats(namn), $"{namn} → {referens}");
        }
    }

    [Fact]
    public void The_domain_knows_neither_clock_file_nor_network()
    {
        var kod = Directory.GetFiles(Path.Combine(Repot.Rot, "src", "Lagescentral.Domain"), "*.cs", SearchOption.AllDirectories)
            .Where(fil => !fil.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).ToList();
        kod.ShouldNotBeEmpty();
        foreach (var fil in kod)
        {
            var text = File.ReadAllText(fil);
            foreach (var forbjudet in (string[])["TimeProvider", "Stopwatch", "System.Net.Http", "Microsoft.AspNetCore", "Microsoft.Extensions.Logging"])
                text.ShouldNotContain(forbjudet, Case.Sensitive, fil);
        }
    }

    [Fact]
    public void Every_log_message_has_an_event_id_of_its_own()
    {
        var ider = Directory.GetFiles(Path.Combine(Repot.Rot, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(fil => !fil.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(fil => Regex.Matches(File.ReadAllText(fil), @"\[LoggerMessage\((?:EventId = )?(\d+)")).Select(traff => traff.Groups[1].Value).ToList();
        ider.Count.ShouldBeGreaterThan(10);
        ider.ShouldBeUnique();
    }

    private static int Plats(string projekt)
    {
        var plats = Array.IndexOf(Ordning, projekt.Replace("Lagescentral.", "", StringComparison.Ordinal));
        plats.ShouldBeGreaterThanOrEqualTo(0, $"{projekt} has no place in the order");
        return plats;
    }
}
