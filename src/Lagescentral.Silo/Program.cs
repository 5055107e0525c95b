using Lagescentral.Hub.Drift;
using Lagescentral.Silo;

return await Kommandon.KorAsync(args) ?? await Start.KorAsync(args, Klustret.AddKluster);
