namespace Lagescentral.Domain.Lagesbilder;

/// <summary>Weight of each seriousness in <c>tyngd</c>, so that volume does not hide the serious.</summary>
public sealed record Vikter
{
    /// <summary>1, 3, 10, 30, 100.</summary>
    public static Vikter Standard { get; } = new([1, 3, 10, 30, 100]);

    /// <summary>Weights for seriousness 1–5, in that order.</summary>
    /// <exception cref="ArgumentException">Not five non-decreasing weights from 1 to 1,000,000.</exception>
    public Vikter(IReadOnlyList<int> perAllvar)
    {
        ArgumentNullException.ThrowIfNull(perAllvar);
        if (perAllvar.Count != 5 || perAllvar.Any(v => v is < 1 or > 1_000_000)
            || perAllvar.Zip(perAllvar.Skip(1)).Any(par => par.Second < par.First))
            throw new ArgumentException("Vikterna ska vara fem heltal 1–1 000 000 som aldrig minskar, för allvar 1–5.", nameof(perAllvar));
        PerAllvar = perAllvar;
    }

    /// <summary>The five weights.</summary>
    public IReadOnlyList<int> PerAllvar { get; }

    /// <summary>Weight of one event.</summary>
    public int For(int allvar) => PerAllvar[allvar - 1];

    /// <inheritdoc/>
    public bool Equals(Vikter? other) => other is not null && PerAllvar.SequenceEqual(other.PerAllvar);

    /// <inheritdoc/>
    public override int GetHashCode() => PerAllvar.Aggregate(17, HashCode.Combine);
}
