using Lagescentral.Domain.Sekretess;

namespace Lagescentral.Aktorer.Noder;

/// <summary>Brings a channel's changes to this node's <see cref="IUtskick"/>, wherever the channel's owner lives.</summary>
public interface IAbonnemang
{
    /// <summary>Sees to it that every change from now on reaches this node, and then asks for the picture. It ends by itself when
    /// nobody here follows.</summary>
    /// <param name="kanal">Channel.</param>
    /// <param name="lasare">Class of the follower.</param>
    /// <param name="bild">Asks the owner.</param>
    /// <param name="cancel">Gives up.</param>
    Task<Bildsvar> FoljAsync(string kanal, Lasarklass lasare, Func<CancellationToken, Task<Bildsvar>> bild, CancellationToken cancel = default);
}

/// <summary>Every owner lives on this node, and hands its changes to the node's own <see cref="IUtskick"/>.</summary>
public sealed class Egetabonnemang : IAbonnemang
{
    /// <inheritdoc/>
    public Task<Bildsvar> FoljAsync(string kanal, Lasarklass lasare, Func<CancellationToken, Task<Bildsvar>> bild, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(bild);
        return bild(cancel);
    }
}

/// <summary>A change on its way from a channel's owner to a node.</summary>
/// <param name="Register">Which register sends it: another after the owner has been brought to life anew, and another from an
/// owner that has been replaced without knowing it.</param>
/// <param name="Nr">Number among all that the register has told of the class, 1, 2, 3 …: also a change of minute, which has no
/// number of its own in the channel, is missed when it is lost.</param>
/// <param name="Lasare">Class of the followers.</param>
/// <param name="Andring">The change.</param>
public sealed record Nodandring(Guid Register, long Nr, Lasarklass Lasare, Andring Andring);

/// <summary>How far an owner has told.</summary>
/// <param name="Register">Its register.</param>
/// <param name="Nr">Number of the last change told of the class.</param>
/// <param name="Ny">True when the node was not among those told.</param>
public readonly record struct Kanallage(Guid Register, long Nr, bool Ny);

/// <summary>The owners of channels, as a node reaches them.</summary>
public interface IKanalagare
{
    /// <summary>True for a channel that has an owner elsewhere; others are this node's own.</summary>
    bool Har(string kanal);

    /// <summary>Asks the owner to tell this node of changes for a class, or goes on asking: it is forgotten after
    /// <see cref="Nodregister.Giltig"/>.</summary>
    Task<Kanallage> TecknaAsync(string kanal, Lasarklass lasare, int foljare, CancellationToken cancel);

    /// <summary>As <see cref="IBildaktor.BildAsync"/>.</summary>
    Task<Bildsvar> BildAsync(string kanal, Lasarklass lasare, long? sedan, string? epok, CancellationToken cancel);
}
