using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Lagesbilder;

namespace Lagescentral.Domain.Sammanforing;

/// <summary>The kinds of line that the stream <c>sammanforing</c> holds. Never renamed; a change of meaning is a new version.</summary>
public static class Avvisningsslag
{
    /// <summary>The stream.</summary>
    public const string Strom = "sammanforing";

    /// <summary>A person has refused a proposal. Fakta is <see cref="Avvisningsfakta"/>.</summary>
    public const string Avvisat = "forslag.avvisat.v1";

    /// <summary>A person has taken that back. Fakta is <see cref="Avvisningsfakta"/>.</summary>
    public const string Ateroppnat = "forslag.ateroppnat.v1";
}

/// <summary>What a line about a proposal says.</summary>
/// <param name="Forsta">The lower key.</param>
/// <param name="Andra">The higher.</param>
/// <param name="Roll">The role it was decided in.</param>
/// <param name="Orsak">Why, Swedish, free of personal data.</param>
public sealed record Avvisningsfakta(HandelseNyckel Forsta, HandelseNyckel Andra, string Roll, string? Orsak);

/// <summary>A line of the stream <c>sammanforing</c>, decided and to be written.</summary>
/// <param name="Slag">Kind.</param>
/// <param name="Fakta">What it says.</param>
public sealed record Avvisningsrad(string Slag, Avvisningsfakta Fakta);

/// <summary>A refusal that stands.</summary>
/// <param name="Par">The two events.</param>
/// <param name="Roll">The role it was decided in.</param>
/// <param name="Tid">When, UTC.</param>
/// <param name="Orsak">Why, Swedish.</param>
public sealed record Avvisning(Handelsepar Par, string Roll, DateTimeOffset Tid, string? Orsak);

/// <summary>Proposals that persons have refused: a fold of the stream <c>sammanforing</c>.</summary>
/// <param name="hogst">Most refusals remembered; the oldest are forgotten, and may be proposed again.</param>
public sealed class Avvisningsbok(int hogst)
{
    private readonly Dictionary<Handelsepar, (long Position, Avvisning Avvisning)> _avvisade = [];
    private readonly SortedDictionary<long, Handelsepar> _ordning = [];

    /// <summary>Position of the last line.</summary>
    public long Position { get; private set; }

    /// <summary>When it was written, UTC.</summary>
    public DateTimeOffset Senast { get; private set; }

    /// <summary>True when the proposal has been refused and that stands.</summary>
    public bool Har(Handelsepar par) => _avvisade.ContainsKey(par);

    /// <summary>The refusals that concern an event, the latest first.</summary>
    public IReadOnlyList<Avvisning> For(HandelseNyckel handelse) =>
        [.. _avvisade.Values.Where(a => a.Avvisning.Par.Forsta == handelse || a.Avvisning.Par.Andra == handelse).OrderByDescending(a => a.Position).Select(a => a.Avvisning)];

    /// <summary>The line that refuses a proposal; null when that stands already.</summary>
    public Avvisningsrad? Avvisa(Handelsepar par, string roll, string? orsak) =>
        Har(par) ? null : new(Avvisningsslag.Avvisat, new(par.Forsta, par.Andra, roll, orsak));

    /// <summary>The line that takes a refusal back; null when there is none.</summary>
    public Avvisningsrad? Ateroppna(Handelsepar par, string roll, string? orsak) =>
        Har(par) ? new(Avvisningsslag.Ateroppnat, new(par.Forsta, par.Andra, roll, orsak)) : null;

    /// <summary>Takes in a line.</summary>
    /// <exception cref="OkantSlagException">The kind is unknown: a newer version wrote it.</exception>
    public void Folda(string slag, long position, DateTimeOffset mottagen, ReadOnlySpan<byte> fakta)
    {
        if (slag is not (Avvisningsslag.Avvisat or Avvisningsslag.Ateroppnat)) throw new OkantSlagException(slag);
        var sagt = Json.Read<Avvisningsfakta>(fakta);
        var par = Handelsepar.Av(sagt.Forsta, sagt.Andra);
        (Position, Senast) = (position, mottagen);
        if (slag == Avvisningsslag.Ateroppnat)
        {
            if (_avvisade.Remove(par, out var fore)) _ordning.Remove(fore.Position);
            return;
        }

        if (!_avvisade.TryAdd(par, (position, new Avvisning(par, sagt.Roll, mottagen, sagt.Orsak)))) return;
        _ordning.Add(position, par);
        if (_ordning.Count <= hogst) return;
        var (aldst, glomd) = _ordning.First();
        _ordning.Remove(aldst);
        _avvisade.Remove(glomd);
    }
}
