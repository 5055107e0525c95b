using Lagescentral.Domain.Handelser;

namespace Lagescentral.Domain.Larm;

/// <summary>
/// Which rules an event may meet, by those of its fields that rules name one by one: with many rules that name each their own, an event is
/// tried against the few that can be for it. What it gives keeps the rules' order, and holds more than the rules that are met, never fewer.
/// </summary>
/// <typeparam name="T">What is kept of a rule.</typeparam>
internal sealed class Regelurval<T>
{
    // So many different kinds of events are remembered; beyond it they are sorted out anew.
    private const int Hogst = 4_096;

    private readonly IReadOnlyList<T> _alla;
    private readonly Func<T, Regelvillkor> _villkor;
    private readonly HashSet<string> _kategorier;
    private readonly HashSet<string> _typer;
    private readonly HashSet<string> _kallor;
    private readonly HashSet<string> _stadsdelar;
    private readonly Dictionary<(string? Kategori, string? Typ, string? Kalla, string? Stadsdel), T[]> _urval = [];

    /// <param name="alla">The rules, in their order.</param>
    /// <param name="villkor">A rule's condition.</param>
    public Regelurval(IReadOnlyList<T> alla, Func<T, Regelvillkor> villkor)
    {
        (_alla, _villkor) = (alla, villkor);
        HashSet<string> Namnda(Func<Regelvillkor, IReadOnlyList<string>?> falt, StringComparer lika) => alla.SelectMany(r => falt(villkor(r)) ?? []).ToHashSet(lika);
        _kategorier = Namnda(v => v.Kategori, StringComparer.Ordinal);
        _typer = Namnda(v => v.Typ, StringComparer.OrdinalIgnoreCase);
        _kallor = Namnda(v => v.Kalla, StringComparer.Ordinal);
        _stadsdelar = Namnda(v => v.Stadsdel, StringComparer.Ordinal);
    }

    /// <summary>Those that may be for an event.</summary>
    public T[] For(Handelsefakta fakta)
    {
        // What no rule names is all the same.
        var nyckel = (Namnd(_kategorier, fakta.Kategori), Namnd(_typer, fakta.Typ), Namnd(_kallor, fakta.Kalla), Namnd(_stadsdelar, fakta.Placering.Stadsdel));
        if (_urval.TryGetValue(nyckel, out var urval)) return urval;
        if (_urval.Count >= Hogst) _urval.Clear();
        var (kategori, typ, kalla, stadsdel) = nyckel;
        urval = [.. _alla.Where(r => _villkor(r) is var v
            && Slapper(v.Kategori, kategori, StringComparer.Ordinal) && Slapper(v.Typ, typ, StringComparer.OrdinalIgnoreCase)
            && Slapper(v.Kalla, kalla, StringComparer.Ordinal) && Slapper(v.Stadsdel, stadsdel, StringComparer.Ordinal))];
        _urval.Add(nyckel, urval);
        return urval;
    }

    private static string? Namnd(HashSet<string> namnda, string varde) => namnda.Count > 0 && namnda.TryGetValue(varde, out var namnd) ? namnd : null;

    private static bool Slapper(IReadOnlyList<string>? lista, string? varde, StringComparer lika) => lista is null || (varde is not null && lista.Contains(varde, lika));
}
