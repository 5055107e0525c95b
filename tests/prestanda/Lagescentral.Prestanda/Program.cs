using Lagescentral.Prestanda.Krasch;

const string Hjalp = """
    krasch [--varv 50] [--fro <tal>] [--nav <Lagescentral.Hub.dll>]
        dödar navet (kill -9) mitt i last och prövar efter varje omstart att inget kvitterat saknas eller finns två gånger
    """;

switch (args)
{
    case ["krasch", .. var val]:
        return await Kraschprov.KorAsync(Kraschval.Las(val));
    default:
        await Console.Error.WriteLineAsync(Hjalp);
        return 2;
}
