namespace Lagescentral.Domain.Geografi;

/// <summary>How much a name says, weakest first.</summary>
internal enum Namnslag
{
    /// <summary>A name that crosses borders or means something else as well (a postal town, a club).</summary>
    Osakert,

    /// <summary>A district's own, former or other name.</summary>
    Omrade,

    /// <summary>One of the smaller areas.</summary>
    Yta,

    /// <summary>A place.</summary>
    Plats,
}

/// <summary>One name that texts may hold.</summary>
/// <param name="Namn">The name as written.</param>
/// <param name="Stadsdel">District id, or null when the name truly crosses districts.</param>
/// <param name="Plats">The place, when the name means one.</param>
/// <param name="Slag">How much it says.</param>
/// <param name="VanligtOrd">True for an ordinary Swedish word, a name only with a capital of its own.</param>
/// <param name="Flertydigt">True when places in different districts bear the name.</param>
internal sealed record Ortnamn(
    string Namn, string? Stadsdel, Plats? Plats, Namnslag Slag, bool VanligtOrd = false, bool Flertydigt = false);

/// <summary>A name found in a text.</summary>
/// <param name="Namn">What was found.</param>
/// <param name="Riktning">The word before it, when that says a direction rather than a place.</param>
internal readonly record struct Namntraff(Ortnamn Namn, Riktning Riktning);

/// <summary>Whether the word before a name makes it a direction.</summary>
internal enum Riktning
{
    /// <summary>No such word.</summary>
    Ingen,

    /// <summary><c>till</c>: mostly where somebody went, and so often the place itself.</summary>
    Till,

    /// <summary><c>mot</c>, <c>från</c>: mostly another place than that of the event.</summary>
    MotEllerFran,
}

/// <summary>The field in which a name stands; decides how strictly it is read.</summary>
internal enum Namnfalt
{
    /// <summary>A field that holds a place and nothing else: lower case is accepted.</summary>
    Plats,

    /// <summary>A heading.</summary>
    Rubrik,

    /// <summary>Running text: a capital at the start of a sentence says nothing about an ordinary word.</summary>
    Text,
}
