using System.Text;
using Microsoft.Data.Sqlite;
using Shouldly;

namespace Lagescentral.Tests.Journal;

/// <summary>A folder of its own for a store, removed afterwards.</summary>
internal sealed class Lagermapp : IDisposable
{
    public string Sokvag { get; } = Directory.CreateTempSubdirectory("lager").FullName;

    public string Fil(string namn) => Path.Combine(Sokvag, namn);

    /// <summary>Those of the words whose bytes are in any of the folder's files.</summary>
    public IReadOnlyList<string> Kvar(IEnumerable<string> ord)
    {
        var filer = Directory.GetFiles(Sokvag).Select(LasDelad).ToList();
        return ord.Where(o => filer.Exists(fil => fil.AsSpan().IndexOf(Encoding.UTF8.GetBytes(o)) >= 0)).ToList();
    }

    /// <summary>A connection of another program, as it were.</summary>
    public SqliteConnection Utifran(string namn)
    {
        var anslutning = new SqliteConnection($"Data Source={Fil(namn)};Pooling=False");
        anslutning.Open();
        return anslutning;
    }

    /// <summary>Writes rubbish over every page but the first.</summary>
    public void Forstor(string namn)
    {
        using var fil = new FileStream(Fil(namn), FileMode.Open, FileAccess.ReadWrite);
        fil.Length.ShouldBeGreaterThan(8192);
        fil.Position = 4096;
        var skrap = new byte[fil.Length - 4096];
        Array.Fill(skrap, (byte)0xA5);
        fil.Write(skrap);
    }

    public void Dispose() => Directory.Delete(Sokvag, recursive: true);

    private static byte[] LasDelad(string fil)
    {
        using var strom = new FileStream(fil, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[strom.Length];
        strom.ReadExactly(bytes);
        return bytes;
    }
}
