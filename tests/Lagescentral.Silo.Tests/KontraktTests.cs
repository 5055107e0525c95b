using System.Reflection;
using Lagescentral.Silo.Korn;
using Shouldly;
using Xunit;

namespace Lagescentral.Silo.Tests;

/// <summary>Two versions of this program must be able to work in one cluster while the one replaces the other. What they know each
/// other by stands in a file that a person approves: adding to it is safe, changing or taking away is not.</summary>
public sealed class KontraktTests
{
    private const string Fil = "nodkontrakt.txt";

    [Fact]
    public void Names_and_calls_between_nodes_are_those_approved()
    {
        var ar = Kontrakt().ToList();
        var godkant = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, Fil)).Where(rad => rad.Length > 0 && rad[0] != '#').ToList();
        var borta = godkant.Except(ar).ToList();
        var nytt = ar.Except(godkant).ToList();
        borta.ShouldBeEmpty("En nod av den förra utgåvan anropar detta. Behåll det, och lägg det nya bredvid.");
        var forslag = Path.Combine(AppContext.BaseDirectory, "nytt-" + Fil);
        if (nytt.Count > 0) File.WriteAllLines(forslag, ar);
        nytt.ShouldBeEmpty($"Lägg till raderna i tests/Lagescentral.Silo.Tests/{Fil} om de ska gälla från nu; hela listan ligger i {forslag}.");
    }

    [Fact]
    public void Every_grain_has_a_name_of_its_own_that_no_refactoring_changes() =>
        typeof(KanalGrain).Assembly.GetTypes().Where(typ => !typ.IsAbstract && typeof(Grain).IsAssignableFrom(typ))
            .ShouldAllBe(typ => typ.GetCustomAttribute<GrainTypeAttribute>() != null);

    private static IEnumerable<string> Kontrakt()
    {
        var typer = typeof(KanalGrain).Assembly.GetTypes();
        var korn = typer.Where(typ => !typ.IsAbstract && typeof(Grain).IsAssignableFrom(typ)).Select(typ => "korn " + Grainnamn(typ));
        var granssnitt = typer.Where(typ => typ.IsInterface && typeof(IAddressable).IsAssignableFrom(typ) && typ.GetCustomAttribute<AliasAttribute>() is not null)
            .SelectMany(typ => typ.GetInterfaces().Append(typ)
                .Where(del => del.Namespace!.StartsWith("Lagescentral", StringComparison.Ordinal))
                .SelectMany(del => del.GetMethods())
                .Select(metod => $"{Granssnitt(typ)} {Granssnitt(metod.DeclaringType!)}.{Metod(metod)}"));
        return korn.Concat(granssnitt).Order(StringComparer.Ordinal).Distinct();
    }

    private static string Granssnitt(Type typ) => typ.GetCustomAttribute<AliasAttribute>()?.Alias ?? typ.FullName!;

    private static string Grainnamn(Type typ) => typ.GetCustomAttribute<GrainTypeAttribute>()!.GetGrainType(null!, typ).ToString()!;

    private static string Metod(MethodInfo metod) =>
        $"{metod.GetCustomAttribute<AliasAttribute>()?.Alias ?? metod.Name}({string.Join(", ", metod.GetParameters().Select(p => Typnamn(p.ParameterType)))}) {Typnamn(metod.ReturnType)}";

    private static string Typnamn(Type typ) => !typ.IsGenericType ? typ.Name
        : $"{typ.Name[..typ.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", typ.GetGenericArguments().Select(Typnamn))}>";
}
