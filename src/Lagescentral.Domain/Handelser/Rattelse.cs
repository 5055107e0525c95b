namespace Lagescentral.Domain.Handelser;

/// <summary>Who corrects, as journal lines name that one.</summary>
/// <param name="Vem">Pseudonymous id, or <c>system</c>.</param>
/// <param name="Roll">The role that the correction is made in; what others are shown.</param>
public sealed record Rattare(string Vem, string Roll)
{
    /// <summary>The hub itself, when what a correction rests on has gone.</summary>
    public static Rattare System { get; } = new("system", "system");
}

/// <summary>A person's word about one thing, which stands until it is taken back.</summary>
/// <typeparam name="T">What it is about.</typeparam>
/// <param name="Varde">What the person says.</param>
/// <param name="Vem">Pseudonymous id.</param>
/// <param name="Roll">The role it was said in.</param>
/// <param name="Tid">When, UTC.</param>
/// <param name="Orsak">Why, Swedish, free of personal data.</param>
public sealed record Personord<T>(T Varde, string Vem, string Roll, DateTimeOffset Tid, string? Orsak);

/// <summary>The event that a report has been merged into.</summary>
/// <param name="Kalla">Its source.</param>
/// <param name="Id">The source's own id.</param>
/// <param name="Klass">Its class when they were merged, never stricter than the report's: a reader of the report may
/// then be told of it.</param>
public sealed record Huvud(string Kalla, string Id, Klass Klass)
{
    /// <summary>Key of the event.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public HandelseNyckel Nyckel => new(Kalla, Id);
}

/// <summary>All that persons have said of an event and that stands now.</summary>
public sealed record Rattelse
{
    /// <summary>Category id.</summary>
    public Personord<string>? Kategori { get; init; }

    /// <summary>Seriousness 1–5.</summary>
    public Personord<int>? Allvar { get; init; }

    /// <summary>Over, or withdrawn.</summary>
    public Personord<Handelsestatus>? Status { get; init; }

    /// <summary>Where.</summary>
    public Personord<Placering>? Placering { get; init; }

    /// <summary>The event that this is another report of.</summary>
    public Personord<Huvud>? Sammanford { get; init; }

    /// <summary>That a held text may be shared, as it stood or mended. The value is the keyed hash of the source's own words: the
    /// word stands for these alone, and goes when the source says others.</summary>
    public Personord<string>? Text { get; init; }

    /// <summary>True when nothing stands.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool ArTom => Kategori is null && Allvar is null && Status is null && Placering is null && Sammanford is null && Text is null;
}

/// <summary>What source and tables say of an event where persons have said otherwise: what is shown beneath their words, and
/// holds again when they are taken back. A revision from the source changes it.</summary>
/// <param name="Kategori">Category id.</param>
/// <param name="Allvar">Seriousness 1–5.</param>
/// <param name="Status">Status.</param>
/// <param name="Placering">Where.</param>
/// <param name="ArHandelse">False for information that is no single event.</param>
/// <param name="Arsslag">Kind under which it is counted year by year, or null.</param>
public sealed record Kallvarde(string Kategori, int Allvar, Handelsestatus Status, Placering Placering, bool ArHandelse, string? Arsslag);

/// <summary>What a revision changed, when a person wrote it.</summary>
/// <param name="Sagt">What was said, as <see cref="Rattelsefalt"/> names it.</param>
/// <param name="Atertaget">What was taken back.</param>
/// <param name="Vem">Pseudonymous id.</param>
/// <param name="Roll">Role.</param>
/// <param name="Orsak">Why, Swedish, free of personal data.</param>
public sealed record Ingrepp(IReadOnlyList<string> Sagt, IReadOnlyList<string> Atertaget, string Vem, string Roll, string? Orsak);

/// <summary>Names of what a person can correct, in lines and outwards.</summary>
public static class Rattelsefalt
{
    /// <summary>Category.</summary>
    public const string Kategori = "kategori";

    /// <summary>Seriousness.</summary>
    public const string Allvar = "allvar";

    /// <summary>Status: over, or withdrawn.</summary>
    public const string Status = "status";

    /// <summary>Place.</summary>
    public const string Placering = "placering";

    /// <summary>That it is another report of an event.</summary>
    public const string Sammanforing = "sammanforing";

    /// <summary>The held text, released or mended.</summary>
    public const string Text = "text";

    /// <summary>What can be taken back one by one.</summary>
    public static IReadOnlyList<string> Atertagbara { get; } = [Kategori, Allvar, Status, Placering];
}
