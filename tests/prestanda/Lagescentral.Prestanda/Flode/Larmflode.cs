using System.Globalization;

namespace Lagescentral.Prestanda.Flode;

/// <summary>A rule that is tried: events of a type of its own that are serious enough.</summary>
/// <param name="Id">The rule's id.</param>
/// <param name="Typ">The type.</param>
internal sealed record Larmregel(string Id, string Typ)
{
    /// <summary>The least seriousness that each of them asks for.</summary>
    public const int AllvarMinst = 3;

    /// <summary>So many of them, each unlike the others. The types have no digits, which a reader of texts might take for a telephone.</summary>
    public static IReadOnlyList<Larmregel> Skapa(int antal) =>
        [.. Enumerable.Range(1, antal).Select(nr => new Larmregel(string.Create(CultureInfo.InvariantCulture, $"prov-{nr}"), "Provlarm " + Markning.Skriv(nr)))];
}

/// <summary>
/// A flow of new events of which some are for rules: each of those of one rule and one district, no two of the same, so that each is a
/// matter of its own. As many have a rule's type but are not serious enough, and are for none.
/// </summary>
internal sealed class Larmflode
{
    /// <summary>The share of events that one rule is for; as many nearly are.</summary>
    public const double AndelLarm = 0.05;

    private readonly Handelseflode _flode;
    private readonly Random _slump;
    private readonly Queue<(Larmregel Regel, string Stadsdel)> _saker;
    private readonly Dictionary<string, Larmregel> _ska = [];

    /// <param name="val">How the flow beneath is made; repeats and updates are left out of it.</param>
    /// <param name="regler">The rules.</param>
    public Larmflode(Flodesval val, IReadOnlyList<Larmregel> regler)
    {
        _flode = new Handelseflode(val with { AndelUpprepade = 0, AndelUppdaterade = 0 });
        _slump = new Random(val.Fro);
        var saker = regler.SelectMany(regel => Handelseflode.Stadsdelar.Select(stadsdel => (regel, stadsdel))).ToArray();
        _slump.Shuffle(saker);
        _saker = new(saker);
    }

    /// <summary>The rule that each event is for, by the event's id; of the others nothing.</summary>
    public IReadOnlyDictionary<string, Larmregel> Ska => _ska;

    /// <summary>The next posts.</summary>
    /// <exception cref="InvalidOperationException">There are no more matters.</exception>
    public Post[] Ta(int antal) => [.. Enumerable.Range(0, antal).Select(_ => Nasta())];

    private Post Nasta()
    {
        var uppgift = _flode.Nasta().Uppgift;
        switch (_slump.NextDouble())
        {
            case < AndelLarm:
                var (regel, stadsdel) = _saker.Dequeue();
                _ska.Add(uppgift.Id, regel);
                uppgift = uppgift with { Typ = new Handelsetyp(regel.Typ, "ovrigt"), Stadsdel = stadsdel, Allvar = _slump.Next(Larmregel.AllvarMinst, 6) };
                break;
            case < 2 * AndelLarm:
                uppgift = uppgift with { Typ = new Handelsetyp(_saker.Peek().Regel.Typ, "ovrigt"), Allvar = _slump.Next(1, Larmregel.AllvarMinst) };
                break;
        }

        return new Post(uppgift, Postslag.Ny);
    }
}
