using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Lagescentral.Prestanda.Klienter;

/// <summary>The client's side of a WebSocket, no more than what is needed to read a server's text.</summary>
internal sealed class Websocket(Socket sockel) : IDisposable
{
    private const int Fortsattning = 0, Text = 1, Stang = 8, Ping = 9, Pong = 10;
    private byte[] _buffert = new byte[32_768];
    private int _fyllt;

    /// <summary>Connects and shakes hands.</summary>
    /// <exception cref="IOException">The server does not want to, or has not answered before <paramref name="cancel"/>.</exception>
    public static async Task<Websocket> OppnaAsync(Uri adress, string vag, string kaka, CancellationToken cancel = default)
    {
        var sockel = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        var ws = new Websocket(sockel);
        await using var tid = cancel.Register(sockel.Dispose);
        try
        {
            await sockel.ConnectAsync(new IPEndPoint(IPAddress.Parse(adress.Host), adress.Port));
            var cookie = kaka.Length == 0 ? "" : $"Cookie: {kaka}\r\n";
            await sockel.SendAsync(Encoding.ASCII.GetBytes(
                $"GET {vag} HTTP/1.1\r\nHost: {adress.Authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: bGFnZXNjZW50cmFsMTIzNA==\r\nSec-WebSocket-Version: 13\r\n{cookie}\r\n"));
            int slut;
            while ((slut = ws._buffert.AsSpan(0, ws._fyllt).IndexOf("\r\n\r\n"u8)) < 0) await ws.FyllPaAsync();
            if (!ws._buffert.AsSpan(0, slut).StartsWith("HTTP/1.1 101"u8)) throw new IOException("Servern öppnar ingen WebSocket.");
            ws.Slang(slut + 4);
            return ws;
        }
        catch (Exception fel) when (fel is SocketException or ObjectDisposedException)
        {
            ws.Dispose();
            throw new IOException("Ingen anslutning.", fel);
        }
        catch
        {
            ws.Dispose();
            throw;
        }
    }

    /// <summary>A frame of text, masked with zeroes as the protocol allows, ready to send.</summary>
    public static byte[] Ram(ReadOnlySpan<byte> text, int slag = Text)
    {
        var huvud = text.Length < 126 ? 2 : 4;
        var ram = new byte[huvud + 4 + text.Length];
        ram[0] = (byte)(0x80 | slag);
        ram[1] = (byte)(0x80 | (text.Length < 126 ? text.Length : 126));
        if (text.Length >= 126) BinaryPrimitives.WriteUInt16BigEndian(ram.AsSpan(2), (ushort)text.Length);
        text.CopyTo(ram.AsSpan(huvud + 4));
        return ram;
    }

    public async ValueTask SandAsync(ReadOnlyMemory<byte> ram)
    {
        while (!ram.IsEmpty) ram = ram[await sockel.SendAsync(ram, SocketFlags.None)..];
    }

    /// <summary>Waits for more and hands over every piece of text in what has come; false when the server is gone.</summary>
    public async ValueTask<bool> LasAsync(Action<ReadOnlySpan<byte>> ta)
    {
        await FyllPaAsync();
        var lasta = 0;
        while (Ramen(_buffert.AsSpan(lasta, _fyllt - lasta)) is var (slag, huvud, langd) && huvud > 0)
        {
            if (slag is Text or Fortsattning) ta(_buffert.AsSpan(lasta + huvud, langd));
            else if (slag == Ping) await SandAsync(Ram(_buffert.AsSpan(lasta + huvud, langd), Pong));
            else if (slag == Stang) return false;
            lasta += huvud + langd;
        }

        Slang(lasta);
        return true;
    }

    /// <summary>Breaks the connection with no closing words, as a network does.</summary>
    public void Klipp()
    {
        try
        {
            sockel.LingerState = new LingerOption(true, 0);
        }
        catch (Exception fel) when (fel is SocketException or ObjectDisposedException)
        {
            // It is broken already.
        }

        sockel.Dispose();
    }

    public void Dispose() => sockel.Dispose();

    /// <summary>The frame that stands first, if it has come whole: kind, bytes of header, bytes of content.</summary>
    private static (int Slag, int Huvud, int Langd) Ramen(ReadOnlySpan<byte> byten)
    {
        if (byten.Length < 2) return default;
        var (huvud, langd) = (byten[1] & 0x7f) switch
        {
            127 => byten.Length < 10 ? (0, 0) : (10, checked((int)BinaryPrimitives.ReadUInt64BigEndian(byten[2..]))),
            126 => byten.Length < 4 ? (0, 0) : (4, BinaryPrimitives.ReadUInt16BigEndian(byten[2..])),
            var kort => (2, kort),
        };
        return huvud == 0 || byten.Length < huvud + langd ? default : (byten[0] & 0x0f, huvud, langd);
    }

    private void Slang(int antal)
    {
        _buffert.AsSpan(antal, _fyllt - antal).CopyTo(_buffert);
        _fyllt -= antal;
    }

    private async ValueTask FyllPaAsync()
    {
        if (_fyllt == _buffert.Length) Array.Resize(ref _buffert, _buffert.Length * 2);
        int antal;
        try
        {
            antal = await sockel.ReceiveAsync(_buffert.AsMemory(_fyllt), SocketFlags.None);
        }
        catch (Exception fel) when (fel is SocketException or ObjectDisposedException)
        {
            throw new IOException("Anslutningen bröts.", fel);
        }

        if (antal == 0) throw new IOException("Servern stängde anslutningen.");
        _fyllt += antal;
    }
}
