using System.Net.Sockets;
using Azure;
using Azure.Identity;
using Azure.Storage.Blobs.Models;
using Lagescentral.Journal;
using Lagescentral.Journal.Blobbar;

namespace Lagescentral.Silo.Azurelager;

/// <summary>What Azure's faults mean to those who use the store.</summary>
internal static class Azurefel
{
    private const int Hinder = 412;
    private const int Motsagelse = 409;
    private const int Saknas = 404;

    /// <summary>The fault as the store's callers know it; null for one that is none of the store's: of the call itself, or of a
    /// caller who gave up.</summary>
    /// <param name="fel">What was thrown.</param>
    /// <param name="lager">The store's name.</param>
    /// <param name="blob">The blob.</param>
    /// <param name="cancel">The caller's.</param>
    public static Exception? Oversatt(Exception fel, string lager, string blob, CancellationToken cancel) => fel switch
    {
        ArgumentException or BlobOtillgangligException or BlobUpptagenException => null,
        OperationCanceledException when cancel.IsCancellationRequested => null,
        RequestFailedException svar when ArUpptagen(svar) => new BlobUpptagenException(blob, fel),
        RequestFailedException svar when Har(svar, BlobErrorCode.InvalidBlobType) =>
            new FrammandeFilException($"{lager}/{blob}", "blobben är av ett annat slag än journalens; den lämnas orörd, välj en annan behållare"),
        _ => new BlobOtillgangligException(Orsak(fel, lager), fel),
    };

    /// <summary>True when a condition of the call was not met.</summary>
    public static bool ArUpptagen(RequestFailedException fel) =>
        (fel.Status == Hinder && (fel.ErrorCode is null || Har(fel, BlobErrorCode.ConditionNotMet, BlobErrorCode.AppendPositionConditionNotMet, BlobErrorCode.TargetConditionNotMet)))
        || (fel.Status == Motsagelse && Har(fel, BlobErrorCode.BlobAlreadyExists));

    /// <summary>True when there is no such blob, in a container that there is.</summary>
    public static bool ArUtanBlob(RequestFailedException fel) => fel.Status == Saknas && !ArUtanBehallare(fel);

    /// <summary>True when there is no such container.</summary>
    public static bool ArUtanBehallare(RequestFailedException fel) => fel.Status == Saknas && Har(fel, BlobErrorCode.ContainerNotFound);

    /// <summary>True when the store has given one of the codes.</summary>
    public static bool Har(RequestFailedException fel, params ReadOnlySpan<BlobErrorCode> koder)
    {
        // Comparing with no code at all throws.
        if (fel.ErrorCode is not { } givet) return false;
        foreach (var kod in koder)
            if (kod == givet) return true;
        return false;
    }

    /// <summary>Why, in Swedish, as the end of a sentence; no value of a key.</summary>
    public static string Orsak(Exception fel, string lager) => fel switch
    {
        // Every try of the library's.
        AggregateException { InnerExceptions: [.., var sist] } => Orsak(sist, lager),
        RequestFailedException { Status: 0 } or HttpRequestException or SocketException or IOException => "lagringskontot kan inte nås",
        RequestFailedException svar => Orsak(svar, lager),
        OperationCanceledException or TimeoutException => "lagringskontot svarar inte i tid",
        AuthenticationFailedException => $"noden har ingen identitet som {Blobinstallningar.Kontoval} godtar; ge den en hanterad identitet, eller ange en anslutningssträng",
        _ => $"lagringskontot svarade något som inte går att förstå ({fel.GetType().Name})",
    };

    private static string Orsak(RequestFailedException fel, string lager)
    {
        if (fel.ErrorCode is not { } kod) return $"lagringskontot svarade {fel.Status}";
        if (Har(fel, BlobErrorCode.ContainerNotFound, BlobErrorCode.ContainerBeingDeleted, BlobErrorCode.ContainerDisabled)) return $"behållaren {lager} ({Blobinstallningar.Behallarval}) finns inte";
        if (Har(fel, BlobErrorCode.BlobNotFound)) return $"en blob som ska finnas i {lager} är borta";
        if (Har(fel, BlobErrorCode.AuthenticationFailed, BlobErrorCode.InvalidAuthenticationInfo, BlobErrorCode.NoAuthenticationInformation))
            return $"nyckeln eller identiteten i {Blobinstallningar.Kontoval} godtas inte, eller nodens klocka går fel";
        if (Har(fel, BlobErrorCode.AuthorizationPermissionMismatch, BlobErrorCode.InsufficientAccountPermissions))
            return $"den som {Blobinstallningar.Kontoval} anger saknar rätt; den ska ha rollen Storage Blob Data Contributor";
        if (Har(fel, BlobErrorCode.AuthorizationFailure, BlobErrorCode.AuthorizationSourceIPMismatch))
            return $"lagringskontot släpper inte in den som {Blobinstallningar.Kontoval} anger; se kontots roller och brandvägg";
        if (Har(fel, BlobErrorCode.AccountIsDisabled)) return "lagringskontot är avstängt";
        if (Har(fel, BlobErrorCode.ServerBusy)) return "lagringskontot har mer att göra än det hinner";
        if (Har(fel, BlobErrorCode.OperationTimedOut)) return "lagringskontot svarar inte i tid";
        if (Har(fel, BlobErrorCode.BlobImmutableDueToPolicy)) return $"behållaren {lager} låter inget ändras (immutability policy eller legal hold)";
        if (Har(fel, BlobErrorCode.LeaseIdMissing)) return $"någon har låst en blob i {lager} (lease)";
        return $"lagringskontot svarade {fel.Status} {kod}";
    }
}
