using System.Diagnostics;
using System.Globalization;

namespace Lagescentral.Prestanda.Servrar;

/// <summary>A PostgreSQL of our own, in a temporary folder, run by a user that is not root: on loopback, or, when no port is given,
/// on a socket in its folder alone.</summary>
internal sealed class Postgresinstans : IAsyncDisposable
{
    private const int Socketnummer = 5432;
    private const string Anvandare = "postgres";
    private static readonly TimeSpan Starttid = TimeSpan.FromMinutes(2);
    private readonly string _bin;
    private readonly string _mapp;
    private readonly int? _port;
    private readonly string[] _val;
    private Process? _process;
    private int _databaser;

    private Postgresinstans(string bin, string mapp, int? port, string[] val) => (_bin, _mapp, _port, _val) = (bin, mapp, port, val);

    /// <summary>Folder of its data, all that it writes.</summary>
    public string Data => Path.Combine(_mapp, "data");

    private string Vard => _port is null ? _mapp : "127.0.0.1";

    private string Port => (_port ?? Socketnummer).ToString(CultureInfo.InvariantCulture);

    /// <summary>The server and all that it has started.</summary>
    public IReadOnlyList<int> Processer
    {
        get
        {
            List<int> alla = [_process!.Id];
            foreach (var mapp in Directory.EnumerateDirectories("/proc"))
            {
                if (!int.TryParse(Path.GetFileName(mapp), CultureInfo.InvariantCulture, out var pid)) continue;
                try
                {
                    // After the name in parentheses: state, then the parent.
                    var stat = File.ReadAllText(Path.Combine(mapp, "stat"));
                    if (int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture) == _process.Id) alla.Add(pid);
                }
                catch (IOException)
                {
                    // It has ended meanwhile.
                }
            }

            return alla;
        }
    }

    /// <summary>Starts one; null when PostgreSQL is not installed.</summary>
    /// <param name="port">Port on loopback; null for a socket.</param>
    /// <param name="segment">Size of a file of its log, MiB.</param>
    /// <param name="val">Settings, <c>wal_recycle=off</c>.</param>
    /// <exception cref="InvalidOperationException">It is there, but does not start.</exception>
    public static async Task<Postgresinstans?> StartaAsync(int? port, int segment = 16, params string[] val)
    {
        var bin = Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Select(m => Path.Combine(m, "bin")).LastOrDefault(m => File.Exists(Path.Combine(m, "postgres")))
            : null;
        if (bin is null) return null;
        var mapp = Directory.CreateTempSubdirectory("lagescentral-postgres-").FullName;
        var instans = new Postgresinstans(bin, mapp, port, val);
        try
        {
            if (Environment.UserName == "root") Kor("chown", Anvandare, mapp);
            instans.KorSom("initdb", "-D", instans.Data, "-U", Anvandare, "-A", "trust", "--no-instructions", "--wal-segsize", segment.ToString(CultureInfo.InvariantCulture));
            await instans.OppnaAsync();
            return instans;
        }
        catch
        {
            await instans.DisposeAsync();
            throw;
        }
    }

    public string Anslutning(string databas) => $"Host={Vard};Port={Port};Username={Anvandare};Database={databas}";

    /// <summary>An empty database, to be let go of afterwards.</summary>
    public string SkapaDatabas()
    {
        var namn = string.Create(CultureInfo.InvariantCulture, $"m{++_databaser}");
        KorSom("createdb", "-h", Vard, "-p", Port, "-U", Anvandare, namn);
        return namn;
    }

    /// <summary>Runs statements in a database.</summary>
    /// <exception cref="InvalidOperationException">One of them cannot be run.</exception>
    public void Sql(string databas, string sql) => KorSom("psql", "-h", Vard, "-p", Port, "-U", Anvandare, "-d", databas, "-v", "ON_ERROR_STOP=1", "-q", "-c", sql);

    public void SlappDatabas(string namn) =>
        KorSom("dropdb", "-h", Vard, "-p", Port, "-U", Anvandare, "--force", namn);

    /// <summary>Ends it in the middle of whatever it does: what it had not made durable is lost.</summary>
    public Task DodaAsync() => SlutaAsync("-QUIT");

    /// <summary>Ends it as its keeper would: those who are connected are cut off, and what they were at is taken back.</summary>
    public Task StangAsync() => SlutaAsync("-INT");

    public async ValueTask DisposeAsync()
    {
        await StangAsync();
        Directory.Delete(_mapp, recursive: true);
    }

    private async Task SlutaAsync(string signal)
    {
        if (_process is { HasExited: false })
        {
            Kor("kill", signal, _process.Id.ToString(CultureInfo.InvariantCulture));
            await _process.WaitForExitAsync();
        }

        _process?.Dispose();
        _process = null;
    }

    /// <summary>Starts it, when new or ended.</summary>
    public async Task OppnaAsync()
    {
        // Its own log goes to a file in its folder: nobody here reads what it writes.
        _process = Starta(Ord("postgres",
            ["-D", Data, "-h", _port is null ? "" : Vard, "-p", Port, "-k", _mapp, "-c", "logging_collector=on", "-c", "log_directory=" + _mapp, .. _val.SelectMany(v => new[] { "-c", v })]));
        var start = Stopwatch.GetTimestamp();
        while (Kod(Ord("pg_isready", "-h", Vard, "-p", Port, "-q")) != 0)
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(start) > Starttid) throw new InvalidOperationException("PostgreSQL startar inte.");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }

    private void KorSom(string kommando, params string[] argument)
    {
        var ord = Ord(kommando, argument);
        Kor(ord[0], ord[1..]);
    }

    /// <summary>PostgreSQL refuses root: the words run it as its own user, in the same process, so that the id is its own.</summary>
    private string[] Ord(string kommando, params string[] argument)
    {
        string[] som = Environment.UserName == "root" ? ["setpriv", "--reuid", Anvandare, "--regid", Anvandare, "--clear-groups", "--"] : [];
        return [.. som, Path.Combine(_bin, kommando), .. argument];
    }

    private static void Kor(string kommando, params string[] argument)
    {
        if (Kod([kommando, .. argument]) is not 0 and var kod) throw new InvalidOperationException($"{kommando} {string.Join(' ', argument)} svarade {kod}.");
    }

    private static int Kod(string[] ord)
    {
        using var process = Starta(ord);
        process.WaitForExit();
        return process.ExitCode;
    }

    private static Process Starta(string[] ord)
    {
        // Any folder that its user may stand in.
        var process = new Process { StartInfo = new ProcessStartInfo(ord[0], ord[1..]) { WorkingDirectory = "/", UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true } };
        process.StartInfo.Environment["LC_ALL"] = "C.UTF-8";
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
