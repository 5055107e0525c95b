using Lagescentral.Journal;
using Microsoft.Extensions.Logging;

namespace Lagescentral.Aktorer;

/// <summary>When a fold's state is saved: at midnight (UTC), after 10,000 lines or as many as its size says, whichever is
/// more, so that the cost per line stays the same, and small, however large the state; and when the hub is stopped.</summary>
/// <param name="agare">Whose state.</param>
/// <param name="foldversion">Version of the fold's code.</param>
/// <param name="behall">Most states kept of one day: a look back reads on from the nearest before it, a start from the last.</param>
/// <param name="lager">Where they are saved.</param>
/// <param name="log">Log.</param>
internal sealed partial class Ogonblicksvakt(string agare, string foldversion, int behall, IOgonblick lager, ILogger log)
{
    /// <summary>So many are kept of a picture that is looked back on.</summary>
    public const int ForTillbakablick = 120;

    /// <summary>So many are kept of what only a start reads: a damaged one leaves those before it.</summary>
    public const int ForStart = 3;

    private const int RaderMinst = 10_000;

    // What a state costs to write is the number of lines that must have come since the last: two for each event that a
    // fold remembers whole, one for ten that a source's owner only knows by id and hash, which is what they take.
    private const int RaderPerHandelse = 2;
    private const int KandaPerRad = 10;

    // Fewer are read again sooner than a state is written.
    private const int RaderVidSlut = 1_000;

    private long _rader;
    private DateOnly? _dag;
    private Task _sparar = Task.CompletedTask;

    public void Rad(long antal = 1) => _rader += antal;

    /// <summary>How large a state is that holds so many events whole, in lines.</summary>
    public static int Hela(int handelser) => RaderPerHandelse * handelser;

    /// <summary>How large a state is that only knows so many events, in lines.</summary>
    public static int Kanda(int handelser) => handelser / KandaPerRad;

    /// <summary>Saves when it is time for a state of that size. Both functions are called at once, in the aktor's turn, and their
    /// results must not change afterwards; writing goes on beside the turns.</summary>
    public void Prova<T>(DateTimeOffset nu, int storlek, Func<IReadOnlyDictionary<string, long>> lasPositioner, Func<T> tillData)
    {
        var dag = DateOnly.FromDateTime(nu.UtcDateTime);
        var midnatt = _dag is { } fore && dag > fore && _rader > 0;
        _dag = dag;
        if ((!midnatt && _rader < Math.Max(RaderMinst, storlek)) || !_sparar.IsCompleted) return;
        _sparar = SparaAsync(nu, lasPositioner(), tillData());
    }

    /// <summary>Saves what the next start would else have to read; to be called after the last turn.</summary>
    public async Task AvslutaAsync<T>(DateTimeOffset nu, Func<IReadOnlyDictionary<string, long>> lasPositioner, Func<T> tillData)
    {
        await _sparar;
        if (_rader >= RaderVidSlut) await SparaAsync(nu, lasPositioner(), tillData());
    }

    private Task SparaAsync<T>(DateTimeOffset nu, IReadOnlyDictionary<string, long> positioner, T data)
    {
        _rader = 0;
        return Task.Run(async () =>
        {
            try
            {
                await lager.SaveAsync(Ogonblick.Av(agare, foldversion, nu, positioner, data), behall);
            }
            catch (Exception fel)
            {
                // A state that is not saved only makes the next start slower.
                OgonblickSparadesInte(log, agare, fel);
            }
        });
    }

    [LoggerMessage(2401, LogLevel.Warning, "Ögonblicket av {Agare} kunde inte sparas; nästa start tar längre tid")]
    private static partial void OgonblickSparadesInte(ILogger logger, string agare, Exception fel);
}
