using Lagescentral.Aktorer;
using Lagescentral.Domain;
using Lagescentral.Domain.Geografi;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Kallor;
using Lagescentral.Domain.Lagesbilder;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Journal;

namespace Lagescentral.Hub.Stad;

/// <summary>The city: its files, read and validated at start, and the places that operators have added since.</summary>
public sealed class Stadsdata : ITolk, INamn
{
    private readonly Dictionary<string, string> _kategorier;
    private readonly IJournal _journal;
    private readonly SemaphoreSlim _las = new(1, 1);
    private readonly Dictionary<string, Plats> _tillagda = [];
    private volatile Stadsgeografi _geografi;

    /// <summary>Reads the city's folder.</summary>
    /// <exception cref="InvalidDataException">A file is missing or faulty; the message names file, entry, field and remedy.</exception>
    public Stadsdata(string mapp, IJournal journal)
    {
        _journal = journal;
        _geografi = Stadsgeografi.Las(mapp);
        Taxonomi = Taxonomi.Las(mapp);
        Kartfil = Path.Combine(mapp, "karta.json");
        if (!File.Exists(Kartfil)) throw new InvalidDataException($"{Kartfil} saknas. Lägg stadens karta där, eller ändra Stad:Mapp.");
        _kategorier = Taxonomi.Kategorier.ToDictionary(k => k.Id, k => k.Namn);
        Stadsdelar = [.. _geografi.Stadsdelar.Select(s => s.Id)];
    }

    /// <summary>Borders and places.</summary>
    public Stadsgeografi Geografi => _geografi;

    /// <summary>Types, categories and seriousness.</summary>
    public Taxonomi Taxonomi { get; }

    /// <summary>Ids of the twelve.</summary>
    public IReadOnlyList<string> Stadsdelar { get; }

    /// <summary>The map, as GeoJSON to be served as it stands.</summary>
    public string Kartfil { get; }

    /// <inheritdoc/>
    public string Kategori(string id) => _kategorier.GetValueOrDefault(id, id);

    /// <inheritdoc/>
    public string? Plats(string id) => _geografi.FinnPlats(id)?.Namn;

    /// <inheritdoc/>
    public string Stadsdel(string id) => _geografi.Finn(id)?.Namn ?? id;

    /// <inheritdoc/>
    public Tolkning Tolka(string kalla, Inkommande inkommande)
    {
        ArgumentNullException.ThrowIfNull(inkommande);
        var klassning = Taxonomi.Klassa(kalla, inkommande.Typ);
        var placering = _geografi.Placera(
            inkommande.Lat, inkommande.Lon, inkommande.Stadsdel, inkommande.Plats, inkommande.Rubrik, inkommande.Text);
        var monster = new List<(string, string)>();
        foreach (var (falt, text) in (ReadOnlySpan<(string, string?)>)[("typ", inkommande.Typ), ("rubrik", inkommande.Rubrik), ("text", inkommande.Text), ("plats", inkommande.Plats)])
            if (Personuppgifter.Finn(text) is { } funnet) monster.Add((falt, funnet));
        return new Tolkning(klassning.Kategori, klassning.Allvar, klassning.ArHandelse, klassning.Kand, Taxonomi.Version, placering, monster, klassning.Arsslag);
    }

    /// <summary>Reads the places that operators have added, at this node or another, since the last time.</summary>
    public async Task LasPlatserAsync(CancellationToken cancel)
    {
        await _las.WaitAsync(cancel);
        try
        {
            var nya = (await _journal.StreamsAsync(cancel)).Keys
                .Where(strom => strom.StartsWith(Platsprefix, StringComparison.Ordinal) && !_tillagda.ContainsKey(strom[Platsprefix.Length..])).ToList();
            foreach (var strom in nya)
                await foreach (var post in _journal.ReadAsync(strom, 1, cancel))
                    if (post.Slag == Platslag) _tillagda[strom[Platsprefix.Length..]] = Json.Read<Plats>(post.Fakta.Span);
                    else throw new OkantSlagException(post.Slag);
            if (nya.Count > 0) _geografi = _geografi.Med(_tillagda.Values);
        }
        finally
        {
            _las.Release();
        }
    }

    /// <summary>Adds a place; later texts that name it are placed there.</summary>
    /// <returns>False when a place has the id already.</returns>
    /// <exception cref="InvalidDataException">The place is faulty; the message says how to mend it.</exception>
    public async Task<bool> LaggTillPlatsAsync(Plats plats, string vem, DateTimeOffset nu, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(plats);
        await _las.WaitAsync(cancel);
        try
        {
            if (_geografi.FinnPlats(plats.Id) is not null) return false;
            var geografi = _geografi.Med(_tillagda.Values.Append(plats));
            var rad = new Journalrad { Slag = Platslag, Mottagen = nu, Vem = vem, Fakta = Json.Bytes(plats) };
            await _journal.AppendAsync(Strommar.Plats(plats.Id), 0, [rad], cancel: cancel);
            _tillagda.Add(plats.Id, plats);
            _geografi = geografi;
            return true;
        }
        finally
        {
            _las.Release();
        }
    }

    private const string Platsprefix = "plats/";
    private const string Platslag = "plats.tillagd.v1";
}
