using Lagescentral.Domain;

namespace Lagescentral.Journal.Blobbar;

/// <summary>The blob that says which journal the store holds.</summary>
/// <param name="Format">Version of how the journal is stored; this program knows 1.</param>
/// <param name="Id">The journal's id.</param>
/// <param name="Innehallsnyckel">Its key for content hashes, Base64.</param>
/// <param name="Gren">What tells its series from the one before a restore, hex; empty for the first.</param>
internal sealed record Blobmeta(int Format, Guid Id, string Innehallsnyckel, string Gren)
{
    private const string Blob = "meta";
    private const int Formatet = 1;

    private Journalmeta Journal => new(Id, Convert.FromBase64String(Innehallsnyckel), Convert.FromHexString(Gren));

    /// <summary>What the store's journal is known by; null when there is none.</summary>
    public static async Task<Journalmeta?> LasAsync(IBloblager lager, CancellationToken cancel)
    {
        if (await lager.GetAsync(Blob, cancel).ConfigureAwait(false) is not { } bytes)
            return null;
        try
        {
            var meta = Json.Read<Blobmeta>(bytes.Innehall.Span);
            return meta.Format == Formatet ? meta.Journal : throw new FormatException();
        }
        catch (Exception fel) when (fel is System.Text.Json.JsonException or FormatException)
        {
            throw new FrammandeFilException($"{lager.Namn}/{Blob}", "är inte en journal som den här versionen läser; lagret lämnas orört, välj en annan behållare");
        }
    }

    /// <summary>Says what a new journal is known by, or asks whether the one that is there is known by the same.</summary>
    /// <exception cref="FrammandeFilException">It is another.</exception>
    public static async Task ProvaAsync(IBloblager lager, Journalmeta meta, CancellationToken cancel)
    {
        var har = await LasAsync(lager, cancel).ConfigureAwait(false);
        if (har is null)
        {
            await SkrivAsync(lager, meta, cancel).ConfigureAwait(false);
            har = await LasAsync(lager, cancel).ConfigureAwait(false);
        }

        if (har is null || !har.ArSamma(meta))
            throw new FrammandeFilException($"{lager.Namn}/{Blob}", "hör till en annan journal än databasen i Journal:Anslutning; ange de två som hör ihop");
    }

    private static async Task SkrivAsync(IBloblager lager, Journalmeta meta, CancellationToken cancel)
    {
        var ny = new Blobmeta(Formatet, meta.Id, Convert.ToBase64String(meta.Nyckel.Span), Convert.ToHexStringLower(meta.Gren.Span));
        try
        {
            await lager.PutAsync(Blob, Json.Bytes(ny), version: null, cancel).ConfigureAwait(false);
        }
        catch (BlobUpptagenException)
        {
            // Another node, or this call before its answer was lost.
        }
    }
}
