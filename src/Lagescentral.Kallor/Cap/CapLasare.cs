using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Lagescentral.Domain.Handelser;
using Lagescentral.Kallor.Intag;

namespace Lagescentral.Kallor.Cap;

/// <summary>Reads alerts in the Common Alerting Protocol 1.2 (OASIS, 2010). One message is one item.</summary>
/// <remarks>
/// Alert, Update and Cancel of one matter share an id: the identifier of the earliest-sent message that
/// <c>references</c> names, else the message's own. A sender that names only the message just before, and not
/// the first, therefore starts a new event at its third message; CAP lets it name all of them.
/// CAP sets no lengths of its own: what is over the contract's limits is cut, for an alert is not refused for its words.
/// </remarks>
public static class CapLasare
{
    /// <summary>Most bytes, and most characters, of a message.</summary>
    public const int Storst = 1024 * 1024;

    /// <summary>Deepest nesting of elements; CAP itself needs five, a signature some more.</summary>
    public const int Djupast = 24;

    /// <summary>The name of an event whose withdrawal has no info block.</summary>
    public const string Aterkallelse = "Återkallelse";

    internal static readonly XNamespace Ns = "urn:oasis:names:tc:emergency:cap:1.2";

    /// <summary>Reads one message.</summary>
    /// <exception cref="OlasligException">No XML, a document type, too deep, or not CAP 1.2.</exception>
    /// <exception cref="ForStorException">Over <see cref="Storst"/>.</exception>
    public static async Task<IReadOnlyList<Inrad>> LasAsync(Stream kropp, InlasRegler regler, CancellationToken ct = default)
    {
        var bytes = await Kropp.LasAsync(kropp, Storst, ct).ConfigureAwait(false);
        return Las(bytes, regler);
    }

    /// <summary>Reads one message in memory.</summary>
    /// <exception cref="OlasligException">No XML, a document type, too deep, or not CAP 1.2.</exception>
    /// <exception cref="ForStorException">Over <see cref="Storst"/>.</exception>
    public static IReadOnlyList<Inrad> Las(ReadOnlyMemory<byte> xml, InlasRegler regler)
    {
        if (xml.Length > Storst)
            throw new ForStorException("Meddelandet är större än 1 MiB.");
        var alert = Dokument(xml.ToArray());
        return [CapTolk.Tolka(alert, regler)];
    }

    private static XElement Dokument(byte[] xml)
    {
        try
        {
            ProvaDjup(xml);
            using var reader = Reader(xml);
            var rot = XDocument.Load(reader).Root!;
            return rot.Name == Ns + "alert"
                ? rot
                : throw new OlasligException($"Rotelementet ska vara alert i namnrymden {Ns.NamespaceName} (CAP 1.2).");
        }
        catch (XmlException e)
        {
            // The reader's own message may quote the input.
            throw new OlasligException(string.Create(CultureInfo.InvariantCulture,
                $"Kroppen är inte giltig XML utan dokumenttyp (DTD): rad {e.LineNumber}, tecken {e.LinePosition}."));
        }
    }

    // Before a tree is built: depth costs stack in whoever walks it.
    private static void ProvaDjup(byte[] xml)
    {
        using var reader = Reader(xml);
        while (reader.Read())
        {
            if (reader.Depth > Djupast)
                throw new OlasligException($"Elementen är nästlade djupare än {Djupast} nivåer.");
        }
    }

    private static XmlReader Reader(byte[] xml) => XmlReader.Create(new MemoryStream(xml), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = Storst,
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    });
}
