using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Kallor;

namespace Lagescentral.Tests.Domain.Kallor;

/// <summary>Tables simple enough to be known by heart: the type is the category, the place is what the item names, and a
/// text with <c>070-</c> in it holds personal data.</summary>
internal sealed class Provtolk : ITolk
{
    /// <summary>A type that is no event.</summary>
    public const string Sammanfattning = "sammanfattning";

    public Tolkning Tolka(string kalla, Inkommande inkommande) => new(
        Kategori: inkommande.Typ,
        Allvar: 2,
        ArHandelse: inkommande.Typ != Sammanfattning,
        TypKand: !inkommande.Typ.StartsWith("okand", StringComparison.Ordinal),
        Tabell: "prov",
        Placering: inkommande.Stadsdel is { } stadsdel
            ? new Placering { Stadsdel = stadsdel, Plats = inkommande.Plats, Metod = Placeringsmetod.Namn, Sakerhet = 1 }
            : Placering.Okand,
        Personuppgifter: inkommande.Text?.Contains("070-", StringComparison.Ordinal) == true ? [("text", "telefonnummer")] : []);
}
