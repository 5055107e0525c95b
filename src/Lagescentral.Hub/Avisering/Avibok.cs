using System.Security.Cryptography;
using System.Text;
using Lagescentral.Domain.Avisering;
using Lagescentral.Domain.Handelser;
using Lagescentral.Journal;
using Microsoft.Extensions.Options;

namespace Lagescentral.Hub.Avisering;

/// <summary>A device of a person: a browser that has agreed to be told.</summary>
/// <param name="Endpoint">Where its push service takes what is for it. Whoever knows it can send there.</param>
/// <param name="P256dh">The browser's public key, base64url.</param>
/// <param name="Auth">The browser's secret, base64url.</param>
/// <param name="Namn">Name of the device, for its owner.</param>
/// <param name="Skapad">When it was added, UTC.</param>
public sealed record Prenumeration(string Endpoint, string P256dh, string Auth, string Namn, DateTimeOffset Skapad);

/// <summary>An address with an id that says nothing of it.</summary>
public sealed record Kontaktadress(string Id, string Adress);

/// <summary>How a recipient is reached beside its devices.</summary>
/// <param name="Epost">E-mail addresses.</param>
/// <param name="Telefon">Telephone numbers.</param>
public sealed record Kontakt(IReadOnlyList<Kontaktadress> Epost, IReadOnlyList<Kontaktadress> Telefon);

/// <summary>A system to call, as the register holds it.</summary>
public sealed record Webhookuppgift(string Namn, string Url, string Nyckel, Webhookform Form, Klass Klass, IReadOnlyList<string> Mottagare, DateTimeOffset Skapad);

/// <summary>A notice that could not be delivered. Holds no address: it is looked up anew when it is sent again.</summary>
public sealed record Dodavi(Avi Avi, Avikanal Kanal, string Mal, string Orsak, int Forsok, DateTimeOffset Tid);

/// <summary>An entry with its version.</summary>
public sealed record Versionerad<T>(string Id, string Agare, int Version, DateTimeOffset Andrad, T Varde);

/// <summary>Where people and systems are reached, as the register holds it.</summary>
public sealed class Avibok(IRegisterposter register, IOptions<Aviinstallningar> val, TimeProvider tid)
{
    private const string Enhet = "avienhet", Kontakter = "avikontakt", Webhookar = "aviwebhook", Doda = "avidod";
    private const int OrsakHogst = 200;

