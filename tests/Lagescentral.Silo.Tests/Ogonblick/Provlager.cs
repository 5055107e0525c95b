using System.Collections.Concurrent;
using System.Text;
using Orleans.Storage;

namespace Lagescentral.Silo.Tests.Ogonblicken;

/// <summary>A storage whose bytes can be seen and changed, and that can be away.</summary>
internal sealed class Provlager(IGrainStorageSerializer form) : IGrainStorage
{
    private readonly ConcurrentDictionary<string, (byte[] Data, string Etag)> _allt = new(StringComparer.Ordinal);
    private long _etag;

    /// <summary>Whether a call about a name is to fail.</summary>
    public Func<Anrop, string, bool> Faller { get; set; } = (_, _) => false;

    /// <summary>Names of all that there is, in order.</summary>
    public IReadOnlyList<string> Namn => [.. _allt.Keys.Order(StringComparer.Ordinal)];

    /// <summary>What is kept under a name, as text.</summary>
    public string this[string namn]
    {
        get => Encoding.UTF8.GetString(_allt[namn].Data);
        set => _allt[namn] = (Encoding.UTF8.GetBytes(value), Etag());
    }

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var namn = Prova(Anrop.Las, stateName, grainId);
        var finns = _allt.TryGetValue(namn, out var lagrat);
        var last = finns ? form.Deserialize<T>(lagrat.Data) : default;
        (grainState.State, grainState.RecordExists, grainState.ETag) = (last ?? Activator.CreateInstance<T>(), last is not null, finns ? lagrat.Etag : null);
        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var namn = Prova(Anrop.Skriv, stateName, grainId);
        Jamfor(namn, grainState.ETag);
        (grainState.ETag, grainState.RecordExists) = (Etag(), true);
        _allt[namn] = (form.Serialize(grainState.State).ToArray(), grainState.ETag);
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var namn = Prova(Anrop.Radera, stateName, grainId);
        Jamfor(namn, grainState.ETag);
        _allt.TryRemove(namn, out _);
        (grainState.State, grainState.RecordExists, grainState.ETag) = (Activator.CreateInstance<T>(), false, null);
        return Task.CompletedTask;
    }

    private void Jamfor(string namn, string? etag)
    {
        if ((_allt.TryGetValue(namn, out var lagrat) ? lagrat.Etag : null) != etag) throw new InconsistentStateException($"{namn} har ändrats.");
    }

    private string Etag() => Interlocked.Increment(ref _etag).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private string Prova(Anrop anrop, string stateName, GrainId grainId)
    {
        var namn = $"{stateName}-{grainId}";
        return Faller(anrop, namn) ? throw new IOException("Lagringen svarar inte.") : namn;
    }
}

/// <summary>What storage is asked to do.</summary>
internal enum Anrop
{
    Las,
    Skriv,
    Radera,
}
