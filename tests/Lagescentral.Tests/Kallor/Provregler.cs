using Lagescentral.Domain.Handelser;
using Lagescentral.Kallor.Intag;
using Shouldly;

namespace Lagescentral.Tests.Kallor;

/// <summary>The rules that the reader tests share, and what must hold of every item read.</summary>
internal static class Provregler
{
    public static readonly DateTimeOffset Nu = new(2026, 11, 18, 13, 0, 0, TimeSpan.Zero);

    public static readonly HashSet<string> Stadsdelar = new(StringComparer.Ordinal)
    {
        "bromma", "enskede-arsta-vantor", "farsta", "hagersten-alvsjo", "hasselby-vallingby", "jarva", "kungsholmen",
        "norra-innerstaden", "skarpnack", "skarholmen", "sodermalm", "stockholm",
    };

    public static readonly InlasRegler Regler = new()
    {
        Stadsdelar = Stadsdelar,
        InomStaden = (lat, lon) => Math.Abs(lat - 59.33) < 0.6 && Math.Abs(lon - 18.05) < 0.6,
        Tak = Klass.Intern,
        Nu = Nu,
    };

    /// <summary>Every item is whole or faulty, never both nor neither.</summary>
    public static void SkaVaraHel(Inrad rad)
    {
        (rad.Inkommande is not null).ShouldBe(rad.Fel.Count == 0);
        rad.Fel.ShouldAllBe(f => f.Orsak.Length > 0 && f.Rad == rad.Rad);
        if (rad.Inkommande is not { } post)
            return;
        post.Id.ShouldBe(rad.Id);
        post.Id.Length.ShouldBeGreaterThan(0);
        post.Intraffad.Offset.ShouldBe(TimeSpan.Zero);
        (post.Lat is null).ShouldBe(post.Lon is null);
        post.Intraffad.ShouldBeLessThanOrEqualTo(Nu.AddMinutes(5));
    }

    public static string Repo(string relative)
    {
        for (var d = new DirectoryInfo(AppContext.BaseDirectory); d is not null; d = d.Parent)
        {
            var full = Path.Combine(d.FullName, relative);
            if (File.Exists(full) || Directory.Exists(full))
                return full;
        }
        throw new DirectoryNotFoundException(relative);
    }
}
