using Lagescentral.Journal.Sqlite;
using Microsoft.Data.Sqlite;

namespace Lagescentral.Journal.Blobbar;

/// <summary>What went wrong with a journal on blobs, in Swedish.</summary>
internal static class Blobfel
{
    /// <summary>True for what passes, or may.</summary>
    public static bool ArFel(Exception fel) => fel is BlobOtillgangligException or SqliteException or BlobUpptagenException;

    /// <summary>Why, as the end of a sentence.</summary>
    public static string Orsak(Exception fel) => fel is SqliteException s ? $"nodens avbild: {SqliteFil.Orsak(s)}" : fel.Message;

    /// <summary>What its callers are told.</summary>
    public static JournalOtillgangligException Otillganglig(string vad, Exception fel) => new($"{vad}: {Orsak(fel)}.", fel);
}
