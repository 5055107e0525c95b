using System.Globalization;
using Lagescentral.Domain;
using Lagescentral.Domain.Handelser;
using Microsoft.Data.Sqlite;

namespace Lagescentral.Journal.Sqlite;

/// <summary>
/// Folds journal lines into the search index, within the caller's transaction. The line with the highest revision is the
/// event, whatever the order of the streams. A rebuild from a journal whose texts have been erased since gives the same
/// index as one that followed the erasure.
/// </summary>
internal static class Sokvikning
{
    /// <summary>Takes in one line. Lines of other streams' kinds are left alone.</summary>
    /// <exception cref="InvalidOperationException">An unknown kind of event line; names it.</exception>
    public static void Ta(SqliteConnection db, Journalpost post)
    {
        switch (post.Slag)
        {
            case Handelseslag.Mottagen or Handelseslag.Reviderad or Handelseslag.Inflyttad or Handelseslag.Utflyttad:
                TaRevision(db, post);
                break;
            case Handelseslag.TextGallrad:
                foreach (var nyckel in Json.Read<Gallringsfakta>(post.Fakta.Span).Handelser)
                    TaBortText(db, nyckel);
                break;
            case Handelseslag.Historik:
                break;
            default:
                if (post.Slag.StartsWith("handelse.", StringComparison.Ordinal) || post.Slag.StartsWith("text.", StringComparison.Ordinal))
                {
                    throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                        $"Okänt slag {post.Slag} på rad {post.Nummer} ({post.Strom} {post.Position}). Journalen är skriven av en nyare utgåva: uppgradera."));
                }

                break;
        }
    }

    private static void TaRevision(SqliteConnection db, Journalpost post)
    {
        var fakta = Json.Read<Handelsefakta>(post.Fakta.Span);
        if (Finns(db, fakta.Kalla, fakta.Id) is not { } rad)
        {
            db.Kor("INSERT INTO handelse(kalla, id, rev) VALUES($kalla, $id, 0)", ("$kalla", fakta.Kalla), ("$id", fakta.Id));
            rad = Finns(db, fakta.Kalla, fakta.Id)!;
        }

        if (fakta.Rev > rad.Rev)
            Skriv(db, rad, post.Textlage == Radtext.Gallrad ? Gallrad(fakta) : fakta, post.Text);
    }

    private static void TaBortText(SqliteConnection db, string nyckel)
    {
        var snitt = nyckel.IndexOf('/', StringComparison.Ordinal);
        if (snitt < 0 || Finns(db, nyckel[..snitt], nyckel[(snitt + 1)..]) is not { Fakta: { } fakta } rad)
            return;
        Skriv(db, rad, Gallrad(Json.Read<Handelsefakta>(fakta)), text: null);
        if (!rad.HaftText)
            return;
        // Also for a text that a later revision has replaced: its words stay in older segments until they are merged.
        db.Kor("UPDATE handelse SET haft_text = 0 WHERE nr = $nr", ("$nr", rad.Nr));
        Stadning.Begar(db);
    }

    private static Handelsefakta Gallrad(Handelsefakta fakta) =>
        fakta.Text == Textlage.Ingen ? fakta : fakta with { Text = Textlage.Gallrad };

    private static void Skriv(SqliteConnection db, Rad rad, Handelsefakta fakta, ReadOnlyMemory<byte>? text)
    {
        db.Kor("""
            UPDATE handelse SET rev = $rev, intraffad = $intraffad, stadsdel = $stadsdel, plats = $plats, kategori = $kategori,
                allvar = $allvar, status = $status, klass = $klass, haft_text = haft_text OR $text IS NOT NULL, fakta = $fakta, text = $text
            WHERE nr = $nr
            """,
            ("$rev", fakta.Rev), ("$intraffad", fakta.Intraffad.UtcTicks), ("$stadsdel", fakta.Placering.Stadsdel),
            ("$plats", fakta.Placering.Plats), ("$kategori", fakta.Kategori), ("$allvar", fakta.Allvar), ("$status", (int)fakta.Status), ("$klass", (int)fakta.Klass),
            ("$fakta", Json.Bytes(fakta)), ("$text", text?.ToArray()), ("$nr", rad.Nr));

        var ord = Sokord.For(fakta, text is { } skriven ? Json.Read<Handelsetext>(skriven.Span) : null);
        db.Kor("DELETE FROM sokord WHERE rowid = $nr", ("$nr", rad.Nr));
        db.Kor("INSERT INTO sokord(rowid, ord) VALUES($nr, $ord)", ("$nr", rad.Nr), ("$ord", ord));
    }

    private static Rad? Finns(SqliteConnection db, string kalla, string id) => db.Lista(
        "SELECT nr, rev, haft_text, fakta FROM handelse WHERE kalla = $kalla AND id = $id",
        rad => new Rad(rad.GetInt64(0), rad.GetInt32(1), rad.GetBoolean(2), rad.IsDBNull(3) ? null : rad.GetFieldValue<byte[]>(3)),
        ("$kalla", kalla), ("$id", id)).FirstOrDefault();

    private sealed record Rad(long Nr, int Rev, bool HaftText, byte[]? Fakta);
}
