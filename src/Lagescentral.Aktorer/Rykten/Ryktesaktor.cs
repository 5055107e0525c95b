using System.Security.Cryptography;
using System.Text;
using Lagescentral.Aktorer.Bevarande;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Rykten;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Journal;

namespace Lagescentral.Aktorer.Rykten;

/// <summary>Owns the stream <c>rykten</c>: decides, appends, folds and publishes, one turn at a time. The stream is short (a
/// few lines per rumour), so it is read from its beginning at start.</summary>
public sealed class Ryktesaktor : IRyktesAktor
{
    private const int Forsok = 3;

    private readonly Aktorsmiljo _miljo;
    private readonly Action _begarPublicering;
    private readonly Ryktesfold _fold;
    private readonly Listkanal<Ryktesvy> _kanal;
    private long _position;
    private DateTimeOffset _senast;
    private bool _lasOm = true;

    /// <summary>An aktor that has read nothing yet; its first turn reads.</summary>
    /// <param name="miljo">What aktorer share.</param>
    /// <param name="begarPublicering">Asks the host for a turn to publish in.</param>
    public Ryktesaktor(Aktorsmiljo miljo, Action begarPublicering)
    {
        ArgumentNullException.ThrowIfNull(miljo);
        _miljo = miljo;
        _begarPublicering = begarPublicering;
        _fold = new Ryktesfold(miljo.Ryktesgranser);
        // What is forgotten, and so the numbering, depends on the bound.
        var epok = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{miljo.Journal.Id:N}-{Ryktesfold.Version}-{miljo.Ryktesgranser.Hogst}");
        _kanal = new Listkanal<Ryktesvy>("rykten", epok, Visning(), miljo.Tid, miljo.Utskick);
    }

    /// <inheritdoc/>
    public async Task<Ryktessvar> UtforAsync(Rykteskommando kommando, string vem, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(kommando);
        if (kommando is Rykteskommando.Besvara svar) kommando = svar with { Innehall = Innehall(svar.Svar) };
        for (var forsok = 1; ; forsok++)
        {
            await IkappAsync(cancel);
            var kanda = await KandaAsync(kommando, cancel);
            var nu = Senare(_miljo.Tid.GetUtcNow());
            var beslut = Ryktesregler.Besluta(kommando, id => kanda.GetValueOrDefault(id), _fold.Obesvarade, _miljo.Ryktesgranser, nu);
            if (beslut.Rader.Count == 0) return new Ryktessvar(beslut.Skal, beslut.Fakta);
            try
            {
                await SkrivAsync([.. beslut.Rader.Select(rad => Ryktesrader.Skriv(rad, nu, vem))], cancel);
                return new Ryktessvar(beslut.Skal, beslut.Fakta);
            }
            catch (FelPositionException) when (forsok < Forsok)
            {
                // Another owner has written: what was decided may be wrong, so it is decided again on what now stands.
            }
        }
    }

    /// <inheritdoc/>
    public async Task<Kommandoutfall> GallraAsync(string id, string orsak, string vem, CancellationToken cancel = default)
    {
        await IkappAsync(cancel);
        var rader = await RaderAsync(id, cancel);
        var (utfall, gallring) = rader.Gallra(orsak);
        if (gallring is not null) await SkrivAsync([rader.Skriv(gallring with { Rykten = [id] }, Senare(_miljo.Tid.GetUtcNow()), vem)], cancel);
        return utfall;
    }

