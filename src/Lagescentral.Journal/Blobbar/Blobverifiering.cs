using Lagescentral.Journal.Sqlite;
using Lagescentral.Journal.Verifiering;
using Microsoft.Extensions.Logging.Abstractions;

namespace Lagescentral.Journal.Blobbar;

/// <summary>Verifies a journal on blobs from the log and the texts alone, beside nodes that may be writing: a copy of the log is made for
/// it, and thrown away.</summary>
public static class Blobverifiering
{
    /// <summary>Verifies the journal in a store. Faults are reported, not thrown.</summary>
    /// <exception cref="FileNotFoundException">There is no journal in the store.</exception>
    /// <exception cref="JournalOtillgangligException">The store cannot be read now.</exception>
    public static Task<Verifieringsrapport> VerifieraAsync(
        IBloblager lager, IProgress<Verifieringslage>? framsteg = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(lager);
        return Task.Run(
            async () =>
            {
                var mapp = Directory.CreateTempSubdirectory("lagescentral-verifiera-");
                try
                {
                    using var lasare = await Blobverifieringslasare.OppnaAsync(lager, mapp.FullName, cancel).ConfigureAwait(false);
                    return new Kedjeprov(lasare).Kor(framsteg, cancel);
                }
                catch (Exception fel) when (Blobfel.ArFel(fel))
                {
                    throw Blobfel.Otillganglig($"Journalen i {lager.Namn} kan inte läsas", fel);
                }
                finally
                {
                    mapp.Delete(recursive: true);
                }
            },
            cancel);
    }
}

/// <summary>Reads lines from a copy of the log made for it, and texts from where they lie.</summary>
internal sealed class Blobverifieringslasare : IVerifieringslasare
{
    private const int Sida = 500;

    private readonly Avbild avbild;
    private readonly Blobtexter texter;
    private readonly Verifieringslasare rader;
    private readonly string? skada;

    private Blobverifieringslasare(Avbild avbild, Blobtexter texter, string? skada)
    {
        this.avbild = avbild;
        this.texter = texter;
        this.skada = skada;
        rader = new Verifieringslasare(avbild.OppnaForLasning());
    }

    /// <inheritdoc/>
    public Guid Id => rader.Id;

    /// <summary>Reads the log as far as it can be read.</summary>
    public static async Task<Blobverifieringslasare> OppnaAsync(IBloblager lager, string mapp, CancellationToken cancel)
    {
        var meta = await Blobmeta.LasAsync(lager, cancel).ConfigureAwait(false) ?? throw new FileNotFoundException($"I {lager.Namn} finns ingen journal.");
        var ny = Avbild.Oppna(Path.Combine(mapp, "avbild.db"), meta, lager.Namn, NullLogger.Instance, provas: false);
        try
        {
            string? funnen = null;
            try
            {
                await new Loggfoljare(new Segmentlogg(lager), ny).IkappAsync(cancel).ConfigureAwait(false);
            }
            catch (FrammandeFilException fel)
            {
                funnen = fel.Message;
            }

            return new Blobverifieringslasare(ny, new Blobtexter(lager), funnen);
        }
        catch
        {
            ny.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<Stromhuvud> Strommar() => rader.Strommar();

    /// <inheritdoc/>
    public IEnumerable<Verifieringsrad> Rader(Stromhuvud strom, long fran, long till, CancellationToken cancel) =>
        rader.Rader(strom, fran, till, cancel).Chunk(Sida).SelectMany(sida =>
        {
            var lasta = texter.ReadAsync(sida.Where(r => r.Salt is not null).Select(Plats), cancel).GetAwaiter().GetResult();
            return sida.Select(r => r.Salt is null ? r : Fylld(r, lasta.GetValueOrDefault(Plats(r))));
        });

    /// <inheritdoc/>
    public IEnumerable<string> Losa() => rader.Losa();

    /// <inheritdoc/>
    public IEnumerable<string> Lagerfel() => skada is null ? [] : [skada];

    /// <inheritdoc/>
    public bool ArSkada(Exception fel) => rader.ArSkada(fel);

    public void Dispose()
    {
        rader.Dispose();
        avbild.Dispose();
    }

    private static Texthanvisning Plats(Verifieringsrad rad) => Texthanvisning.Las(rad.Text);

    private static Verifieringsrad Fylld(Verifieringsrad rad, Salttext? text) =>
        rad with { Salt = text?.Salt.ToArray(), Text = text?.Innehall.ToArray() ?? [] };
}
