using Lagescentral.Domain.Handelser;

namespace Lagescentral.Domain.Sekretess;

/// <summary>Marks a record whose every reading by someone who has signed in is logged, also when it lists no item with a class
/// of its own: its numbers, or its words, rest on what is above <see cref="Handelser.Klass.Oppen"/>.</summary>
/// <param name="klass">The class that is noted; <see cref="Handelser.Klass.Oppen"/> for a record that speaks of a class without
/// holding anything of it, such as a rule.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = true)]
public sealed class LasningLoggasAttribute(Klass klass) : Attribute
{
    /// <summary>The class that is noted.</summary>
    public Klass Klass { get; } = klass;

    /// <summary>True for a record that is one item, to be counted.</summary>
    public bool Post { get; init; }
}
