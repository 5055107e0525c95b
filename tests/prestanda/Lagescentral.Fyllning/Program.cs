using System.Globalization;
using System.Text.Json.Nodes;
using Lagescentral.Aktorer;
using Lagescentral.Domain.Handelser;
using Lagescentral.Fyllning;
using Lagescentral.Journal;
using Lagescentral.Journal.Sqlite;

// <folder> <events> <seed> <from, ISO 8601> <up to>
var (mapp, antal, fro) = (args[0], int.Parse(args[1], CultureInfo.InvariantCulture), int.Parse(args[2], CultureInfo.InvariantCulture));
var (fran, till) = (DateTimeOffset.Parse(args[3], CultureInfo.InvariantCulture), DateTimeOffset.Parse(args[4], CultureInfo.InvariantCulture));

// Lines of several streams that lie next to each other are known within an hour of each other, as they are when the hub writes them.
const int PerOmgang = 24;

// Older words have been erased, as they would have been by now.
var texterFran = till.AddDays(-30);
var platser = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "stad", "stockholm", "platser.json")))!["platser"]!.AsArray();
await using var journal = await SqliteJournal.OpenAsync(new SqliteJournalOptions { Mapp = mapp }, TimeProvider.System);
var positioner = new Dictionary<string, long>();
foreach (var omgang in new Arshandelser(fro, platser, fran, till, antal).Ta(antal).Chunk(PerOmgang))
{
    await Task.WhenAll(omgang.GroupBy(par => Strommar.Stadsdel(par.Fakta.Placering.Stadsdel)).ToList().Select(grupp =>
    {
        var fore = positioner.GetValueOrDefault(grupp.Key);
        var rader = grupp.Select(par => Skriv(par.Fakta, par.Text)).ToList();
        positioner[grupp.Key] = fore + rader.Count;
        return journal.AppendAsync(grupp.Key, fore, rader);
    }));
}

Journalrad Skriv(Handelsefakta fakta, Handelsetext text)
{
    var gammal = fakta.Mottagen < texterFran;
    return Handelserader.Skriv(
        new Stadsdelsrad { Slag = Handelseslag.Mottagen, Vem = "kalla:" + fakta.Kalla, Fakta = gammal ? fakta with { Text = Textlage.Ingen } : fakta, Text = gammal ? null : text },
        fakta.Mottagen);
}
