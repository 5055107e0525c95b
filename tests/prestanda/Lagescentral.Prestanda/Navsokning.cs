namespace Lagescentral.Prestanda;

/// <summary>Finds the built hub from where this program lies.</summary>
internal static class Navsokning
{
    public static string Finn()
    {
        for (var mapp = new DirectoryInfo(AppContext.BaseDirectory); mapp is not null; mapp = mapp.Parent)
        {
            var bin = Path.Combine(mapp.FullName, "src", "Lagescentral.Hub", "bin", "Release", "net10.0", "Lagescentral.Hub.dll");
            if (File.Exists(bin)) return bin;
        }

        throw new FileNotFoundException("Navet är inte byggt. Kör först: dotnet build src/Lagescentral.Hub -c Release");
    }
}
