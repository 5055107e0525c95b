namespace Lagescentral.Hub.Intag;

/// <summary>
/// How much a source may send. A body is let in while anything is left of the minute's allowance, and its items are then
/// taken from it, below zero if need be: a body is never broken off in the middle, which would make its sender start over
/// and never come to the end, and the average is kept all the same.
/// </summary>
/// <param name="perMinut">Items a minute, and most saved up.</param>
/// <param name="tid">The clock.</param>
internal sealed class Takt(int perMinut, TimeProvider tid)
{
    private readonly Lock _las = new();
    private double _kvar = perMinut;
    private long _last = tid.GetTimestamp();

    /// <summary>Null when a body may come in; else how long to wait.</summary>
    public TimeSpan? Vanta()
    {
        lock (_las)
        {
            Fyll();
            return _kvar >= 1 ? null : TimeSpan.FromMinutes((1 - _kvar) / perMinut);
        }
    }

    /// <summary>Takes items that have come in.</summary>
    public void Ta(int antal)
    {
        lock (_las)
        {
            Fyll();
            _kvar -= antal;
        }
    }

    private void Fyll()
    {
        var nu = tid.GetTimestamp();
        _kvar = Math.Min(perMinut, _kvar + (tid.GetElapsedTime(_last, nu).TotalMinutes * perMinut));
        _last = nu;
    }
}
