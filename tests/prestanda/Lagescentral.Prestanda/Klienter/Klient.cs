using System.Diagnostics;
using System.Text;
using Lagescentral.Prestanda.Matt;

namespace Lagescentral.Prestanda.Klienter;

/// <summary>
/// A client of one channel, as the live contract says: it buffers what comes before the answer, drops what it has, and asks
/// anew on a gap and when it comes back. It reads numbers only; its picture is made afterwards, from what it got.
/// </summary>
internal sealed class Klient(Uri adress, string kanal, string kaka, Meddelandelager lager, Skarmtider tider) : IDisposable
{
    /// <summary>Stands among the messages where a connection began.</summary>
    public const int NyAnslutning = -1;

    private readonly List<int> _fatt = [];
    private readonly List<int> _vantar = [];
    private Fordelning _tider = new();
    private Meddelandeskarv _skarv = new();
    private ulong[] _sedda = new ulong[1_024];
    private Websocket? _ws;
    private Task _laser = Task.CompletedTask;
    private TaskCompletionSource _svar = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _fragar;
    private long? _seq;
    private string _epok = "";

    /// <summary>Numbers in the store of all that it has got and acts on, in order.</summary>
    public IReadOnlyList<int> Fatt => _fatt;

    /// <summary>Times from when something was to be sent until it was here.</summary>
    public Fordelning Tider => _tider;

    public long Byte { get; private set; }

    /// <summary>How many times it has had to ask anew: gaps, and connections lost.</summary>
    public int Omfragor { get; private set; }

    /// <summary>Why it no longer reads, if it does not.</summary>
    public string? Fel { get; private set; }

    /// <summary>True when it has been shown a statement, or what replaced it.</summary>
    public bool HarSett(int nr) => nr >> 6 < _sedda.Length && (_sedda[nr >> 6] & (1UL << (nr & 63))) != 0;

    /// <summary>Begins to count times anew.</summary>
    public void NollstallTider() => _tider = new Fordelning();

    /// <summary>Connects, and follows from where it was; returns when it follows.</summary>
    public async Task AnslutAsync()
    {
        await _laser;
        Fel = null;
        _skarv = new Meddelandeskarv();
        _vantar.Clear();
        _fatt.Add(NyAnslutning);
        _svar = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _ws = await Websocket.OppnaAsync(adress, "/hub/lage", kaka);
        await _ws.SandAsync(Meddelandeskarv.Handslag);
        _laser = LasAsync(_ws);
        await FragaAsync();
        await _svar.Task.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);
    }

    /// <summary>Loses the connection as a network does.</summary>
    public async Task KlippAsync()
    {
        _ws?.Klipp();
        await _laser;
    }

    /// <summary>Says that it is there; the server ends who has been silent for long.</summary>
    public async Task LivstecknaAsync()
    {
        try
        {
            if (_ws is { } ws && Fel is null) await ws.SandAsync(Meddelandeskarv.Livstecken);
        }
        catch (Exception fel) when (fel is System.Net.Sockets.SocketException or ObjectDisposedException)
        {
            // The reading side tells of the loss.
        }
    }

    public void Dispose() => _ws?.Dispose();

    private async Task FragaAsync()
    {
        _fragar = true;
        var sedan = _seq is { } seq ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{seq},\"{_epok}\"") : "null,null";
        await _ws!.SandAsync(Meddelandeskarv.Folj(kanal, sedan));
    }

    private async Task LasAsync(Websocket ws)
    {
        try
        {
            var maste = false;
            while (await ws.LasAsync(text => maste |= TaText(text)))
            {
                if (!maste) continue;
                maste = false;
                Omfragor++;
                await FragaAsync();
            }

            Fel = "Servern stängde.";
        }
        catch (Exception fel) when (fel is IOException or System.Net.Sockets.SocketException or ObjectDisposedException)
        {
            Fel = fel.Message;
        }

        _svar.TrySetException(new IOException(Fel));
    }

    /// <summary>True when it must ask anew.</summary>
    private bool TaText(ReadOnlySpan<byte> text)
    {
        Byte += text.Length;
        var maste = false;
        _skarv.Ta(text, hela => maste |= Ta(hela));
        return maste;
    }

    private bool Ta(ReadOnlySpan<byte> utf8)
    {
        // A greeting and a sign of life are short.
        if (utf8.Length < 16) return false;
        var nu = Stopwatch.GetTimestamp();
        var nummer = lager.Ta(utf8, _fatt[^1] + 1);
        var meddelande = lager[nummer];
        switch (meddelande.Slag)
        {
            case Meddelandeslag.Svar:
                _fatt.Add(nummer);
                Se(meddelande, nu);
                (_seq, _epok) = (meddelande.Till, meddelande.Epok);
                _svar.TrySetResult();
                _fragar = !_vantar.TrueForAll(vantande => Folj(lager[vantande]));
                _vantar.Clear();
                return _fragar;
            case Meddelandeslag.Andring:
                _fatt.Add(nummer);
                Se(meddelande, nu);
                if (_fragar) _vantar.Add(nummer);
                else if (!Folj(meddelande)) return _fragar = true;
                return false;
            case Meddelandeslag.Fel:
                Fel = Encoding.UTF8.GetString(utf8);
                _svar.TrySetException(new InvalidOperationException(Fel));
                return false;
            default:
                return false;
        }
    }

    private bool Folj(Meddelande meddelande)
    {
        if (meddelande.Epok != _epok || meddelande.Fran > _seq) return false;
        _seq = Math.Max(_seq ?? 0, meddelande.Till);
        return true;
    }

    private void Se(Meddelande meddelande, long nu)
    {
        foreach (var visad in meddelande.Nummer)
        {
            for (var nr = visad; nr >= 0 && !HarSett(nr); nr = tider.Fore(nr))
            {
                if (nr >> 6 >= _sedda.Length) Array.Resize(ref _sedda, Math.Max((nr >> 6) + 1, _sedda.Length * 2));
                _sedda[nr >> 6] |= 1UL << (nr & 63);
                if (tider.Sedan(nr, nu) is { } tid) _tider.Ta(tid);
            }
        }
    }
}
