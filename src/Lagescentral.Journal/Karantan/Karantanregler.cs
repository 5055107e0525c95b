using System.Globalization;

namespace Lagescentral.Journal;

/// <summary>What every karantän asks.</summary>
internal static class Karantanregler
{
    /// <summary>How many items of one source may wait at once, unless said otherwise.</summary>
    public const int HogstPerKalla = 10_000;

    /// <summary>Who settled an item whose content went with its event's text.</summary>
    public const string Gallring = "gallring";

    /// <exception cref="JournalOtillgangligException">More items of the source would wait than may.</exception>
    public static void ProvaPlats(string kalla, long vantar, int hogst)
    {
        if (vantar > hogst)
        {
            throw new JournalOtillgangligException(string.Create(CultureInfo.InvariantCulture,
                $"Karantänen är full för källan {kalla}: högst {hogst} poster får vänta. Avgör några av dem, sedan går det att sända igen."));
        }
    }

    /// <exception cref="ArgumentException">An item cannot be settled so.</exception>
    public static void ProvaLage(Karantanlage lage)
    {
        if (lage == Karantanlage.Vantar)
            throw new ArgumentException("En post avgörs som rättad, släppt eller avvisad.", nameof(lage));
    }
}
