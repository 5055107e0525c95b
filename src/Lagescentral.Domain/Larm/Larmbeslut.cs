namespace Lagescentral.Domain.Larm;

/// <summary>What became of a command or a hit, and why.</summary>
public enum Larmskal
{
    /// <summary>A new larm.</summary>
    Utlost,

    /// <summary>A new larm that a silence holds.</summary>
    UtlostTyst,

    /// <summary>The event was gathered on a larm.</summary>
    Samlat,

    /// <summary>A greater larm made the rule hold back.</summary>
    Hammat,

    /// <summary>The event is on the larm already.</summary>
    RedanSamlat,

    /// <summary>The event belongs to no larm.</summary>
    IngetLarm,

    /// <summary>A larm of the same matter was closed, and this is nothing new.</summary>
    RedanAvslutat,

    /// <summary>Noted that the person has seen it.</summary>
    Sett,

    /// <summary>The person has seen it already.</summary>
    RedanSett,

    /// <summary>Taken; as many as the step asks for.</summary>
    Kvitterat,

    /// <summary>Taken, but the step asks for more.</summary>
    KvitteratFlerBehovs,

    /// <summary>The person has taken it already.</summary>
    RedanKvitterat,

    /// <summary>Asked another to take over.</summary>
    Overlamnat,

    /// <summary>Has asked that one already.</summary>
    RedanOverlamnat,

    /// <summary>Only who has taken a larm can hand it over.</summary>
    InteInnehavare,

    /// <summary>Nobody waits for this person's answer.</summary>
    IngenOverlamning,

    /// <summary>Took over.</summary>
    Overtaget,

    /// <summary>Said no.</summary>
    Avbojt,

    /// <summary>Work has begun.</summary>
    Atgardas,

    /// <summary>It had begun.</summary>
    AtgardasRedan,

    /// <summary>Closed.</summary>
    Avslutat,

    /// <summary>The larm is closed.</summary>
    ArAvslutat,

    /// <summary>Open again.</summary>
    Ateroppnat,

    /// <summary>It is open.</summary>
    ArOppet,

    /// <summary>A comment was noted.</summary>
    Kommenterat,

    /// <summary>The next step was told.</summary>
    Eskalerat,

    /// <summary>A kvittering expired, and the next step was told.</summary>
    Forfallet,

    /// <summary>Nothing is due.</summary>
    IngetForfallet,

    /// <summary>The result was noted.</summary>
    Aviserat,

    /// <summary>The result says nothing new.</summary>
    RedanAviserat,

    /// <summary>The person saw another version.</summary>
    AnnanVersion,

    /// <summary>No such larm.</summary>
    Saknas,
}

/// <summary>A decision: the lines to write, and why.</summary>
/// <param name="Skal">Why.</param>
/// <param name="Rad">The line, or null for none.</param>
/// <param name="Larm">The larm after it.</param>
public sealed record Larmbeslut(Larmskal Skal, Larmrad? Rad, Larmfakta? Larm);
