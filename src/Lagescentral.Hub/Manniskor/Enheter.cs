using System.Security.Cryptography;
using System.Text;
using Lagescentral.Hub.Direkt;
using Lagescentral.Journal;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Lagescentral.Hub.Manniskor;

/// <summary>
/// The wall screens: which keys are valid, and which screens have been seen. Only hashes of keys are kept. A session made
/// with a key lasts as long as the key; when that is revoked, its connections are closed and its cookie opens nothing.
/// </summary>
/// <remarks>Screens may be let in and shut out by a command beside the running hub, so the register is read again every few seconds.</remarks>
public sealed partial class Enheter(
    IRegister register, Utskick utskick, IOptions<Inloggningsinstallningar> val, TimeProvider tid, ILogger<Enheter> log) : BackgroundService
{
    // Without those that are taken for one another when a key is read from one screen and typed on another.
    private const string Tecken = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const string Prefix = "e-";
    private const int Langd = 24;
    private const int Grupp = 4;
    private const int SkrivenHogst = 64;
    private static readonly TimeSpan Lasom = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Skrivning = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim _turordning = new(1, 1);
    private readonly Lock _las = new();
    private readonly Dictionary<string, DateTimeOffset> _sedda = [];
    private IReadOnlyList<Enhet>? _enheter;
    private DateTimeOffset _skriven;

    /// <summary>A new key: 24 letters and digits (120 bits) in groups of four.</summary>
    public static string NyNyckel() => string.Join('-', RandomNumberGenerator.GetString(Tecken, Langd).Chunk(Grupp).Select(grupp => new string(grupp)));

    /// <summary>Id of a new screen.</summary>
    public static string NyttId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));

    /// <summary>Hash of a key, as the register holds it, however the key was written; null when it cannot be one.</summary>
    public static string? Hash(string? nyckel)
    {
        if (nyckel is null || nyckel.Length > SkrivenHogst) return null;
        var rak = string.Concat(nyckel.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant().Replace('O', '0').Replace('I', '1').Replace('L', '1');
        return rak.Length == Langd ? Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(rak))) : null;
    }

    /// <summary>The screen as a session names it.</summary>
    public static string Vem(string id) => Prefix + id;

    /// <summary>All screens with when they were last seen, valid first.</summary>
    public async ValueTask<IReadOnlyList<(Enhet Enhet, bool Ansluten)>> AllaAsync(CancellationToken cancel)
    {
        var alla = await KandaAsync(cancel);
        var anslutna = utskick.Anslutna;
        var nu = tid.GetUtcNow();
        lock (_las)
        {
            return [.. alla.Select(e =>
            {
                var ansluten = anslutna.Contains(Vem(e.Id));
                return (e with { Sedd = ansluten ? nu : Senast(e) }, ansluten);
            })];
        }
    }

    /// <summary>The screen that the key opens for; null when none.</summary>
    public async ValueTask<Enhet?> FinnAsync(string? nyckel, CancellationToken cancel)
    {
        if (Hash(nyckel) is not { } hash) return null;
        // A key that was made a moment ago by a command is not known yet.
        await LasAsync(cancel);
        var sokt = Encoding.ASCII.GetBytes(hash);
        var funnen = (await KandaAsync(cancel)).FirstOrDefault(e => e.Aterkallad is null && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(e.Hash), sokt));
        if (funnen is not null) Sag(funnen.Id);
        return funnen;
    }

    /// <summary>True while the screen's key is valid; it is then seen now.</summary>
    public async ValueTask<bool> GallerAsync(string id, CancellationToken cancel)
    {
        if (!(await KandaAsync(cancel)).Any(e => e.Id == id && e.Aterkallad is null)) return false;
        Sag(id);
        return true;
    }

    /// <summary>Lets a screen in.</summary>
    /// <returns>The screen, and its key, which is kept nowhere.</returns>
    /// <exception cref="InvalidOperationException">Too many are let in already, or one has the name; says which.</exception>
    public async Task<(Enhet Enhet, string Nyckel)> SkapaAsync(string namn, string plats, string vem, CancellationToken cancel)
    {
        var nyckel = NyNyckel();
        var enhet = new Enhet(NyttId(), namn, plats, Hash(nyckel)!, tid.GetUtcNow(), vem);
        await register.AddEnhetAsync(enhet, val.Value.SkarmarHogst, cancel);
        await LasAsync(cancel);
        return (enhet, nyckel);
    }

    /// <summary>Shuts a screen out: when this returns, none of its connections is open and its session opens nothing. False when it does not exist.</summary>
    public async Task<bool> AterkallaAsync(string id, string vem, CancellationToken cancel)
    {
        if (!await register.RevokeEnhetAsync(id, vem, tid.GetUtcNow(), cancel)) return false;
        await LasAsync(cancel);
        return true;
    }

    /// <summary>How long a screen's session lasts without being renewed.</summary>
    public AuthenticationProperties Session()
    {
        var nu = tid.GetUtcNow();
        return new() { IsPersistent = true, AllowRefresh = true, IssuedUtc = nu, ExpiresUtc = nu.AddDays(val.Value.SkarmDygn) };
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _turordning.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var klocka = new PeriodicTimer(Lasom, tid);
        do
        {
            try
            {
                await LasAsync(stoppingToken);
                await SkrivSeddaAsync(stoppingToken);
            }
            catch (Exception fel) when (fel is not OperationCanceledException)
            {
                Misslyckades(log, fel);
            }
        }
        while (await klocka.WaitForNextTickAsync(stoppingToken));
    }

    private async ValueTask<IReadOnlyList<Enhet>> KandaAsync(CancellationToken cancel)
    {
        // Before the first reading nobody is turned away: a wall that comes back with the hub keeps its session.
        if (_enheter is null) await LasAsync(cancel);
        return _enheter!;
    }

    private async Task LasAsync(CancellationToken cancel)
    {
        await _turordning.WaitAsync(cancel);
        try
        {
            _enheter = await register.EnheterAsync(cancel);
            var giltiga = _enheter.Where(e => e.Aterkallad is null).Select(e => Vem(e.Id)).ToHashSet();
            // One that was on its way in when its key was revoked is found at the next reading.
            foreach (var vem in utskick.Anslutna.Where(vem => vem.StartsWith(Prefix, StringComparison.Ordinal) && !giltiga.Contains(vem))) Stang(vem);
        }
        finally
        {
            _turordning.Release();
        }
    }

    private void Stang(string vem)
    {
        utskick.Stang(vem);
        Utestangd(log, vem[Prefix.Length..]);
    }

    private void Sag(string id)
    {
        lock (_las) _sedda[id] = tid.GetUtcNow();
    }

    private DateTimeOffset? Senast(Enhet enhet) => _sedda.TryGetValue(enhet.Id, out var sedd) && !(enhet.Sedd > sedd) ? sedd : enhet.Sedd;

    private async Task SkrivSeddaAsync(CancellationToken cancel)
    {
        var nu = tid.GetUtcNow();
        if (nu - _skriven < Skrivning) return;
        Dictionary<string, DateTimeOffset> nya;
        var anslutna = utskick.Anslutna;
        lock (_las)
        {
            foreach (var enhet in _enheter ?? [])
                if (enhet.Aterkallad is null && anslutna.Contains(Vem(enhet.Id))) _sedda[enhet.Id] = nu;
            nya = _sedda.ToDictionary();
        }

        _skriven = nu;
        if (nya.Count > 0) await register.SeenEnheterAsync(nya, cancel);
        lock (_las)
            foreach (var (id, sedd) in nya)
                if (_sedda.TryGetValue(id, out var senast) && senast == sedd) _sedda.Remove(id);
    }

    [LoggerMessage(1401, LogLevel.Information, "Skärmen {Id} är återkallad; dess anslutningar stängs")]
    private static partial void Utestangd(ILogger logger, string id);

    [LoggerMessage(1402, LogLevel.Warning, "Skärmarnas nycklar kunde inte läsas eller skrivas; försöker igen")]
    private static partial void Misslyckades(ILogger logger, Exception fel);
}
