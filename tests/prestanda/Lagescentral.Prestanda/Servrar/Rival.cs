using System.Diagnostics;
using System.Globalization;

namespace Lagescentral.Prestanda.Servrar;

/// <summary>Those that the hub is measured beside.</summary>
internal static class Rival
{
    /// <summary>A dictionary with a lock: nothing is durable.</summary>
    public static Kandidat Ordbok { get; } = new("ordbok", "Ordbok med lås, obeständig", _ => new Server(Bygge.Rivaler, ["ordbok"]));

    /// <summary>SQLite, a transaction with synchronous=FULL per request.</summary>
    public static Kandidat Sqlite { get; } = new("sqlite", "SQLite FULL per anrop", mapp => new Server(Bygge.Rivaler, ["sqlite", "--mapp", mapp]));

    /// <summary>PostgreSQL, upsert and NOTIFY.</summary>
    public static Kandidat Postgres(Postgresinstans instans) =>
        new("postgres", "PostgreSQL upsert + NOTIFY", _ => new Postgresserver(instans, instans.SkapaDatabas()));

    private sealed class Postgresserver(Postgresinstans instans, string databas)
        : Server(Bygge.Rivaler, ["postgres", "--postgres", instans.Anslutning(databas)])
    {
        public override IReadOnlyList<int> Processer => [Pid, .. instans.Processer];

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            instans.SlappDatabas(databas);
        }
    }
}

/// <summary>A PostgreSQL of our own, on loopback and in a temporary folder, run by a user that is not root.</summary>
internal sealed class Postgresinstans : IAsyncDisposable
{
    private const string Anvandare = "postgres";
    private static readonly TimeSpan Starttid = TimeSpan.FromSeconds(30);
    private readonly string _bin;
    private readonly string _mapp;
    private readonly int _port = Server.LedigPort();
    private Process? _process;
    private int _databaser;

    private Postgresinstans(string bin, string mapp) => (_bin, _mapp) = (bin, mapp);

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
    /// <exception cref="InvalidOperationException">It is there, but does not start.</exception>
    public static async Task<Postgresinstans?> StartaAsync()
    {
        var bin = Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Select(m => Path.Combine(m, "bin")).LastOrDefault(m => File.Exists(Path.Combine(m, "postgres")))
            : null;
        if (bin is null) return null;
        var mapp = Directory.CreateTempSubdirectory("lagescentral-postgres-").FullName;
        var instans = new Postgresinstans(bin, mapp);
        try
        {
            if (Environment.UserName == "root") Kor("chown", Anvandare, mapp);
            instans.KorSom("initdb", "-D", Path.Combine(mapp, "data"), "-U", Anvandare, "-A", "trust", "--no-instructions");
            await instans.OppnaAsync();
            return instans;
        }
        catch
        {
            await instans.DisposeAsync();
            throw;
        }
    }

    public string Anslutning(string databas) => string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Username={Anvandare};Database={databas}");

    /// <summary>An empty database, to be let go of afterwards.</summary>
    public string SkapaDatabas()
    {
        var namn = string.Create(CultureInfo.InvariantCulture, $"m{++_databaser}");
        KorSom("createdb", "-h", "127.0.0.1", "-p", _port.ToString(CultureInfo.InvariantCulture), "-U", Anvandare, namn);
        return namn;
    }

    public void SlappDatabas(string namn) =>
        KorSom("dropdb", "-h", "127.0.0.1", "-p", _port.ToString(CultureInfo.InvariantCulture), "-U", Anvandare, "--force", namn);

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            // SIGINT: PostgreSQL's fast shutdown.
            Kor("kill", "-INT", _process.Id.ToString(CultureInfo.InvariantCulture));
            await _process.WaitForExitAsync();
        }

        _process?.Dispose();
        Directory.Delete(_mapp, recursive: true);
    }

    private async Task OppnaAsync()
    {
        var port = _port.ToString(CultureInfo.InvariantCulture);
        // Its own log goes to a file in its folder: nobody here reads what it writes.
        _process = Starta(Ord("postgres", "-D", Path.Combine(_mapp, "data"), "-h", "127.0.0.1", "-p", port, "-k", _mapp, "-c", "logging_collector=on", "-c", "log_directory=" + _mapp));
        var start = Stopwatch.GetTimestamp();
        while (Kod(Ord("pg_isready", "-h", "127.0.0.1", "-p", port, "-q")) != 0)
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
