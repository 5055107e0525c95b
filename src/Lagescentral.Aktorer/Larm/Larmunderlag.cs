using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Larm;

namespace Lagescentral.Aktorer.Larm;

/// <summary>What larm are decided on: reads the districts' events, runs the rules over them, and holds what they found until what was
/// decided of it is durable, together with how far the events had been read. Lives inside the aktor's turns.</summary>
internal sealed class Larmunderlag
{
    private const string Agare = "larm";
    private const string Motorversion = "1";
    private const int RaderUtanBeslut = 1_000;

    private readonly Aktorsmiljo _miljo;
    private readonly Func<Larmbok> _bok;
    private readonly Ogonblicksvakt _vakt;
    private readonly Dictionary<string, long> _last;
    private readonly List<Traff> _traffar = [];
    private readonly List<(HandelseNyckel Handelse, Huvud? Med)> _aterkallade = [];
    private Regelmotor _motor;
    private Dictionary<string, long> _avgjort = [];
    private long _nummer;
    private int _utanBeslut;

    /// <param name="miljo">What aktorer share.</param>
    /// <param name="bok">The larm and the rules; another after they have been read again.</param>
    public Larmunderlag(Aktorsmiljo miljo, Func<Larmbok> bok)
    {
        (_miljo, _bok) = (miljo, bok);
        _vakt = new Ogonblicksvakt(Agare, Motorversion, Ogonblicksvakt.ForStart, miljo.Ogonblick, miljo.Log);
        _last = miljo.Stadsdelar.ToDictionary(Strommar.Stadsdel, _ => 0L);
        _motor = Motor(null);
    }

    /// <summary>The rules that hold, with what explanations call things.</summary>
    public Regelverk Verk => _bok().Verk with { Kategorinamn = _miljo.Larm.Kategorinamn };

    /// <summary>Hits to decide on, in the order that they were found.</summary>
    public IReadOnlyList<Traff> Traffar => _traffar;

    /// <summary>Events that have been withdrawn since the last decision, or merged into another.</summary>
    public IReadOnlyList<(HandelseNyckel Handelse, Huvud? Med)> Aterkallade => _aterkallade;

    /// <summary>True when so much has been read without a decision that how far is to be written down for its own sake.</summary>
    public bool LangtUtanBeslut => _utanBeslut >= RaderUtanBeslut;

    /// <summary>True when there is something to decide or to write down.</summary>
    public bool Vantar => _traffar.Count > 0 || _aterkallade.Count > 0 || LangtUtanBeslut;

    /// <summary>How far each district's stream has been read, as it is now.</summary>
    public IReadOnlyDictionary<string, long> Last => new Dictionary<string, long>(_last);

    /// <summary>Restores a saved state.</summary>
    /// <returns>Journal number up to which it has read; 0 when there was none.</returns>
    public async Task<long> AterskapaAsync(CancellationToken cancel)
    {
        if (await _miljo.Ogonblick.LatestAsync(Agare, Motorversion, null, cancel) is not { } sparat) return 0;
        _motor = Motor(sparat.Las<Regelminnesdata>());
        foreach (var strom in _last.Keys.ToList()) _last[strom] = sparat.Positioner.GetValueOrDefault(strom);
        // All that it has read has been decided.
        AvgjortTill(_last);
        return _nummer = sparat.Positioner[Ogonblicksnycklar.Nummer];
    }

    /// <summary>Reads all the streams to their ends.</summary>
    public async Task LasAllaAsync(CancellationToken cancel)
    {
        foreach (var strom in _last.Keys.ToList()) await LasIkappAsync(strom, cancel);
    }

    /// <summary>Reads those of the streams that are longer than what has been read.</summary>
    public async Task LasIkappAsync(CancellationToken cancel)
    {
        var huvuden = await _miljo.Journal.StreamsAsync(cancel);
        foreach (var strom in _last.Keys.ToList())
            if (huvuden.GetValueOrDefault(strom) > _last[strom]) await LasIkappAsync(strom, cancel);
    }

