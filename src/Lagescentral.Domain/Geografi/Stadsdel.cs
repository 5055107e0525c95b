namespace Lagescentral.Domain.Geografi;

/// <summary>One of the city's districts with a board of its own (stadsdelsområde), or the whole city.</summary>
/// <param name="Id">ASCII id, used in addresses and JSON: <c>jarva</c>.</param>
/// <param name="Namn">Name as people write it: <c>Järva</c>.</param>
/// <param name="TidigareNamn">Names of merged districts that texts still use: <c>Rinkeby-Kista</c>.</param>
/// <param name="Alias">Other names that mean this district: <c>Hässelby</c>.</param>
public sealed record Stadsdel(
    string Id,
    string Namn,
    IReadOnlyList<string> TidigareNamn,
    IReadOnlyList<string> Alias);
