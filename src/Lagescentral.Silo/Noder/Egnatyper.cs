using Orleans.Serialization;

namespace Lagescentral.Silo.Noder;

/// <summary>Which types travel between nodes as the product's own JSON: those of its own namespaces. Exceptions travel as
/// Orleans writes them, with their type.</summary>
public sealed class Egnatyper : ITypeFilter
{
    private const string Rot = "Lagescentral";

    /// <summary>Namespace whose exceptions arrive as what they are.</summary>
    public const string Undantag = Rot;

    /// <summary>True for a type that is written as JSON.</summary>
    public static bool SomJson(Type typ) => Egen(typ) && !typeof(Exception).IsAssignableFrom(typ) && !typeof(IAddressable).IsAssignableFrom(typ);

    /// <summary>True for the name of one of the product's own interfaces.</summary>
    public static bool ArEget(string granssnitt) => granssnitt?.StartsWith(Rot + ".", StringComparison.Ordinal) == true;

    /// <inheritdoc/>
    public bool? IsTypeAllowed(Type type) => Egen(type) ? true : null;

    private static bool Egen(Type typ) => typ.Namespace is { } rum && (rum == Rot || rum.StartsWith(Rot + ".", StringComparison.Ordinal));
}
