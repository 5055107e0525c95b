using System.Data.Common;
using System.Globalization;
using System.Text;
using Lagescentral.Domain;
using Lagescentral.Domain.Handelser;
using Lagescentral.Journal.Skrivning;

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

    /// <summary>An item as a row holds it: id, version, source, event, revision, seriousness, kind, state, times, faults, who, content.</summary>
    public static Karantanpost Post(DbDataReader rad) => new()
    {
        Id = rad.Guid(0),
        Version = rad.GetInt32(1),
        Kalla = rad.GetString(2),
        HandelseId = rad.Text(3),
        Rev = rad.Heltal(4),
        Allvar = rad.Heltal(5),
        Slag = Enum.Parse<Karantanslag>(rad.GetString(6)),
        Lage = Enum.Parse<Karantanlage>(rad.GetString(7)),
        Mottagen = rad.Tid(8),
        Fel = Json.Read<List<Faltfel>>(rad.GetFieldValue<byte[]>(9)),
        AvgjordAv = rad.Text(10),
        Avgjord = rad.TidEllerNull(11),
        Innehall = rad.IsDBNull(12) ? null : Encoding.UTF8.GetString(rad.GetFieldValue<byte[]>(12)),
    };
}
