using Lagescentral.Domain.Handelser;

namespace Lagescentral.Domain.Sammanforing;

/// <summary>What may be merged. Pure; a refusal says why and what to do, in Swedish.</summary>
public static class Sammanforingsregler
{
    /// <summary>Why a report may not be merged into an event; null when it may.</summary>
    /// <param name="del">The report.</param>
    /// <param name="delensDelar">How many reports are merged into it.</param>
    /// <param name="huvud">The event.</param>
    public static string? Hinder(Handelsefakta del, int delensDelar, Handelsefakta huvud)
    {
        ArgumentNullException.ThrowIfNull(del);
        ArgumentNullException.ThrowIfNull(huvud);
        if (del.Nyckel == huvud.Nyckel) return "En händelse kan inte sammanföras med sig själv.";
        if (del.Rattelse?.Sammanford is { } redan && redan.Varde.Nyckel != huvud.Nyckel)
            return $"Händelsen är redan sammanförd med {redan.Varde.Nyckel}. Särskilj den först.";
        if (huvud.Rattelse?.Sammanford is { } hor) return $"{huvud.Nyckel} är själv sammanförd med {hor.Varde.Nyckel}. Sammanför med den i stället.";
        if (delensDelar > 0) return $"Andra rapporter är sammanförda med {del.Nyckel}. Sammanför åt andra hållet, eller särskilj dem först.";
        if (huvud.Status == Handelsestatus.Aterkallad) return $"{huvud.Nyckel} är återkallad: en rapport skulle försvinna ur bilden med den.";
        if (!huvud.ArHandelse) return $"{huvud.Nyckel} är ingen enskild händelse.";
        if (huvud.Klass > del.Klass) return $"{huvud.Nyckel} har strängare klass än rapporten. Sammanför åt andra hållet.";
        if (huvud.Ovning != del.Ovning) return "Den ena hör till en övning och den andra inte.";
        return null;
    }

    /// <summary>Why a standing merge must end, since its event has changed; null when it may stand.</summary>
    /// <param name="huvud">The event as it is now.</param>
    /// <param name="klass">Its class when they were merged.</param>
    public static string? Faller(Handelsefakta huvud, Klass klass)
    {
        ArgumentNullException.ThrowIfNull(huvud);
        if (huvud.Status == Handelsestatus.Aterkallad) return Kallor.Rattelsebeslut.HuvudetAterkallat;
        return huvud.Klass > klass ? Kallor.Rattelsebeslut.HuvudetStrangare : null;
    }
}
