using System.Security.Claims;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Sekretess;

namespace Lagescentral.Hub.Manniskor;

/// <summary>What people may be here. An officer appears by role, never by name, outside the own circle.</summary>
public static class Roller
{
    /// <summary>Leads the weekly meeting.</summary>
    public const string Siss = "siss";

    /// <summary>On call for the whole city.</summary>
    public const string Jour = "jour";

    /// <summary>Heads a stadsdel.</summary>
    public const string Direktor = "direktor";

    /// <summary>Coordinates safety work in a stadsdel.</summary>
    public const string Samordnare = "samordnare";

    /// <summary>Runs the hub.</summary>
    public const string Admin = "admin";

    /// <summary>Answers for personal data: sees what is kept and erased, and who has read what.</summary>
    public const string Dataskydd = "dataskydd";

    /// <summary>A wall screen.</summary>
    public const string Vagg = "vagg";

    /// <summary>The role in words, Swedish, as it stands beside what its bearer does.</summary>
    public static string Ord(string roll) => roll switch
    {
        Siss => "SISS",
        Jour => "Tjänsteperson i beredskap",
        Direktor => "Stadsdelsdirektör",
        Samordnare => "Trygghetssamordnare",
        Admin => "Administratör",
        _ => "Tjänsteperson",
    };
}

/// <summary>Who asks, and what that one may see and do. Made from the session's claims alone.</summary>
/// <param name="Vem">Pseudonymous id, as the journal holds it; null when not signed in.</param>
/// <param name="Anvandare">Name to sign in with.</param>
/// <param name="Namn">Name to show to the user.</param>
/// <param name="Roller">Roles.</param>
/// <param name="Stadsdelar">Districts that the roles hold for; null for all.</param>
/// <param name="Klass">Class of reader.</param>
public sealed record Lasare(
    string? Vem, string? Anvandare, string? Namn, IReadOnlyList<string> Roller, IReadOnlyList<string>? Stadsdelar, Lasarklass Klass)
{
    internal const string Vemanspraak = "vem";
    internal const string Klassanspraak = "klass";
    internal const string Stadsdelsanspraak = "stadsdel";
    internal const string Enhetsanspraak = "enhet";

    /// <summary>Someone who has not signed in.</summary>
    public static Lasare Okand { get; } = new(null, null, null, [], [], Lasarklass.Oppen);

    /// <summary>True when signed in.</summary>
    public bool Inloggad => Vem is not null;

    /// <summary>May place events, add places and settle what waits, in the districts the roles hold for.</summary>
    public bool FarRatta => Har(Manniskor.Roller.Jour, Manniskor.Roller.Admin, Manniskor.Roller.Samordnare, Manniskor.Roller.Direktor, Manniskor.Roller.Siss);

    /// <summary>May read and settle karantän: held texts may hold personal data.</summary>
    public bool FarKarantan => Har(Manniskor.Roller.Jour, Manniskor.Roller.Admin);

    /// <summary>May erase texts.</summary>
    public bool FarGallra => Har(Manniskor.Roller.Admin);

    /// <summary>May let screens in and shut them out.</summary>
    public bool FarEnheter => Har(Manniskor.Roller.Admin);

    /// <summary>May see what is kept and erased, and who has read what.</summary>
    public bool FarDataskydd => Har(Manniskor.Roller.Dataskydd, Manniskor.Roller.Admin);

    /// <summary>The reader as lines name who corrects; only of someone who has signed in.</summary>
    public Rattare Rattare => new(Vem ?? throw new InvalidOperationException("Bara den som är inloggad rättar."), Roller is [var roll, ..] ? roll : "okand");

    /// <summary>Classes of events that the reader may see; of the strictest, only in its districts.</summary>
    public IReadOnlyList<Klass> Klasser => Klass switch
    {
        Lasarklass.Oppen => [Domain.Handelser.Klass.Oppen],
        Lasarklass.Begransad => [Domain.Handelser.Klass.Oppen, Domain.Handelser.Klass.Intern, Domain.Handelser.Klass.Begransad],
        _ => [Domain.Handelser.Klass.Oppen, Domain.Handelser.Klass.Intern],
    };

    /// <summary>May put people on call in place of the schedule, and take that back.</summary>
    public bool FarJour => Har(Manniskor.Roller.Jour, Manniskor.Roller.Admin);

    /// <summary>May set up lines to be on call for, and their rotations.</summary>
    public bool FarSattaJour => Har(Manniskor.Roller.Admin);

    /// <summary>May say who can be called on, and how.</summary>
    public bool FarOrganisationer => Har(Manniskor.Roller.Admin);

    /// <summary>May do something with larm, where the roles hold, and try rules.</summary>
    public bool FarLarm => Roller.Any(FarTaLarm);

    /// <summary>May set and end silences.</summary>
    public bool FarTysta => Har(Manniskor.Roller.Jour, Manniskor.Roller.Admin);

    /// <summary>May change the rules of larm.</summary>
    public bool FarRegler => Har(Manniskor.Roller.Admin);

    /// <summary>True for a role whose bearer may be handed a larm.</summary>
    public static bool FarTaLarm(string roll) =>
        roll is Manniskor.Roller.Jour or Manniskor.Roller.Direktor or Manniskor.Roller.Samordnare or Manniskor.Roller.Admin or Manniskor.Roller.Siss;

    /// <summary>May note what is said: anyone who works for the city.</summary>
    public bool FarNotera => Inloggad && Klass >= Lasarklass.Intern;

    /// <summary>May decide about crisis levels, where the roles hold: of the whole city those whose roles hold in it all.</summary>
    public bool FarNiva => Har(Manniskor.Roller.Jour, Manniskor.Roller.Admin, Manniskor.Roller.Direktor, Manniskor.Roller.Siss);

    /// <summary>May release an answer or a level to everyone, where the roles hold.</summary>
    public bool FarSlappa => Har(Manniskor.Roller.Jour, Manniskor.Roller.Admin, Manniskor.Roller.Direktor);

    /// <summary>The reader of a session.</summary>
    public static Lasare For(ClaimsPrincipal? anspraak)
    {
        if (anspraak?.Identity is not { IsAuthenticated: true } || anspraak.FindFirstValue(Vemanspraak) is not { } vem) return Okand;
        var stadsdelar = anspraak.FindAll(Stadsdelsanspraak).Select(a => a.Value).ToList();
        return new Lasare(
            vem,
            anspraak.Identity.Name,
            anspraak.FindFirstValue(ClaimTypes.GivenName),
            [.. anspraak.FindAll(ClaimTypes.Role).Select(a => a.Value)],
            stadsdelar.Count == 0 ? null : stadsdelar,
            Enum.Parse<Lasarklass>(anspraak.FindFirstValue(Klassanspraak) ?? nameof(Lasarklass.Oppen)));
    }

    /// <summary>True when a role holds in the district.</summary>
    public bool Verkar(string stadsdel) => Inloggad && (Stadsdelar is null || Stadsdelar.Contains(stadsdel));

    /// <summary>True when the reader may see an item of that class and district.</summary>
    public bool Ser(Klass klass, string stadsdel) => klass switch
    {
        Domain.Handelser.Klass.Oppen => true,
        Domain.Handelser.Klass.Intern => Klass > Lasarklass.Oppen,
        _ => Klass == Lasarklass.Begransad && Verkar(stadsdel),
    };

    private bool Har(params ReadOnlySpan<string> roller)
    {
        foreach (var roll in roller)
            if (Roller.Contains(roll)) return true;
        return false;
    }
}
