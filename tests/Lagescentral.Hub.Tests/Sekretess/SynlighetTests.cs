using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Lagescentral.Domain.Lagesbilder;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Hub.Intag;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Lagescentral.Hub.Tests.Sekretess;

/// <summary>The table of fields holds all that leaves the hub, and nothing leaves beside it.</summary>
public sealed class SynlighetTests
{
    /// <summary>Answers that are not cut by the table: receipts go to the source that sent the items, problems carry no event.</summary>
    private static readonly HashSet<Type> Utanfor = [typeof(Intagssvar), typeof(ProblemDetails)];

    /// <summary>Parts of views that are whole or not there: numbers of a trend hold nothing of a single event.</summary>
    private static readonly HashSet<Type> Hela = [typeof(Trend)];

    private static readonly Type[] Vyer =
    [
        .. new[] { typeof(Synlighet), typeof(Aktorer.IAktorer), typeof(Lagescentralen) }
            .SelectMany(t => t.Assembly.GetTypes()).Where(t => t.GetCustomAttribute<VyAttribute>(inherit: false) is not null),
    ];

    [Fact]
    public void Every_field_of_every_view_has_a_row_and_every_row_is_a_field()
    {
        Vyer.Length.ShouldBeGreaterThan(15);
        var falt = Vyer.SelectMany(typ => Falt(typ).Select(f => $"{Namn(typ)}.{f.Namn}")).Distinct().Order(StringComparer.Ordinal).ToList();
        falt.ShouldBe(Synlighet.Tabell.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_a_view_holds_is_a_view_too_so_that_the_table_reaches_all_the_way_in()
    {
        foreach (var vy in Vyer)
        {
            foreach (var (namn, typ) in Falt(vy))
            {
                foreach (var inre in Inre(typ).Where(t => t.Namespace?.StartsWith("Lagescentral", StringComparison.Ordinal) == true && !t.IsEnum && !Hela.Contains(t)))
                    inre.GetCustomAttribute<VyAttribute>(inherit: false).ShouldNotBeNull($"{vy.Name}.{namn} är {inre.Name}, som inte är en vy");
            }
        }
    }

    [Fact]
    public void A_higher_class_sees_all_that_a_lower_one_does_but_for_peoples_words_on_the_wall()
    {
        foreach (var rad in Synlighet.Tabell.Keys.Select(r => r.Split('.')))
        {
            foreach (var lasare in Enum.GetValues<Lasarklass>().Where(l => l < Lasarklass.Begransad && Synlighet.Far(rad[0], rad[1], l)))
                Synlighet.Far(rad[0], rad[1], lasare + 1).ShouldBe(!(lasare + 1 == Lasarklass.Vagg && rad[0] == "handelse" && rad[1] is "text" or "plats"), $"{rad[0]}.{rad[1]} {lasare + 1}");
        }

        Synlighet.Far("handelse", "finns-inte", Lasarklass.Begransad).ShouldBeFalse();
    }

    [Fact]
    public async Task No_address_answers_with_anything_but_views()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var adresser = hub.Tjanster.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(k => k.Endpoints).OfType<RouteEndpoint>()
            .Where(a => a.RoutePattern.RawText!.StartsWith("/api/v1", StringComparison.Ordinal)).ToList();
        adresser.Count.ShouldBeGreaterThan(15);
        foreach (var adress in adresser)
        {
            var namn = $"{string.Join(',', adress.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods)} {adress.RoutePattern.RawText}";
            var svar = adress.Metadata.OfType<IProducesResponseTypeMetadata>().Where(s => s.StatusCode is >= 200 and < 300).ToList();
            // The map is a file, and signing out answers nothing.
            if (!namn.EndsWith("/karta", StringComparison.Ordinal) && !namn.EndsWith("/utloggning", StringComparison.Ordinal)) svar.ShouldNotBeEmpty($"{namn} säger inte vad den svarar");
            foreach (var typ in svar.Where(s => s.Type is not null && s.Type != typeof(void)).SelectMany(s => Inre(s.Type!)).Where(t => !Utanfor.Contains(t)))
                typ.GetCustomAttribute<VyAttribute>(inherit: false).ShouldNotBeNull($"{namn} svarar med {typ.Name}, som inte är en vy");
        }
    }

    /// <summary>Answers to a person's POST are kept for 30 days: were there a text in one, an erasure would not reach it.</summary>
    [Fact]
    public async Task No_answer_to_a_change_holds_an_events_text()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var poster = hub.Tjanster.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(k => k.Endpoints)
            .Where(a => a.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("POST") == true).ToList();
        poster.Count.ShouldBeGreaterThan(8);
        foreach (var typ in poster.SelectMany(a => a.Metadata.OfType<IProducesResponseTypeMetadata>()).Where(s => s.Type is not null).SelectMany(s => Alla(s.Type!)))
            typ.ShouldNotBe(typeof(Handelsevy));
    }

    private static string Namn(Type vy) => vy.GetCustomAttribute<VyAttribute>(inherit: false)!.Namn;

    private static IEnumerable<(string Namn, Type Typ)> Falt(Type typ) => typ.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(p => p.GetCustomAttribute<JsonIgnoreAttribute>() is not { Condition: JsonIgnoreCondition.Always } && p.GetIndexParameters().Length == 0)
        .Select(p => (JsonNamingPolicy.CamelCase.ConvertName(p.Name), p.PropertyType));

    /// <summary>The type itself, or what a list, a dictionary or a nullable holds.</summary>
    private static IEnumerable<Type> Inre(Type typ)
    {
        if (Nullable.GetUnderlyingType(typ) is { } varde) return [varde];
        if (typ == typeof(string) || !typeof(IEnumerable).IsAssignableFrom(typ)) return [typ];
        return typ.IsArray ? [typ.GetElementType()!] : typ.GetGenericArguments().SelectMany(Inre);
    }

    private static HashSet<Type> Alla(Type typ)
    {
        var sedda = new HashSet<Type>();
        var vantar = new Queue<Type>(Inre(typ));
        while (vantar.TryDequeue(out var t))
            if (sedda.Add(t) && t.Namespace?.StartsWith("Lagescentral", StringComparison.Ordinal) == true)
                foreach (var inre in Falt(t).SelectMany(f => Inre(f.Typ))) vantar.Enqueue(inre);
        return sedda;
    }
}
