using System.Globalization;
using Lagescentral.Domain;
using Lagescentral.Kallor.Polis;

namespace Lagescentral.Kallor.Demo;

/// <summary>The examples as the police's API would give them: its shape of 2026, read by <see cref="PolisTolk"/>.
/// 5–10 posts a day, some of other places (left aside), some edited afterwards.</summary>
internal sealed class Demopolis(int fro, Demotid tid) : IDemokalla
{
    private static readonly CultureInfo Svenska = CultureInfo.GetCultureInfo("sv-SE");

    public IEnumerable<Demopost> Dygn(DateOnly dag)
    {
        var slump = new Random(unchecked((fro * 92_821) + dag.DayNumber));
        var start = Stockholmstid.Tider(dag.ToDateTime(TimeOnly.MinValue))[0];
        var antal = slump.Next(5, 11);
        for (var i = 0; i < antal; i++)
        {
            var exempel = Exempel.Polis[slump.Next(Exempel.Polis.Count)];
            var handelse = start.AddMinutes(slump.Next(24 * 60));
            var forsta = handelse.AddMinutes(exempel.MinuterFore).AddSeconds(slump.Next(60));
            var andrad = forsta.AddMinutes(slump.Next(30, 240));
            var id = string.Create(CultureInfo.InvariantCulture, $"ovn-{dag:yyyyMMdd}-{i:00}{tid.Marke(handelse)}");
            yield return Post(id, exempel, exempel.Summary, handelse, forsta);
            if (exempel.Senare is { } senare)
                yield return Post(id, exempel, senare, handelse, andrad);
        }
    }

    private Demopost Post(string id, Polisexempel exempel, string summary, DateTimeOffset handelse, DateTimeOffset publicerad)
    {
        var json = Json.Bytes(new[] { Apipost(id, exempel, summary, tid.Verklig(handelse), tid.Verklig(publicerad)) });
        return new Demopost(publicerad, PolisHamtare.Kalla, regler => PolisTolk.Tolka(json, regler).Rader);
    }

    private static object Apipost(string id, Polisexempel exempel, string summary, DateTimeOffset handelse, DateTimeOffset publicerad)
    {
        var lokal = Stockholmstid.Lokal(handelse);
        var offset = Stockholmstid.Zon.GetUtcOffset(publicerad);
        return new
        {
            id,
            datetime = string.Create(CultureInfo.InvariantCulture, $"{publicerad.ToOffset(offset):yyyy-MM-dd H:mm:ss zzz}"),
            name = string.Create(Svenska, $"{lokal:d MMMM HH.mm}, {exempel.Type}, {exempel.Ort}"),
            summary,
            url = "",
            type = exempel.Type,
            location = new { name = exempel.Lan, gps = "59.602496,18.138438" },
        };
    }
}
