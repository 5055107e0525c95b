using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Domain.Geografi;

/// <summary>The city's files as every host gets them, and the recorded material that lies beside the repository.</summary>
internal static class Stadsfiler
{
    public static string Mapp { get; } = Path.Combine(AppContext.BaseDirectory, "stad", "stockholm");

    /// <summary>The folder of recorded material, or null where it is not at hand.</summary>
    public static string? Forlaga { get; } = Ovanfor(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>What the fault says when one of the city's files is changed.</summary>
    public static string Fel(string fil, Func<string, string> andra, Action<string> las)
    {
        var mapp = Directory.CreateTempSubdirectory("stad").FullName;
        try
        {
            foreach (var sokvag in Directory.GetFiles(Mapp))
                File.Copy(sokvag, Path.Combine(mapp, Path.GetFileName(sokvag)));
            var mal = Path.Combine(mapp, fil);
            File.WriteAllText(mal, andra(File.ReadAllText(mal)));
            return Should.Throw<InvalidDataException>(() => las(mapp)).Message;
        }
        finally
        {
            Directory.Delete(mapp, recursive: true);
        }
    }

    private static string? Ovanfor(DirectoryInfo? mapp)
    {
        for (; mapp is not null; mapp = mapp.Parent)
        {
            var delad = Path.Combine(mapp.FullName, "shared");
            if (File.Exists(Path.Combine(delad, "domain.md")))
                return Path.Combine(delad, "data");
        }

        return null;
    }
}

/// <summary>A test over recorded material, skipped where it is not at hand.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ForlagaFactAttribute : FactAttribute
{
    public ForlagaFactAttribute()
    {
        if (Stadsfiler.Forlaga is null)
            Skip = "Det inspelade materialet (shared/data) finns inte bredvid arkivet.";
    }
}
