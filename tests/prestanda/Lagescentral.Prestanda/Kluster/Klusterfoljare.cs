using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Lagescentral.Prestanda.Klienter;
using Lagescentral.Prestanda.Krasch;

namespace Lagescentral.Prestanda.Kluster;

/// <summary>
/// A page that follows several channels on one connection. It begins at its own node; when the connection is lost, or has been
/// silent for too long, it goes on from where it was at the next node that answers.
/// </summary>
internal sealed class Klusterfoljare : IAsyncDisposable
{
    private const byte Skiljetecken = 0x1e;
    private static readonly byte[] Handslag = Websocket.Ram("{\"protocol\":\"json\",\"version\":1}\u001e"u8);
    private static readonly byte[] Livstecken = Websocket.Ram("{\"type\":6}\u001e"u8);
    private static readonly TimeSpan Anslutningstid = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Omtag = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Livstid = TimeSpan.FromSeconds(10);

    private readonly Func<IReadOnlyList<Klusternod>> _noder;
    private readonly string? _kaka;
    private readonly List<Foljdkanal> _kanaler;
    private readonly CancellationTokenSource _slut = new();
    private readonly Lock _las = new();
    private readonly Task _lever;
    private List<byte> _halvt = [];
    private Websocket? _ws;
    private long _hord;

    private Klusterfoljare(Klusternod hem, Func<IReadOnlyList<Klusternod>> noder, Krets krets, string? kaka, IEnumerable<string> kanaler)
    {
        (Hem, Vid, _noder, Krets, _kaka) = (hem, hem, noder, krets, kaka);
        _kanaler = [.. kanaler.Select(kanal => new Foljdkanal(kanal))];
        _lever = LevAsync();
    }

    /// <summary>The node where it belongs.</summary>
    public Klusternod Hem { get; set; }

    /// <summary>The node where it is.</summary>
    public Klusternod Vid { get; private set; }

    public Krets Krets { get; }

    /// <summary>How long it puts up with silence; the hub says something every five seconds.</summary>
    public TimeSpan Talamod { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How many connections there have been.</summary>
    public int Anslutningar { get; private set; }

    /// <summary>How many times a change did not begin where the last one ended.</summary>
    public int Luckor { get; private set; }

    /// <summary>How many questions were answered that the channel cannot be read now.</summary>
    public int Nekade { get; private set; }

    /// <summary>Timestamp when its last connection ended.</summary>
    public long Tappad { get; private set; }

    /// <summary>True when the session was not taken for one.</summary>
    public bool Utloggad { get; private set; }

    public string Namn => $"{Krets.ToString().ToLowerInvariant()}-följaren från {Hem.Namn}";

    public static Klusterfoljare Starta(Klusternod hem, Func<IReadOnlyList<Klusternod>> noder, Krets krets, string? kaka, IEnumerable<string> kanaler) =>
        new(hem, noder, krets, kaka, kanaler);

    /// <summary>How far it has come in each channel that it has a picture of.</summary>
    public IReadOnlyDictionary<string, (string Epok, long Seq)> Laget
    {
        get
        {
            lock (_las) return _kanaler.Where(kanal => kanal is { Fragar: false, Seq: not null }).ToDictionary(kanal => kanal.Namn, kanal => (kanal.Epok!, kanal.Seq!.Value));
        }
    }

    /// <summary>Names of the channels that it follows.</summary>
    public IReadOnlyList<string> Kanaler => [.. _kanaler.Select(kanal => kanal.Namn)];

    /// <summary>Its picture of each channel; null where it has none now.</summary>
    public IReadOnlyList<(string? Stadsdel, Lagesbild? Bild)> Bilder
    {
        get
        {
            lock (_las) return [.. _kanaler.Select(kanal => (kanal.Stadsdel, kanal.Bild()))];
        }
    }

    /// <summary>Leaves the node where it is for its own.</summary>
    public void Hemat()
    {
        if (Vid == Hem) return;
        Vid = Hem;
        _ws?.Klipp();
    }

    public async ValueTask DisposeAsync()
    {
        await _slut.CancelAsync();
        _ws?.Klipp();
        await _lever;
        _slut.Dispose();
    }

    private async Task LevAsync()
    {
        while (!_slut.IsCancellationRequested)
        {
            var vid = Vid;
            try
            {
                await ForbindelseAsync(vid);
            }
            catch (Exception fel) when (fel is IOException or System.Net.Sockets.SocketException or ObjectDisposedException or OperationCanceledException)
            {
                // Lost, or nobody there: the next one.
            }

            Tappad = TimeProvider.System.GetTimestamp();
            if (_slut.IsCancellationRequested) return;
            // Sent home meanwhile: then that is where it goes.
            if (Vid == vid) Vid = Nasta(vid);
            await Task.Delay(Omtag, TimeProvider.System);
        }
    }

    private Klusternod Nasta(Klusternod vid)
    {
        var noder = _noder();
        return noder[(noder.ToList().IndexOf(vid) + 1) % noder.Count];
    }

    private async Task ForbindelseAsync(Klusternod nod)
    {
        using (var tid = CancellationTokenSource.CreateLinkedTokenSource(_slut.Token))
        {
            tid.CancelAfter(Anslutningstid);
            _ws = await Websocket.OppnaAsync(nod.Adress, "/hub/lage", _kaka ?? "", tid.Token);
        }

        using var ws = _ws;
        _halvt = [];
        lock (_las)
            foreach (var kanal in _kanaler) kanal.Fraga();
        Anslutningar++;
        _hord = TimeProvider.System.GetTimestamp();
        await using var vakt = TimeProvider.System.CreateTimer(_ => Vaka(ws), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        await using var liv = TimeProvider.System.CreateTimer(_ => _ = SandAsync(ws, Livstecken), null, Livstid, Livstid);
        await ws.SandAsync(Handslag);
        for (var i = 0; i < _kanaler.Count; i++) await ws.SandAsync(Fraga(i));
        var fragor = new List<int>();
        while (await ws.LasAsync(text => Ta(text, fragor)))
        {
            _hord = TimeProvider.System.GetTimestamp();
            foreach (var fraga in fragor) await ws.SandAsync(Fraga(fraga));
            fragor.Clear();
        }
    }

    private void Vaka(Websocket ws)
    {
        if (TimeProvider.System.GetElapsedTime(_hord) > Talamod) ws.Klipp();
    }

    private static async Task SandAsync(Websocket ws, byte[] ram)
    {
        try
        {
            await ws.SandAsync(ram);
        }
        catch (Exception fel) when (fel is System.Net.Sockets.SocketException or ObjectDisposedException)
        {
            // The reading side tells of the loss.
        }
    }

    private byte[] Fraga(int i)
    {
        string sedan;
        lock (_las)
        {
            var kanal = _kanaler[i];
            kanal.Fraga();
            sedan = kanal.Seq is { } seq ? string.Create(CultureInfo.InvariantCulture, $"{seq},\"{kanal.Epok}\"") : "null,null";
        }

        return Websocket.Ram(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $"{{\"type\":1,\"invocationId\":\"{i}\",\"target\":\"Folj\",\"arguments\":[\"{_kanaler[i].Namn}\",{sedan}]}}\u001e")));
    }

