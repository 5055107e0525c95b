using Lagescentral.Domain;
using Lagescentral.Journal;
using Microsoft.Extensions.Logging;

namespace Lagescentral.Aktorer;

/// <summary>When a fold's state is saved: at midnight (UTC), and after 10,000 lines or as many as the fold remembers,
/// whichever is more, so that the cost per line stays the same however large the state.</summary>
internal sealed partial class Ogonblicksvakt(string agare, string foldversion, IOgonblick lager, ILogger log)
{
    private const int RaderMinst = 10_000;
    private long _rader;
    private DateOnly? _dag;
    private Task _sparar = Task.CompletedTask;

    public void Rad(long antal = 1) => _rader += antal;

    /// <summary>Saves when it is time. Both functions are called at once, in the aktor's turn, and their
    /// results must not change afterwards; writing goes on beside the turns.</summary>
    public void Prova<T>(DateTimeOffset nu, int minns, Func<IReadOnlyDictionary<string, long>> lasPositioner, Func<T> tillData)
    {
        var dag = DateOnly.FromDateTime(nu.UtcDateTime);
        var midnatt = _dag is { } fore && dag > fore && _rader > 0;
        _dag = dag;
        if ((!midnatt && _rader < Math.Max(RaderMinst, minns)) || !_sparar.IsCompleted) return;
        _rader = 0;
        var positioner = lasPositioner();
        var data = tillData();
        _sparar = Task.Run(async () =>
        {
            try
            {
                await lager.SaveAsync(new Ogonblick(agare, foldversion, nu, positioner, Json.Bytes(data)));
            }
            catch (Exception fel)
            {
                // A state that is not saved only makes the next start slower.
                OgonblickSparadesInte(log, agare, fel);
            }
        });
    }

    public Task AvslutaAsync() => _sparar;

    [LoggerMessage(2401, LogLevel.Warning, "Ögonblicket av {Agare} kunde inte sparas; nästa start tar längre tid")]
    private static partial void OgonblickSparadesInte(ILogger logger, string agare, Exception fel);
}
