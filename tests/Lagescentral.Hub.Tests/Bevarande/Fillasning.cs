using System.Text;

namespace Lagescentral.Hub.Tests.Bevarande;

/// <summary>Looks for words in every byte of every file.</summary>
internal static class Fillasning
{
    /// <summary>Those of the words that some file of the folder holds, in UTF-8 or UTF-16, as they stand or in lower case.</summary>
    public static IReadOnlyList<string> Funna(string mapp, params IEnumerable<string> ord)
    {
        var funna = new SortedSet<string>(StringComparer.Ordinal);
        // The lock file is empty and held open by the hub alone.
        foreach (var fil in Directory.EnumerateFiles(mapp, "*", SearchOption.AllDirectories).Where(fil => Path.GetFileName(fil) != "hub.las"))
        {
            using var strom = new FileStream(fil, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var minne = new MemoryStream();
            strom.CopyTo(minne);
            var bytes = minne.GetBuffer().AsSpan(0, (int)minne.Length);
            foreach (var ett in ord)
                foreach (var form in new[] { ett, ett.ToLowerInvariant() })
                    if (bytes.IndexOf(Encoding.UTF8.GetBytes(form)) >= 0 || bytes.IndexOf(Encoding.Unicode.GetBytes(form)) >= 0) funna.Add(ett);
        }

        return [.. funna];
    }
}
