using Lagescentral.Prestanda.Kluster;
using Lagescentral.Prestanda.Krasch;
using Lagescentral.Prestanda.Matningar;

const string Hjalp = """
    krasch [--varv 50] [--fro <tal>] [--nav <Lagescentral.Hub.dll>]
        dödar navet (kill -9) mitt i last och prövar efter varje omstart att inget kvitterat saknas eller finns två gånger
    kluster [--bara <övning,…>] [--fro <tal>] [--snabb] [--nav <ny Lagescentral.Silo.dll>] [--lager azure|postgres]
        stör ett kluster av tre noder mitt i last och prövar efter varje övning att allt är kvar, en gång, och visas rätt överallt
    mat [--bara <mätning,…>] [--mot <kandidat,…>] [--varv 5] [--fro <tal>] [--handelser 60000] [--rader 1000000]
        [--tak <minuter, 45>] [--ut <mapp>] [--snabb]
        mäter navet sida vid sida med det enklaste som någon annars skulle ha byggt
    """;

try
{
    switch (args)
    {
        case ["krasch", .. var val]:
            return await Kraschprov.KorAsync(Kraschval.Las(val));
        case ["kluster", .. var val]:
            return await Klusterprov.KorAsync(Klusterval.Las(val));
        case ["mat", .. var val]:
            return await Matprogram.KorAsync(Korval.Las(val));
    }
}
catch (ArgumentException fel)
{
    await Console.Error.WriteLineAsync(fel.Message);
}

await Console.Error.WriteLineAsync(Hjalp);
return 2;
