namespace Lagescentral.Aktorer.Vard;

/// <summary>Paces the turns in which an aktor publishes: at once when it has been quiet, else when the pause since the last
/// one is over. What is asked for meanwhile goes with the same turn.</summary>
/// <param name="mellanrum">Shortest pause between two changes of one picture, for up to <see cref="FoljarePerMellanrum"/> followers.</param>
/// <param name="foljare">Followers now.</param>
/// <param name="tid">The clock.</param>
public sealed class Publiceringstakt(TimeSpan mellanrum, Func<int> foljare, TimeProvider tid)
{
    /// <summary>Followers that the shortest pause is meant for. With more it grows, so that what is handed out in a second
    /// stays the same: else every follower of a crowded channel would wait for the others' last change.</summary>
    public const int FoljarePerMellanrum = 300;

    private readonly Lock _las = new();
    private bool _begard;
    private long? _publicerad;

    /// <summary>Asks for a turn: how long the host is to wait before it is run, or null when one is asked for already.</summary>
    public TimeSpan? Begar()
    {
        lock (_las)
        {
            if (_begard) return null;
            _begard = true;
            if (_publicerad is not { } senast) return TimeSpan.Zero;
            var vanta = (mellanrum * Math.Max(1, (double)foljare() / FoljarePerMellanrum)) - tid.GetElapsedTime(senast);
            return vanta > TimeSpan.Zero ? vanta : TimeSpan.Zero;
        }
    }

    /// <summary>The turn begins: what is asked for from now on needs another.</summary>
    public void Borja()
    {
        lock (_las)
        {
            _begard = false;
            _publicerad = tid.GetTimestamp();
        }
    }

    /// <summary>The turn could not be given; the next to ask is to try again.</summary>
    public void Slapp()
    {
        lock (_las) _begard = false;
    }
}
