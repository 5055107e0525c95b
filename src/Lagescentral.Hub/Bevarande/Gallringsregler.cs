using System.Globalization;
using Lagescentral.Domain.Bevarande;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Rykten;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Journal;
using Microsoft.Extensions.Options;

namespace Lagescentral.Hub.Bevarande;

/// <summary>Why something is kept, and until when.</summary>
[Vy("bevaras")]
public sealed record Bevarasvy
{
    /// <summary>Kept until at least; erased by the next run after it. Absent when there is no end.</summary>
    public DateTimeOffset? Till { get; init; }

    /// <summary>Why, Swedish.</summary>
    public required string Skal { get; init; }

    /// <summary>The setting that says so, or <c>gallringsstopp</c>.</summary>
    public required string Regel { get; init; }

    /// <summary>True when it is soon erased without anyone having settled it.</summary>
    public bool Snart { get; init; }

    /// <summary>Version of the reason of its own, for <c>If-Match</c>; absent when there is none.</summary>
    public long? Stopp { get; init; }
}

/// <summary>The rules of keeping, as settings say them, in words.</summary>
public sealed class Gallringsregler(IOptions<Gallringsinstallningar> val, IOptions<Kallorna> kallor)
{
    /// <summary>The settings.</summary>
    public Gallringsinstallningar Val => val.Value;

    /// <summary>Times of a source; of one that is no longer set, the standard ones.</summary>
    public Klassfrister For(string kalla) => kallor.Value.Alla.TryGetValue(kalla, out var installd) ? installd.Gallring.Frister() : Klassfrister.Standard;

    /// <summary>Times of every source.</summary>
    public IReadOnlyDictionary<string, Klassfrister> Alla => kallor.Value.Alla.ToDictionary(par => par.Key, par => par.Value.Gallring.Frister());

    /// <summary>What a run that is begun now erases beside the journal; the numbers are filled in by whoever counts.</summary>
    public IReadOnlyList<Lagergrans> Lager(DateTimeOffset nu) =>
    [
        .. new[]
        {
            (Gallringslager.KarantanAvgjord, Val.KarantanAvgjordDygn), (Gallringslager.KarantanVantande, Val.KarantanVantandeDygn),
            (Gallringslager.Svar, Val.SvarDygn), (Gallringslager.Lasningar, Val.LasningarDygn),
        }.Select(par => new Lagergrans(par.Item1, par.Item2, nu.AddDays(-par.Item2), 0)),
    ];

    /// <summary>Why an event's texts are kept; null when it has none.</summary>
    public Bevarasvy? Handelse(HandelseNyckel nyckel, Textminne minne, Gallringsstopp? stopp)
    {
        if (minne.Frist(For(nyckel.Kalla)) is not { } frist) return null;
        var klass = frist.Klass.ToString().ToLowerInvariant();
        var regel = $"Kallor:{nyckel.Kalla}:Gallring:{frist.Klass}";
        if (stopp is not null && stopp.Till > frist.Till)
            return new Bevarasvy { Till = stopp.Till, Skal = $"Gallringen är stoppad: {stopp.Orsak}", Regel = "gallringsstopp", Stopp = stopp.Version };
        return new Bevarasvy
        {
            Till = frist.Till,
            Skal = string.Create(CultureInfo.InvariantCulture, $"Texten bevaras {frist.Dygn} dygn efter den senaste uppgiften, som klassen {klass} från källan säger. Fakta utan personuppgifter bevaras."),
            Regel = regel,
            Stopp = stopp?.Version,
        };
    }

    /// <summary>Why the words about a rumour are kept; null when there are none.</summary>
    public Bevarasvy? Rykte(Textminne minne) => Ryktesgallring.Till(minne, Val.RyktenManader) is not { } till ? null : new Bevarasvy
    {
        Till = till,
        Skal = string.Create(CultureInfo.InvariantCulture, $"Orden om ryktet bevaras {Val.RyktenManader} månader efter det senaste som hänt det. Fakta utan personuppgifter bevaras."),
        Regel = "Gallring:RyktenManader",
    };

    /// <summary>For how long words of each kind are kept.</summary>
    public IReadOnlyList<Ordfrist> Ord =>
    [
        new(Ordslag.Larm, new Klassfrister(Val.LarmDygn, Val.LarmDygn, Val.LarmBegransadDygn)),
        new(Ordslag.Jour, new Klassfrister(Val.JourDygn, Val.JourDygn, Val.JourDygn)),
        new(Ordslag.Nivaer, new Klassfrister(Val.NivaerDygn, Val.NivaerDygn, Val.NivaerDygn)),
    ];

    /// <summary>Why the words about a larm are kept; null when there are none.</summary>
    /// <param name="minne">What its lines say.</param>
    /// <param name="stopp">The reason of its own that one of its events is kept for, the last to end.</param>
    public Bevarasvy? Larm(Textminne minne, Gallringsstopp? stopp)
    {
        if (minne.Frist(Ord.Single(ett => ett.Slag == Ordslag.Larm).Frister) is not { } frist) return null;
        if (stopp is not null && stopp.Till > frist.Till)
            return new Bevarasvy { Till = stopp.Till, Skal = $"Gallringen är stoppad för en av larmets händelser: {stopp.Orsak}", Regel = "gallringsstopp" };
        return new Bevarasvy
        {
            Till = frist.Till,
            Skal = string.Create(CultureInfo.InvariantCulture, $"Orden om larmet bevaras {frist.Dygn} dygn efter det senaste som hänt det. Fakta utan personuppgifter bevaras."),
            Regel = frist.Klass == Klass.Begransad ? "Gallring:LarmBegransadDygn" : "Gallring:LarmDygn",
        };
    }

    /// <summary>Why an item is in karantän.</summary>
    public Bevarasvy Karantan(Karantanpost post, DateTimeOffset nu)
    {
        ArgumentNullException.ThrowIfNull(post);
        if (post.Lage != Karantanlage.Vantar)
        {
            return new Bevarasvy
            {
                Till = (post.Avgjord ?? post.Mottagen).AddDays(Val.KarantanAvgjordDygn),
                Skal = string.Create(CultureInfo.InvariantCulture, $"Posten är avgjord och innehållet raderat; att den funnits bevaras {Val.KarantanAvgjordDygn} dygn."),
                Regel = "Gallring:KarantanAvgjordDygn",
            };
        }

        var till = post.Mottagen.AddDays(Val.KarantanVantandeDygn);
        var snart = till.AddDays(-Val.KarantanVarningDygn) <= nu;
        return new Bevarasvy
        {
            Till = till,
            Skal = string.Create(CultureInfo.InvariantCulture, $"Posten väntar på att rättas, släppas eller avvisas, högst {Val.KarantanVantandeDygn} dygn.{(snart ? " Avgör den, annars gallras den." : "")}"),
            Regel = "Gallring:KarantanVantandeDygn",
            Snart = snart,
        };
    }
}
