using Lagescentral.Domain;
using Lagescentral.Domain.Organisationer;
using Lagescentral.Hub.Stad;
using Lagescentral.Journal;
using Microsoft.Extensions.Options;

namespace Lagescentral.Hub.Organisationer;

/// <summary>An organisation as it stands.</summary>
/// <param name="Organisation">It.</param>
/// <param name="Version">0 for one of the city's file that nobody has changed.</param>
/// <param name="Andrad">When it was changed last, UTC.</param>
internal sealed record Organisationspost(Organisation Organisation, int Version, DateTimeOffset? Andrad);

/// <summary>Who can be called on: those of the city's file, and over them what has been written in the register, from which it
/// can be forgotten to the last byte.</summary>
internal sealed class Organisationsbok
{
    private const string Slag = "organisation";
    private readonly IRegister _register;
    private readonly TimeProvider _tid;
    private readonly Dictionary<string, Organisation> _egna;

    /// <summary>Reads the city's file.</summary>
    /// <exception cref="InvalidDataException">The file is missing or faulty.</exception>
    public Organisationsbok(IRegister register, Stadsdata stad, IOptions<Stadsinstallningar> val, TimeProvider tid)
    {
        _register = register;
        _tid = tid;
        // The last of the twelve is the city itself, which is an empty list here.
        Stadsdelar = stad.Stadsdelar.SkipLast(1).ToHashSet();
        _egna = Organisationsregler.Las(Path.Combine(AppContext.BaseDirectory, val.Value.Mapp), Stadsdelar).ToDictionary(o => o.Id);
    }

    /// <summary>Ids of the districts.</summary>
    public IReadOnlySet<string> Stadsdelar { get; }

    /// <summary>All, by name.</summary>
    public async Task<IReadOnlyList<Organisationspost>> AllaAsync(CancellationToken cancel)
    {
        var alla = _egna.Values.ToDictionary(o => o.Id, o => new Organisationspost(o, 0, null));
        foreach (var post in await _register.PosterAsync(Slag, cancel: cancel)) alla[post.Id] = Las(post);
        return [.. alla.Values.OrderBy(p => p.Organisation.Namn, StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("sv-SE"), ignoreCase: true)).ThenBy(p => p.Organisation.Id, StringComparer.Ordinal)];
    }

    /// <summary>One, or null.</summary>
    public async Task<Organisationspost?> FinnAsync(string id, CancellationToken cancel) =>
        await _register.PostAsync(Slag, id, cancel) is { } post ? Las(post) : _egna.TryGetValue(id, out var egen) ? new(egen, 0, null) : null;

    /// <summary>Writes one over the version that the writer has seen; the same again writes nothing.</summary>
    public async Task<(Postutfall Utfall, int Version, bool Nytt)> SkrivAsync(Organisation organisation, int version, CancellationToken cancel)
    {
        var fore = await FinnAsync(organisation.Id, cancel);
        if (fore is not null && Json.Bytes(fore.Organisation).AsSpan().SequenceEqual(Json.Bytes(organisation))) return (Postutfall.Skriven, fore.Version, false);
        if ((fore?.Version ?? 0) != version) return (Postutfall.AnnanVersion, fore?.Version ?? 0, false);
        var utfall = await _register.SparaPostAsync(new Registerpost(Slag, organisation.Id, "", version + 1, _tid.GetUtcNow(), Json.Bytes(organisation)), Organisationsregler.Hogst, cancel);
        return (utfall, version + 1, utfall == Postutfall.Skriven);
    }

    /// <summary>Forgets what has been written of one; one of the city's file stands again as it does there.</summary>
    public Task<bool> GlomAsync(string id, int version, CancellationToken cancel) => _register.GlomPostAsync(Slag, id, version, cancel);

    private static Organisationspost Las(Registerpost post) => new(Json.Read<Organisation>(post.Data.Span), post.Version, post.Andrad);
}
