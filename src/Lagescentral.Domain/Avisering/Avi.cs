using Lagescentral.Domain.Handelser;

namespace Lagescentral.Domain.Avisering;

/// <summary>An order to tell one recipient of one larm: it stands in the journal before anything is sent.</summary>
public sealed record Avi
{
    /// <summary>Id, the same at every attempt and over restarts; 1–128 characters. Receivers drop repeats by it.</summary>
    public required string Id { get; init; }

    /// <summary>Id of the larm.</summary>
    public required string Larm { get; init; }

    /// <summary>Whom to tell: a person's pseudonymous id (<c>p-…</c>), or <c>organisation:…</c>.</summary>
    public required string Mottagare { get; init; }

    /// <summary>Step of the ladder that ordered it, from 1.</summary>
    public required int Steg { get; init; }

    /// <summary>When it was ordered, UTC.</summary>
    public required DateTimeOffset Bestalld { get; init; }

    /// <summary>Class of <see cref="Innehall"/>. A channel that may not carry it says only that there is something.</summary>
    public required Klass Klass { get; init; }

    /// <summary>What to say.</summary>
    public required Aviinnehall Innehall { get; init; }

    /// <summary>True for an exercise: never sent.</summary>
    public bool Ovning { get; init; }

    /// <summary>The latest result for each (<see cref="Aviutfall.Kanal"/>, <see cref="Aviutfall.Mal"/>) so far, from the journal:
    /// after a restart what was sent is not sent again, and what failed waits its time. Empty for a new order.</summary>
    public IReadOnlyList<Aviutfall> Utfall { get; init; } = [];
}

/// <summary>What a notice says. Never a free text of an event: structured facts and names out of registers only.</summary>
public sealed record Aviinnehall
{
    /// <summary>What has happened in the source's word for it, and the rule's name; at most 120 characters.</summary>
    public required string Rubrik { get; init; }

    /// <summary>Name of the stadsdel.</summary>
    public required string Stadsdel { get; init; }

    /// <summary>Name of the plats, out of the register; null for none.</summary>
    public string? Plats { get; init; }

    /// <summary>Seriousness 1–5.</summary>
    public required int Allvar { get; init; }

    /// <summary>When the larm was raised, UTC.</summary>
    public required DateTimeOffset Utlost { get; init; }

    /// <summary>Path at the hub, such as <c>/jour/larm/7</c>.</summary>
    public required string Lank { get; init; }
}

/// <summary>Ways to a recipient's device.</summary>
public enum Avikanal
{
    /// <summary>Web Push: to a browser, also with the page closed.</summary>
    Webbpush,

    /// <summary>E-mail.</summary>
    Epost,

    /// <summary>A signed call to another system: an SMS gateway, Teams.</summary>
    Webhook,
}

/// <summary>What became of an attempt.</summary>
public enum Aviresultat
{
    /// <summary>The next system took it.</summary>
    Skickad,

    /// <summary>It failed and is tried again.</summary>
    Misslyckad,

    /// <summary>It failed for good.</summary>
    Uppgiven,

    /// <summary>It was never sent: nowhere to send, or no longer called for.</summary>
    Utebliven,
}

/// <summary>What became of an order, at one of the recipient's addresses.</summary>
public sealed record Aviutfall
{
    /// <summary>Way it went; null when there was none.</summary>
    public Avikanal? Kanal { get; init; }

    /// <summary>Which of the recipient's addresses on that way, as an id that says nothing of it; null when there was none.</summary>
    public string? Mal { get; init; }

    /// <summary>What became of it.</summary>
    public required Aviresultat Resultat { get; init; }

    /// <summary>Why not, Swedish, without any address; at most 200 characters. Null when sent.</summary>
    public string? Orsak { get; init; }

    /// <summary>Which attempt at that address, from 1; 0 when none was made.</summary>
    public int Forsok { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset Tid { get; init; }

    /// <summary>True with the order's last result: nothing more is tried, at any address. It is then no longer to be sent.</summary>
    public bool Slutlig { get; init; }
}
