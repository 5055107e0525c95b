using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Lagescentral.Prestanda;

/// <summary>The real hub as a process of its own, on one folder and one port over all its lives.</summary>
internal sealed class Nav(string dll, string mapp, IReadOnlyList<string> installningar, IReadOnlyList<string>? framfor = null) : IAsyncDisposable
{
    private static readonly TimeSpan Starttid = TimeSpan.FromSeconds(60);
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private Process? _process;

    public Uri Adress { get; } = new($"http://127.0.0.1:{LedigPort()}");

    /// <summary>What the hub has logged at level Error or worse, and anything that is not its log.</summary>
    public ConcurrentQueue<string> Fel { get; } = new();

    public int Pid => _process!.Id;

    /// <summary>Starts the process; does not wait until it answers.</summary>
    public void Starta() => _process = Kor(["--urls", Adress.ToString().TrimEnd('/'), $"--Journal:Mapp={mapp}", .. installningar]);

    /// <summary>Waits until the hub says that it is ready.</summary>
    public async Task RedoAsync()
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            if (_process!.HasExited) throw new InvalidOperationException($"Navet avslutades med {_process.ExitCode}: {string.Join(' ', Fel)}");
            if (TimeProvider.System.GetElapsedTime(start) > Starttid) throw new TimeoutException("Navet blev inte redo.");
            try
            {
                using var svar = await _http.GetAsync(new Uri(Adress, "/halsa/redo"));
                if (svar.StatusCode == HttpStatusCode.OK) return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }

    /// <summary>Kills the process with no chance to finish anything (SIGKILL).</summary>
    public async Task DodaAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks the process to end (SIGTERM) and waits for it.</summary>
    public async Task<int> AvslutaAsync()
    {
        using (var term = Process.Start("kill", ["-TERM", Pid.ToString(System.Globalization.CultureInfo.InvariantCulture)])) await term.WaitForExitAsync();
        await _process!.WaitForExitAsync();
        return _process.ExitCode;
    }

    /// <summary>Runs one of the hub's commands on the same folder and gives its exit code and words.</summary>
    public async Task<(int Kod, string Ord)> KommandoAsync(string kommando)
    {
        var val = Startval([kommando, $"--Journal:Mapp={mapp}"]);
        using var process = Process.Start(val)!;
        var ord = await process.StandardOutput.ReadToEndAsync() + await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, ord.Trim());
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false }) await DodaAsync();
        _process?.Dispose();
        _http.Dispose();
    }

    private Process Kor(IReadOnlyList<string> argument)
    {
        var process = new Process { StartInfo = Startval(argument) };
        process.OutputDataReceived += (_, rad) => Las(rad.Data);
        process.ErrorDataReceived += (_, rad) => Las(rad.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private void Las(string? rad)
    {
        if (string.IsNullOrWhiteSpace(rad) || rad.StartsWith("Lägescentral är igång", StringComparison.Ordinal)) return;
        if (!rad.StartsWith('{') || rad.Contains("\"Level\":\"Error\"", StringComparison.Ordinal) || rad.Contains("\"Level\":\"Fatal\"", StringComparison.Ordinal)) Fel.Enqueue(rad);
    }

    private ProcessStartInfo Startval(IReadOnlyList<string> argument)
    {
        List<string> ord = [.. framfor ?? [], "dotnet", dll, .. argument];
        var val = new ProcessStartInfo(ord[0], ord.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        val.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        val.Environment["DOTNET_ENVIRONMENT"] = "Development";
        return val;
    }

    private static int LedigPort()
    {
        using var lyssnare = new TcpListener(IPAddress.Loopback, 0);
        lyssnare.Start();
        return ((IPEndPoint)lyssnare.LocalEndpoint).Port;
    }
}
