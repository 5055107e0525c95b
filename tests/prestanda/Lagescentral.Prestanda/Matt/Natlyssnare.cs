using System.Diagnostics.Metrics;

namespace Lagescentral.Prestanda.Matt;

/// <summary>Counts, in a node, what it sends to the others: Orleans' own meter of message sizes, which is off until it is listened to, and what
/// each message has before it. What TCP and IP add is not in it.</summary>
internal static class Natlyssnare
{
    private const string Matare = "Microsoft.Orleans";
    private const string Instrument = "orleans-messaging-sent-messages-size";

    // Two lengths stand before each message.
    private const int Ram = 8;
    private static long _byte;
    private static long _meddelanden;
    private static MeterListener? _lyssnare;

    /// <summary>Bytes and messages since it was first asked.</summary>
    public static (long Byte, long Meddelanden) Las()
    {
        _lyssnare ??= Lyssna();
        return (Interlocked.Read(ref _byte), Interlocked.Read(ref _meddelanden));
    }

    private static MeterListener Lyssna()
    {
        var lyssnare = new MeterListener
        {
            InstrumentPublished = (instrument, lyssnare) =>
            {
                if (instrument.Meter.Name == Matare && instrument.Name == Instrument) lyssnare.EnableMeasurementEvents(instrument);
            },
        };
        lyssnare.SetMeasurementEventCallback<int>((_, storlek, _, _) =>
        {
            Interlocked.Add(ref _byte, storlek + Ram);
            Interlocked.Increment(ref _meddelanden);
        });
        lyssnare.Start();
        return lyssnare;
    }
}
