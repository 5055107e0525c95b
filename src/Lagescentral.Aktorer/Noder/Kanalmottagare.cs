using Lagescentral.Domain.Sekretess;
using Microsoft.Extensions.Logging;

namespace Lagescentral.Aktorer.Noder;

/// <summary>
/// One channel and class as a node receives it: what comes is handed on in order, once, and what did not come is read from the
/// owner. So a message lost between two machines costs one question, not one from each follower.
/// </summary>
/// <remarks>
/// States: asking to be told → (told how far the owner has come) live; live → (a change is missing) reading → (the answer is
/// handed on, then what came meanwhile) live; reading → (no answer) live, behind: the next change, or the next round of asking,
/// reads anew. While it asks or reads, followers are handed nothing, so that nothing overtakes what is missing.
/// </remarks>
internal sealed partial class Kanalmottagare(string kanal, Lasarklass lasare, IKanalagare agare, IUtskick utskick, ILogger log)
{
    // What may come in while the owner is asked; beyond it a change is missing again.
    private const int VantarHogst = 1_000;

    private readonly Lock _las = new();
    private readonly List<Nodandring> _vantar = [];
    private Task? _tecknad;
    private Task? _laser;
    private Guid? _register;
    private long _nr;
    private string? _epok;
    private long _till;
    private DateTimeOffset _per;

    /// <summary>True when somebody here follows.</summary>
    public bool Foljs => utskick.Foljs(kanal, lasare);

    /// <summary>The reading under way.</summary>
    public Task? Laser
    {
        get
        {
            lock (_las) return _laser;
        }
    }

    /// <summary>Returns when the owner tells this node.</summary>
    public Task TecknaAsync(CancellationToken cancel)
    {
        lock (_las)
        {
            if (_tecknad is null or { IsCompleted: true, IsCompletedSuccessfully: false }) _tecknad = ForstaAsync();
            return _tecknad.WaitAsync(cancel);
        }
    }

    /// <summary>What the first follower was answered is where the channel's changes begin.</summary>
    public void Borja(Bildsvar svar)
    {
        lock (_las)
            if (_epok is null) (_epok, _till, _per) = (svar.Epok, svar.Seq, svar.Per);
    }

    /// <summary>Takes what the owner has told; in any order, more than once.</summary>
    public void Ta(Nodandring sagd)
    {
        lock (_las)
        {
            if (_register is not null && _laser is null) TaEmot(sagd);
            else if (_vantar.Count < VantarHogst) _vantar.Add(sagd);
        }
    }

    /// <summary>Asks the owner to go on telling, and reads what did not come; returns when this node has what the owner had told.</summary>
    public async Task FornyaAsync(CancellationToken cancel)
    {
        await TecknaAsync(cancel);
        var lage = await agare.TecknaAsync(kanal, lasare, utskick.Foljare(kanal), cancel);
        Task? laser;
        lock (_las)
        {
            if (_laser is null && (lage.Ny || lage.Register != _register || lage.Nr > _nr)) _laser = LasAsync(lage.Register, lage.Nr);
            laser = _laser;
        }

        if (laser is not null) await laser.WaitAsync(cancel);
    }

    private async Task ForstaAsync()
    {
        var lage = await agare.TecknaAsync(kanal, lasare, utskick.Foljare(kanal), CancellationToken.None);
        lock (_las) Levande(lage.Register, lage.Nr);
    }

    // A register that this node has not asked is that of an owner that has been replaced; what has come is not taken again.
    private void TaEmot(Nodandring sagd)
    {
        if (sagd.Register != _register || sagd.Nr <= _nr) return;
        if (sagd.Nr > _nr + 1)
        {
            _laser = LasAsync(sagd.Register, sagd.Nr);
            return;
        }

        _nr = sagd.Nr;
        var andring = sagd.Andring;
        if (_epok is null) GeVidare(andring);
        else if (andring.Epok != _epok || andring.Fran > _till) _laser = LasAsync(sagd.Register, sagd.Nr);
        else if (andring.Fran == _till && (andring.Till > _till || andring.Per >= _per)) GeVidare(andring);
    }

    private void GeVidare(Andring andring)
    {
        (_epok, _till, _per) = (andring.Epok, andring.Till, andring.Per);
        utskick.Publicera(lasare, andring);
    }

    // Begun by who holds the lock, and run when it has been let go. The answer holds all that had been told when it was asked for.
    private Task LasAsync(Guid register, long nr)
    {
        var (epok, till) = (_epok, _epok is null ? null : (long?)_till);
        return Task.Run(async () =>
        {
            try
            {
                var svar = await agare.BildAsync(kanal, lasare, till, epok, CancellationToken.None);
                lock (_las)
                {
                    _laser = null;
                    Lagg(svar);
                    Levande(register, nr);
                }
            }
            catch (Exception fel)
            {
                LastesInte(log, kanal, fel);
                lock (_las)
                {
                    _laser = null;
                    _vantar.Clear();
                }
            }
        });
    }

    private void Lagg(Bildsvar svar)
    {
        // An owner that is behind what this node has seen is one that has been replaced without knowing it.
        if (svar.Epok == _epok && svar.Seq < _till) return;
        if (svar.Andringar is []) (_till, _per) = (svar.Seq, svar.Per);
        else if (svar.Andringar is [var json]) GeVidare(new Andring(kanal, svar.Epok, _till, svar.Seq, svar.Per, json));
        else GeVidare(new Andring(kanal, svar.Epok, svar.Seq, svar.Seq, svar.Per, default).NyBild());
    }

    private void Levande(Guid register, long nr)
    {
        (_register, _nr) = (register, nr);
        var vantade = _vantar.ToList();
        _vantar.Clear();
        foreach (var sagd in vantade)
            if (_laser is null) TaEmot(sagd);
            else _vantar.Add(sagd);
    }

    [LoggerMessage(2501, LogLevel.Warning, "Kanalen {Kanal} kunde inte läsas hos sin ägare; det görs om")]
    private static partial void LastesInte(ILogger logger, string kanal, Exception fel);
}
