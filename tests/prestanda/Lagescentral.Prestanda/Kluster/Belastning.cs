using System.Collections.Concurrent;
using Lagescentral.Prestanda.Krasch;

namespace Lagescentral.Prestanda.Kluster;

/// <summary>Sources that go on sending, to whichever node answers: what is not answered is sent again, to another.</summary>
internal sealed class Belastning
{
    private const int AnslutningarPerKalla = 2;
    private const int Paus = 1_500;
    private static readonly TimeSpan Svarstid = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Omtag = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Ikapptid = TimeSpan.FromSeconds(60);

    private readonly List<Kallsandare> _sandare;
    private List<Task> _laster = [];
    private CancellationTokenSource _stopp = new();

    public Belastning(Nodkluster kluster, Utsagor utsagor, Bok bok, int fro, ConcurrentQueue<string> avvikelser)
    {
        var slump = new Random(fro);
        _sandare = [.. Utsagor.Kallor.SelectMany(kalla => Enumerable.Range(0, AnslutningarPerKalla).Select(_ => kalla)).Select((kalla, i) => new Kallsandare(
            Nodvaljare.Klient(() => kluster.Adresser, i, Svarstid), kalla, utsagor, bok, new Random(slump.Next()), avvikelser, Paus))];
    }

    /// <summary>Bodies that broke off without an answer.</summary>
    public int Avbrutna => _sandare.Sum(s => s.Avbrutna);

    public void Starta()
    {
        _stopp = new CancellationTokenSource();
        _laster = [.. _sandare.Select(LastaAsync)];
    }

    /// <summary>Stops, when all that was sent has been answered.</summary>
    /// <exception cref="TimeoutException">Something is not.</exception>
    public async Task StoppaAsync()
    {
        await _stopp.CancelAsync();
        await Task.WhenAll(_laster);
        var start = TimeProvider.System.GetTimestamp();
        foreach (var sandare in _sandare)
        {
            while (!await sandare.SandOmAsync())
            {
                if (TimeProvider.System.GetElapsedTime(start) > Ikapptid) throw new TimeoutException("Det som sänts blir inte besvarat.");
                await Task.Delay(Omtag, TimeProvider.System);
            }
        }

        _stopp.Dispose();
    }

    private async Task LastaAsync(Kallsandare sandare)
    {
        while (!_stopp.IsCancellationRequested)
        {
            await sandare.LastaAsync(_stopp.Token);
            if (!_stopp.IsCancellationRequested) await Task.Delay(Omtag, TimeProvider.System);
        }
    }
}
