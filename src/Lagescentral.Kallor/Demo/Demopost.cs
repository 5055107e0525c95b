using Lagescentral.Domain.Handelser;
using Lagescentral.Kallor.Intag;

namespace Lagescentral.Kallor.Demo;

/// <summary>Something that a source says in the simulated city.</summary>
/// <param name="Sim">When, in the city's time; the order of all posts.</param>
/// <param name="Kalla">The source.</param>
/// <param name="Las">Reads it with the source's own reader.</param>
internal sealed record Demopost(DateTimeOffset Sim, string Kalla, Func<InlasRegler, IReadOnlyList<Inrad>> Las);

/// <summary>All that a source says in a day, local to Stockholm; some of it may lie in the next day.</summary>
internal interface IDemokalla
{
    /// <summary>The day's posts, in any order.</summary>
    IEnumerable<Demopost> Dygn(DateOnly dag);
}

/// <summary>Joins the sources' days into one endless flow in the order of time.</summary>
internal static class Demoflode
{
    public static IEnumerable<Demopost> Fran(DateOnly dag, IReadOnlyList<IDemokalla> kallor)
    {
        var vantar = new PriorityQueue<Demopost, (DateTimeOffset, long)>();
        long nummer = 0;
        for (; ; dag = dag.AddDays(1))
        {
            foreach (var post in kallor.SelectMany(k => k.Dygn(dag)))
                vantar.Enqueue(post, (post.Sim, nummer++));
            var slut = Stockholmstid.Tider(dag.AddDays(1).ToDateTime(TimeOnly.MinValue))[0];
            while (vantar.TryPeek(out var forsta, out _) && forsta.Sim < slut)
                yield return vantar.Dequeue();
        }
    }
}
