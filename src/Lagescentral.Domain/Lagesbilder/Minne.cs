using System.Text.Json;
using System.Text.Json.Serialization;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Sekretess;

namespace Lagescentral.Domain.Lagesbilder;

/// <summary>An event as a fold remembers it: the facts of its highest revision and, beside them, its text to show,
/// from which nothing is decided. A new revision is a new object; one serves every fold that has read the line.</summary>
public sealed class Minne(Handelsefakta fakta, Handelsetext? text)
{
    // Made when first asked for. Two threads may make the same at once; one of the two equals is then kept.
    private byte[]?[]? _json;
    private Raknevarde? _varde;

    /// <summary>Facts.</summary>
    public Handelsefakta Fakta { get; } = fakta;

    /// <summary>Text to show.</summary>
    public Handelsetext? Text { get; } = text;

    /// <summary>Key of the event.</summary>
    [JsonIgnore]
    public HandelseNyckel Nyckel => Fakta.Nyckel;

    /// <summary>The values that pictures count.</summary>
    [JsonIgnore]
    public Raknevarde Varde => _varde ??= Fakta.TillRaknevarde();

    /// <summary>The event as JSON for a class of reader, made once per class however many lists and channels show it.</summary>
    public ReadOnlySpan<byte> Json(Lasarklass lasare, Vymakare vyer)
    {
        ArgumentNullException.ThrowIfNull(vyer);
        return (_json ??= new byte[]?[4])[(int)lasare] ??= JsonSerializer.SerializeToUtf8Bytes(vyer.Handelse(this), Synlighet.Json(lasare));
    }

    /// <summary>Latest first, by (mottagen, kalla, id).</summary>
    internal static IComparer<Minne> Senast { get; } = Comparer<Minne>.Create(static (a, b) =>
    {
        var tid = b.Fakta.Listtid.CompareTo(a.Fakta.Listtid);
        return tid != 0 ? tid : b.Nyckel.CompareTo(a.Nyckel);
    });

    /// <summary>Most serious first, then latest.</summary>
    internal static IComparer<Minne> Allvarligast { get; } = Comparer<Minne>.Create(static (a, b) =>
    {
        var allvar = b.Fakta.Allvar.CompareTo(a.Fakta.Allvar);
        return allvar != 0 ? allvar : Senast.Compare(a, b);
    });
}

/// <summary>The part of the city that a picture is about.</summary>
public abstract record Omrade
{
    /// <summary>The whole city.</summary>
    public static Omrade Staden { get; } = new HelaStaden();

    /// <summary>One of the twelve: a stadsdelsområde, or <c>stockholm</c> for what has no known district.</summary>
    public static Omrade Stadsdel(string id) => new Endel(id);

    /// <summary>A known plats.</summary>
    public static Omrade Plats(string id) => new Enplats(id);

    /// <summary>True when values belong to the area.</summary>
    public abstract bool Rymmer(Raknevarde varde);

    /// <summary>True when a district's stream alone tells of the area. A picture of several streams learns of a move where
    /// the event arrived, with its text; the line where it left says the same without it.</summary>
    public virtual bool ArEnStrom => false;

    private sealed record HelaStaden : Omrade
    {
        public override bool Rymmer(Raknevarde varde) => true;
    }

    private sealed record Endel(string Id) : Omrade
    {
        public override bool Rymmer(Raknevarde varde) => varde.Stadsdel == Id;

        public override bool ArEnStrom => true;
    }

    private sealed record Enplats(string Id) : Omrade
    {
        public override bool Rymmer(Raknevarde varde) => varde.Plats == Id;
    }
}

/// <summary>Bounds of a fold. What goes over a bound is counted and shown.</summary>
public sealed record Foldgranser
{
    /// <summary>Days that an event is remembered after its latest revision, at least 29.</summary>
    public int MinnesDygn { get; init; } = 35;

    /// <summary>Most events remembered at once. A reader that is further behind than they reach takes a new picture.</summary>
    public int HandelserHogst { get; init; } = 20_000;

    /// <summary>Most open events kept beyond the two bounds above.</summary>
    public int OppnaUtoverHogst { get; init; } = 2_000;

    /// <summary>The city's own time zone, in which days are counted. All but the days are counted in UTC.</summary>
    public TimeZoneInfo Tidszon { get; init; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    /// <summary>The bounds of a district's own picture, to which the city's are a sum: a fourth of what is remembered.</summary>
    public Foldgranser ForEnDel => this with { HandelserHogst = (HandelserHogst + 3) / 4, OppnaUtoverHogst = (OppnaUtoverHogst + 3) / 4 };

    /// <summary>Length of <c>senaste</c>.</summary>
    public int Senaste { get; init; } = 50;

    /// <summary>Length of <c>oppna</c>.</summary>
    public int Oppna { get; init; } = 200;

    /// <summary>Movements kept for readers that catch up, per class.</summary>
    public int Rorelser { get; init; } = 20_000;

    /// <summary>Most events in one catch-up; beyond it a new snapshot is cheaper.</summary>
    public int IkappHogst { get; init; } = 5_000;
}
