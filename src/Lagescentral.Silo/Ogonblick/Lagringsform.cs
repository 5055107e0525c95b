using System.Collections.Frozen;
using System.Text.Json;
using Lagescentral.Domain;
using Orleans.Storage;

namespace Lagescentral.Silo.Ogonblicken;

/// <summary>How what grains keep is written in storage: <c>{"form":"ogonblicksbok.1","data":{…}}</c>, the product's own JSON under a name of
/// its own, so that neither a type's name nor its place can change it. What is damaged, or of another form, is as if nothing had been
/// kept: the next write replaces it.</summary>
/// <param name="log">Takes warnings.</param>
public sealed partial class Lagringsform(ILogger<Lagringsform> log) : IGrainStorageSerializer
{
    /// <summary>Names of all that may be kept. They may be added to; a changed shape is a new name.</summary>
    public static FrozenDictionary<Type, string> Former { get; } = new Dictionary<Type, string>
    {
        [typeof(Ogonblicksbok)] = "ogonblicksbok.1",
        [typeof(Ogonblicksinnehall)] = "ogonblicksinnehall.1",
        [typeof(Ogonblicksagare)] = "ogonblicksagare.1",
    }.ToFrozenDictionary();

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">A type that has no name here.</exception>
    public BinaryData Serialize<T>(T input) => new(Json.Bytes(new Lagrat<T>(Form(typeof(T)), input)));

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">A type that has no name here.</exception>
    public T Deserialize<T>(BinaryData input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var form = Form(typeof(T));
        try
        {
            var lagrat = Json.Read<Lagrat<T>>(input.ToMemory().Span);
            if (lagrat.Form == form && lagrat.Data is ILagrat { Hel: true }) return lagrat.Data;
            Frammande(log, form, lagrat.Form is { Length: <= 100 } ? lagrat.Form : "");
        }
        catch (JsonException fel)
        {
            Skadat(log, form, fel);
        }

        // To Orleans: there was none.
        return default!;
    }

    private static string Form(Type typ) => Former.GetValueOrDefault(typ) ?? throw new NotSupportedException($"{typ.Name} har inget namn att lagras under. Ge det ett i {nameof(Former)}.");

    [LoggerMessage(2611, LogLevel.Warning, "Det som ligger lagrat som {Form} är skadat och används inte")]
    private static partial void Skadat(ILogger logger, string form, Exception fel);

    [LoggerMessage(2612, LogLevel.Warning, "Det som ligger lagrat som {Form} är något annat ({Annat}) och används inte")]
    private static partial void Frammande(ILogger logger, string form, string annat);

    private sealed record Lagrat<T>(string Form, T Data);
}
