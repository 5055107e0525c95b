using Lagescentral.Domain.Handelser;

namespace Lagescentral.Domain.Kallor;

/// <summary>What a person says of an event, and takes back of what persons have said.</summary>
public sealed record Rattning
{
    /// <summary>Category id.</summary>
    public string? Kategori { get; init; }

    /// <summary>Seriousness 1–5.</summary>
    public int? Allvar { get; init; }

    /// <summary>Over, or withdrawn.</summary>
    public Handelsestatus? Status { get; init; }

    /// <summary>Where.</summary>
    public Placering? Placering { get; init; }

    /// <summary>What is taken back, of <see cref="Rattelsefalt.Atertagbara"/>: the source's word of now holds again.</summary>
    public IReadOnlyList<string> Atertag { get; init; } = [];

    /// <summary>Why, Swedish, free of personal data: it is kept.</summary>
    public string? Orsak { get; init; }
}

/// <summary>
/// What persons' commands make of an event. Pure; every line carries all that stands, so that a source's revision keeps it
/// and taking it back gives what the source says then. The same command again writes nothing: null.
/// </summary>
public static class Rattelsebeslut
{
    /// <summary>Why a merge ends when its report is opened to more than the event it was merged into.</summary>
    public const string OppnareAnHuvudet = "Rapporten blev öppnare än händelsen som den var sammanförd med.";

    /// <summary>Why a merge ends when the event is opened to fewer than its report.</summary>
    public const string HuvudetStrangare = "Händelsen som rapporten var sammanförd med fick strängare klass.";

    /// <summary>Why a merge ends when the event is withdrawn: its reports must not go with it unseen.</summary>
    public const string HuvudetAterkallat = "Händelsen som rapporten var sammanförd med återkallades.";

    /// <summary>A person corrects the event, or takes words back.</summary>
    /// <param name="kand">What is known of the event.</param>
    /// <param name="vad">What is said and taken back.</param>
    /// <param name="vem">Who.</param>
    /// <param name="text">The event's shared text, to go on with it.</param>
    /// <param name="nu">Now, UTC.</param>
    public static Kallbeslut.Skriv? Ratta(Indexpost kand, Rattning vad, Rattare vem, Handelsetext? text, DateTimeOffset nu)
    {
        ArgumentNullException.ThrowIfNull(kand);
        ArgumentNullException.ThrowIfNull(vad);
        ArgumentNullException.ThrowIfNull(vem);
        var fore = kand.Galler.Rattelse ?? new Rattelse();
        var efter = fore;
        var (sagt, atertaget) = (new List<string>(), new List<string>());

        if (vad.Kategori is { } kategori && fore.Kategori?.Varde != kategori) efter = Sag(Rattelsefalt.Kategori, efter with { Kategori = Ord(kategori) });
        if (vad.Allvar is { } allvar && fore.Allvar?.Varde != allvar) efter = Sag(Rattelsefalt.Allvar, efter with { Allvar = Ord(allvar) });
        if (vad.Status is { } status && fore.Status?.Varde != status) efter = Sag(Rattelsefalt.Status, efter with { Status = Ord(status) });
        if (vad.Placering is { } placering && fore.Placering?.Varde != placering) efter = Sag(Rattelsefalt.Placering, efter with { Placering = Ord(placering) });
        foreach (var falt in vad.Atertag)
        {
            var utan = Utan(efter, falt);
            if (utan == efter) continue;
            efter = utan;
            atertaget.Add(falt);
        }

        if (sagt.Count + atertaget.Count == 0) return null;
        return Ny(kand, efter, new Ingrepp(sagt, atertaget, vem.Vem, vem.Roll, vad.Orsak), text, nu);

        Personord<T> Ord<T>(T varde) => new(varde, vem.Vem, vem.Roll, nu, vad.Orsak);

        Rattelse Sag(string falt, Rattelse rattelse)
        {
            sagt.Add(falt);
            return rattelse;
        }
    }

    /// <summary>A person says that the event is another report of <paramref name="huvud"/>: it is no longer counted nor open,
    /// and stays in lists where it stood.</summary>
    public static Kallbeslut.Skriv? Sammanfor(Indexpost kand, Huvud huvud, string? orsak, Rattare vem, Handelsetext? text, DateTimeOffset nu)
    {
        ArgumentNullException.ThrowIfNull(kand);
        ArgumentNullException.ThrowIfNull(huvud);
        ArgumentNullException.ThrowIfNull(vem);
        var fore = kand.Galler.Rattelse ?? new Rattelse();
        if (fore.Sammanford?.Varde.Nyckel == huvud.Nyckel) return null;
        var efter = fore with { Sammanford = new Personord<Huvud>(huvud, vem.Vem, vem.Roll, nu, orsak) };
        return DarDenStod(kand, Ny(kand, efter, new Ingrepp([Rattelsefalt.Sammanforing], [], vem.Vem, vem.Roll, orsak), text, nu));
    }

