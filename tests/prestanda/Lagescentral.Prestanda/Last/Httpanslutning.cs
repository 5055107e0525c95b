using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace Lagescentral.Prestanda.Last;

/// <summary>An answer: status and body.</summary>
internal readonly record struct Httpsvar(int Status, byte[] Kropp);

/// <summary>
/// One HTTP/1.1 connection that sends requests written beforehand, one at a time. Bare, so that the load costs as little as
/// may be of the cores that it shares with what it measures.
/// </summary>
internal sealed class Httpanslutning(Socket sockel) : IDisposable
{
    private byte[] _buffert = new byte[16_384];
    private int _fyllt;

    public static async Task<Httpanslutning> OppnaAsync(Uri adress)
    {
        var sockel = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await sockel.ConnectAsync(new IPEndPoint(IPAddress.Parse(adress.Host), adress.Port));
            return new Httpanslutning(sockel);
        }
        catch
        {
            sockel.Dispose();
            throw;
        }
    }

    /// <summary>Sends a whole request and waits for the whole answer.</summary>
    /// <exception cref="IOException">The server has gone.</exception>
    public async ValueTask<Httpsvar> SandAsync(ReadOnlyMemory<byte> begaran)
    {
        try
        {
            while (!begaran.IsEmpty) begaran = begaran[await sockel.SendAsync(begaran, SocketFlags.None)..];
            return await LasSvarAsync();
        }
        catch (Exception fel) when (fel is SocketException or ObjectDisposedException)
        {
            throw new IOException("Anslutningen bröts.", fel);
        }
    }

    public void Dispose() => sockel.Dispose();

    private async ValueTask<Httpsvar> LasSvarAsync()
    {
        int slut;
        while ((slut = _buffert.AsSpan(0, _fyllt).IndexOf("\r\n\r\n"u8)) < 0) await FyllPaAsync();
        var huvud = Huvud.Las(_buffert.AsSpan(0, slut));
        Slang(slut + 4);
        if (!huvud.Bitar) return new Httpsvar(huvud.Status, await TaAsync(huvud.Langd));

        var kropp = new MemoryStream();
        while (true)
        {
            int rad;
            while ((rad = _buffert.AsSpan(0, _fyllt).IndexOf("\r\n"u8)) < 0) await FyllPaAsync();
            if (!Utf8Parser.TryParse(_buffert.AsSpan(0, rad), out int langd, out _, 'X')) throw new IOException("Oläslig längd i svaret.");
            Slang(rad + 2);
            var bit = await TaAsync(langd + 2);
            if (langd == 0) return new Httpsvar(huvud.Status, kropp.ToArray());
            kropp.Write(bit.AsSpan(0, langd));
        }
    }

    private async ValueTask<byte[]> TaAsync(int antal)
    {
        while (_fyllt < antal) await FyllPaAsync();
        var tagna = _buffert[..antal];
        Slang(antal);
        return tagna;
    }

    private void Slang(int antal)
    {
        _buffert.AsSpan(antal, _fyllt - antal).CopyTo(_buffert);
        _fyllt -= antal;
    }

    private async ValueTask FyllPaAsync()
    {
        if (_fyllt == _buffert.Length) Array.Resize(ref _buffert, _buffert.Length * 2);
        var antal = await sockel.ReceiveAsync(_buffert.AsMemory(_fyllt), SocketFlags.None);
        if (antal == 0) throw new IOException("Servern stängde anslutningen.");
        _fyllt += antal;
    }

    private readonly record struct Huvud(int Status, int Langd, bool Bitar)
    {
        public static Huvud Las(ReadOnlySpan<byte> huvud)
        {
            if (!Utf8Parser.TryParse(huvud["HTTP/1.1 ".Length..], out int status, out _)) throw new IOException("Oläsligt svar.");
            var langd = 0;
            var bitar = false;
            foreach (var omfang in huvud.Split("\r\n"u8))
            {
                var rad = huvud[omfang];
                if (Borjar(rad, "content-length:"u8))
                {
                    if (!Utf8Parser.TryParse(rad["content-length:".Length..].TrimStart((byte)' '), out langd, out _)) throw new IOException("Oläslig längd i svaret.");
                }
                else if (Borjar(rad, "transfer-encoding: chunked"u8))
                {
                    bitar = true;
                }
            }

            return new Huvud(status, langd, bitar);
        }

        private static bool Borjar(ReadOnlySpan<byte> rad, ReadOnlySpan<byte> namn) =>
            rad.Length >= namn.Length && System.Text.Ascii.EqualsIgnoreCase(rad[..namn.Length], namn);
    }
}
