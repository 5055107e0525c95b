using Lagescentral.Domain;
using Lagescentral.Domain.Bevarande;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Rykten;
using Lagescentral.Journal.Sqlite;

namespace Lagescentral.Journal.Kopia;

/// <summary>What a restore did.</summary>
/// <param name="Kopia">What the copy says of itself.</param>
/// <param name="Fakta">What was erased again.</param>
/// <param name="Karantan">Contents of karantän erased again.</param>
/// <param name="Undan">Where the folder that was there before lies now; null when there was none.</param>
/// <param name="Liggare">Where the ledger lies.</param>
public sealed record Aterstallningsrapport(Kopieuppgift Kopia, Aterstallningsfakta Fakta, int Karantan, string? Undan, string Liggare);

/// <summary>
/// Puts a copy in a hub's place and erases again all that has been erased since it was made. The folder appears under its name
/// when that is done and verified, not before.
/// </summary>
public sealed class Aterstallning
{
    private const string IgenOrsak = "Gallrad på nytt efter återställning från säkerhetskopia.";
    private const int PerGang = 500;
    private const int RaderHogst = 100_000;

    /// <summary>Folder of the copy.</summary>
    public required string Kopia { get; init; }

    /// <summary>The hub's folder; must be missing or empty, unless <see cref="Ersatt"/>.</summary>
    public required string Mapp { get; init; }

    /// <summary>The ledger's file.</summary>
    public required string Liggare { get; init; }

    /// <summary>Sets a folder that is there aside, under another name.</summary>
    public bool Ersatt { get; init; }

