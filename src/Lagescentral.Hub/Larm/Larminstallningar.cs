using Lagescentral.Domain.Larm;
using Microsoft.Extensions.Options;

namespace Lagescentral.Hub.Larm;

/// <summary>Settings under <c>Larm</c>.</summary>
public sealed class Larminstallningar
{
    /// <summary>Larm remembered, 100–20,000; beyond it those closed longest ago are only in the journal.</summary>
    public int Hogst { get; set; } = 1_000;

    /// <summary>Notices that one person gets in a shift, 1–1,000; those beyond it go in bundles.</summary>
    public int AvierPerSkift { get; set; } = 20;

    /// <summary>How long a shift is taken to be, hours, 1–24.</summary>
    public int SkiftTimmar { get; set; } = 8;

    /// <summary>Shortest time between two bundles to one person, minutes, 1–480.</summary>
    public int BuntMinuter { get; set; } = 30;

    /// <summary>Events that rules look back on, 1,000–1,000,000.</summary>
    public int HandelserHogst { get; set; } = 20_000;

    /// <summary>Metres within which schools are listed beside a serious larm, 100–5,000.</summary>
    public int SkolorMeter { get; set; } = 1_000;

    /// <summary>Bounds as decisions take them.</summary>
    public Larmgranser Granser() => new()
    {
        Hogst = Hogst,
        AvierPerSkift = AvierPerSkift,
        Skift = TimeSpan.FromHours(SkiftTimmar),
        Bunt = TimeSpan.FromMinutes(BuntMinuter),
    };

    /// <summary>Bounds as the engine takes them.</summary>
    public Motorgranser Motor() => new() { Minns = HandelserHogst };
}

/// <summary>Checks the settings at start.</summary>
internal sealed class Larmkontroll : IValidateOptions<Larminstallningar>
{
    public ValidateOptionsResult Validate(string? name, Larminstallningar options)
    {
        var fel = new List<string>();
        if (options.Hogst is < 100 or > 20_000) fel.Add("Larm:Hogst ska vara 100–20 000.");
        if (options.AvierPerSkift is < 1 or > 1_000) fel.Add("Larm:AvierPerSkift ska vara 1–1 000.");
        if (options.SkiftTimmar is < 1 or > 24) fel.Add("Larm:SkiftTimmar ska vara 1–24.");
        if (options.BuntMinuter is < 1 or > 480) fel.Add("Larm:BuntMinuter ska vara 1–480.");
        if (options.HandelserHogst is < 1_000 or > 1_000_000) fel.Add("Larm:HandelserHogst ska vara 1 000–1 000 000.");
        if (options.SkolorMeter is < 100 or > 5_000) fel.Add("Larm:SkolorMeter ska vara 100–5 000.");
        return fel.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(fel);
    }
}
