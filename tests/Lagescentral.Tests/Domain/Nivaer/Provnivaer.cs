using Lagescentral.Domain.Nivaer;

namespace Lagescentral.Tests.Domain.Nivaer;

/// <summary>Levels and proposals for tests.</summary>
internal static class Provnivaer
{
    public static Nivaverk Verk { get; } = new()
    {
        Nivaer =
        [
            new() { Id = "normal", Namn = "Normalläge", Betyder = "Ordinarie arbete." },
            new() { Id = "bevakning", Namn = "Bevakningsläge", Betyder = "Läget följs." },
            new() { Id = "stab", Namn = "Stabsläge", Betyder = "En stab leder." },
        ],
        Forslag =
        [
            new() { Id = "ett", Namn = "Allvarligt larm", Niva = "bevakning", Omrade = Nivaomrade.Stadsdel, AllvarMinst = 4, Inom = TimeSpan.FromDays(1) },
            new() { Id = "tva", Namn = "Flera mycket allvarliga", Niva = "stab", Omrade = Nivaomrade.Stadsdel, AllvarMinst = 5, Antal = 2, Inom = TimeSpan.FromDays(1) },
            new() { Id = "staden", Namn = "I flera områden", Niva = "bevakning", Omrade = Nivaomrade.Stad, AllvarMinst = 4, Antal = 2, Stadsdelar = 2, Inom = TimeSpan.FromHours(12) },
        ],
        SankEfter = TimeSpan.FromHours(12),
    };
}
