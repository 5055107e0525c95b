using Xunit;

namespace Lagescentral.Hub.Tests.Fientligt;

/// <summary>Tests that measure memory or take all of the machine: nothing else runs meanwhile.</summary>
[CollectionDefinition(Namn, DisableParallelization = true)]
public sealed class Ensam
{
    /// <summary>The collection's name.</summary>
    public const string Namn = "Ensam";
}