    private void Ta(ReadOnlySpan<byte> text, List<int> fragor)
    {
        _halvt.AddRange(text);
        var allt = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_halvt);
        var last = 0;
        while (allt[last..].IndexOf(Skiljetecken) is >= 0 and var slut)
        {
            TaMeddelande(allt.Slice(last, slut), fragor);
            last += slut + 1;
        }

        _halvt.RemoveRange(0, last);
    }

    private void TaMeddelande(ReadOnlySpan<byte> utf8, List<int> fragor)
    {
        // A greeting and a sign of life are short.
        if (utf8.Length < 16) return;
        var json = JsonNode.Parse(utf8)!.AsObject();
        lock (_las)
        {
            switch ((int?)json["type"])
            {
                case 1 when (string?)json["target"] == "Andring":
                    var andring = json["arguments"]![0]!.AsObject();
                    var i = _kanaler.FindIndex(kanal => kanal.Namn == (string)andring["kanal"]!);
                    if (_kanaler[i].Ta(andring)) return;
                    Luckor++;
                    _kanaler[i].Fraga();
                    fragor.Add(i);
                    break;
                case 3:
                    Svar(int.Parse((string)json["invocationId"]!, CultureInfo.InvariantCulture), json, fragor);
                    break;
            }
        }
    }

    private void Svar(int i, JsonObject json, List<int> fragor)
    {
        if (json["result"] is not JsonObject svar)
        {
            // It cannot be read now.
            Nekade++;
            _ = FragaSnartAsync(i, _ws!);
            return;
        }

        if ((string?)svar["klass"] is { } klass && !klass.Equals(Krets.ToString(), StringComparison.OrdinalIgnoreCase)) Utloggad = true;
        if (!_kanaler[i].Svara(svar)) fragor.Add(i);
    }

    private async Task FragaSnartAsync(int i, Websocket ws)
    {
        await Task.Delay(Omtag, TimeProvider.System);
        if (ws == _ws) await SandAsync(ws, Fraga(i));
    }
}
