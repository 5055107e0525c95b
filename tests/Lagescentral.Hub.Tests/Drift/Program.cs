using System.Diagnostics;

namespace Lagescentral.Hub.Tests.Drift;

/// <summary>The program itself, as people start it.</summary>
internal static class Program
{
    /// <summary>Runs it to its end, at most half a minute.</summary>
    public static async Task<(int Kod, string Ut, string Fel)> KorAsync(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardErrorEncoding = System.Text.Encoding.UTF8,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Lagescentral.Hub.dll"));
        foreach (var arg in args) start.ArgumentList.Add(arg);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        using var process = Process.Start(start)!;
        var (ut, fel) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var tid = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        try
        {
            await process.WaitForExitAsync(tid.Token);
        }
        catch (OperationCanceledException slut)
        {
            process.Kill();
            throw new TimeoutException($"{string.Join(' ', args)} avslutades inte.", slut);
        }

        return (process.ExitCode, await ut, await fel);
    }
}
