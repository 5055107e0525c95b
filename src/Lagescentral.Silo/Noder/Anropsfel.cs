using Lagescentral.Journal;

namespace Lagescentral.Silo.Noder;

/// <summary>Tells what a call that did not come through means here: nothing may be held to have been done, nor not to have been.
/// The caller sends again, and is answered 503 meanwhile.</summary>
public sealed class Anropsfel : IOutgoingGrainCallFilter
{
    /// <inheritdoc/>
    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        try
        {
            await context.Invoke();
        }
        catch (Exception fel) when (fel is OrleansException or TimeoutException)
        {
            throw new JournalOtillgangligException("En nod i klustret svarar inte just nu. Försök igen om en stund.", fel);
        }
    }
}
