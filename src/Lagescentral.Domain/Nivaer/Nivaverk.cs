using System.Text.Json.Serialization;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Larm;

namespace Lagescentral.Domain.Nivaer;

/// <summary>A crisis level. How many there are and what they are called is the city's own: none of Stockholm's were found, so what
/// ships is what other Swedish municipalities use.</summary>
public sealed record Beredskapsniva
{
    /// <summary>Id: <c>bevakningslage</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Name, Swedish.</summary>
    public required string Namn { get; init; }

    /// <summary>What it means for those who work under it, Swedish, 1–300 characters.</summary>
    public required string Betyder { get; init; }
}

/// <summary>What a proposal is for.</summary>
public enum Nivaomrade
{
    /// <summary>Each district by itself.</summary>
    Stadsdel,

    /// <summary>The whole city.</summary>
    Stad,
}

/// <summary>When the system proposes a level: it never sets one.</summary>
public sealed record Nivaregel
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>Name, Swedish: why, in a few words.</summary>
    public required string Namn { get; init; }

    /// <summary>The level proposed; not the lowest, which needs no reason.</summary>
    public required string Niva { get; init; }

    /// <summary>For a district or the city.</summary>
    public required Nivaomrade Omrade { get; init; }

    /// <summary>Seriousness of the larm that count, 1–5.</summary>
    public int AllvarMinst { get; init; } = 1;

    /// <summary>Only larm of these rules count; null for all.</summary>
    public IReadOnlyList<string>? Larmregler { get; init; }

    /// <summary>How many larm, at least, 1–100.</summary>
    public int Antal { get; init; } = 1;

    /// <summary>In how many districts, at least, 1–11; for the city.</summary>
    public int Stadsdelar { get; init; } = 1;

    /// <summary>For how long a larm counts after the latest of its events was known, 1 hour–31 days.</summary>
    [JsonConverter(typeof(Varaktighetsjson))]
    public required TimeSpan Inom { get; init; }

    /// <summary>True for a larm that counts, where and when it does not matter.</summary>
    public bool Galler(Nivaunderlag larm)
    {
        ArgumentNullException.ThrowIfNull(larm);
        return larm.Allvar >= AllvarMinst && (Larmregler is null || Larmregler.Contains(larm.Regel));
    }
}

/// <summary>The city's levels, lowest first, and when they are proposed.</summary>
public sealed record Nivaverk
{
    /// <summary>Levels in rising order, 2–8. The lowest is what holds until a person has decided.</summary>
    public required IReadOnlyList<Beredskapsniva> Nivaer { get; init; }

    /// <summary>When a level is proposed.</summary>
    public required IReadOnlyList<Nivaregel> Forslag { get; init; }

    /// <summary>How long a level has stood, without anything new that speaks for it, before a lower one is proposed.</summary>
    [JsonConverter(typeof(Varaktighetsjson))]
    public required TimeSpan SankEfter { get; init; }

    /// <summary>For how long a larm can count.</summary>
    [JsonIgnore]
    public TimeSpan Langst => Forslag.Count == 0 ? TimeSpan.Zero : Forslag.Max(f => f.Inom);

    /// <summary>A level by id; null for one that the city no longer has.</summary>
    public Beredskapsniva? Finn(string id) => Nivaer.FirstOrDefault(n => n.Id == id);

    /// <summary>Its place from the lowest, which is 0; null for one that the city no longer has.</summary>
    public int? Grad(string id)
    {
        for (var i = 0; i < Nivaer.Count; i++)
            if (Nivaer[i].Id == id) return i;
        return null;
    }
}

/// <summary>A larm as what speaks for a level.</summary>
public sealed record Nivaunderlag
{
    /// <summary>Larm id.</summary>
    public required string Larm { get; init; }

    /// <summary>Id of its rule.</summary>
    public required string Regel { get; init; }

    /// <summary>Name of its rule.</summary>
    public required string Regelnamn { get; init; }

    /// <summary>Seriousness 1–5.</summary>
    public required int Allvar { get; init; }

    /// <summary>District id, or the city's.</summary>
    public required string Stadsdel { get; init; }

    /// <summary>When it fired, UTC.</summary>
    public required DateTimeOffset Utlost { get; init; }

    /// <summary>When the latest of its events was known, UTC.</summary>
    public required DateTimeOffset Senast { get; init; }

    /// <summary>True for an exercise.</summary>
    public bool Ovning { get; init; }

    /// <summary>What a larm says; null for one that speaks for nothing: its sources have withdrawn it, or only a circle may see it, which a level
    /// that all see must not tell.</summary>
    public static Nivaunderlag? Av(Larmfakta larm)
    {
        ArgumentNullException.ThrowIfNull(larm);
        return larm.Aterkallat || larm.Klass == Klass.Begransad ? null : new Nivaunderlag
        {
            Larm = larm.Id,
            Regel = larm.Regel,
            Regelnamn = larm.Regelnamn,
            Allvar = larm.Allvar,
            Stadsdel = larm.Stadsdel,
            Utlost = larm.Utlost,
            Senast = larm.Senast,
            Ovning = larm.Ovning,
        };
    }
}
