using Lagescentral.Domain.Handelser;

namespace Lagescentral.Domain.Lagesbilder;

/// <summary>The whole city's picture and its parts', as a fold of the twelve stadsdel streams together.</summary>
public sealed class Stadsfold
{
    /// <summary>Version of this code's state; a saved state of another version is ignored.</summary>
    public const string Version = "stadsfold-2";

    private readonly Dictionary<string, Lagesfold> _delar;

    /// <summary>An empty picture, or one restored from a saved state.</summary>
    /// <param name="stadsdelar">Ids of the twelve.</param>
    /// <param name="granser">Bounds.</param>
    /// <param name="data">Saved state.</param>
    public Stadsfold(IEnumerable<string> stadsdelar, Foldgranser granser, Stadsfoldsdata? data = null)
    {
        Staden = new Lagesfold(Omrade.Staden, granser, data?.Staden);
        _delar = stadsdelar.ToDictionary(id => id, id => new Lagesfold(Omrade.Stadsdel(id), granser, data?.Delar.GetValueOrDefault(id)));
    }

    /// <summary>The whole.</summary>
    public Lagesfold Staden { get; }

    /// <summary>The parts by district id.</summary>
    public IReadOnlyDictionary<string, Lagesfold> Delar => _delar;

    /// <summary>Moves time forward. True when the minute changed.</summary>
    public bool Tick(DateTimeOffset nu)
    {
        foreach (var del in _delar.Values) del.Tick(nu);
        return Staden.Tick(nu);
    }

    /// <summary>Takes in a line of any of the streams. True when it changed anything.</summary>
    public bool Folda(Handelserad rad)
    {
        ArgumentNullException.ThrowIfNull(rad);
        Tick(rad.Mottagen);
        if (rad.Slag == Handelseslag.Utflyttad) return Staden.Folda(rad);
        if (rad.Fakta is { } fakta)
        {
            var fore = Staden.Finn(fakta.Nyckel)?.Fakta;
            if (fore is null || fore.Rev < fakta.Rev)
                foreach (var id in Berorda(fakta, fore)) _delar.GetValueOrDefault(id)?.Folda(rad);
        }
        else
        {
            foreach (var del in _delar.Values) del.Folda(rad);
        }

        return Staden.Folda(rad);
    }

    private static HashSet<string> Berorda(Handelsefakta efter, Handelsefakta? fore)
    {
        var berorda = new HashSet<string> { efter.Placering.Stadsdel };
        if ((fore?.Placering.Stadsdel ?? efter.Tidigare?.Stadsdel) is { } lamnad) berorda.Add(lamnad);
        return berorda;
    }

    /// <summary>Gives back a text after a restored state; null when it has been erased since.</summary>
    public void Hydrera(HandelseNyckel nyckel, int rev, Handelsetext? text)
    {
        Staden.Hydrera(nyckel, rev, text);
        foreach (var del in _delar.Values) del.Hydrera(nyckel, rev, text);
    }

    /// <summary>The state as plain data, free of text.</summary>
    public Stadsfoldsdata TillData() => new(Staden.TillData(), _delar.ToDictionary(par => par.Key, par => par.Value.TillData()));
}

/// <summary>A <see cref="Stadsfold"/> as plain data.</summary>
/// <param name="Staden">The whole.</param>
/// <param name="Delar">The parts.</param>
public sealed record Stadsfoldsdata(Lagesfoldsdata Staden, IReadOnlyDictionary<string, Lagesfoldsdata> Delar);
