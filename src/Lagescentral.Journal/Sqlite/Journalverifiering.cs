using Lagescentral.Journal.Verifiering;
using Microsoft.Data.Sqlite;

namespace Lagescentral.Journal.Sqlite;

/// <summary>Verifies a journal on SQLite, beside a hub that may be writing.</summary>
/// <remarks>The last step, SQLite's own check, holds one snapshot throughout, so erased bytes may wait in the WAL until it is done.</remarks>
public static class Journalverifiering
{
    /// <summary>Verifies the journal in a folder. Faults are reported, not thrown.</summary>
    /// <exception cref="FileNotFoundException">There is no journal in the folder.</exception>
    /// <exception cref="FrammandeFilException">The file cannot be read as a journal at all.</exception>
    /// <exception cref="JournalOtillgangligException">The file cannot be opened or read now.</exception>
    public static Task<Verifieringsrapport> VerifieraAsync(
        string mapp, IProgress<Verifieringslage>? framsteg = null, CancellationToken cancel = default) =>
        Task.Run(() => Verifiera(Path.GetFullPath(mapp), framsteg, cancel), cancel);

    private static Verifieringsrapport Verifiera(string mapp, IProgress<Verifieringslage>? framsteg, CancellationToken cancel)
    {
        try
        {
            using var mappen = new Verifieringslasare(Journalschema.OppnaForLasning(mapp));
            return new Kedjeprov(mappen).Kor(framsteg, cancel);
        }
        catch (SqliteException e) when (SqliteFil.ArSkadad(e))
        {
            throw new FrammandeFilException(Journalschema.Fil(mapp), SqliteFil.Orsak(e));
        }
        catch (SqliteException e)
        {
            throw new JournalOtillgangligException($"Journalen i {mapp} kan inte läsas: {SqliteFil.Orsak(e)}.", e);
        }
    }
}
