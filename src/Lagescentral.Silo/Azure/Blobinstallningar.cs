using System.Text.RegularExpressions;
using Azure.Identity;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Options;

namespace Lagescentral.Silo.Azurelager;

/// <summary>Settings under <c>Journal</c> of a journal that is kept in Azure blobs.</summary>
internal sealed partial class Blobinstallningar
{
    /// <summary>The part of the settings that they are in.</summary>
    public const string Del = "Journal";

    /// <summary>The setting that says where the account is.</summary>
    public const string Kontoval = "Journal:Blobbar";

    /// <summary>The setting that names the container.</summary>
    public const string Behallarval = "Journal:Behallare";

    /// <summary>The word of <see cref="Typ"/> for which the others are asked after.</summary>
    public const string Typord = "azure";

    // A container's name is of at most 63; one beside it has this one's with something after it.
    private const int Namnlangd = 53;
    private const string Utvecklingskonto = "devstoreaccount1";

    /// <summary>Where the journal is kept.</summary>
    public string Typ { get; set; } = "";

    /// <summary>The account's https address, for a managed identity; or a connection string. Never shown.</summary>
    public string? Blobbar { get; set; }

    /// <summary>Name of the container, made when it is missing.</summary>
    public string Behallare { get; set; } = "lagescentral";

    private bool ArAdress => Uri.TryCreate(Blobbar, UriKind.Absolute, out var adress) && (adress.Scheme == Uri.UriSchemeHttps || adress.Scheme == Uri.UriSchemeHttp);

    /// <summary>What is wrong with them, each naming its setting and how to mend it, and no value of a key.</summary>
    /// <param name="produktion">True where personal data is at stake.</param>
    public IEnumerable<string> Fel(bool produktion)
    {
        if (Kontofel(produktion) is { } fel) yield return fel;
        if (Behallare is not { Length: >= 3 and <= Namnlangd } || !Behallarnamn().IsMatch(Behallare))
            yield return $"{Behallarval} ska vara 3–{Namnlangd} tecken: små bokstäver a–z, siffror och enstaka bindestreck, med bokstav eller siffra först och sist.";
    }

    /// <summary>Clients of the account.</summary>
    /// <param name="val">How they call.</param>
    /// <param name="utveckling">True where a developer's own sign-in may stand in for the managed identity.</param>
    /// <exception cref="FormatException">The connection string cannot be read, as <see cref="Fel"/> says.</exception>
    public BlobServiceClient Klient(BlobClientOptions val, bool utveckling) => ArAdress
        ? new BlobServiceClient(new Uri(Blobbar!), new DefaultAzureCredential(new DefaultAzureCredentialOptions
        {
            ExcludeVisualStudioCredential = !utveckling,
            ExcludeAzureCliCredential = !utveckling,
            ExcludeAzurePowerShellCredential = !utveckling,
            ExcludeAzureDeveloperCliCredential = !utveckling,
        }), val)
        : new BlobServiceClient(Blobbar, val);

    private string? Kontofel(bool produktion)
    {
        if (string.IsNullOrWhiteSpace(Blobbar)) return $"{Kontoval} saknas. Ange lagringskontots https-adress, till exempel https://konto.blob.core.windows.net, eller en anslutningssträng.";
        if (ArAdress) return Adressfel(new Uri(Blobbar));
        BlobServiceClient klient;
        try
        {
            klient = new BlobServiceClient(Blobbar);
        }
        catch (Exception fel) when (fel is FormatException or ArgumentException or InvalidOperationException)
        {
            // The library's message may quote a value.
            return $"{Kontoval} går inte att läsa. Den ska vara kontots https-adress eller en anslutningssträng, till exempel DefaultEndpointsProtocol=https;AccountName=…;AccountKey=….";
        }

        // An empty key is taken for one.
        var nyckel = klient.CanGenerateAccountSasUri && !Blobbar.Split(';', StringSplitOptions.TrimEntries).Contains("AccountKey=", StringComparer.OrdinalIgnoreCase);
        if (!nyckel && klient.Uri.Query.Length == 0) return $"{Kontoval} har ingen nyckel. Ange AccountKey eller SharedAccessSignature, eller kontots https-adress för hanterad identitet.";
        if (!produktion) return null;
        if (klient.AccountName == Utvecklingskonto) return $"{Kontoval} är utvecklingslagringen. Ange det riktiga lagringskontot i Production.";
        return klient.Uri.Scheme == Uri.UriSchemeHttps ? null : $"{Kontoval} ska gå över https i Production.";
    }

    private static string? Adressfel(Uri adress)
    {
        if (adress.Scheme != Uri.UriSchemeHttps) return $"{Kontoval} ska vara en https-adress: en hanterad identitet visas inte över http.";
        return adress.AbsolutePath == "/" && adress.Query.Length == 0 && adress.UserInfo.Length == 0 && adress.Fragment.Length == 0
            ? null
            : $"{Kontoval} ska vara kontots adress och inget mer. En behållare anges i {Behallarval}, och en SAS i en anslutningssträng: BlobEndpoint=…;SharedAccessSignature=….";
    }

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Behallarnamn();
}

/// <summary>Refuses settings of the blobs that a journal there cannot be kept on.</summary>
internal sealed class Blobvalidering(IHostEnvironment miljo) : IValidateOptions<Blobinstallningar>
{
    public ValidateOptionsResult Validate(string? name, Blobinstallningar options)
    {
        if (options.Typ != Blobinstallningar.Typord) return ValidateOptionsResult.Skip;
        var fel = options.Fel(miljo.IsProduction()).ToList();
        return fel.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(fel);
    }
}
