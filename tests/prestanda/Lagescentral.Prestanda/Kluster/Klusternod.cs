using System.Collections.Concurrent;
using System.Text.Json;
using Lagescentral.Prestanda.Servrar;

namespace Lagescentral.Prestanda.Kluster;

/// <summary>An error that a node has logged.</summary>
/// <param name="Tid">Timestamp when it was read.</param>
/// <param name="Kalla">Who logged it, by its type's name; empty for what is not a line of the log.</param>
/// <param name="Ord">What it says.</param>
internal sealed record Loggfel(long Tid, string Kalla, string Ord);

/// <summary>A node as a process of its own, with a folder of its own. All that it writes is kept in a file there.</summary>
internal sealed class Klusternod : Server
{
    private readonly ConcurrentQueue<Loggfel> _loggfel = new();
    private readonly StreamWriter _logg;

    /// <summary>A node that has not been started.</summary>
    /// <param name="namn">Name in what is printed.</param>
    /// <param name="dll">Program.</param>
    /// <param name="mapp">Its folder.</param>
    /// <param name="port">Port on which the nodes reach it.</param>
    /// <param name="installningar">What all nodes are told.</param>
    public Klusternod(string namn, string dll, string mapp, int port, IReadOnlyList<string> installningar)
        : base(dll, [.. installningar, $"--Journal:Mapp={mapp}", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"--Kluster:Port={port}")])
    {
        (Namn, Mapp, Port) = (namn, mapp, port);
        Directory.CreateDirectory(mapp);
        _logg = new StreamWriter(Path.Combine(mapp, "logg.txt"), append: true) { AutoFlush = true };
    }

    public string Namn { get; }

    public string Mapp { get; }

    public int Port { get; }

    /// <summary>Errors and worse, and whatever is not its log, in order.</summary>
    public IReadOnlyList<Loggfel> Loggfel => [.. _loggfel];

    /// <summary>True when it, or one before it in the same place, has written the words.</summary>
    public bool HarSagt(string ord)
    {
        using var logg = new StreamReader(new FileStream(Path.Combine(Mapp, "logg.txt"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return logg.ReadToEnd().Contains(ord, StringComparison.Ordinal);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        lock (_logg) _logg.Dispose();
    }

    protected override void Las(string? rad)
    {
        if (string.IsNullOrWhiteSpace(rad)) return;
        lock (_logg)
            if (_logg.BaseStream.CanWrite) _logg.WriteLine(rad);
        base.Las(rad);
        if (rad.StartsWith("Lägescentral är igång", StringComparison.Ordinal)) return;
        if (Tolka(rad) is { } fel) _loggfel.Enqueue(fel);
    }

    private static Loggfel? Tolka(string rad)
    {
        var tid = TimeProvider.System.GetTimestamp();
        if (!rad.StartsWith('{')) return new Loggfel(tid, "", Forkortat(rad));
        try
        {
            using var json = JsonDocument.Parse(rad);
            if (json.RootElement.GetProperty("Level").GetString() is not ("Error" or "Fatal")) return null;
            var kalla = json.RootElement.GetProperty("Properties").TryGetProperty("SourceContext", out var typ) ? typ.GetString() ?? "" : "";
            var ord = json.RootElement.GetProperty("RenderedMessage").GetString() ?? "";
            var undantag = json.RootElement.TryGetProperty("Exception", out var text) ? text.GetString()?.Split('\n')[0] : null;
            return new Loggfel(tid, kalla, Forkortat(undantag is null ? ord : $"{ord} ({undantag})"));
        }
        catch (JsonException)
        {
            // Cut off in the middle: the process was killed while it wrote.
            return null;
        }
    }
}
