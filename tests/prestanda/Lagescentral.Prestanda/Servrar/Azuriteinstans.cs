using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Lagescentral.Prestanda.Servrar;

/// <summary>An Azurite of our own, in a temporary folder, on loopback. It keeps in memory what it knows of its blobs and writes that down
/// every few seconds and when it ends: killed, it forgets what it has acknowledged, which Azure does not.</summary>
internal sealed partial class Azuriteinstans : IAsyncDisposable
{
    private const string Vard = "127.0.0.1";
    private static readonly TimeSpan Starttid = TimeSpan.FromMinutes(1);
    private readonly string _program;
    private readonly string _mapp;
    private int _port;
    private Process? _process;

    private Azuriteinstans(string program, string mapp) => (_program, _mapp) = (program, mapp);

    /// <summary>Connection string, with the key that every Azurite has.</summary>
    public string Anslutning => string.Create(CultureInfo.InvariantCulture,
        $"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;BlobEndpoint=http://{Vard}:{_port}/devstoreaccount1");

    /// <summary>The process.</summary>
    public int Pid => _process!.Id;

    /// <summary>Starts one; null when it is not installed.</summary>
    /// <exception cref="InvalidOperationException">It is there, but does not start.</exception>
    public static async Task<Azuriteinstans?> StartaAsync()
    {
        var program = Path.Combine(Bygge.Rot, "tests", "azurite", "node_modules", "azurite", "dist", "src", "blob", "main.js");
        if (!File.Exists(program)) return null;
        var instans = new Azuriteinstans(program, Directory.CreateTempSubdirectory("lagescentral-azurite-").FullName);
        try
        {
            await instans.OppnaAsync();
            return instans;
        }
        catch
        {
            await instans.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it, when new on a port that nobody has, when ended on the one that it had.</summary>
    public async Task OppnaAsync()
    {
        var start = new ProcessStartInfo("node",
        [
            _program, "--blobHost", Vard, "--blobPort", _port.ToString(CultureInfo.InvariantCulture), "--location", _mapp,
            "--silent", "--skipApiVersionCheck", "--disableTelemetry",
        ])
        { WorkingDirectory = _mapp, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        var lyssnar = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, rad) =>
        {
            if (Lyssnar().Match(rad.Data ?? "") is { Success: true } traff) lyssnar.TrySetResult(int.Parse(traff.Groups["port"].Value, CultureInfo.InvariantCulture));
        };
        process.Exited += (_, _) => lyssnar.TrySetException(new InvalidOperationException("Azurite startar inte."));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _process = process;
        _port = await lyssnar.Task.WaitAsync(Starttid, TimeProvider.System);
    }

    /// <summary>Ends it as its keeper would: what it has acknowledged is there when it starts again.</summary>
    public async Task StangAsync()
    {
        if (_process is { HasExited: false })
        {
            using var kill = Process.Start("kill", ["-TERM", Pid.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync();
            await _process.WaitForExitAsync();
        }

        _process?.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process?.Dispose();
        Directory.Delete(_mapp, recursive: true);
    }

    [GeneratedRegex(@"listens on https?://[^:]+:(?<port>\d+)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Lyssnar();
}
