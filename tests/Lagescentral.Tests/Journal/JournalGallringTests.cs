using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Lagescentral.Journal;
using Lagescentral.Journal.Sqlite;
using Shouldly;
using Xunit;
using static Lagescentral.Tests.Journal.JournalRader;

namespace Lagescentral.Tests.Journal;

/// <summary>An erased text leaves no byte in any file of the folder.</summary>
public sealed partial class JournalGallringTests : IDisposable
{
    private readonly JournalTestmapp mapp = new();

    public void Dispose() => mapp.Dispose();

    [Fact]
    public async Task Erased_texts_are_in_no_file_and_the_others_still_are()
    {
        await using (var journal = await mapp.OppnaAsync())
        {
            await journal.AppendAsync("s", 0, [.. Enumerable.Range(1, 300).Select(i => Rad($"{i}", Text(i, i % 7 == 0 ? 20_000 : 300)))]);
            Marken().ShouldBe(Enumerable.Range(1, 300), ignoreOrder: true);

            await journal.AppendAsync("s", 300, [Gallring([.. Enumerable.Range(1, 300).Where(i => i % 2 == 0).Select(i => (long)i)])]);

            journal.GallringVantar.ShouldBeFalse();
            Marken().ShouldBe(Enumerable.Range(1, 300).Where(i => i % 2 != 0), ignoreOrder: true);
        }

        Marken().ShouldBe(Enumerable.Range(1, 300).Where(i => i % 2 != 0), ignoreOrder: true);
        await using (await mapp.OppnaAsync())
            Marken().ShouldBe(Enumerable.Range(1, 300).Where(i => i % 2 != 0), ignoreOrder: true);
        (await Journalverifiering.VerifieraAsync(mapp.Mapp)).ShouldSatisfyAllConditions(
            r => r.Avvikelser.ShouldBeEmpty(), r => r.Texter.ShouldBe(150), r => r.Gallrade.ShouldBe(150));
    }

    // SQLite moves rows between pages as a table shrinks and grows, and does not wipe the places they leave: the order of
    // erasing and writing must not matter.
    [Fact]
    public async Task No_order_of_writing_and_erasing_leaves_a_copy_behind()
    {
        var slump = new Random(20261116);
        var kvar = new List<long>();
        await using var journal = await mapp.OppnaAsync();
        var huvud = 0L;
        for (var omgang = 0; omgang < 40; omgang++)
        {
            var rader = Enumerable.Range(1, 60)
                .Select(i => Rad("{}", Text(huvud + i, slump.Next(5) == 0 ? slump.Next(12_000) : slump.Next(30, 900))))
                .ToList();
            await journal.AppendAsync("s", huvud, rader);
            kvar.AddRange(Enumerable.Range(1, 60).Select(i => huvud + i));
            huvud += 60;

            var bort = kvar.Where(_ => slump.Next(3) == 0).ToArray();
            await journal.AppendAsync("s", huvud, [Gallring(bort)]);
            kvar = [.. kvar.Except(bort)];
            huvud++;
        }

        Marken().ShouldBe(kvar.Select(p => (int)p), ignoreOrder: true);
    }

    [Fact]
    public async Task Readers_that_are_at_work_while_a_text_is_erased_do_not_keep_it()
    {
        await using var journal = await mapp.OppnaAsync();
        await journal.AppendAsync("s", 0, [.. Enumerable.Range(1, 5000).Select(i => Rad("{}", Text(i, 200)))]);
        var lasare = Enumerable.Range(0, 4).Select(_ => Task.Run(async () => await journal.ReadAllAsync(0).ListaAsync())).ToList();

        await journal.AppendAsync("s", 5000, [Gallring([.. Enumerable.Range(1, 5000).Select(i => (long)i)])]);

        await Task.WhenAll(lasare);
        journal.GallringVantar.ShouldBeFalse();
        Marken().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_reader_who_never_lets_go_delays_the_wiping_and_the_journal_says_so()
    {
        var klocka = new Klocka();
        await using var journal = await mapp.OppnaAsync(klocka);
        await journal.AppendAsync("s", 0, [Rad("{}", Text(1, 5000))]);
        using (var annan = mapp.Ra())
        {
            SqliteFil.Execute(annan, "BEGIN");
            SqliteFil.Scalar(annan, "SELECT count(*) FROM rader");

            await journal.AppendAsync("s", 1, [Gallring(1)]);

            journal.GallringVantar.ShouldBeTrue();
            (await journal.ReadAsync("s", 1).ListaAsync())[0].Textlage.ShouldBe(Radtext.Gallrad);
            Marken().ShouldBe([1]);
        }

        klocka.Ga(TimeSpan.FromSeconds(2));
        (await journal.ProbeAsync()).ShouldBeNull();

        // Calls are answered before the wiping that follows them; the next is answered after it.
        (await journal.ProbeAsync()).ShouldBeNull();
        journal.GallringVantar.ShouldBeFalse();
        Marken().ShouldBeEmpty();
    }

    private static string Text(long nummer, int langd)
    {
        var marke = string.Create(CultureInfo.InvariantCulture, $"HEMLIGT-{nummer:D6};");
        return string.Concat(Enumerable.Repeat(marke, 1 + langd / marke.Length));
    }

    // The numbers of all texts of which a mark can be found anywhere in the folder, as UTF-8 or UTF-16.
    private List<int> Marken()
    {
        var funna = new HashSet<int>();
        foreach (var fil in new DirectoryInfo(mapp.Mapp).GetFiles("*", SearchOption.AllDirectories).Where(f => f.Length > 0))
        {
            var bytes = File.ReadAllBytes(fil.FullName);
            Sok(Encoding.Latin1.GetString(bytes), funna);
            Sok(Encoding.Unicode.GetString(bytes), funna);
            Sok(Encoding.Unicode.GetString(bytes.AsSpan(1)), funna);
        }

        return [.. funna];
    }

    private static void Sok(string innehall, HashSet<int> funna)
    {
        foreach (Match m in Marke().Matches(innehall))
            funna.Add(int.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex("LIGT-([0-9]{6})")]
    private static partial Regex Marke();

    /// <summary>A clock whose readings are set by hand; timers on it never fire.</summary>
    private sealed class Klocka : TimeProvider
    {
        private long ticks = 1;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Interlocked.Read(ref ticks);

        public void Ga(TimeSpan tid) => Interlocked.Add(ref ticks, tid.Ticks);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
