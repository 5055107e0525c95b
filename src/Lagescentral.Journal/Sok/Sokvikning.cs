using System.Globalization;
using Lagescentral.Domain;
using Lagescentral.Domain.Handelser;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Lagescentral.Journal.Sqlite;

/// <summary>
/// Folds journal lines into the search index, within the caller's transaction. The line with the highest revision is the
/// event, whatever the order of the streams. A rebuild from a journal whose texts have been erased since gives the same
/// index as one that followed the erasure.
/// </summary>
/// <remarks>
/// One for each group of lines; disposed before the connection. Words wait until <see cref="SkrivOrd"/>: a statement that
/// may fail half-way begins with a savepoint, and at every savepoint FTS5 writes out the words that it has gathered.
/// </remarks>
internal sealed class Sokvikning : IDisposable
{
    private readonly SqliteConnection _db;
    private readonly Dictionary<long, (string Ord, bool Ny)> _ordPerRad = [];
    private readonly Sats _finn, _ny, _skriv, _utanText, _bortOrd, _ord;

    /// <summary>Prepares the statements.</summary>
    public Sokvikning(SqliteConnection db)
    {
        _db = db;
        _finn = new(db, "SELECT nr, rev, haft_text, fakta FROM handelse WHERE kalla = ? AND id = ?");
        _ny = new(db, """
            INSERT INTO handelse(rev, intraffad, stadsdel, plats, kategori, allvar, status, klass, fakta, text, haft_text, kalla, id)
            VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10 IS NOT NULL, ?11, ?12)
            """);
        _skriv = new(db, """
            UPDATE handelse SET rev = ?1, intraffad = ?2, stadsdel = ?3, plats = ?4, kategori = ?5, allvar = ?6, status = ?7, klass = ?8,
                fakta = ?9, text = ?10, haft_text = haft_text OR ?10 IS NOT NULL
            WHERE nr = ?11
            """);
        _utanText = new(db, "UPDATE handelse SET haft_text = 0 WHERE nr = ?");
        _bortOrd = new(db, "DELETE FROM sokord WHERE rowid = ?");
        _ord = new(db, "INSERT INTO sokord(rowid, ord) VALUES(?, ?)");
    }

    /// <summary>Takes in one line. Lines of other streams' kinds are left alone.</summary>
    /// <exception cref="InvalidOperationException">An unknown kind of event line; names it.</exception>
    public void Ta(Journalpost post)
    {
        switch (post.Slag)
        {
            case Handelseslag.Mottagen or Handelseslag.Reviderad or Handelseslag.Inflyttad or Handelseslag.Utflyttad:
                TaRevision(post);
                break;
            case Handelseslag.TextGallrad:
                foreach (var nyckel in Json.Read<Gallringsfakta>(post.Fakta.Span).Handelser)
                    TaBortText(nyckel);
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

    /// <summary>Writes the words of all events taken in; to be called last in the transaction.</summary>
    public void SkrivOrd()
    {
        foreach (var (nr, (ord, ny)) in _ordPerRad)
        {
            if (!ny) _bortOrd.Bind(1, nr).Run();
            _ord.Bind(1, nr).Bind(2, ord).Run();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var sats in (ReadOnlySpan<Sats>)[_finn, _ny, _skriv, _utanText, _bortOrd, _ord])
            sats.Dispose();
    }

    private void TaRevision(Journalpost post)
    {
        var fakta = Json.Read<Handelsefakta>(post.Fakta.Span);
        var rad = Finn(fakta.Kalla, fakta.Id);
        if (fakta.Rev <= rad?.Rev)
            return;
        if (post.Textlage == Radtext.Gallrad && fakta.Text != Textlage.Ingen)
            Skriv(rad, Gallrad(fakta), Json.Bytes(Gallrad(fakta)), post.Text);
        else
            Skriv(rad, fakta, post.Fakta, post.Text);
    }

    private void TaBortText(string nyckel)
    {
        var snitt = nyckel.IndexOf('/', StringComparison.Ordinal);
        if (snitt < 0 || Finn(nyckel[..snitt], nyckel[(snitt + 1)..]) is not { } rad)
            return;
        var fakta = Gallrad(Json.Read<Handelsefakta>(rad.Fakta));
        Skriv(rad, fakta, Json.Bytes(fakta), text: null);
        if (!rad.HaftText)
            return;
        // Also for a text that a later revision has replaced: its words stay in older segments until they are merged.
        _utanText.Bind(1, rad.Nr).Run();
        Stadning.Begar(_db);
    }

    private static Handelsefakta Gallrad(Handelsefakta fakta) =>
        fakta.Text == Textlage.Ingen ? fakta : fakta with { Text = Textlage.Gallrad };

    private void Skriv(Rad? rad, Handelsefakta fakta, ReadOnlyMemory<byte> faktajson, ReadOnlyMemory<byte>? text)
    {
        var sats = rad is null ? _ny : _skriv;
        sats.Bind(1, fakta.Rev).Bind(2, fakta.Intraffad.UtcTicks).Bind(3, fakta.Placering.Stadsdel);
        if (fakta.Placering.Plats is { } plats) sats.Bind(4, plats);
        else sats.BindNull(4);
        sats.Bind(5, fakta.Kategori).Bind(6, fakta.Allvar).Bind(7, (long)fakta.Status).Bind(8, (long)fakta.Klass).Bind(9, faktajson.Span);
        if (text is { } skriven) sats.Bind(10, skriven.Span);
        else sats.BindNull(10);

        long nr;
        if (rad is null)
        {
            sats.Bind(11, fakta.Kalla).Bind(12, fakta.Id).Run();
            nr = raw.sqlite3_last_insert_rowid(_db.Handle);
        }
        else
        {
            nr = rad.Nr;
            sats.Bind(11, nr).Run();
        }

        var ny = rad is null || (_ordPerRad.TryGetValue(nr, out var vantar) && vantar.Ny);
        _ordPerRad[nr] = (Sokord.For(fakta, text is { } ord ? Json.Read<Handelsetext>(ord.Span) : null), ny);
    }

    private Rad? Finn(string kalla, string id)
    {
        if (!_finn.Bind(1, kalla).Bind(2, id).Step())
            return null;
        var rad = new Rad(_finn.Int64(0), (int)_finn.Int64(1), _finn.Int64(2) != 0, _finn.Blob(3));
        _finn.Reset();
        return rad;
    }

    private sealed record Rad(long Nr, int Rev, bool HaftText, byte[] Fakta);
}
