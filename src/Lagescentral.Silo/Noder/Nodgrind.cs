using Lagescentral.Journal;

namespace Lagescentral.Silo.Noder;

/// <summary>Lets no call in to an aktor on a node that is not known to be one of the cluster's, nor from one that is known not to be:
/// Orleans itself takes messages from a node that it has given up.</summary>
/// <param name="vakt">This node.</param>
/// <param name="noder">The others.</param>
public sealed class Nodgrind(Nodvakt vakt, ISiloStatusOracle noder) : IIncomingGrainCallFilter
{
    /// <inheritdoc/>
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (Egnatyper.ArEget(context.InterfaceName))
        {
            if (RequestContext.Get(Anropsfel.Avsandare) is string nod && noder.IsDeadSilo(SiloAddress.FromParsableString(nod)))
                throw new JournalOtillgangligException("Noden som frågar är inte längre kvar i klustret. Försök igen om en stund.");
            await vakt.GallerAsync();
        }

        await context.Invoke();
    }
}
