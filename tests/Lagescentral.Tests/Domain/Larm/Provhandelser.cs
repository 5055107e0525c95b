using System.Globalization;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Larm;

namespace Lagescentral.Tests.Domain.Larm;

/// <summary>Events and rules in few words.</summary>
internal static class Provhandelser
{
    public static readonly DateTimeOffset Natten = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);

    public static readonly TimeZoneInfo Stockholm = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    public static IReadOnlyList<string> Stadsdelar { get; } = ["jarva", "farsta", "bromma", "sodermalm", "stockholm"];

    public static IReadOnlyList<Eskaleringstrappa> Trappor { get; } =
    [
        new()
        {
            Id = "jour",
            Namn = "Jouren",
            Upprepa = TimeSpan.FromMinutes(10),
            Steg =
            [
                new() { Mottagare = ["person:p-1"], Inom = TimeSpan.FromMinutes(5) },
                new() { Mottagare = ["person:p-1", "person:p-2"], Inom = TimeSpan.FromMinutes(5) },
                new() { Mottagare = ["person:p-3"], Inom = TimeSpan.FromMinutes(10) },
            ],
        },
        new() { Id = "tva", Namn = "Två behövs", Upprepa = TimeSpan.FromMinutes(10), Steg = [new() { Mottagare = ["person:p-1", "person:p-2"], Inom = TimeSpan.FromMinutes(5), Kraver = 2 }] },
    ];

    public static Regel Genast { get; } = new() { Id = "allvarlig", Namn = "Allvarlig händelse", Typ = Regeltyp.Genast, Nar = new() { AllvarMinst = 5 } };

    public static Regelverk Verk(params Regel[] regler) => new() { Regler = regler, Trappor = Trappor };

    public static Regelmotor Motor(params Regel[] regler) => new(Verk(regler), Stadsdelar, Stockholm, new Motorgranser());

    /// <summary>An event that happened some minutes after <see cref="Natten"/> and was known a minute later.</summary>
    public static Handelsefakta Handelse(
        int nr, double minut = 0, string stadsdel = "jarva", int allvar = 3, string kategori = "vald", string? plats = null, int rev = 1,
        (double Lat, double Lon)? punkt = null, Handelsestatus status = Handelsestatus.Pagaende, Klass klass = Klass.Intern, double senare = 1, Raknevarde? tidigare = null) => new()
        {
            Kalla = "ssbf",
            Id = nr.ToString(CultureInfo.InvariantCulture),
            Rev = rev,
            Typ = "prov",
            Kategori = kategori,
            Allvar = allvar,
            Intraffad = Natten.AddMinutes(minut),
            Mottagen = Natten.AddMinutes(minut + senare),
            Status = status,
            Klass = klass,
            Placering = new() { Stadsdel = stadsdel, Plats = plats, Metod = Placeringsmetod.Namn, Sakerhet = 0.9, Lat = punkt?.Lat, Lon = punkt?.Lon },
            Innehall = "x",
            Tidigare = tidigare,
        };
}
