using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Lagescentral.Prestanda.Matt;

/// <summary>What the figures were taken on.</summary>
/// <param name="Karnor">Cores that this process may use.</param>
/// <param name="Processor">Name of the processor.</param>
/// <param name="MinneGiB">Memory.</param>
/// <param name="Last">Load average over one minute when the run began.</param>
/// <param name="FsyncMs">Median of what it takes to make 4 KiB durable in the folder of the runs, milliseconds.</param>
/// <param name="Dotnet">Runtime.</param>
/// <param name="Forkompilerat">The programs were published and compiled beforehand, as they are put to use.</param>
internal sealed record Maskin(int Karnor, string Processor, double MinneGiB, double Last, double FsyncMs, string Dotnet, bool Forkompilerat)
{
    private const int Skrivningar = 60;

    public static Maskin Las(string mapp) => new(
        Environment.ProcessorCount,
        Rad("/proc/cpuinfo", "model name")?.Split(':', 2)[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString(),
        Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1073741824.0, 1),
        double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture),
        Math.Round(Fsync(mapp), 2),
        RuntimeInformation.FrameworkDescription,
        Servrar.Bygge.Publicerat is not null);

    public override string ToString() => string.Create(CultureInfo.GetCultureInfo("sv-SE"),
        $"{Karnor} kärnor ({Processor}), {MinneGiB:0.#} GiB minne, {Dotnet}; belastning vid start {Last:0.00}; 4 KiB beständigt på disk {FsyncMs:0.00} ms; {(Forkompilerat ? "kompilerat på förhand" : "som byggt")}");

    private static string? Rad(string fil, string borjan) => File.ReadLines(fil).FirstOrDefault(r => r.StartsWith(borjan, StringComparison.Ordinal));

    private static double Fsync(string mapp)
    {
        var fil = Path.Combine(mapp, "fsync");
        var tider = new List<double>(Skrivningar);
        using (var strom = new FileStream(fil, FileMode.Create, FileAccess.Write, FileShare.None, 1))
        {
            var bit = new byte[4_096];
            for (var i = 0; i < Skrivningar; i++)
            {
                var start = Stopwatch.GetTimestamp();
                strom.Write(bit);
                strom.Flush(flushToDisk: true);
                tider.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        File.Delete(fil);
        return Spridning.Av(tider).Median;
    }
}
