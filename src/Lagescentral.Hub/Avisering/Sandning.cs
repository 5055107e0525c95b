using Lagescentral.Domain.Avisering;
using Lagescentral.Domain.Handelser;
using Microsoft.Extensions.Options;

namespace Lagescentral.Hub.Avisering;

/// <summary>One of a recipient's addresses.</summary>
/// <param name="Id">Id that says nothing of the address; unique within its way.</param>
/// <param name="Kanal">Way there.</param>
/// <param name="Klass">Strictest class that it may be sent.</param>
public abstract record Avimal(string Id, Avikanal Kanal, Klass Klass);

/// <summary>How a send went.</summary>
public enum Sandutfall
{
    /// <summary>The next system took it.</summary>
    Skickad,

    /// <summary>Another attempt may succeed.</summary>
    Tillfalligt,

    /// <summary>Another attempt would not.</summary>
    Permanent,

    /// <summary>The address is no more.</summary>
    Borta,
}

/// <summary>What came of a send.</summary>
/// <param name="Utfall">How it went.</param>
/// <param name="Orsak">Why not, Swedish, without the address.</param>
/// <param name="Vanta">How long the receiver asked us to wait.</param>
public sealed record Sandsvar(Sandutfall Utfall, string? Orsak = null, TimeSpan? Vanta = null)
{
    /// <summary>It went.</summary>
    public static Sandsvar Skickad { get; } = new(Sandutfall.Skickad);
}

/// <summary>Sends notices one way.</summary>
public interface IAvisandare
{
    /// <summary>The way.</summary>
    Avikanal Kanal { get; }

    /// <summary>Makes one attempt. Faults of the way are answers, not exceptions.</summary>
    Task<Sandsvar> SandAsync(Avi avi, Avimal mal, CancellationToken cancel);
}

/// <summary>Makes the senders: asked once, and never by a hub that is an exercise.</summary>
public interface ISandarfabrik
{
    /// <summary>One sender for each way that is set.</summary>
    IReadOnlyList<IAvisandare> Skapa();
}

/// <summary>The senders. In an exercise there are none: nothing that could send is ever made.</summary>
public sealed class Sandarna(ISandarfabrik fabrik, IOptions<Demoinstallningar> demo) : IDisposable
{
    private readonly Lazy<IReadOnlyDictionary<Avikanal, IAvisandare>> _alla = new(() => demo.Value.Aktiv
        ? new Dictionary<Avikanal, IAvisandare>()
        : fabrik.Skapa().ToDictionary(sandare => sandare.Kanal));

    /// <summary>True when the whole hub is an exercise.</summary>
    public bool Ovning => demo.Value.Aktiv;

    /// <summary>The ways there are.</summary>
    public IReadOnlyCollection<Avikanal> Kanaler => [.. _alla.Value.Keys];

    /// <summary>Makes one attempt.</summary>
    /// <exception cref="InvalidOperationException">It is an exercise, or there is no such way.</exception>
    public Task<Sandsvar> SandAsync(Avi avi, Avimal mal, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(avi);
        ArgumentNullException.ThrowIfNull(mal);
        if (avi.Ovning || Ovning) throw new InvalidOperationException("En övning aviserar ingen.");
        return _alla.Value.TryGetValue(mal.Kanal, out var sandare)
            ? sandare.SandAsync(avi, mal, cancel)
            : throw new InvalidOperationException($"Det finns ingen väg {mal.Kanal}.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_alla.IsValueCreated) return;
        foreach (var sandare in _alla.Value.Values) (sandare as IDisposable)?.Dispose();
    }
}
