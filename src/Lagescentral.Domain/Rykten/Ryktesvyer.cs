using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Sekretess;

namespace Lagescentral.Domain.Rykten;

/// <summary>A rumour as it is shown. Whatever shows <see cref="Rykte"/> shows <see cref="Obekraftat"/> or the answer beside it.</summary>
[Vy("rykte")]
public sealed record Ryktesvy
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>What <c>If-Match</c> asks for.</summary>
    public required int Version { get; init; }

    /// <summary>Where it stands.</summary>
    public required Ryktestillstand Tillstand { get; init; }

    /// <summary>True unless an answer stands that confirms or denies.</summary>
    public required bool Obekraftat { get; init; }

    /// <summary>What is said; absent when erased or not for the reader.</summary>
    public string? Rykte { get; init; }

    /// <summary>What has become of the words.</summary>
    public required Textlage Textlage { get; init; }

    /// <summary>Districts concerned; empty for the whole city.</summary>
    public required IReadOnlyList<string> Stadsdelar { get; init; }

    /// <summary>Where it was first said.</summary>
    public required Hortvia Hort { get; init; }

    /// <summary>How many times it has been noted.</summary>
    public required int Noteringar { get; init; }

    /// <summary>When it was first noted.</summary>
    public required DateTimeOffset Noterat { get; init; }

    /// <summary>When it was last noted.</summary>
    public required DateTimeOffset SenastNoterat { get; init; }

    /// <summary>Who noted it first.</summary>
    public required Avsandarvy NoteratAv { get; init; }

    /// <summary>Who checks it.</summary>
    public Rykteskontrollvy? Kontroll { get; init; }

    /// <summary>The latest answer.</summary>
    public Ryktessvarvy? Svar { get; init; }

    /// <summary>Set while an answer has been taken back and none stands in its place.</summary>
    public Ateroppningsvy? Ateroppnat { get; init; }

    /// <summary>The event it is about, <c>kalla/id</c>.</summary>
    public string? Handelse { get; init; }

    /// <summary>Id of the rumour it is gathered on.</summary>
    public string? Som { get; init; }

    /// <summary>Ids of rumours gathered on it.</summary>
    public required IReadOnlyList<string> Samlade { get; init; }

    /// <summary>The rumour as a class of reader sees it; null when it is not for that class. Everyone sees an answer that has
    /// been released, without the rumour's words unless they were released with it. A wall sees in addition what is under
    /// way, without the words that people wrote.</summary>
    public static Ryktesvy? For(Domain.Rykten.Rykte rykte, Lasarklass lasare)
    {
        ArgumentNullException.ThrowIfNull(rykte);
        var fakta = rykte.Fakta;
        var slappt = fakta.Svar is { Oppen: true };
        if (lasare == Lasarklass.Oppen && (!slappt || fakta.Tillstand == Ryktestillstand.Sammanfort)) return null;
        var serOrd = lasare >= Lasarklass.Intern || (slappt && fakta.Svar!.MedRykte);
        var serSvar = lasare >= Lasarklass.Intern || slappt;
        var galler = fakta.Tillstand == Ryktestillstand.Besvarat;
        return new Ryktesvy
        {
            Id = fakta.Id,
            Version = fakta.Version,
            Tillstand = fakta.Tillstand,
            Obekraftat = !galler || fakta.Svar!.Utfall == Ryktesutfall.GarInteAttAvgora,
            Rykte = serOrd ? rykte.Ord?.Text : null,
            Textlage = rykte.Ord?.Text is null ? Textlage.Gallrad : Textlage.Delad,
            Stadsdelar = fakta.Stadsdelar,
            Hort = fakta.Hort,
            Noteringar = fakta.Noteringar,
            Noterat = fakta.Noterat,
            SenastNoterat = fakta.SenastNoterat,
            NoteratAv = Avsandarvy.Av(fakta.NoteratAv),
            Kontroll = fakta.Tillstand == Ryktestillstand.Kontrolleras && fakta.Kontroll is { } kontroll
                ? new Rykteskontrollvy(kontroll.Av.Roll, kontroll.Av.Organisation, kontroll.Sedan) : null,
            Svar = fakta.Svar is { } svar
                ? new Ryktessvarvy
                {
                    Version = svar.Version,
                    Galler = galler,
                    Utfall = svar.Utfall,
                    Text = serSvar ? rykte.Svar?.Text : null,
                    Textlage = rykte.Svar?.Text is null ? Textlage.Gallrad : Textlage.Delad,
                    Roll = svar.Av.Roll,
                    Organisation = svar.Av.Organisation,
                    Tid = svar.Tid,
                    Per = svar.Per,
                    Oppen = svar.Oppen,
                    MedRykte = svar.MedRykte,
                }
                : null,
            Ateroppnat = fakta.Ateroppnat is { } tid ? new Ateroppningsvy(tid, rykte.Orsak?.Text) : null,
            Handelse = fakta.Handelse,
            Som = fakta.Som,
            Samlade = [.. fakta.Samlade.Select(s => s.Id)],
        };
    }

    /// <summary>The order in which rumours are listed: those being checked (longest first), those that wait (oldest first),
    /// answers (newest first), those gathered on others.</summary>
    public static IEnumerable<Ryktesvy> Ordna(IEnumerable<Ryktesvy> rykten) => rykten
        .OrderBy(r => r.Tillstand switch { Ryktestillstand.Kontrolleras => 0, Ryktestillstand.Noterat => 1, Ryktestillstand.Besvarat => 2, _ => 3 })
        .ThenBy(r => r.Tillstand switch
        {
            Ryktestillstand.Kontrolleras => r.Kontroll!.Sedan.UtcTicks,
            Ryktestillstand.Noterat => r.Noterat.UtcTicks,
            Ryktestillstand.Besvarat => -r.Svar!.Tid.UtcTicks,
            _ => -r.SenastNoterat.UtcTicks,
        })
        .ThenBy(r => r.Id, StringComparer.Ordinal);
}