    /// <summary>Takes in a nudge; reads what is missing before it.</summary>
    /// <returns>False when it says nothing of a stream that is read here.</returns>
    public async Task<bool> PuffAsync(IReadOnlyList<Puffrad> rader, CancellationToken cancel)
    {
        if (rader.Count == 0 || !_last.TryGetValue(rader[0].Post.Strom, out var position)) return false;
        if (rader[0].Post.Position > position + 1) await LasIkappAsync(rader[0].Post.Strom, cancel);
        else foreach (var rad in rader) Ta(rad);
        return true;
    }

    /// <summary>Takes in the next line of a stream; any other is passed over.</summary>
    public void Ta(Puffrad rad)
    {
        if (!_last.TryGetValue(rad.Post.Strom, out var position) || rad.Post.Position != position + 1) return;
        _last[rad.Post.Strom] = rad.Post.Position;
        _nummer = Math.Max(_nummer, rad.Post.Nummer);
        _vakt.Rad();
        if (rad.Rad.Fakta is not { } fakta || rad.Post.Slag is not (Handelseslag.Mottagen or Handelseslag.Reviderad or Handelseslag.Inflyttad)) return;
        var avgjord = rad.Post.Position <= _avgjort.GetValueOrDefault(rad.Post.Strom);
        if (!avgjord) _utanBeslut++;
        foreach (var traff in _motor.Ta(fakta))
            if (!avgjord) Ko(traff);
        if (!avgjord && !fakta.Raknas) _aterkallade.Add((fakta.Nyckel, fakta.Status == Handelsestatus.Aterkallad ? null : fakta.Rattelse?.Sammanford?.Varde));
    }

    /// <summary>Time has passed for the rules.</summary>
    public void Tick(DateTimeOffset nu)
    {
        foreach (var traff in _motor.Tick(nu)) Ko(traff);
    }

    /// <summary>Puts what was found to be decided on, unless it is history.</summary>
    public void Ko(Traff traff)
    {
        if (Larmregler.ArHistoria(traff, _miljo.Tid.GetUtcNow(), _miljo.Larm.Granser)) return;
        // The explanation is of this moment: the next event may change what it looks back on.
        var forklaring = traff.Uppfylld && _bok().ForNyckel(traff.Nyckel) is not { Oppet: true } ? traff.Forklara() : null;
        _traffar.Add(forklaring is null ? traff : traff with { Forklara = () => forklaring });
    }

    /// <summary>What was decided is durable: nothing waits, and the state may be saved.</summary>
    public void Avgjort()
    {
        _traffar.Clear();
        _aterkallade.Clear();
        _utanBeslut = 0;
        _avgjort = new(_last);
        _vakt.Prova(_miljo.Tid.GetUtcNow(), Ogonblicksvakt.Hela(_motor.Minns), Positioner, _motor.TillData);
    }

    /// <summary>Lines up to these have been decided on; those of them that are read hereafter are only remembered.</summary>
    public void AvgjortTill(IReadOnlyDictionary<string, long> last)
    {
        foreach (var (strom, position) in last) _avgjort[strom] = Math.Max(_avgjort.GetValueOrDefault(strom), position);
    }

    /// <summary>The rules are others: what is remembered of events stays.</summary>
    public void NyaRegler() => _motor = Motor(_motor.TillData());

    /// <summary>Saves the state at the end, unless something waits that would then be forgotten.</summary>
    public Task AvslutaAsync() => _traffar.Count > 0 ? Task.CompletedTask : _vakt.AvslutaAsync(_miljo.Tid.GetUtcNow(), Positioner, _motor.TillData);

    private async Task LasIkappAsync(string strom, CancellationToken cancel)
    {
        await foreach (var post in _miljo.Journal.ReadFactsAsync(strom, _last[strom] + 1, cancel)) Ta(new Puffrad(post));
    }

    private Regelmotor Motor(Regelminnesdata? minne) => new(Verk, _miljo.Stadsdelar, _miljo.Granser.Tidszon, _miljo.Larm.Motor, minne);

    private Dictionary<string, long> Positioner() => new(_last) { [Ogonblicksnycklar.Nummer] = _nummer };
}
