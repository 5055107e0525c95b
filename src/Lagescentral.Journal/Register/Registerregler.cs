using System.Globalization;

namespace Lagescentral.Journal;

/// <summary>What every register asks before it adds something.</summary>
internal static class Registerregler
{
    /// <summary>How many keys of a source may be valid at once: the present one and its successor.</summary>
    public const int HogstGiltigaNycklar = 2;

    /// <summary>How many revoked screens are kept.</summary>
    public const int AterkalladeHogst = 200;

    /// <exception cref="InvalidOperationException">The key may not be added beside those that are; says why.</exception>
    public static void Kontrollera(Kallnyckel ny, List<Kallnyckel> finns, DateTimeOffset nu)
    {
        if (finns.Exists(n => n.Kalla == ny.Kalla && n.Id == ny.Id))
            throw new InvalidOperationException($"Källan {ny.Kalla} har redan en nyckel som heter {ny.Id}. Välj ett annat namn.");
        if (finns.Find(n => n.Hash == ny.Hash) is { } samma)
            throw new InvalidOperationException($"Nyckeln är redan inlagd, som {samma.Kalla}/{samma.Id}. Gör en ny.");

        bool Giltig(Kallnyckel n) => n.GiltigTill is not { } till || till > nu;
        var giltiga = finns.Where(n => n.Kalla == ny.Kalla && Giltig(n)).Select(n => n.Id).ToList();
        if (Giltig(ny) && giltiga.Count >= HogstGiltigaNycklar)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                $"Källan {ny.Kalla} har redan {giltiga.Count} giltiga nycklar: {string.Join(", ", giltiga)}. Återkalla en av dem först."));
        }
    }

    /// <exception cref="InvalidOperationException">The screen may not be added beside those that are; says why.</exception>
    public static void Kontrollera(Enhet ny, IEnumerable<Enhet> finns, int hogst)
    {
        var giltiga = finns.Where(e => e.Aterkallad is null).ToList();
        if (giltiga.Count >= hogst)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Det finns redan {giltiga.Count} skärmar. Återkalla en av dem först."));
        if (giltiga.Exists(e => string.Equals(e.Namn, ny.Namn, StringComparison.OrdinalIgnoreCase)))
            throw new InvalidOperationException($"En skärm heter redan {ny.Namn}. Välj ett annat namn, eller återkalla den först.");
    }

    /// <summary>Whether an entry may be written where one of version <paramref name="finns"/> stands, null for none.</summary>
    public static Postutfall Prova(Registerpost ny, int hogst, int? finns, Func<int> antal)
    {
        if (ny.Version < 1) throw new ArgumentOutOfRangeException(nameof(ny), ny.Version, "Versionen räknas från 1.");
        if (ny.Version - 1 != (finns ?? 0)) return Postutfall.AnnanVersion;
        return finns is null && antal() >= hogst ? Postutfall.Fullt : Postutfall.Skriven;
    }
}