/// <summary>Role and organisation, never a name.</summary>
/// <param name="Roll">Role.</param>
/// <param name="Organisation">Organisation.</param>
[Vy("avsandare")]
public sealed record Avsandarvy(string Roll, string Organisation)
{
    /// <summary>As it is shown.</summary>
    public static Avsandarvy Av(Avsandare avsandare)
    {
        ArgumentNullException.ThrowIfNull(avsandare);
        return new(avsandare.Roll, avsandare.Organisation);
    }
}

/// <summary>Who checks a rumour, and since when.</summary>
/// <param name="Roll">Role.</param>
/// <param name="Organisation">Organisation.</param>
/// <param name="Sedan">Since when.</param>
[Vy("rykteskontroll")]
public sealed record Rykteskontrollvy(string Roll, string Organisation, DateTimeOffset Sedan);

/// <summary>An answer that was taken back.</summary>
/// <param name="Tid">When.</param>
/// <param name="Orsak">Why; absent when erased.</param>
[Vy("ateroppning")]
public sealed record Ateroppningsvy(DateTimeOffset Tid, string? Orsak);

/// <summary>An answer as it is shown.</summary>
[Vy("ryktessvar")]
public sealed record Ryktessvarvy
{
    /// <summary>1 for the first, 2 for what replaced it …</summary>
    public required int Version { get; init; }

    /// <summary>False while the rumour has been reopened: the answer is being tried again.</summary>
    public required bool Galler { get; init; }

    /// <summary>What it says.</summary>
    public required Ryktesutfall Utfall { get; init; }

    /// <summary>Its words; absent when erased or not for the reader.</summary>
    public string? Text { get; init; }

    /// <summary>What has become of the words.</summary>
    public required Textlage Textlage { get; init; }

    /// <summary>The sender's role.</summary>
    public required string Roll { get; init; }

    /// <summary>The sender's organisation.</summary>
    public required string Organisation { get; init; }

    /// <summary>When it was given.</summary>
    public required DateTimeOffset Tid { get; init; }

    /// <summary>True as of then.</summary>
    public required DateTimeOffset Per { get; init; }

    /// <summary>Released to everyone.</summary>
    public required bool Oppen { get; init; }

    /// <summary>The rumour's own words are released with it.</summary>
    public required bool MedRykte { get; init; }
}

/// <summary>The channel's picture: rumours by id.</summary>
/// <param name="Rykten">Those that the reader may see.</param>
/// <param name="Glomda">How many older answered ones are only in the journal.</param>
[Vy("rykten")]
public sealed record Ryktenvy(IReadOnlyDictionary<string, Ryktesvy?> Rykten, int Glomda);