    /// <inheritdoc/>
    public async Task<Ryktesskal> GallraForfallnaAsync(Ryktesgallringsuppdrag uppdrag, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(uppdrag);
        await IkappAsync(cancel);
        var rader = await RaderAsync(uppdrag.Id, cancel);
        var fakta = rader.Poster.Select(post => Ryktesrader.Las(post).Fakta).LastOrDefault(f => f is not null);
        var beslut = Ryktesgallring.Besluta(uppdrag, fakta, Textrader.Ryktesminne(rader.Poster), rader.MedText);
        foreach (var rad in beslut.Rader)
            await SkrivAsync([rader.Skriv(rad.Gallring!, Senare(_miljo.Tid.GetUtcNow()), Rattare.System.Vem)], cancel);
        return beslut.Skal;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Rykte>> AllaAsync(CancellationToken cancel = default)
    {
        await IkappAsync(cancel);
        return [.. _fold.Alla];
    }

    /// <inheritdoc/>
    public async Task<Rykte?> FinnAsync(string id, CancellationToken cancel = default)
    {
        await IkappAsync(cancel);
        return _fold.Finn(id) ?? await HamtaAsync(id, cancel);
    }

    /// <inheritdoc/>
    public async Task<Bildsvar> BildAsync(Lasarklass lasare, long? sedan, string? epok, CancellationToken cancel = default)
    {
        await IkappAsync(cancel);
        return _kanal.Svara(lasare, sedan, epok);
    }

    /// <inheritdoc/>
    public async Task IkappAsync(CancellationToken cancel = default)
    {
        if (!_lasOm) return;
        await foreach (var post in _miljo.Journal.ReadAsync(Strommar.Rykten, _position + 1, cancel)) Folda(post);
        _lasOm = false;
        await FullbordaAsync(cancel);
    }

    /// <summary>Reads what another owner has written: on a cluster this one may have been replaced for a while.</summary>
    public async Task KontrolleraAsync(CancellationToken cancel = default)
    {
        _lasOm |= await _miljo.Journal.HeadAsync(Strommar.Rykten, cancel) > _position;
        await IkappAsync(cancel);
    }

    /// <summary>Sends what has changed since the last time. The host calls it in a turn of its own, soon after it was asked to.</summary>
    public Task PubliceraAsync()
    {
        _kanal.Publicera();
        return Task.CompletedTask;
    }

    private Listvisning<Ryktesvy> Visning() => new()
    {
        Alla = () => _fold.Alla.Select(r => r.Fakta.Id),
        Vy = (id, lasare) => _fold.Finn(id) is { } rykte ? Ryktesvy.For(rykte, lasare) : null,
        Fakta = (id, lasare) => _fold.Finn(id) is { } rykte ? Ryktesvy.For(new Rykte { Fakta = rykte.Fakta }, lasare) : null,
        Bild = rykten => new Ryktenvy(rykten, _fold.Glomda),
    };

    private string Innehall(string svar) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_miljo.Journal.Innehallsnyckel.Span, Encoding.UTF8.GetBytes("rykte.svar\n" + svar)));

    private DateTimeOffset Senare(DateTimeOffset nu) => nu > _senast ? nu : _senast;

    /// <summary>The facts that the decision may look at, forgotten rumours read back from the journal.</summary>
    private async Task<Dictionary<string, Ryktesfakta>> KandaAsync(Rykteskommando kommando, CancellationToken cancel)
    {
        var kanda = new Dictionary<string, Ryktesfakta>();
        var fragas = new Queue<string>([kommando.Id]);
        if (kommando is Rykteskommando.Sammanfor samman) fragas.Enqueue(samman.Som);
        while (fragas.TryDequeue(out var id))
        {
            if (kanda.ContainsKey(id) || (_fold.Finn(id) ?? await HamtaAsync(id, cancel)) is not { } rykte) continue;
            kanda.Add(id, rykte.Fakta);
            if (rykte.Fakta.Som is { } som) fragas.Enqueue(som);
        }

        return kanda;
    }

    private Task<Ordrader> RaderAsync(string id, CancellationToken cancel) => Ordrader.LasAsync(_miljo.Journal, Ryktesfakta.Journalnyckel(id), cancel);

    private async Task<Rykte?> HamtaAsync(string id, CancellationToken cancel)
    {
        Rykte? rykte = null;
        await foreach (var post in _miljo.Journal.ReadKeyAsync(Ryktesfakta.Journalnyckel(id), cancel))
        {
            var rad = Ryktesrader.Las(post);
            // The text of an erased line is gone from the line itself.
            if (rad.Fakta is not null) rykte = Rykte.Efter(rykte, rad, post.Position);
        }

        return rykte;
    }

    private async Task SkrivAsync(IReadOnlyList<Journalrad> rader, CancellationToken cancel)
    {
        _lasOm = true;
        foreach (var post in await _miljo.Journal.AppendAsync(Strommar.Rykten, _position, rader, cancel: cancel)) Folda(post);
        _lasOm = false;
        await FullbordaAsync(cancel);
    }

    private void Folda(Journalpost post)
    {
        var rad = Ryktesrader.Las(post);
        _kanal.Andrat(_fold.Folda(rad, post.Position), gallring: rad.Gallring is not null);
        _position = post.Position;
        _senast = post.Mottagen;
    }

    private async Task FullbordaAsync(CancellationToken cancel)
    {
        foreach (var id in _fold.Ofullstandiga)
            if (await HamtaAsync(id, cancel) is { } rykte) _fold.Satt(rykte);
        _begarPublicering();
    }
}
