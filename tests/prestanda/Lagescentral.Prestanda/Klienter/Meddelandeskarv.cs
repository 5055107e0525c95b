using System.Text;

namespace Lagescentral.Prestanda.Klienter;

/// <summary>Puts the pieces of text that a WebSocket gives together to the messages of SignalR's JSON protocol, and knows the few words that
/// a client says itself.</summary>
internal sealed class Meddelandeskarv
{
    private const byte Skiljetecken = 0x1e;
    private byte[] _halvt = [];

    /// <summary>What a client says first.</summary>
    public static ReadOnlyMemory<byte> Handslag { get; } = Websocket.Ram("{\"protocol\":\"json\",\"version\":1}\u001e"u8);

    /// <summary>That it is there.</summary>
    public static ReadOnlyMemory<byte> Livstecken { get; } = Websocket.Ram("{\"type\":6}\u001e"u8);

    /// <summary>That it wants to follow a channel.</summary>
    /// <param name="sedan">From where, as JSON: number and epoch, or two nulls.</param>
    public static byte[] Folj(string kanal, string sedan = "null,null") =>
        Websocket.Ram(Encoding.UTF8.GetBytes($"{{\"type\":1,\"invocationId\":\"1\",\"target\":\"Folj\",\"arguments\":[\"{kanal}\",{sedan}]}}\u001e"));

    /// <summary>Takes a piece, and hands over every message that is whole with it.</summary>
    public void Ta(ReadOnlySpan<byte> text, Action<ReadOnlySpan<byte>> ta)
    {
        while (text.IndexOf(Skiljetecken) is >= 0 and var slut)
        {
            if (_halvt.Length == 0)
            {
                ta(text[..slut]);
            }
            else
            {
                ta([.. _halvt, .. text[..slut]]);
                _halvt = [];
            }

            text = text[(slut + 1)..];
        }

        if (!text.IsEmpty) _halvt = [.. _halvt, .. text];
    }
}
