using System.Security.Cryptography;
using Lagescentral.Domain.Handelser;
using Lagescentral.Journal;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Journal;

/// <summary>The ledger outlives what it tells of, and shows what has been done to it.</summary>
public sealed class GallringsliggareTests : IDisposable
{
    private static readonly DateTimeOffset Nu = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);
    private readonly Lagermapp _mapp = new();
    private readonly Guid _journal = Guid.CreateVersion7(Nu);
    private readonly byte[] _nyckel = RandomNumberGenerator.GetBytes(32);

    private string Fil => _mapp.Fil("liggare.ndjson");

    public void Dispose() => _mapp.Dispose();

    [Fact]
    public void Entries_are_there_in_order_after_it_has_been_opened_again()
    {
        using (var liggare = Oppna())
        {
            liggare.Nr.ShouldBe(0);
            liggare.Skriv(Handelser("ssbf/a", "ssbf/å"), Nu, Nu);
        }

        using (var liggare = Oppna())
        {
            liggare.Nr.ShouldBe(1);
            liggare.Skriv([Guid.Empty], Nu.AddHours(1));
            liggare.Skriv(Handelser() with { Rykten = ["rykte-a"], Larm = ["L1"], Jour = ["e1"] }, Nu.AddHours(2), Nu.AddHours(2));
        }

        var poster = Gallringsliggare.Las(Fil, _journal, _nyckel);
        poster.Select(p => p.Nr).ShouldBe([0, 1, 2, 3]);
        poster[1].Handelser.ShouldBe(["ssbf/a", "ssbf/å"]);
        poster[1].Till.ShouldBe(Nu);
        poster[2].Karantan.ShouldBe([Guid.Empty]);
        poster[3].ShouldSatisfyAllConditions(p => p.Rykten.ShouldBe(["rykte-a"]), p => p.Larm.ShouldBe(["L1"]), p => p.Jour.ShouldBe(["e1"]));
        poster[3].Till.ShouldBe(Nu.AddHours(2));
    }

    [Fact]
    public void An_entry_that_was_broken_off_is_taken_away_and_the_next_stands_in_its_place()
    {
        using (var liggare = Oppna()) liggare.Skriv(Handelser("ssbf/a"), Nu, Nu);
        var hel = File.ReadAllBytes(Fil);
        for (var langd = 1; langd < hel.Length; langd += 17)
        {
            File.WriteAllBytes(Fil, hel[..langd]);
            using (var liggare = Oppna()) liggare.Skriv(Handelser("ssbf/b"), Nu, Nu);
            Gallringsliggare.Las(Fil, _journal, _nyckel)[^1].Handelser.ShouldBe(["ssbf/b"]);
        }
    }

    [Fact]
    public void What_was_changed_moved_or_taken_out_shows_and_anothers_is_refused()
    {
        using (var liggare = Oppna())
            for (var n = 0; n < 5; n++) liggare.Skriv(Handelser($"ssbf/{n}"), Nu.AddMinutes(n), Nu);
        var rader = File.ReadAllLines(Fil);

        foreach (var fel in new string[][]
        {
            [.. rader.Take(2), rader[2].Replace("ssbf/1", "ssbf/9", StringComparison.Ordinal), .. rader.Skip(3)],
            [.. rader.Take(2), .. rader.Skip(3)],
            [rader[0], rader[2], rader[1], .. rader.Skip(3)],
        })
        {
            File.WriteAllText(Fil, string.Join('\n', fel) + "\n");
            Should.Throw<FelLiggareException>(() => Gallringsliggare.Las(Fil, _journal, _nyckel)).Message.ShouldContain(Fil);
        }

        File.WriteAllText(Fil, string.Join('\n', rader) + "\n");
        Gallringsliggare.Las(Fil, _journal, _nyckel).Count.ShouldBe(6);
        Should.Throw<FelLiggareException>(() => Gallringsliggare.Las(Fil, _journal, new byte[32]));
        Should.Throw<FelLiggareException>(() => Gallringsliggare.Open(Fil, Guid.Empty, _nyckel, Nu));
    }

    private static Gallringsfakta Handelser(params string[] nycklar) => new([], nycklar, "prov");

    private Gallringsliggare Oppna() => Gallringsliggare.Open(Fil, _journal, _nyckel, Nu);
}
