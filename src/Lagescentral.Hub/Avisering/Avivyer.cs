using Lagescentral.Domain.Avisering;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Sekretess;

namespace Lagescentral.Hub.Avisering;

/// <summary>What a browser needs to agree to be told.</summary>
/// <param name="Nyckel">The hub's public key (VAPID), base64url; absent where Web Push is off.</param>
/// <param name="Epost">True where e-mail can be sent.</param>
/// <param name="Telefon">True where a system for telephones is set.</param>
/// <param name="Ovning">True when the hub is an exercise and sends nothing.</param>
[Vy("avinyckel")]
public sealed record Avinyckelvy(string? Nyckel, bool Epost, bool Telefon, bool Ovning);

/// <summary>A device of the reader.</summary>
/// <param name="Id">Id.</param>
/// <param name="Namn">Name.</param>
/// <param name="Skapad">When it was added.</param>
/// <param name="Bekraftad">When it was last heard from.</param>
[Vy("avienhet")]
public sealed record Avienhetvy(string Id, string Namn, DateTimeOffset Skapad, DateTimeOffset Bekraftad);

/// <summary>Id of what has been added.</summary>
[Vy("aviid")]
public sealed record Aviidvy(string Id);

/// <summary>How someone is reached beside the devices.</summary>
/// <param name="Mottagare">Who: <c>p-…</c> or <c>organisation:…</c>.</param>
/// <param name="Version">Version, for <c>If-Match</c>; 0 when nothing has been said.</param>
/// <param name="Epost">E-mail addresses.</param>
/// <param name="Telefon">Telephone numbers, <c>+46…</c></param>
/// <param name="Bekraftad">When it was last written; absent when nothing has been said.</param>
[Vy("avikontakt")]
public sealed record Avikontaktvy(string Mottagare, int Version, IReadOnlyList<string> Epost, IReadOnlyList<string> Telefon, DateTimeOffset? Bekraftad);

/// <summary>How somebody else is reached: for those who run the hub, and noted when read.</summary>
[Vy("avimottagare"), LasningLoggas(Klass.Begransad, Post = true)]
public sealed record Avimottagarvy(Avikontaktvy Kontakt, int Enheter);

/// <summary>What came of a test notice.</summary>
[Vy("aviprov")]
public sealed record Aviprovvy(IReadOnlyList<Aviprovrad> Utfall);

/// <summary>What came of it at one address.</summary>
/// <param name="Kanal">Way.</param>
/// <param name="Mal">Which address.</param>
/// <param name="Resultat">What became of it.</param>
/// <param name="Orsak">Why not.</param>
[Vy("aviprovrad")]
public sealed record Aviprovrad(Avikanal Kanal, string Mal, Aviresultat Resultat, string? Orsak);

/// <summary>A notice that could not be delivered.</summary>
[Vy("avidod")]
public sealed record Avidodvy
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>Version, for <c>If-Match</c>.</summary>
    public required int Version { get; init; }

    /// <summary>The notice's id.</summary>
    public required string Avi { get; init; }

    /// <summary>Id of the larm.</summary>
    public required string Larm { get; init; }

    /// <summary>Whom it was for.</summary>
    public required string Mottagare { get; init; }

    /// <summary>Way.</summary>
    public required Avikanal Kanal { get; init; }

    /// <summary>Which address.</summary>
    public required string Mal { get; init; }

    /// <summary>Why not.</summary>
    public required string Orsak { get; init; }

    /// <summary>Attempts made.</summary>
    public required int Forsok { get; init; }

    /// <summary>When it was given up.</summary>
    public required DateTimeOffset Tid { get; init; }
}

/// <summary>A system that is called. Its whole address is a secret and is not shown.</summary>
[Vy("aviwebhook"), LasningLoggas(Klass.Oppen)]
public sealed record Aviwebhookvy
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>Version, for <c>If-Match</c>; 0 for one of the settings, which is changed there.</summary>
    public required int Version { get; init; }

    /// <summary>Name.</summary>
    public required string Namn { get; init; }

    /// <summary>Host of its address.</summary>
    public required string Vard { get; init; }

    /// <summary>What it is sent.</summary>
    public required Webhookform Form { get; init; }

    /// <summary>Strictest class that it may be sent.</summary>
    public required Klass Klass { get; init; }

    /// <summary>Whose notices it takes.</summary>
    public required IReadOnlyList<string> Mottagare { get; init; }

    /// <summary>True for one of the settings.</summary>
    public required bool FranInstallning { get; init; }
}

/// <summary>A system that has been added.</summary>
/// <param name="Webhook">The system.</param>
/// <param name="Nyckel">Key that signs (base64), shown once: absent from a repeated answer.</param>
[Vy("nyaviwebhook")]
public sealed record NyAviwebhookvy(Aviwebhookvy Webhook, string? Nyckel);

/// <summary>A device to add, as its browser gave it.</summary>
/// <param name="Endpoint">Address at its push service.</param>
/// <param name="P256dh">Its public key, base64url.</param>
/// <param name="Auth">Its secret, base64url.</param>
/// <param name="Namn">Name of the device, 2–60 characters.</param>
public sealed record Prenumerationsbegaran(string? Endpoint, string? P256dh, string? Auth, string? Namn);

/// <summary>How someone is to be reached.</summary>
/// <param name="Epost">E-mail addresses.</param>
/// <param name="Telefon">Telephone numbers.</param>
public sealed record Kontaktbegaran(IReadOnlyList<string>? Epost, IReadOnlyList<string>? Telefon);

/// <summary>A test notice to oneself.</summary>
/// <param name="Enhet">One device alone; null for every address.</param>
public sealed record Provbegaran(string? Enhet);

/// <summary>A system to call.</summary>
/// <param name="Namn">Name, 2–60 characters.</param>
/// <param name="Url">Where; null leaves it as it is.</param>
/// <param name="Form">What it is sent; <c>json</c> when null.</param>
/// <param name="Klass">Strictest class; <c>oppen</c> when null.</param>
/// <param name="Mottagare">Whose notices: <c>alla</c>, <c>personer</c>, <c>organisationer</c>, <c>p-…</c>, <c>organisation:…</c>.</param>
public sealed record Webhookbegaran(string? Namn, string? Url, Webhookform? Form, Klass? Klass, IReadOnlyList<string>? Mottagare);
