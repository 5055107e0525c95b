using System.Text.Json;
using Lagescentral.Domain.Stad;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Index.Strtree;

namespace Lagescentral.Domain.Geografi;

/// <summary>The borders of the smaller areas: which of them holds a point. Immutable after construction.</summary>
internal sealed class Granskarta
{
    private const string Fil = "granser.geojson";

    private readonly STRtree<Yta> trad = new();

    private Granskarta(IReadOnlyList<Yta> ytor)
    {
        foreach (var yta in ytor)
        {
            Ram.ExpandToInclude(yta.Form.EnvelopeInternal);
            // A prepared geometry makes its index at the first question, without a lock: ask it now.
            yta.Forberedd.Covers(yta.Form.InteriorPoint);
            trad.Insert(yta.Form.EnvelopeInternal, yta);
        }

        // The tree builds itself at the first query, which is not thread-safe: build it here.
        trad.Build();
    }

    /// <summary>The box around all areas: x is longitude, y latitude.</summary>
    public Envelope Ram { get; } = new();

    public static Granskarta Las(string mapp, Stadsdelsregister stadsdelar)
    {
        var rot = Stadsfil.Las<JsonElement>(mapp, Fil);
        if (rot.ValueKind != JsonValueKind.Object || !rot.TryGetProperty("features", out var lista) || lista.ValueKind != JsonValueKind.Array || lista.GetArrayLength() == 0)
            throw Stadsfil.Fel(Fil, "hela filen", "features", "listan saknas eller är tom", "Ange en FeatureCollection med ytor.");

        return new Granskarta([.. lista.EnumerateArray().Select((yta, i) => Las(yta, $"yta nr {i + 1}", stadsdelar))]);
    }

    /// <summary>The area that holds the point; on a shared border the first by name.</summary>
    public Yta? Vid(double lat, double lon)
    {
        var traff = new Traff(new Point(lon, lat));
        trad.Query(new Envelope(lon, lon, lat, lat), traff);
        return traff.Funnen;
    }

    private static Yta Las(JsonElement yta, string post, Stadsdelsregister stadsdelar)
    {
        try
        {
            var egenskaper = yta.GetProperty("properties");
            var namn = Stadsfil.Text(egenskaper.GetProperty("namn").GetString(), Fil, post, "namn");
            var id = Stadsfil.Text(egenskaper.GetProperty("stadsdel").GetString(), Fil, post, "stadsdel");
            var stadsdel = stadsdelar.Alla.FirstOrDefault(s => s.Id == id)
                ?? throw Stadsfil.Fel(Fil, post, "stadsdel", "id:t finns inte i stadsdelar.json", "Använd ett av dess id:n.");
            var form = Form(yta.GetProperty("geometry"));
            if (!form.IsValid)
                throw Stadsfil.Fel(Fil, post, "geometry", "ytan korsar sig själv", "Härled filen på nytt.");
            return new Yta(namn, stadsdel, form, PreparedGeometryFactory.Prepare(form));
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            throw new InvalidDataException($"{Fil}: {post} saknar namn, stadsdel eller en hel Polygon/MultiPolygon. Härled filen på nytt.", e);
        }
    }

    private static Geometry Form(JsonElement geometri)
    {
        var koordinater = geometri.GetProperty("coordinates");
        return geometri.GetProperty("type").GetString() switch
        {
            "Polygon" => Polygon(koordinater),
            "MultiPolygon" => new MultiPolygon([.. koordinater.EnumerateArray().Select(Polygon)]),
            _ => throw new ArgumentException("Geometrin är varken Polygon eller MultiPolygon.", nameof(geometri)),
        };
    }

    private static Polygon Polygon(JsonElement ringar)
    {
        var alla = ringar.EnumerateArray().Select(Ring).ToList();
        return new Polygon(alla[0], [.. alla.Skip(1)]);
    }

    private static LinearRing Ring(JsonElement ring) =>
        new([.. ring.EnumerateArray().Select(p => new Coordinate(p[0].GetDouble(), p[1].GetDouble()))]);

    /// <summary>One area.</summary>
    internal sealed record Yta(string Namn, Stadsdel Stadsdel, Geometry Form, IPreparedGeometry Forberedd);

    private sealed class Traff(Point punkt) : NetTopologySuite.Index.IItemVisitor<Yta>
    {
        public Yta? Funnen { get; private set; }

        public void VisitItem(Yta item)
        {
            if (Funnen is not null && string.CompareOrdinal(Funnen.Namn, item.Namn) <= 0)
                return;
            if (item.Forberedd.Covers(punkt))
                Funnen = item;
        }
    }
}
