using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Lagescentral.Prestanda.Servrar;

/// <summary>A server as a process of its own, on one port over all its lives.</summary>
/// <param name="dll">Program.</param>
/// <param name="argument">Its arguments but for the address.</param>
/// <param name="framfor">A command to run it under, for example <c>taskset -c 0</c>.</param>
internal class Server(string dll, IReadOnlyList<string> argument, IReadOnlyList<string>? framfor = null) : IAsyncDisposable
{
    private const int OrdHogst = 300;
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private Process? _process;

    public Uri Adress { get; } = new($"http://127.0.0.1:{LedigPort()}");

    /// <summary>What the server has logged at level Error or worse, and anything that is not its log.</summary>
    public ConcurrentQueue<string> Fel { get; } = new();

    public int Pid => _process!.Id;

    /// <summary>True from when it is started until it has ended.</summary>
    public bool Lever => _process is { HasExited: false };

    /// <summary>All processes that do the server's work.</summary>
    public virtual IReadOnlyList<int> Processer => [Pid];

    /// <summary>The programs that it is made of.</summary>
    public virtual IReadOnlyList<Server> Noder => [this];

    /// <summary>How long it may take to become ready.</summary>
    public TimeSpan Starttid { get; set; } = TimeSpan.FromSeconds(120);

    /// <summary>Is told of every line that the process writes.</summary>
    public Action<string>? Rad { get; set; }

    /// <summary>Where clients follow: of several nodes, not the one that is sent to.</summary>
    public virtual Uri Foljadress => Adress;

    /// <summary>The program and what comes before its arguments.</summary>
    protected virtual IReadOnlyList<string> Program => ["dotnet", dll];

    /// <summary>How the program is told where to listen.</summary>
    protected virtual IReadOnlyList<string> Lyssnar => ["--urls", Adress.ToString().TrimEnd('/')];

    /// <summary>Where it says that it is ready.</summary>
    protected virtual string Redovag => "/halsa/redo";

    /// <summary>Starts the process; does not wait until it answers.</summary>
    public virtual void Starta() => _process = Kor([.. argument, .. Lyssnar]);

    /// <summary>Waits until the server says that it is ready.</summary>
    public virtual async Task RedoAsync()
    {
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            if (_process!.HasExited) throw new InvalidOperationException($"Servern avslutades med {_process.ExitCode}: {Forkortat(string.Join(' ', Fel))}");
            if (Stopwatch.GetElapsedTime(start) > Starttid) throw new TimeoutException("Servern blev inte redo.");
            try
            {
                using var svar = await _http.GetAsync(new Uri(Adress, Redovag));
                if (svar.StatusCode == HttpStatusCode.OK) return;
            }
            catch (Exception fel) when (fel is HttpRequestException or TaskCanceledException)
            {
                // It does not listen yet, or has not the time to answer.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
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
        await SignaleraAsync("TERM");
        return await SlutAsync();
    }

    /// <summary>Waits until the process has ended by itself, and gives its exit code.</summary>
    public async Task<int> SlutAsync(CancellationToken cancel = default)
    {
        await _process!.WaitForExitAsync(cancel);
        return _process.ExitCode;
    }

    /// <summary>Stops it where it stands (SIGSTOP): it knows nothing of the time that passes.</summary>
    public Task PausaAsync() => SignaleraAsync("STOP");

    /// <summary>Lets it go on (SIGCONT).</summary>
    public Task FortsattAsync() => SignaleraAsync("CONT");

    /// <summary>Runs one of the program's commands and gives its exit code and words.</summary>
    public async Task<(int Kod, string Ord)> KommandoAsync(string kommando)
    {
        var val = Startval([kommando, .. argument]);
        using var process = Process.Start(val)!;
        var fel = process.StandardError.ReadToEndAsync();
        var ord = await process.StandardOutput.ReadToEndAsync() + await fel;
        await process.WaitForExitAsync();
        return (process.ExitCode, ord.Trim());
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false }) await DodaAsync();
        _process?.Dispose();
        _http.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>What the process has in its environment beside what this one has; may be added to before the start.</summary>
    public Dictionary<string, string> Miljo { get; } = new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["DOTNET_ENVIRONMENT"] = "Development",
    };

    private Process Kor(IReadOnlyList<string> ord)
    {
        var process = new Process { StartInfo = Startval(ord) };
        process.OutputDataReceived += (_, rad) =>
        {
            if (rad.Data is { Length: > 0 } ord) Rad?.Invoke(ord);
            Las(rad.Data);
        };
        process.ErrorDataReceived += (_, rad) => Las(rad.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    /// <summary>Takes a line that the process has written.</summary>
    protected virtual void Las(string? rad)
    {
        if (string.IsNullOrWhiteSpace(rad) || rad.StartsWith("Lägescentral är igång", StringComparison.Ordinal)) return;
        if (!rad.StartsWith('{') || rad.Contains("\"Level\":\"Error\"", StringComparison.Ordinal) || rad.Contains("\"Level\":\"Fatal\"", StringComparison.Ordinal)) Fel.Enqueue(Forkortat(rad));
    }

    private async Task SignaleraAsync(string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, Pid.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    protected static string Forkortat(string ord) => ord.Length <= OrdHogst ? ord : ord[..OrdHogst] + " …";

    private ProcessStartInfo Startval(IReadOnlyList<string> argument)
    {
        List<string> ord = [.. framfor ?? [], .. Program, .. argument];
        var val = new ProcessStartInfo(ord[0], ord.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var (namn, varde) in Miljo) val.Environment[namn] = varde;
        return val;
    }

    /// <summary>A port on loopback that nobody has.</summary>
    public static int LedigPort()
    {
        using var lyssnare = new TcpListener(IPAddress.Loopback, 0);
        lyssnare.Start();
        return ((IPEndPoint)lyssnare.LocalEndpoint).Port;
    }
}

/// <summary>The real hub, on one folder.</summary>
internal sealed class Nav(string dll, string mapp, IReadOnlyList<string> installningar, IReadOnlyList<string>? framfor = null)
    : Server(dll, [$"--Journal:Mapp={mapp}", .. installningar], framfor);
