using Lagescentral.Hub.Manniskor;
using Microsoft.AspNetCore.SignalR;

namespace Lagescentral.Hub.Direkt;

/// <summary>Gives <see cref="Utskick"/> the connections themselves, so that one serialised message serves all.</summary>
public sealed class Livstid(ILogger<DefaultHubLifetimeManager<LageHub>> log, Utskick utskick) : DefaultHubLifetimeManager<LageHub>(log)
{
    /// <inheritdoc/>
    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        // Changes are made for the shared classes alone: who may see more follows as one of them.
        utskick.Anslut(connection, Lasare.For(connection.User));
        return base.OnConnectedAsync(connection);
    }

    /// <inheritdoc/>
    public override Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        utskick.Franslut(connection.ConnectionId);
        return base.OnDisconnectedAsync(connection);
    }
}