    /// <summary>Restores although the ledger is missing or older than the copy: what has been erased since comes back.</summary>
    public bool UtanLiggare { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Tid { get; init; }

    /// <summary>Restores.</summary>
    /// <exception cref="FelKopiaException">The copy is not whole, or the folder is taken.</exception>
    /// <exception cref="FelLiggareException">The ledger is missing, older than the copy, changed, or another journal's.</exception>
    /// <exception cref="UpptagenMappException">A hub has the folder open.</exception>
    public async Task<Aterstallningsrapport> KorAsync(CancellationToken cancel = default)
    {
        var (kopia, mapp, liggarfil) = (Path.GetFullPath(Kopia), Path.GetFullPath(Mapp), Path.GetFullPath(Liggare));
        var uppgift = Sakerhetskopia.Prova(kopia);
        var finns = Directory.Exists(mapp) && Directory.EnumerateFileSystemEntries(mapp).Any();
        if (finns && !Ersatt) throw new FelKopiaException($"{mapp} är inte tom. Ange en tom mapp i Journal:Mapp, eller --ersatt för att ställa undan det som finns.");
        // Held to the end: no hub may begin in the folder meanwhile.
        using var las = finns ? Hublas.Ta(mapp) : null;

        var arbete = mapp + ".aterstalls";
        if (Directory.Exists(arbete)) Directory.Delete(arbete, recursive: true);
        try
        {
            Sakerhetskopia.Skapa(arbete);
            foreach (var fil in uppgift.Filer.Where(fil => fil.Namn != Gallringsliggare.Filnamn)) File.Copy(Path.Combine(kopia, fil.Namn), Path.Combine(arbete, fil.Namn));
            var inuti = Path.GetDirectoryName(liggarfil) == mapp;
            var (poster, passar) = LasLiggare(kopia, arbete, uppgift, liggarfil);
            var skrivs = inuti ? Path.Combine(arbete, Path.GetFileName(liggarfil)) : liggarfil;
            if (inuti || !passar) SkrivLiggare(skrivs, poster);
            var (fakta, karantan) = await GallraIgenAsync(arbete, skrivs, poster, uppgift, passar, cancel);
            var rapport = await Journalverifiering.VerifieraAsync(arbete, cancel: cancel);
            if (!rapport.Hel && uppgift.Avvikelser == 0) throw new FelKopiaException($"Den återställda journalen stämmer inte: {rapport.Avvikelser[0].Orsak}. Ingenting har ersatts.");

            string? undan = null;
            if (finns)
            {
                undan = $"{mapp}.undan-{Sakerhetskopia.Stampel(Tid.GetUtcNow())}";
                // A folder with an open file cannot be moved everywhere.
                las!.Dispose();
                Directory.Move(mapp, undan);
            }
            else if (Directory.Exists(mapp))
            {
                Directory.Delete(mapp);
            }

            Directory.Move(arbete, mapp);
            return new Aterstallningsrapport(uppgift, fakta, karantan, undan, liggarfil);
        }
        catch (Exception fel) when (fel is IOException or UnauthorizedAccessException)
        {
            throw new JournalOtillgangligException($"Det går inte att återställa till {mapp}: {fel.Message}", fel);
        }
        finally
        {
            if (Directory.Exists(arbete)) Directory.Delete(arbete, recursive: true);
        }
    }

    /// <summary>The ledger to go by, and whether it goes on from where the copy was made.</summary>
    private (IReadOnlyList<Liggarpost> Poster, bool Passar) LasLiggare(string kopia, string arbete, Kopieuppgift uppgift, string liggarfil)
    {
        Journalmeta meta;
        using (var anslutning = SqliteFil.Oppna(Journalschema.Fil(arbete), Journalschema.ApplicationId, Journalschema.Version, skapa: null))
        {
            meta = Journalschema.Meta(anslutning);
            Journalschema.Forgrena(anslutning);
        }

        string orsak;
        if (!File.Exists(liggarfil))
        {
            orsak = $"Gallringsliggaren {liggarfil} finns inte";
        }
        else
        {
            var poster = Gallringsliggare.Las(liggarfil, meta.Id, meta.Nyckel.Span);
            if (uppgift.Liggare < 0 || (poster.Count > uppgift.Liggare && poster[(int)uppgift.Liggare].Hmac == uppgift.LiggareHmac)) return (poster, true);
            orsak = $"Gallringsliggaren {liggarfil} är äldre än kopian";
        }

        if (!UtanLiggare)
        {
            throw new FelLiggareException(
                $"{orsak}: det går inte att veta vad som gallrats sedan kopian gjordes, och det skulle komma tillbaka. Ange rätt fil i Gallring:Liggare, eller återställ ändå med --utan-liggare.");
        }

        var egen = Path.Combine(kopia, Gallringsliggare.Filnamn);
        return (File.Exists(egen) ? Gallringsliggare.Las(egen, meta.Id, meta.Nyckel.Span) : [], false);
    }

    private void SkrivLiggare(string fil, IReadOnlyList<Liggarpost> poster)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(fil)!);
        if (File.Exists(fil)) File.Move(fil, $"{fil}.undan-{Sakerhetskopia.Stampel(Tid.GetUtcNow())}");
        Sakerhetskopia.Skriv(fil, [.. poster.SelectMany(post => Json.Bytes(post).Append((byte)'\n'))]);
    }

    private async Task<(Aterstallningsfakta Fakta, int Karantan)> GallraIgenAsync(
        string arbete, string liggarfil, IReadOnlyList<Liggarpost> poster, Kopieuppgift uppgift, bool passar, CancellationToken cancel)
    {
        var till = Senaste(poster, post => post.Handelser);

        var sqlite = await SqliteJournal.OpenAsync(new SqliteJournalOptions { Mapp = arbete }, Tid, cancel: cancel);
        await using var journal = new Liggarjournal(sqlite, Gallringsliggare.Open(liggarfil, sqlite.Id, sqlite.Innehallsnyckel, Tid.GetUtcNow()), Tid);
        var (handelser, texter) = (0, 0);
        foreach (var del in till.Keys.Order(StringComparer.Ordinal).Chunk(PerGang))
        {
            var (h, t) = await GallraAsync(journal, del, till, cancel);
            handelser += h;
            texter += t;
        }

        var (rykten, ryktestexter) = await GallraOrdAsync(post => post.Rykten, Ryktesfakta.Journalnyckel, (fakta, ider) => fakta with { Rykten = ider });
        var (larm, larmtexter) = await GallraOrdAsync(post => post.Larm, Domain.Larm.Larmfakta.Journalnyckel, (fakta, ider) => fakta with { Larm = ider });
        var (jour, jourtexter) = await GallraOrdAsync(post => post.Jour, Domain.Jour.Linjefakta.Journalnyckel, (fakta, ider) => fakta with { Jour = ider });
        var (nivaer, nivatexter) = await GallraOrdAsync(post => post.Nivaer, Domain.Nivaer.Nivafakta.Journalnyckel, (fakta, ider) => fakta with { Nivaer = ider });
        texter += ryktestexter + larmtexter + jourtexter + nivatexter;

        await using var karantan = new SqliteKarantan(arbete);
        var raderade = await karantan.EraseAgainAsync(
            [.. till.Select(par => (Textrader.Nyckel(par.Key), par.Value)).Select(par => (par.Item1.Kalla, par.Item1.Id, par.Value))],
            [.. poster.SelectMany(post => post.Karantan ?? [])], cancel);
        var fakta = new Aterstallningsfakta(uppgift.Tagen, poster is [.., var sista] ? sista.Nr : -1, handelser, texter, !passar, rykten, larm + jour + nivaer);
        await SkrivAsync(journal, Gallringsslag.Strom, mottagen => new Journalrad { Slag = Gallringsslag.Aterstalld, Mottagen = mottagen, Vem = "system", Fakta = Json.Bytes(fakta) }, cancel);
        if (journal.GallringVantar) throw new JournalOtillgangligException("Gallrade texter ligger kvar i den återställda journalens loggfil. Försök igen.");
        return (fakta, raderade);

        async Task<(int Antal, int Texter)> GallraOrdAsync(
            Func<Liggarpost, IReadOnlyList<string>?> gallrade, Func<string, string> nyckel, Func<Gallringsfakta, IReadOnlyList<string>, Gallringsfakta> med)
        {
            var (ordTill, antal, ordtexter) = (Senaste(poster, gallrade), 0, 0);
            foreach (var del in ordTill.Keys.Order(StringComparer.Ordinal).Chunk(PerGang))
            {
                var (a, t) = await GallraNycklarAsync(journal, del, ordTill, nyckel, (positioner, ider) => med(new(positioner, [], IgenOrsak), ider), cancel);
                antal += a;
                ordtexter += t;
            }

            return (antal, ordtexter);
        }
    }

    /// <summary>Each by the latest of its erasures. What has been said since is kept, whatever series of positions that was in.</summary>
    private static Dictionary<string, DateTimeOffset> Senaste(IReadOnlyList<Liggarpost> poster, Func<Liggarpost, IReadOnlyList<string>?> gallrade)
    {
        var till = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        foreach (var post in poster)
            foreach (var nyckel in gallrade(post) ?? [])
                if (post.Till is { } tid && (!till.TryGetValue(nyckel, out var fore) || tid > fore)) till[nyckel] = tid;
        return till;
    }

    private async Task<(int Antal, int Texter)> GallraNycklarAsync(
        IJournal journal, string[] del, Dictionary<string, DateTimeOffset> till, Func<string, string> nyckel,
        Func<IReadOnlyList<long>, IReadOnlyList<string>, Gallringsfakta> fakta, CancellationToken cancel)
    {
        var lasta = await journal.ReadKeysFactsAsync([.. del.Select(nyckel)], RaderHogst, cancel);
        var kvar = del
            .Select(id => (Id: id, Rader: lasta.GetValueOrDefault(nyckel(id), []).Where(post => post.Textlage == Radtext.Finns && post.Mottagen <= till[id]).ToList()))
            .Where(par => par.Rader.Count > 0).ToList();
        if (kvar.Count == 0) return (0, 0);
        List<long> positioner = [.. kvar.SelectMany(par => par.Rader).Select(post => post.Position)];
        List<string> ider = [.. kvar.Select(par => par.Id)];
        // All lines of one kind of key stand in one stream.
        await SkrivAsync(journal, kvar[0].Rader[0].Strom, mottagen => Gallrad(mottagen, fakta(positioner, ider), ider.Select(nyckel)), cancel);
        return (ider.Count, positioner.Count);
    }

    private static Journalrad Gallrad(DateTimeOffset mottagen, Gallringsfakta fakta, IEnumerable<string> nycklar) => new()
    {
        Slag = Handelseslag.TextGallrad,
        Mottagen = mottagen,
        Vem = "system",
        Fakta = Json.Bytes(fakta),
        Nycklar = [.. nycklar],
        Gallrar = fakta.Positioner,
    };

    private async Task<(int Handelser, int Texter)> GallraAsync(IJournal journal, string[] del, Dictionary<string, DateTimeOffset> till, CancellationToken cancel)
    {
        var strommar = new SortedDictionary<string, (List<long> Positioner, HashSet<string> Handelser, HashSet<string> Platser)>(StringComparer.Ordinal);
        var lasta = await journal.ReadKeysFactsAsync([.. del.Select(h => "handelse:" + h)], RaderHogst, cancel);
        foreach (var (nyckel, rader) in lasta)
        {
            var handelse = nyckel["handelse:".Length..];
            foreach (var post in rader.Where(post => post.Mottagen <= till[handelse] && (post.Textlage == Radtext.Finns || Halls(post, rader))))
            {
                if (!strommar.TryGetValue(post.Strom, out var strom)) strommar.Add(post.Strom, strom = ([], [], []));
                strom.Handelser.Add(handelse);
                if (Json.Read<Handelsefakta>(post.Fakta.Span).Placering.Plats is { } plats) strom.Platser.Add(plats);
                if (post.Textlage == Radtext.Finns) strom.Positioner.Add(post.Position);
            }
        }

        foreach (var (strom, (positioner, handelser, platser)) in strommar)
        {
            await SkrivAsync(
                journal, strom,
                mottagen => Gallrad(mottagen, new Gallringsfakta(positioner, [.. handelser], IgenOrsak), [.. handelser.Select(h => "handelse:" + h), .. platser.Select(p => "plats:" + p)]),
                cancel);
        }

        return (strommar.Values.SelectMany(s => s.Handelser).Distinct().Count(), strommar.Values.Sum(s => s.Positioner.Count));
    }

    // A held text stands in karantän; its line must say that it is gone, or it would be waited for.
    private static bool Halls(Journalpost post, IReadOnlyList<Journalpost> rader) => Textrader.ArRevision(post)
        && Json.Read<Handelsefakta>(post.Fakta.Span).Text == Textlage.Hallen
        && !rader.Any(senare => senare.Nummer > post.Nummer && (senare.Slag == Handelseslag.TextGallrad || Textrader.ArRevision(senare)));

    private async Task SkrivAsync(IJournal journal, string strom, Func<DateTimeOffset, Journalrad> rad, CancellationToken cancel)
    {
        var huvud = await journal.HeadAsync(strom, cancel);
        var mottagen = Tid.GetUtcNow();
        await foreach (var sista in journal.ReadAsync(strom, Math.Max(1, huvud), cancel))
            if (sista.Mottagen > mottagen) mottagen = sista.Mottagen;
        await journal.AppendAsync(strom, huvud, [rad(mottagen)], cancel: cancel);
    }
}
