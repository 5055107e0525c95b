using System.ComponentModel;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Lagescentral.Prestanda.Matt;

/// <summary>What a process has used, as the system (Linux) counts it.</summary>
internal static class Processmatt
{
    /// <summary>Processor time of all threads that the process has or has had, to the nanosecond.</summary>
    public static TimeSpan Cpu(int pid)
    {
        // A process' own clock: its id inverted, and two for time that was scheduled.
        if (LasKlocka((~pid << 3) | 2, out var tid) != 0) throw new Win32Exception(Marshal.GetLastPInvokeError());
        return TimeSpan.FromTicks((tid.Sekunder * TimeSpan.TicksPerSecond) + (tid.Nanosekunder / TimeSpan.NanosecondsPerTick));
    }

    /// <summary>Processor time of several; one that has ended counts for nothing.</summary>
    public static TimeSpan Cpu(IEnumerable<int> processer)
    {
        var summa = TimeSpan.Zero;
        foreach (var pid in processer)
            if (Directory.Exists($"/proc/{pid}")) summa += Cpu(pid);
        return summa;
    }

    /// <summary>Resident memory now, MiB.</summary>
    public static double ResidentMiB(int pid) => Status(pid, "VmRSS:");

    /// <summary>The most resident memory that it has had, MiB.</summary>
    public static double HogstResidentMiB(int pid) => Status(pid, "VmHWM:");

    private static double Status(int pid, string falt)
    {
        var rad = File.ReadLines($"/proc/{pid}/status").First(r => r.StartsWith(falt, StringComparison.Ordinal));
        return long.Parse(rad.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024.0;
    }

    [DllImport("libc", EntryPoint = "clock_gettime", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int LasKlocka(int klocka, out Tidpunkt tid);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Tidpunkt
    {
        public readonly long Sekunder;
        public readonly long Nanosekunder;
    }
}
