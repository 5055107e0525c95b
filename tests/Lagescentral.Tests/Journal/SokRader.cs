using Lagescentral.Domain;
using Lagescentral.Domain.Handelser;
using Lagescentral.Journal;

namespace Lagescentral.Tests.Journal;

/// <summary>Journal lines about events, numbered as they are made.</summary>
internal sealed class SokRader
{
    public static readonly DateTimeOffset Nu = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    private long _nummer;

    public static Handelsefakta Fakta(
        string id, int rev = 1, string kalla = "polis", string typ = "Brand", string kategori = "brand-raddning", int allvar = 3, int minut = 0,
        Klass klass = Klass.Oppen, string stadsdel = "jarva", string? plats = null, Textlage text = Textlage.Delad) => new()
        {
            Kalla = kalla,
            Id = id,
            Rev = rev,
            Typ = typ,
            Kategori = kategori,
            Allvar = allvar,
            Intraffad = Nu.AddMinutes(minut),
            Mottagen = Nu.AddMinutes(minut + 1),
            Status = Handelsestatus.Pagaende,
            Klass = klass,
            Placering = new() { Stadsdel = stadsdel, Plats = plats, Metod = Placeringsmetod.Namn },
            Text = text,
            Innehall = "00ff",
        };

    public Journalpost Handelse(Handelsefakta fakta, string? text = null, string slag = Handelseslag.Mottagen) =>
        Rad(slag, Json.Bytes(fakta), text is null ? null : Json.Bytes(new Handelsetext { Rubrik = "Rubrik", Text = text, Plats = "Ort" }));

    public Journalpost Gallrad(params string[] nycklar) =>
        Rad(Handelseslag.TextGallrad, Json.Bytes(new Gallringsfakta([1], nycklar, "Gallringstiden är ute.")));

    public Journalpost Rad(string slag, byte[]? fakta = null, byte[]? text = null) => new()
    {
        Nummer = ++_nummer,
        Strom = "stadsdel/jarva",
        Position = _nummer,
        Slag = slag,
        Mottagen = Nu,
        Vem = "kalla:polis",
        Fakta = fakta ?? "{}"u8.ToArray(),
        Text = text is { } t ? (ReadOnlyMemory<byte>?)t : null,
        Textlage = text is null ? Radtext.Ingen : Radtext.Finns,
    };

    /// <summary>The line as the journal gives it after its text has been erased.</summary>
    public static Journalpost UtanText(Journalpost rad) =>
        rad.Textlage == Radtext.Finns ? rad with { Text = null, Textlage = Radtext.Gallrad } : rad;
}
