using Lagescentral.Journal;

namespace Lagescentral.Silo.Noder;

/// <summary>Tells what a call that did not come through means here: nothing may be held to have been done, nor not to have been.
/// The caller sends again, and is answered 503 meanwhile.</summary>
/// <param name="jag">This node, which is named in each call.</param>
public sealed class Anropsfel(ILocalSiloDetails jag) : IOutgoingGrainCallFilter
{
    /// <summary>Name under which a call tells which node it is from.</summary>
    public const string Avsandare = "lagescentral.nod";

    private readonly string _jag = jag.SiloAddress.ToParsableString();

    /// <inheritdoc/>
    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        // What the nodes say to each other about themselves is Orleans' own, and so are its faults.
        if (!Egnatyper.ArEget(context.InterfaceName))
        {
            await context.Invoke();
            return;
        }

        RequestContext.Set(Avsandare, _jag);
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
