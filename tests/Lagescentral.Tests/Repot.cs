namespace Lagescentral.Tests;

/// <summary>Where the source of what is tested lies.</summary>
internal static class Repot
{
    /// <summary>The folder that holds <c>Lagescentral.sln</c>.</summary>
    public static string Rot { get; } = Finn();

    private static string Finn()
    {
        var mapp = new DirectoryInfo(AppContext.BaseDirectory);
        while (mapp is not null && !File.Exists(Path.Combine(mapp.FullName, "Lagescentral.sln"))) mapp = mapp.Parent;
        return mapp?.FullName ?? throw new InvalidOperationException("Lagescentral.sln was not found above the tests.");
    }
}
