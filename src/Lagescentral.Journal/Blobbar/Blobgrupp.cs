using System.Globalization;
using Lagescentral.Journal.Skrivning;

namespace Lagescentral.Journal.Blobbar;

/// <summary>A block as it will be appended: positions, numbers and hashes go on from where the log is believed to end.</summary>
/// <param name="lage">Where it is believed to end.</param>
/// <param name="hogst">The most bytes of the block, and of its texts.</param>
internal sealed class Blobgrupp(Logglage lage, int hogst) : IRadmottagare
{
    // What a block takes beside its lines.
    private const int Marginal = 256;

    private readonly List<Loggrad> rader = [];
    private readonly MemoryStream texter = new();
    private long byteHogst = Marginal;
    private long nummer = lage.Nummer;
    private bool prov;

    /// <summary>True when nothing is to be written.</summary>
    public bool Tom => rader.Count == 0 && !prov;

    /// <summary>True when a caller expected a stream to stand elsewhere: the log may have gone on.</summary>
    public bool Annorlunda { get; private set; }

    /// <summary>Where the block goes.</summary>
    public Loggplats Plats => lage.Slut;

    /// <summary>The texts of the lines, each after its salt.</summary>
    public ReadOnlyMemory<byte> Texter => texter.GetBuffer().AsMemory(0, (int)texter.Length);

    /// <summary>True when a call's lines go into the block, or there is none in it yet.</summary>
    public bool Ryms(Skrivanrop anrop) => rader.Count == 0 || (byteHogst + Byte(anrop.Rader) <= hogst && texter.Length + Textbyte(anrop.Rader) <= hogst);

    /// <inheritdoc/>
    public IReadOnlyList<Journalpost> Append(string strom, long vantad, IReadOnlyList<Journalrad> nya, Radmaterial[] material)
    {
        var last = lage.Strommar.GetValueOrDefault(strom);
        Annorlunda |= (last?.Position ?? 0) != vantad;
        Stromlage.Kontrollera(last, strom, vantad, nya);
        if (nya.Count == 0)
            return [];
        var bytes = Byte(nya);
        if (bytes + Marginal > hogst || Textbyte(nya) > hogst)
        {
            throw new FelRadException(string.Create(CultureInfo.InvariantCulture,
                $"Anropets {nya.Count} rader är tillsammans större än {hogst / 1024 / 1024} MiB, som lagret tar på en gång; dela upp dem på flera anrop."));
        }

        if (last is null)
            lage.Strommar.Add(strom, last = new Stromlage(0, strom));
        var poster = new Journalpost[material.Length];
        for (var i = 0; i < poster.Length; i++)
            poster[i] = Lagg(last, material[i]);
        byteHogst += bytes;
        return poster;
    }

    /// <inheritdoc/>
    public void Kontrollera(Strompunkt vakt)
    {
        var last = lage.Strommar.GetValueOrDefault(vakt.Strom);
        Annorlunda |= (last?.Position ?? 0) != vakt.Position;
        Stromlage.Kontrollera(last, vakt);
    }

    /// <inheritdoc/>
    public void Prova() => prov = true;

    /// <summary>The block, under an id of its own.</summary>
    public Loggblock Block(DateTimeOffset nu) => Loggblock.Ny(rader.Count > 0 ? Blockslag.Rader : Blockslag.Prov, nu) with { Rader = rader };

    private static long Byte(IReadOnlyList<Journalrad> rader) => rader.Sum(Loggblock.Hogst);

    private static long Textbyte(IReadOnlyList<Journalrad> rader) => rader.Sum(r => r.Text is { } t ? t.Length + Hashkedja.Saltlangd : 0L);

    private Journalpost Lagg(Stromlage strom, Radmaterial material)
    {
        var post = strom.Nasta(material, ++nummer);
        Textplats? plats = null;
        if (material.Rad.Text is { } text)
        {
            plats = new Textplats((int)texter.Length, Hashkedja.Saltlangd + text.Length);
            texter.Write(material.Salt);
            texter.Write(text.Span);
        }

        rader.Add(new Loggrad(post, material.Texthmac, strom.Hash, plats, material.Rad.Nycklar, material.Rad.Gallrar));
        return post;
    }
}
