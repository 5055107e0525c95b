using Lagescentral.Hub.Drift;
using Lagescentral.Silo;
using Lagescentral.Silo.Azurelager;
using Lagescentral.Silo.Noder;

try
{
    var kod = await Kommandon.KorAsync(args, Azurebloblager.OpenAsync) ?? await Start.KorAsync(args, Klustret.AddKluster);
    // What is returned here stands before what a node that was given up has said of itself.
    return kod == 0 ? Environment.ExitCode : kod;
}
catch (Exception) when (Environment.ExitCode == Nodslut.Utgangskod)
{
    // Given up before it had come up: its log says why.
    return Nodslut.Utgangskod;
}
