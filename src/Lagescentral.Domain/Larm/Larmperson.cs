using System.Text.Json.Serialization;
using Lagescentral.Domain.Handelser;

namespace Lagescentral.Domain.Larm;

/// <summary>A person in a larm: a pseudonymous id, and the role that others see.</summary>
/// <param name="Vem">Pseudonymous id, <c>p-…</c>.</param>
/// <param name="Roll">Role, as <see cref="Rattare.Roll"/>.</param>
public sealed record Larmperson(string Vem, string Roll);

/// <summary>That a person has seen a larm.</summary>
/// <param name="Av">Who.</param>
/// <param name="Tid">When first, UTC.</param>
public sealed record Larmsedd(Larmperson Av, DateTimeOffset Tid);

/// <summary>That a person has taken a larm.</summary>
/// <param name="Av">Who.</param>
/// <param name="Tid">When, UTC.</param>
/// <param name="Galler">Until when it stands, unless something happens, UTC.</param>
/// <param name="Slut">When it ended: expired, handed over, or the larm was closed; null while it stands.</param>
public sealed record Kvittering(Larmperson Av, DateTimeOffset Tid, DateTimeOffset Galler, DateTimeOffset? Slut = null)
{
    /// <summary>True while it stands.</summary>
    [JsonIgnore]
    public bool Star => Slut is null;
}

/// <summary>That another is asked to take over.</summary>
/// <param name="Fran">Who asks.</param>
/// <param name="Till">Who is asked.</param>
/// <param name="Tid">When, UTC.</param>
public sealed record Overlamning(Larmperson Fran, string Till, DateTimeOffset Tid);
