using Lagescentral.Hub.Drift;

return await Kommandon.KorAsync(args) ?? await Start.KorAsync(args);
