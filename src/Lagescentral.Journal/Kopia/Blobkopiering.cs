using System.Globalization;
using Lagescentral.Journal.Blobbar;
using Lagescentral.Journal.Postgres;
using Lagescentral.Journal.Sqlite;

namespace Lagescentral.Journal.Kopia;

/// <summary>
/// Copies the journal alone between a PostgreSQL database and a store of blobs, while no hub is up; what goes with it stays in the
/// database. All is then read on both sides and compared, line by line, before the copy stands.
/// </summary>
public static class Blobkopiering
{
    // The log has the names of streams and kinds, and each store numbers them by itself.
    private static readonly Kopietabell[] Tabeller = [.. Kopietabell.Alla.Where(t => t.Fil == Kopietabell.Rader.Fil)];
    private static readonly Kopietabell[] UtanNummer = [.. Tabeller.Where(t => t.Vad is "texter" or "nycklar")];

    /// <summary>Copies from a database to a store that holds no journal.</summary>
    /// <exception cref="FelKopiaException">The store is not empty, or the copy came out different: says where.</exception>
    /// <exception cref="UpptagenDatabasException">A hub has the database.</exception>
    /// <exception cref="JournalOtillgangligException">The store or the database cannot be reached now.</exception>
    public static Task<Kopieringsrapport> TillBlobbarAsync(Postgresdatabas databas, IBloblager lager, CancellationToken cancel = default) =>
        Journalkopiering.KorAsync(() => MedArbetsmappAsync(async mapp =>
        {
            using var databassida = new Postgressida(databas);
            Journalkopiering.TillFiler(databassida, mapp, cancel);
            using var fran = new Sqlitesida(mapp, skrivs: false);
            await Blobkopia.TillBlobbarAsync(fran.Journal, lager, cancel).ConfigureAwait(false);
            var antal = await MedFilerAsync(lager, till =>
            {
                Journalkopiering.Jamfor(fran, till, UtanNummer, cancel);
                return Tabeller.Select(t => (t.Vad, till.Las(t).LongCount())).ToList();
            }, cancel).ConfigureAwait(false);
            return new Kopieringsrapport(fran.Meta.Id, antal, await Blobverifiering.VerifieraAsync(lager, cancel: cancel).ConfigureAwait(false));
        }));

    /// <summary>Copies from a store to the database that has what goes with it. Lines that stand there since before are replaced, if the
    /// store has every one.</summary>
    /// <exception cref="FelKopiaException">A node writes to the store, the database has other lines or is of another journal, or the copy came
    /// out different: says where.</exception>
    /// <exception cref="UpptagenDatabasException">A hub has the database.</exception>
    /// <exception cref="JournalOtillgangligException">The store or the database cannot be reached now.</exception>
    public static Task<Kopieringsrapport> FranBlobbarAsync(IBloblager lager, Postgresdatabas databas, CancellationToken cancel = default) =>
        Journalkopiering.KorAsync(async () =>
        {
            using var till = new Postgressida(databas);
            var antal = await MedFilerAsync(lager, fran =>
            {
                Prova(fran, till, lager, databas);
                till.TomJournalen();
                var skrivna = Tabeller.Select(t => (t.Vad, till.Skriv(t, fran.Las(t)))).ToList();
                Journalkopiering.Jamfor(fran, till, UtanNummer, cancel);
                return skrivna;
            }, cancel).ConfigureAwait(false);
            till.Klar();
            await databas.LasMetaAsync(cancel).ConfigureAwait(false);
            return new Kopieringsrapport(till.Meta.Id, antal, await Postgresverifiering.VerifieraAsync(databas, cancel: cancel).ConfigureAwait(false));
        });

    /// <summary>Deletes, to the last byte, the lines that stand in a database since before they were copied to a store, where erasing no
    /// longer reaches them.</summary>
    /// <returns>How many streams they were of.</returns>
    /// <exception cref="FelKopiaException">The store does not have every one of them.</exception>
    /// <exception cref="UpptagenDatabasException">A hub has the database.</exception>
    /// <exception cref="JournalOtillgangligException">The store or the database cannot be reached now.</exception>
    public static Task<int> TomAsync(IBloblager lager, Postgresdatabas databas, CancellationToken cancel = default) =>
        Journalkopiering.KorAsync(async () =>
        {
            using var sida = new Postgressida(databas);
            var antal = await MedFilerAsync(lager, fran =>
            {
                Prova(fran, sida, lager, databas);
                return sida.Huvuden().Count;
            }, cancel).ConfigureAwait(false);
            sida.TomJournalen();
            sida.KapaLoggen();
            return antal;
        });

    // By its hash a line vouches for all before it in its stream.
    private static void Prova(Sqlitesida fran, Postgressida till, IBloblager lager, Postgresdatabas databas)
    {
        if (fran.Meta.Id != till.Meta.Id)
            throw new FelKopiaException($"Blobbarna i {lager.Namn} hör till en annan journal än databasen {databas.Namn}.");
        using var finns = new Sats(fran.Journal, "SELECT r.hash FROM strommar s JOIN rader r ON r.strom = s.id WHERE s.namn = ? AND r.position = ?");
        foreach (var (strom, position, hash) in till.Huvuden())
        {
            var samma = finns.Bind(1, strom).Bind(2, position).Step() && finns.Blob(0).AsSpan().SequenceEqual(hash);
            finns.Reset();
            if (!samma)
            {
                throw new FelKopiaException(string.Create(CultureInfo.InvariantCulture,
                    $"Databasen {databas.Namn} har rader som inte finns i {lager.Namn}: {strom}:{position}. Ange en databas utan journal i Journal:Anslutning."));
            }
        }
    }

    /// <summary>Does something with what a store holds, as files, while nobody writes to it.</summary>
    private static Task<T> MedFilerAsync<T>(IBloblager lager, Func<Sqlitesida, T> gor, CancellationToken cancel) => MedArbetsmappAsync(async mapp =>
    {
        using var filer = new Sqlitesida(mapp, skrivs: true);
        var slut = await Blobkopia.FranBlobbarAsync(lager, filer.Journal, mapp, cancel).ConfigureAwait(false);
        var svar = gor(filer);
        return await Blobkopia.HarVuxitAsync(lager, slut, cancel).ConfigureAwait(false)
            ? throw new FelKopiaException($"En nod skriver i {lager.Namn}. Stoppa alla noder och försök igen.")
            : svar;
    });

    // What is copied holds texts: for nobody else to read, and gone afterwards.
    private static async Task<T> MedArbetsmappAsync<T>(Func<string, Task<T>> gor)
    {
        var mapp = Directory.CreateTempSubdirectory("lagescentral-kopia-");
        try
        {
            return await gor(mapp.FullName).ConfigureAwait(false);
        }
        finally
        {
            mapp.Delete(recursive: true);
        }
    }
}
