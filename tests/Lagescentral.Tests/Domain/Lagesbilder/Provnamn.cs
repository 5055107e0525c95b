using Lagescentral.Domain.Lagesbilder;

namespace Lagescentral.Tests.Domain.Lagesbilder;

/// <summary>Every id is its own name.</summary>
internal sealed class Provnamn : INamn
{
    public static Vymakare Vyer { get; } = new(new Provnamn(), new Viktbok(Vikter.Standard), ovning: false);

    public string Kategori(string id) => id;

    public string? Plats(string id) => id;

    public string Stadsdel(string id) => id;
}
