using System.Globalization;
using Lagescentral.Domain;
using Lagescentral.Kallor.Siss;

namespace Lagescentral.Kallor.Demo;

/// <summary>What förvaltningar and bolag tell the week's SISS meeting: 1–3 matters each working day, in office hours.</summary>
internal sealed class Demosiss(int fro, Demotid tid, Func<string, string?> stadsdel) : IDemokalla
{
    public IEnumerable<Demopost> Dygn(DateOnly dag)
    {
        if (dag.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            yield break;
        var slump = new Random(unchecked((fro * 31_337) + dag.DayNumber));
        var start = Stockholmstid.Tider(dag.ToDateTime(new TimeOnly(8, 0)))[0];
        var antal = slump.Next(1, 4);
        for (var i = 0; i < antal; i++)
        {
            var exempel = Exempel.Siss[slump.Next(Exempel.Siss.Count)];
            var rapporterad = start.AddMinutes(slump.Next(8 * 60));
            var handelse = rapporterad.AddHours(-slump.Next(2, 60));
            var id = string.Create(CultureInfo.InvariantCulture, $"ovn-{dag:yyyyMMdd}-{i}{tid.Marke(rapporterad)}");
            var json = Json.Bytes(Rapport(id, exempel, tid.Verklig(handelse), tid.Verklig(rapporterad)));
            yield return new Demopost(rapporterad, SissLasare.Kalla, regler => SissLasare.Las(json, regler, stadsdel));
        }
    }

    private static object Rapport(string id, Sissexempel e, DateTimeOffset intraffad, DateTimeOffset publicerad)
    {
        var dag = Stockholmstid.Lokal(publicerad);
        return new
        {
            mote = string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(dag)}-W{ISOWeek.GetWeekOfYear(dag):00}"),
            rapporter = new[]
            {
                new { stadsdel = e.Stadsdel, plats = e.Plats, handelser = new[] { new { id, e.Typ, intraffad, publicerad, e.Rubrik, e.Text, e.Allvar } } },
            },
        };
    }
}
