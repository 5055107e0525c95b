using System.Collections;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Lagescentral.Domain;
using Lagescentral.Domain.Handelser;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Domain.Handelser;

/// <summary>Facts are written and read as the serializer would do it by itself.</summary>
public class FaktajsonTests
{
    private static readonly JsonSerializerOptions Serialiserarens = Utan();

    [Fact]
    public void Facts_are_written_and_read_as_the_serializer_writes_and_reads_them() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), fro =>
        {
            var fakta = (Handelsefakta)Nagot(typeof(Handelsefakta), new Random(fro));
            var skriven = JsonSerializer.SerializeToUtf8Bytes(fakta, Serialiserarens);
            Encoding.UTF8.GetString(Json.Bytes(fakta)).ShouldBe(Encoding.UTF8.GetString(skriven));
            JsonSerializer.Serialize(Json.Read<Handelsefakta>(skriven), Serialiserarens).ShouldBe(Encoding.UTF8.GetString(skriven));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Order_unknown_names_and_nulls_do_not_matter() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), fro =>
        {
            var slump = new Random(fro);
            var skriven = JsonSerializer.SerializeToNode(Nagot(typeof(Handelsefakta), slump), Serialiserarens)!.AsObject();
            var blandad = Blandad(skriven, slump);
            blandad["nytt"] = JsonNode.Parse("""{"a":[1,{"b":null}]}""");
            foreach (var tom in (string[])["arsslag", "publicerad", "tabell", "oppenTill", "hallentext", "tidigare", "rattelse", "enligt", "ingrepp", "listad"])
                blandad.TryAdd(tom, null);
            JsonSerializer.Serialize(Json.Read<Handelsefakta>(Encoding.UTF8.GetBytes(blandad.ToJsonString())), Serialiserarens)
                .ShouldBe(JsonSerializer.Serialize(skriven.Deserialize<Handelsefakta>(Serialiserarens), Serialiserarens));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_missing_or_of_another_kind_is_a_fault()
    {
        var hel = JsonSerializer.SerializeToNode(Nagot(typeof(Handelsefakta), new Random(1)), Serialiserarens)!.AsObject();
        foreach (var falt in (string[])["kalla", "id", "rev", "typ", "kategori", "allvar", "intraffad", "mottagen", "status", "klass", "placering", "innehall"])
        {
            var utan = hel.DeepClone().AsObject();
            utan.Remove(falt);
            Should.Throw<JsonException>(() => Las(utan), falt).Message.ShouldContain(falt);
            utan[falt] = JsonNode.Parse("[true]");
            Should.Throw<JsonException>(() => Las(utan), falt);
        }

        Should.Throw<JsonException>(() => Json.Read<Handelsefakta>("[]"u8));
        Should.Throw<JsonException>(() => Json.Read<Handelsefakta>("null"u8));
        Should.Throw<JsonException>(() => Json.Read<Handelsefakta>("""{"kalla":"polis","""u8));

        static void Las(JsonObject objekt) => Json.Read<Handelsefakta>(Encoding.UTF8.GetBytes(objekt.ToJsonString()));
    }

    private static JsonSerializerOptions Utan()
    {
        var options = new JsonSerializerOptions(Json.Options);
        options.Converters.Remove(options.Converters.Single(omvandlare => omvandlare.CanConvert(typeof(Handelsefakta))));
        return options;
    }

    private static JsonObject Blandad(JsonObject objekt, Random slump)
    {
        var falt = objekt.ToArray();
        slump.Shuffle(falt);
        return new JsonObject(falt.Select(par => KeyValuePair.Create(par.Key, par.Value is JsonObject inre ? Blandad(inre, slump) : par.Value?.DeepClone())));
    }

    /// <summary>Any value of a type, every property of it drawn anew: one that has been added is drawn too.</summary>
    private static object Nagot(Type typ, Random slump)
    {
        if (Nullable.GetUnderlyingType(typ) is { } inre) return Nagot(inre, slump);
        if (typ == typeof(string)) return ((string[])["polis", "Rån, väpnat", "a\"b\\c\n", "🚒", "", new string('x', 90)])[slump.Next(6)];
        if (typ == typeof(int)) return slump.Next(-3, 7);
        if (typ == typeof(bool)) return slump.Next(2) == 0;
        if (typ == typeof(double)) return Math.Round((slump.NextDouble() - 0.5) * 200, slump.Next(6));
        if (typ == typeof(DateTimeOffset)) return new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(slump.NextInt64(TimeSpan.TicksPerDay * 300));
        if (typ.IsEnum) return Enum.GetValues(typ).GetValue(slump.Next(Enum.GetValues(typ).Length))!;
        if (typ.IsGenericType && typ.IsAssignableTo(typeof(IEnumerable)))
        {
            var lista = Array.CreateInstance(typ.GenericTypeArguments[0], slump.Next(3));
            for (var i = 0; i < lista.Length; i++) lista.SetValue(Nagot(typ.GenericTypeArguments[0], slump), i);
            return lista;
        }

        var konstruktor = typ.GetConstructors().MaxBy(k => k.GetParameters().Length)!;
        var sak = konstruktor.Invoke([.. konstruktor.GetParameters().Select(p => Kanske(p.ParameterType, NullbarParameter(p), slump))]);
        foreach (var egenskap in typ.GetProperties().Where(e => e.SetMethod is not null))
            egenskap.SetValue(sak, Kanske(egenskap.PropertyType, new NullabilityInfoContext().Create(egenskap).WriteState == NullabilityState.Nullable, slump));
        return sak;
    }

    private static object? Kanske(Type typ, bool nullbar, Random slump) => nullbar && slump.Next(2) == 0 ? null : Nagot(typ, slump);

    private static bool NullbarParameter(ParameterInfo parameter) => new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable;
}