    /// <summary>The event is a report of its own again: counted, open and listed as if it had never been merged.</summary>
    /// <param name="kand">What is known of the event.</param>
    /// <param name="fran">The event it is to be parted from; null for whichever.</param>
    /// <param name="orsak">Why.</param>
    /// <param name="vem">Who.</param>
    /// <param name="text">The event's shared text.</param>
    /// <param name="nu">Now, UTC.</param>
    public static Kallbeslut.Skriv? Sarskilj(Indexpost kand, HandelseNyckel? fran, string? orsak, Rattare vem, Handelsetext? text, DateTimeOffset nu)
    {
        ArgumentNullException.ThrowIfNull(kand);
        ArgumentNullException.ThrowIfNull(vem);
        if (kand.Galler.Rattelse is not { Sammanford: { } stod } fore || (fran is { } visst && stod.Varde.Nyckel != visst)) return null;
        return DarDenStod(kand, Ny(kand, fore with { Sammanford = null }, new Ingrepp([], [Rattelsefalt.Sammanforing], vem.Vem, vem.Roll, orsak), text, nu));
    }

    /// <summary>A person shares a held text, as it stood or mended. Null when the text is no longer held.</summary>
    public static Kallbeslut.Skriv? DelaText(Indexpost kand, Handelsetext text, Rattare vem, DateTimeOffset nu)
    {
        ArgumentNullException.ThrowIfNull(kand);
        ArgumentNullException.ThrowIfNull(vem);
        var fore = kand.Galler;
        if (fore.Text != Textlage.Hallen) return null;
        // A text held by a version that kept no hash of it is shared, but its words cannot be known again.
        var efter = fore.Hallentext is { } hash ? (fore.Rattelse ?? new Rattelse()) with { Text = new(hash, vem.Vem, vem.Roll, nu, null) } : fore.Rattelse;
        var ingrepp = new Ingrepp([Rattelsefalt.Text], [], vem.Vem, vem.Roll, null);
        return Kallbeslut.Ny(kand, fore.Kallans().Rattad(efter) with { Text = Textlage.Delad, Hallentext = null, Ingrepp = ingrepp }, text, nu);
    }

    /// <summary>A person takes back that a held text was shared: it is held again. Null when none has been.</summary>
    /// <param name="kand">What is known of the event.</param>
    /// <param name="delad">The text as it is shared, to hold.</param>
    /// <param name="orsak">Why.</param>
    /// <param name="vem">Who.</param>
    /// <param name="nu">Now, UTC.</param>
    public static Kallbeslut.Skriv? AtertaText(Indexpost kand, Handelsetext? delad, string? orsak, Rattare vem, DateTimeOffset nu)
    {
        ArgumentNullException.ThrowIfNull(kand);
        ArgumentNullException.ThrowIfNull(vem);
        var fore = kand.Galler;
        if (fore is not { Text: Textlage.Delad, Rattelse: { Text: { } ord } rattelse }) return null;
        var ingrepp = new Ingrepp([], [Rattelsefalt.Text], vem.Vem, vem.Roll, orsak);
        var fakta = fore.Kallans().Rattad(rattelse with { Text = null }) with { Text = Textlage.Hallen, Hallentext = ord.Varde, Ingrepp = ingrepp };
        return Kallbeslut.Ny(kand, fakta, null, nu) with { Hallen = delad, Personuppgifter = [(Rattelsefalt.Text, "återtagen")] };
    }

    /// <summary>What a source says anew, with persons' words standing over it.</summary>
    internal static Handelsefakta Sta(Handelsefakta kallans, Rattelse sagt)
    {
        // Whoever may read the report must be able to read of what it was merged into.
        if (sagt.Sammanford is not { Varde.Klass: var huvudets } || kallans.Klass >= huvudets) return kallans.Rattad(sagt);
        return kallans.Rattad(sagt with { Sammanford = null }) with
        {
            Ingrepp = new Ingrepp([], [Rattelsefalt.Sammanforing], Rattare.System.Vem, Rattare.System.Roll, OppnareAnHuvudet),
        };
    }

    private static Kallbeslut.Skriv Ny(Indexpost kand, Rattelse efter, Ingrepp ingrepp, Handelsetext? text, DateTimeOffset nu) =>
        Kallbeslut.Ny(kand, kand.Galler.Kallans().Rattad(efter) with { Ingrepp = ingrepp }, text, nu);

    private static Kallbeslut.Skriv DarDenStod(Indexpost kand, Kallbeslut.Skriv skriv) =>
        skriv with { Fakta = skriv.Fakta with { Listad = kand.Galler.Listtid } };

    private static Rattelse Utan(Rattelse rattelse, string falt) => falt switch
    {
        Rattelsefalt.Kategori => rattelse with { Kategori = null },
        Rattelsefalt.Allvar => rattelse with { Allvar = null },
        Rattelsefalt.Status => rattelse with { Status = null },
        Rattelsefalt.Placering => rattelse with { Placering = null },
        _ => rattelse,
    };
}
