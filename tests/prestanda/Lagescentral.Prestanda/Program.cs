using System.Globalization;
using Lagescentral.Prestanda;
using Lagescentral.Prestanda.Genomstromning;
using Lagescentral.Prestanda.Krasch;

const string Hjalp = """
    krasch [--varv 50] [--fro <tal>] [--nav <Lagescentral.Hub.dll>]
        dödar navet (kill -9) mitt i last och prövar efter varje omstart att inget kvitterat saknas eller finns två gånger
    genomstromning [sekunder=10] [följare=200] [kärna, till exempel 0]
        mäter hela vägen från källans anrop till följarnas skärmar, först i jämn takt, sedan allt navet orkar
    """;

switch (args)
{
    case ["krasch", .. var val]:
        return await Kraschprov.KorAsync(Kraschval.Las(val));
    case ["genomstromning", .. var val]:
        return await Genomstromningsprov.KorAsync(Tal(val.ElementAtOrDefault(0), 10), Tal(val.ElementAtOrDefault(1), 200), val.ElementAtOrDefault(2), Navsokning.Finn());
    default:
        await Console.Error.WriteLineAsync(Hjalp);
        return 2;
}

static int Tal(string? ord, int annars) => ord is null ? annars : int.Parse(ord, CultureInfo.InvariantCulture);
