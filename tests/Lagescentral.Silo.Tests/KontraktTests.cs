using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Lagescentral.Silo.Korn;
using Lagescentral.Silo.Ogonblicken;
using Orleans.CodeGeneration;
using Shouldly;
using Xunit;

namespace Lagescentral.Silo.Tests;

/// <summary>Two versions of this program must be able to work in one cluster while the one replaces the other. What they know each
/// other by, and what they keep for each other, stands in a file that a person approves: adding to it is safe, changing or taking away
/// is not.</summary>
public sealed partial class KontraktTests
{
    private const string Fil = "nodkontrakt.txt";

    [Fact]
    public void Names_and_calls_between_nodes_are_those_approved()
    {
        var ar = Kontrakt().ToList();
        var godkant = Godkant().Select(rad => rad.Ord).ToList();
        var borta = godkant.Except(ar).ToList();
        var nytt = ar.Except(godkant).ToList();
        borta.ShouldBeEmpty("En nod av den förra utgåvan anropar detta. Behåll det, och lägg det nya bredvid.");
        var forslag = Path.Combine(AppContext.BaseDirectory, "nytt-" + Fil);
        if (nytt.Count > 0) File.WriteAllLines(forslag, ar);
        nytt.ShouldBeEmpty($"Lägg till raderna i tests/Lagescentral.Silo.Tests/{Fil} om de ska gälla från nu; hela listan ligger i {forslag}. Ett nytt anrop i ett gränssnitt som fanns i förra utgåvan höjer dess [Version] och skrivs med @versionen sist på raden.");
    }

    [Fact]
    public void An_interface_has_the_version_of_its_latest_call()
    {
        var version = Godkant().GroupBy(rad => rad.Ord.Split(' ')[0]).ToDictionary(grupp => grupp.Key, grupp => grupp.Max(rad => rad.Sedan));
        Granssnitten().ToDictionary(Granssnitt, typ => (int)(typ.GetCustomAttribute<VersionAttribute>()?.Version ?? 0)).ShouldAllBe(par => par.Value == version[par.Key]);
    }

    [Fact]
    public void All_that_is_kept_has_a_name_to_be_kept_under() =>
        Lagrat().Select(ett => ett.Typ).ShouldBe(Lagringsform.Former.Keys, ignoreOrder: true);

    [Fact]
    public void Every_grain_has_a_name_of_its_own_that_no_refactoring_changes() =>
        typeof(KanalGrain).Assembly.GetTypes().Where(typ => !typ.IsAbstract && typeof(Grain).IsAssignableFrom(typ))
            .ShouldAllBe(typ => typ.GetCustomAttribute<GrainTypeAttribute>() != null);

    private static IEnumerable<(string Ord, int Sedan)> Godkant() => File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, Fil)).Where(rad => rad.Length > 0 && rad[0] != '#')
        .Select(rad => Version().Match(rad) is { Success: true } traff ? (rad[..traff.Index], int.Parse(traff.Groups["version"].Value, System.Globalization.CultureInfo.InvariantCulture)) : (rad, 0));

    [GeneratedRegex(@" @(?<version>\d+)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Version();

    private static IEnumerable<Type> Kornen() => typeof(KanalGrain).Assembly.GetTypes().Where(typ => !typ.IsAbstract && typeof(Grain).IsAssignableFrom(typ));

    private static IEnumerable<Type> Granssnitten() => typeof(KanalGrain).Assembly.GetTypes()
        .Where(typ => typ.IsInterface && typeof(IAddressable).IsAssignableFrom(typ) && typ.GetCustomAttribute<AliasAttribute>() is not null);

    private static IEnumerable<(Type Korn, PersistentStateAttribute Plats, Type Typ)> Lagrat() => Kornen()
        .SelectMany(korn => korn.GetConstructors().SelectMany(satt => satt.GetParameters()).Select(ett => (korn, ett.GetCustomAttribute<PersistentStateAttribute>()!, ett.ParameterType)))
        .Where(ett => ett.Item2 is not null).Select(ett => (ett.korn, ett.Item2, ett.ParameterType.GetGenericArguments()[0]));

    private static IEnumerable<string> Kontrakt()
    {
        var korn = Kornen().Select(typ => "korn " + Grainnamn(typ));
        var lagrat = Lagrat().Select(ett => $"lagrat {Grainnamn(ett.Korn)} {ett.Plats.StateName} {ett.Plats.StorageName} {Lagringsform.Former[ett.Typ]} {Form(ett.Typ)}");
        var granssnitt = Granssnitten()
            .SelectMany(typ => typ.GetInterfaces().Append(typ)
                .Where(del => del.Namespace!.StartsWith("Lagescentral", StringComparison.Ordinal))
                .SelectMany(del => del.GetMethods())
                .Select(metod => $"{Granssnitt(typ)} {Granssnitt(metod.DeclaringType!)}.{Metod(metod)}"));
        return korn.Concat(lagrat).Concat(granssnitt).Order(StringComparer.Ordinal).Distinct();
    }

    // As it is written: names and what they hold.
    private static string Form(Type typ) => typ.IsGenericType && typ.GetGenericTypeDefinition() is var slag && (slag == typeof(List<>) || slag == typeof(HashSet<>))
        ? $"[{Form(typ.GetGenericArguments()[0])}]"
        : typ.Namespace!.StartsWith("Lagescentral", StringComparison.Ordinal)
            ? $"{{{string.Join(", ", typ.GetProperties().Select(falt => $"{JsonNamingPolicy.CamelCase.ConvertName(falt.Name)}: {Form(falt.PropertyType)}"))}}}"
            : Typnamn(typ);

    private static string Granssnitt(Type typ) => typ.GetCustomAttribute<AliasAttribute>()?.Alias ?? typ.FullName!;

    private static string Grainnamn(Type typ) => typ.GetCustomAttribute<GrainTypeAttribute>()!.GetGrainType(null!, typ).ToString()!;

    private static string Metod(MethodInfo metod) =>
        $"{metod.GetCustomAttribute<AliasAttribute>()?.Alias ?? metod.Name}({string.Join(", ", metod.GetParameters().Select(p => Typnamn(p.ParameterType)))}) {Typnamn(metod.ReturnType)}";

    private static string Typnamn(Type typ) => !typ.IsGenericType ? typ.Name
        : $"{typ.Name[..typ.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", typ.GetGenericArguments().Select(Typnamn))}>";
}
