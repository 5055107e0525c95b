using System.Globalization;
using Lagescentral.Domain;
using Lagescentral.Domain.Jour;
using Shouldly;

namespace Lagescentral.Tests.Jour;

/// <summary>Schedules for the tests, and a stream of decided lines to fold.</summary>
internal sealed class Jourprov
{
    public static readonly TimeZoneInfo Stockholm = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");
    private readonly Jourgranser _granser;
    private readonly Jourfold _fold;
    private long _position;

    public Jourprov(Jourgranser? granser = null)
    {
        _granser = granser ?? new Jourgranser();
        _fold = new Jourfold(_granser);
    }

    public DateTimeOffset Nu { get; set; } = T("2026-01-05T00:00Z");

    public Jourlage Lage => _fold.Lage;

    public Jourbok Bok => new(Lage, Stockholm);

    public static DateTimeOffset T(string tid) => DateTimeOffset.Parse(tid, CultureInfo.InvariantCulture);

    /// <summary>A week from Monday at eight, in turns.</summary>
    public static Jourskikt Veckor(params string[] vilka) => new() { Namn = "Veckor", Deltagare = vilka, Start = new DateOnly(2026, 1, 5) };

    public static Linjefakta Linje(params Jourskikt[] skikt) => new() { Id = "tib", Version = 0, Av = "", Namn = "Tjänsteperson i beredskap", Skikt = skikt, Fran = default };

    /// <summary>Decides twice: the second time nothing is left to write.</summary>
    public Jourskal Gor(Jourkommando kommando)
    {
        var beslut = Jourregler.Besluta(kommando, Lage, _granser, Stockholm, Nu);
        Json.Bytes(Jourregler.Besluta(kommando, Lage, _granser, Stockholm, Nu)).ShouldBe(Json.Bytes(beslut));
        foreach (var rad in beslut.Rader) _fold.Folda(Json.Read<Jourrad>(Json.Bytes(rad)), ++_position);
        if (beslut.Rader.Count > 0) Jourregler.Besluta(kommando, Lage, _granser, Stockholm, Nu).ShouldSatisfyAllConditions(b => b.Rader.ShouldBeEmpty(), b => b.Skal.ShouldBe(Jourskal.RedanSa));
        return beslut.Skal;
    }

    public Jourskal Satt(Linjefakta linje) =>
        Gor(new Jourkommando.SattLinje { Vem = "p-admin", Version = Lage.Linje(linje.Id)?.Version ?? 0, Linje = linje });

    public Jourskal Ersatt(string id, string person, string fran, string till, bool utover = false) =>
        Gor(new Jourkommando.Ersatt { Vem = "p-jour", Linje = "tib", Tider = [new(id, person, T(fran), T(till), utover)], Orsak = "Sjukdom" });

    public void Folda(Jourrad rad) => _fold.Folda(rad, ++_position);
}
