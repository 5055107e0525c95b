using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Lagescentral.Hub.Avisering;

/// <summary>An address that a call must not reach.</summary>
internal sealed class ForbjudenAdressException(string orsak) : Exception(orsak);

/// <summary>Hosts that may be called.</summary>
internal sealed class Vardlista
{
    private readonly string[] _namn;

    private Vardlista(string[] namn) => _namn = namn;

    /// <summary>Reads a list; null when it cannot be one.</summary>
    public static Vardlista? Las(string text)
    {
        var namn = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(n => n.ToLowerInvariant()).ToArray();
        return namn.Length is >= 1 and <= 100 && namn.All(n => Uri.CheckHostName(n.StartsWith("*.", StringComparison.Ordinal) ? n[2..] : n) == UriHostNameType.Dns && n.Contains('.', StringComparison.Ordinal))
            ? new Vardlista(namn)
            : null;
    }

    /// <summary>True when the host is on the list.</summary>
    public bool Har(string vard) => Array.Exists(_namn, namn => namn.StartsWith("*.", StringComparison.Ordinal)
        ? vard.EndsWith(namn[1..], StringComparison.OrdinalIgnoreCase) && vard.Length >= namn.Length
        : string.Equals(vard, namn, StringComparison.OrdinalIgnoreCase));
}

/// <summary>
/// Calls out to addresses that people have given. The name is looked up here and the very address that was judged is the one that is
/// connected to: a name that means another address the next moment gains nothing. No redirects, no proxy, no cookies.
/// </summary>
internal static class Utgaende
{
    private const int SvarHogst = 64 * 1024;

    /// <summary>A handler that connects to public addresses alone, and to others as far as they are let.</summary>
    /// <param name="far">Whether an address that is not public may be reached.</param>
    public static SocketsHttpHandler Handler(Func<IPAddress, bool> far) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        MaxResponseDrainSize = SvarHogst,
        MaxResponseHeadersLength = 16,
        ConnectCallback = async (anslutning, cancel) =>
        {
            var vard = anslutning.DnsEndPoint;
            var adresser = IPAddress.TryParse(vard.Host, out var egen) ? [egen] : await Dns.GetHostAddressesAsync(vard.Host, cancel);
            var tillatna = Array.FindAll(adresser, adress => ArPublik(adress) || far(adress));
            if (tillatna.Length == 0) throw new ForbjudenAdressException("Adressen leder till ett nät som inte får anropas.");
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(tillatna, vard.Port, cancel);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    };

    /// <summary>True for an address that anyone on the internet could be.</summary>
    public static bool ArPublik(IPAddress adress)
    {
        if (adress.IsIPv4MappedToIPv6) adress = adress.MapToIPv4();
        if (adress.AddressFamily == AddressFamily.InterNetwork) return ArPublik(BinaryPrimitives.ReadUInt32BigEndian(adress.GetAddressBytes()));
        if (adress.AddressFamily != AddressFamily.InterNetworkV6) return false;
        var b = adress.GetAddressBytes();
        // Addresses that carry an IPv4 address lead where that one leads: NAT64, 6to4.
        if (b[0] == 0x00 && b[1] == 0x64 && b[2] == 0xff && b[3] == 0x9b) return ArPublik(BinaryPrimitives.ReadUInt32BigEndian(b.AsSpan(12)));
        if (b[0] == 0x20 && b[1] == 0x02) return ArPublik(BinaryPrimitives.ReadUInt32BigEndian(b.AsSpan(2)));
        // Global unicast is 2000::/3; of it, Teredo, ORCHID and documentation are not places to call.
        return (b[0] & 0xe0) == 0x20 && !(b[0] == 0x20 && b[1] == 0x01 && (b[2] < 0x02 || (b[2] == 0x0d && b[3] == 0xb8)));
    }

    private static bool ArPublik(uint a)
    {
        return !(Inom(0x00000000, 8) || Inom(0x0a000000, 8) || Inom(0x64400000, 10) || Inom(0x7f000000, 8) || Inom(0xa9fe0000, 16) || Inom(0xac100000, 12)
            || Inom(0xc0000000, 24) || Inom(0xc0000200, 24) || Inom(0xc0586300, 24) || Inom(0xc0a80000, 16) || Inom(0xc6120000, 15) || Inom(0xc6336400, 24)
            || Inom(0xcb007100, 24) || a >= 0xe0000000);

        bool Inom(uint nat, int bitar) => (a ^ nat) >> (32 - bitar) == 0;
    }
}
