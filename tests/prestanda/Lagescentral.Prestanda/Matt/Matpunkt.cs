using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Lagescentral.Prestanda.Matt;

/// <summary>What a .NET process has allocated.</summary>
/// <param name="Allokerat">Bytes allocated since it started.</param>
/// <param name="Levande">Bytes alive after a full collection.</param>
internal readonly record struct Minnesmatt(long Allokerat, long Levande);

/// <summary>What a node has sent to the others.</summary>
/// <param name="Byte">Bytes, as they were handed to TCP.</param>
/// <param name="Meddelanden">Messages.</param>
internal readonly record struct Natmatt(long Byte, long Meddelanden)
{
    public static Natmatt operator +(Natmatt ett, Natmatt annat) => new(ett.Byte + annat.Byte, ett.Meddelanden + annat.Meddelanden);

    public static Natmatt operator -(Natmatt ett, Natmatt annat) => new(ett.Byte - annat.Byte, ett.Meddelanden - annat.Meddelanden);
}

/// <summary>
/// Asks a measured process what only it knows. This program is loaded into it as a startup hook (see
/// <c>StartupHook</c>) and listens on a socket in the file system; until it is asked it costs a sleeping thread.
/// </summary>
internal static class Matpunkt
{
    public const string Variabel = "LAGESCENTRAL_MATPUNKT";
    private const byte Las = (byte)'l', Stada = (byte)'s', Nat = (byte)'n';

    /// <summary>What a process needs in its environment to be asked on a socket.</summary>
    public static IReadOnlyDictionary<string, string> Miljo(string sockel) =>
        new Dictionary<string, string> { ["DOTNET_STARTUP_HOOKS"] = typeof(Matpunkt).Assembly.Location, [Variabel] = sockel };

    /// <summary>Bytes allocated until now.</summary>
    public static long Allokerat(string sockel) => Fraga(sockel, Las).Item1;

    /// <summary>Collects all garbage in the process, then asks.</summary>
    public static Minnesmatt Stadat(string sockel)
    {
        var (allokerat, levande) = Fraga(sockel, Stada);
        return new Minnesmatt(allokerat, levande);
    }

    /// <summary>What nodes have sent to each other since they were first asked.</summary>
    public static Natmatt Sant(IEnumerable<string> socklar)
    {
        var summa = default(Natmatt);
        foreach (var sockel in socklar)
        {
            var (antal, meddelanden) = Fraga(sockel, Nat);
            summa += new Natmatt(antal, meddelanden);
        }

        return summa;
    }

    /// <summary>Answers for this process, for as long as it lives.</summary>
    public static void Lyssna(string sockel)
    {
        // A process that was killed has left its own behind.
        File.Delete(sockel);
        using var lyssnare = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        lyssnare.Bind(new UnixDomainSocketEndPoint(sockel));
        lyssnare.Listen();
        var fraga = new byte[1];
        while (true)
        {
            using var fragare = lyssnare.Accept();
            if (fragare.Receive(fraga) == 0) continue;
            if (fraga[0] == Stada)
            {
                for (var i = 0; i < 2; i++)
                {
                    GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                    GC.WaitForPendingFinalizers();
                }
            }

            var (ett, annat) = fraga[0] == Nat ? Natlyssnare.Las() : (GC.GetTotalAllocatedBytes(precise: true), GC.GetTotalMemory(forceFullCollection: false));
            fragare.Send(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{ett} {annat}")));
        }
    }

    private static (long, long) Fraga(string sockel, byte fraga)
    {
        using var anslutning = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        anslutning.Connect(new UnixDomainSocketEndPoint(sockel));
        anslutning.Send([fraga]);
        var svar = new byte[64];
        var ord = Encoding.ASCII.GetString(svar, 0, anslutning.Receive(svar)).Split(' ');
        return (long.Parse(ord[0], CultureInfo.InvariantCulture), long.Parse(ord[1], CultureInfo.InvariantCulture));
    }
}
