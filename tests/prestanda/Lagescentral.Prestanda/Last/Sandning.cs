using System.Globalization;
using System.Text;
using Lagescentral.Prestanda.Flode;

namespace Lagescentral.Prestanda.Last;

/// <summary>A request ready to send, with the posts in it. All concern one source and one connection.</summary>
internal sealed record Sandning(IReadOnlyList<Post> Poster, ReadOnlyMemory<byte> Begaran)
{
    /// <summary>Timestamp when it is to be sent, in an open load.</summary>
    public long Planerad { get; init; }

    /// <summary>Several posts go as NDJSON, one alone as JSON.</summary>
    public static Sandning Av(IReadOnlyList<Post> poster)
    {
        var ndjson = poster.Count > 1;
        var langd = poster.Sum(p => p.Uppgift.Byte) + (ndjson ? poster.Count : 0);
        var huvud = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $"POST /api/v1/handelser HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Kalla-Nyckel: dev-{poster[0].Uppgift.Kalla}\r\nContent-Type: application/{(ndjson ? "x-ndjson" : "json")}\r\nContent-Length: {langd}\r\n\r\n"));
        var begaran = new byte[huvud.Length + langd];
        huvud.CopyTo(begaran, 0);
        var plats = huvud.Length;
        foreach (var post in poster)
        {
            Uppgiftsrad.Skriv(post.Uppgift).CopyTo(begaran, plats);
            plats += post.Uppgift.Byte;
            if (ndjson) begaran[plats++] = (byte)'\n';
        }

        return new Sandning(poster, begaran);
    }

    /// <summary>Shares posts between connections by event, so that what is said of one event stays in order, and cuts
    /// each connection's into bodies.</summary>
    /// <param name="poster">In order.</param>
    /// <param name="anslutningar">A multiple of the number of sources.</param>
    /// <param name="perKropp">Posts in a body.</param>
    public static List<Sandning>[] Dela(IEnumerable<Post> poster, int anslutningar, int perKropp)
    {
        var delar = new List<Post>[anslutningar];
        for (var i = 0; i < anslutningar; i++) delar[i] = [];
        foreach (var post in poster) delar[post.Uppgift.Handelse % anslutningar].Add(post);
        return [.. delar.Select(del => del.Chunk(perKropp).Select(Av).ToList())];
    }
}