    /// <summary>A new id.</summary>
    public static string NyttId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));

    /// <summary>Id of a device: the same for the same endpoint.</summary>
    public static string EnhetsId(string endpoint) => Kort(endpoint);

    /// <summary>Devices of a person.</summary>
    public async Task<IReadOnlyList<Versionerad<Prenumeration>>> EnheterAsync(string vem, CancellationToken cancel) => Las<Prenumeration>(await register.PosterAsync(Enhet, vem, cancel));

    /// <summary>Adds a device, or confirms it. A device has one owner: the one who last asked with it.</summary>
    /// <returns>False when the person has as many as one may have.</returns>
    public async Task<bool> SparaEnhetAsync(string vem, Prenumeration enhet, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(enhet);
        var id = EnhetsId(enhet.Endpoint);
        while (true)
        {
            var finns = await register.PostAsync(Enhet, id, cancel);
            if (finns is not null && finns.Agare != vem)
            {
                await register.GlomPostAsync(Enhet, id, finns.Version, cancel);
                continue;
            }

            if (finns is not null) enhet = enhet with { Skapad = Domain.Json.Read<Prenumeration>(finns.Data.Span).Skapad };
            var utfall = await register.SparaPostAsync(Post(Enhet, id, vem, (finns?.Version ?? 0) + 1, enhet), val.Value.EnheterHogst, cancel);
            if (utfall != Postutfall.AnnanVersion) return utfall == Postutfall.Skriven;
        }
    }

    /// <summary>Forgets a device of a person; false when there is none.</summary>
    public async Task<bool> GlomEnhetAsync(string vem, string id, CancellationToken cancel) =>
        await register.PostAsync(Enhet, id, cancel) is { } post && post.Agare == vem && await register.GlomPostAsync(Enhet, id, post.Version, cancel);

    /// <summary>How a recipient is reached beside its devices; version 0 when nothing has been said.</summary>
    public async Task<Versionerad<Kontakt>> KontaktAsync(string mottagare, CancellationToken cancel) =>
        await register.PostAsync(Kontakter, mottagare, cancel) is { } post ? Las<Kontakt>(post) : new(mottagare, mottagare, 0, DateTimeOffset.UnixEpoch, new Kontakt([], []));

    /// <summary>Writes how a recipient is reached; an address that stands keeps its id.</summary>
    /// <returns>The new version, or null when another version stands.</returns>
    public async Task<Versionerad<Kontakt>?> SparaKontaktAsync(
        string mottagare, int version, IReadOnlyList<string> epost, IReadOnlyList<string> telefon, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(epost);
        ArgumentNullException.ThrowIfNull(telefon);
        var fore = (await KontaktAsync(mottagare, cancel)).Varde;
        var ny = new Kontakt([.. epost.Select(a => MedId(fore.Epost, a))], [.. telefon.Select(a => MedId(fore.Telefon, a))]);
        var post = Post(Kontakter, mottagare, mottagare, version + 1, ny);
        return await register.SparaPostAsync(post, 1, cancel) == Postutfall.Skriven ? Las<Kontakt>(post) : null;
    }

    /// <summary>Forgets everything of a recipient, to the last byte; returns how many entries.</summary>
    public Task<int> GlomAsync(string mottagare, CancellationToken cancel) => register.GlomAgareAsync(mottagare, cancel);

    /// <summary>Forgets devices and contacts that nobody has confirmed for long, to the last byte; returns how many.</summary>
    public async Task<int> GallraAsync(CancellationToken cancel)
    {
        var fore = tid.GetUtcNow().AddDays(-val.Value.KontaktDygn);
        return await register.GallraPosterAsync(Enhet, fore, cancel) + await register.GallraPosterAsync(Kontakter, fore, cancel);
    }

    /// <summary>Systems to call: those of the register, and those of the settings, which have version 0.</summary>
    public async Task<IReadOnlyList<Versionerad<Webhookuppgift>>> WebhookarAsync(CancellationToken cancel) =>
    [
        .. val.Value.Webhook.Mal.Select(par => new Versionerad<Webhookuppgift>(par.Key.ToLowerInvariant(), "", 0, DateTimeOffset.UnixEpoch, new(
            par.Value.Namn, par.Value.Url, par.Value.Hemlig, par.Value.Form, par.Value.Klass, par.Value.Mottagare, DateTimeOffset.UnixEpoch))),
        .. Las<Webhookuppgift>(await register.PosterAsync(Webhookar, cancel: cancel)),
    ];

    /// <summary>Writes a system to call, from a version; 0 adds it.</summary>
    public Task<Postutfall> SparaWebhookAsync(string id, int version, Webhookuppgift uppgift, CancellationToken cancel) =>
        register.SparaPostAsync(Post(Webhookar, id, "", version + 1, uppgift), val.Value.Webhook.MalHogst, cancel);

    /// <summary>Forgets a system to call; false when that version does not stand.</summary>
    public Task<bool> GlomWebhookAsync(string id, int version, CancellationToken cancel) => register.GlomPostAsync(Webhookar, id, version, cancel);

    /// <summary>Notices that could not be delivered, the latest first.</summary>
    public async Task<IReadOnlyList<Versionerad<Dodavi>>> DodaAsync(CancellationToken cancel) =>
        [.. Las<Dodavi>(await register.PosterAsync(Doda, cancel: cancel)).OrderByDescending(d => d.Varde.Tid).ThenBy(d => d.Id, StringComparer.Ordinal)];

    /// <summary>One of them, or null.</summary>
    public async Task<Versionerad<Dodavi>?> DodAsync(string id, CancellationToken cancel) => await register.PostAsync(Doda, id, cancel) is { } post ? Las<Dodavi>(post) : null;

    /// <summary>Keeps a notice that could not be delivered; beyond the bound the eldest goes.</summary>
    public async Task SparaDodAsync(Avi avi, Avimal mal, string orsak, int forsok, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(avi);
        ArgumentNullException.ThrowIfNull(mal);
        var dod = new Dodavi(avi with { Utfall = [] }, mal.Kanal, mal.Id, orsak[..Math.Min(orsak.Length, OrsakHogst)], forsok, tid.GetUtcNow());
        var id = Kort($"{avi.Id}\n{mal.Kanal}\n{mal.Id}");
        while (true)
        {
            var finns = await register.PostAsync(Doda, id, cancel);
            switch (await register.SparaPostAsync(Post(Doda, id, "", (finns?.Version ?? 0) + 1, dod), val.Value.DodaHogst, cancel))
            {
                case Postutfall.Skriven:
                    return;
                case Postutfall.Fullt:
                    // A tenth at a time: forgetting to the last byte costs the same for one as for many.
                    var alla = (await DodaAsync(cancel)).Reverse().ToList();
                    await register.GallraPosterAsync(Doda, alla[Math.Min(alla.Count - 1, val.Value.DodaHogst / 10)].Andrad.AddTicks(1), cancel);
                    break;
            }
        }
    }

    /// <summary>Forgets one that has been delivered since, or given up.</summary>
    public Task<bool> GlomDodAsync(string id, int version, CancellationToken cancel) => register.GlomPostAsync(Doda, id, version, cancel);

    /// <summary>Hub's own secret of a name, made once: the first that is kept stands, at every node.</summary>
    public async Task<byte[]> HemlighetAsync(string namn, Func<byte[]> gor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(gor);
        const string slag = "avihemlighet";
        if (await register.PostAsync(slag, namn, cancel) is { } finns) return finns.Data.ToArray();
        await register.SparaPostAsync(new Registerpost(slag, namn, "", 1, tid.GetUtcNow(), gor()), 100, cancel);
        return (await register.PostAsync(slag, namn, cancel) ?? throw new JournalOtillgangligException("Registret har inte kvar det som nyss skrevs; försök igen.")).Data.ToArray();
    }

    private static Kontaktadress MedId(IReadOnlyList<Kontaktadress> fore, string adress) => fore.FirstOrDefault(k => k.Adress == adress) ?? new(NyttId(), adress);

    private static string Kort(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..24];

    private Registerpost Post<T>(string slag, string id, string agare, int version, T varde) => new(slag, id, agare, version, tid.GetUtcNow(), Domain.Json.Bytes(varde));

    private static Versionerad<T> Las<T>(Registerpost post) => new(post.Id, post.Agare, post.Version, post.Andrad, Domain.Json.Read<T>(post.Data.Span));

    private static IReadOnlyList<Versionerad<T>> Las<T>(IReadOnlyList<Registerpost> poster) => [.. poster.Select(Las<T>)];
}
