namespace Lagescentral.Prestanda.Servrar;

/// <summary>Finds what has been built, and the repository, from where this program lies.</summary>
internal static class Bygge
{
    /// <summary>The hub.</summary>
    public static string Nav => Finn(Path.Combine("src", "Lagescentral.Hub"), "Lagescentral.Hub");

    /// <summary>The hub on a cluster.</summary>
    public static string Silo => Finn(Path.Combine("src", "Lagescentral.Silo"), "Lagescentral.Silo");

    /// <summary>The rivals.</summary>
    public static string Rivaler => Finn(Path.Combine("tests", "prestanda", "Lagescentral.Rivaler"), "Lagescentral.Rivaler");

    /// <summary>What fills a journal with a year that has been.</summary>
    public static string Fyllning => Finn(Path.Combine("tests", "prestanda", "Lagescentral.Fyllning"), "Lagescentral.Fyllning");

    /// <summary>The repository's folder.</summary>
    public static string Rot
    {
        get
        {
            for (var mapp = new DirectoryInfo(AppContext.BaseDirectory); mapp is not null; mapp = mapp.Parent)
                if (File.Exists(Path.Combine(mapp.FullName, "Lagescentral.sln"))) return mapp.FullName;
            throw new DirectoryNotFoundException("Programmet ligger inte i sitt förråd.");
        }
    }

    /// <summary>Where the programs have been published, compiled beforehand; null when they are run as built.</summary>
    public static string? Publicerat { get; } = Environment.GetEnvironmentVariable("PRESTANDA_PROGRAM");

    private static string Finn(string projekt, string namn)
    {
        var mapp = Publicerat is null ? Path.Combine(Rot, projekt, "bin", "Release", "net10.0") : Path.Combine(Publicerat, namn);
        var bin = Path.Combine(mapp, namn + ".dll");
        return File.Exists(bin) ? bin : throw new FileNotFoundException($"{namn} är inte byggt. Kör först: dotnet build {projekt} -c Release");
    }
}
