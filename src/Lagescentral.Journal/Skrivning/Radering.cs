namespace Lagescentral.Journal.Skrivning;

/// <summary>What a write does, after its commit, about bytes that it has erased.</summary>
internal enum Radering
{
    /// <summary>Nothing: it erases nothing.</summary>
    Ingen,

    /// <summary>When it has been asked for, by this write or an earlier one: no byte is left.</summary>
    OmBegard,

    /// <summary>No byte is left.</summary>
    Genast,

    /// <summary>As <see cref="Genast"/>, but what could not be done is left to the next erasure or start without a fault.</summary>
    Helst,
}
