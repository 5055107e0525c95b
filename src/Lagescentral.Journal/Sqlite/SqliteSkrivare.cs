using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Lagescentral.Journal.Sqlite;

/// <summary>
/// The only writer of the file. It takes all calls that wait, writes them in one transaction and answers them after the commit.
/// After a failure it forgets what it knew and tries again with the next call.
/// </summary>
internal sealed class SqliteSkrivare
{
    // How long an erasing call waits for readers to let go of the WAL before it is emptied in the background instead.
    private const int GallringstidMs = 2000;
    private const int BakgrundstidMs = 50;
    private static readonly TimeSpan Omprovning = TimeSpan.FromSeconds(1);

    private readonly Channel<Skrivanrop> ko;
    private readonly List<Skrivanrop> grupp = [];
    private readonly SqliteJournalOptions options;
    private readonly Func<SqliteConnection> oppna;
    private readonly TimeProvider tid;
    private readonly ILogger log;
    private readonly Task slinga;
    private Skrivtillstand? tillstand;
    private volatile bool skrivbar = true;
    private volatile bool gallringVantar;
    private volatile bool stangd;
    private long senastTomd;

    public SqliteSkrivare(
        SqliteJournalOptions options, SqliteConnection anslutning, Func<SqliteConnection> oppna, TimeProvider tid, ILogger log)
    {
        this.options = options;
        this.oppna = oppna;
        this.tid = tid;
        this.log = log;
        ko = Channel.CreateBounded<Skrivanrop>(new BoundedChannelOptions(options.Kolangd) { SingleReader = true });
        tillstand = Skrivtillstand.Las(anslutning);
        Meta = tillstand.Meta;

        // A hub that was killed may have left an erased text in the WAL.
        Tom(GallringstidMs);
        slinga = Task.Run(KorAsync);
    }

    /// <summary>The journal's id and its key for content hashes.</summary>
    public (Guid Id, byte[] Nyckel) Meta { get; }

    public bool Skrivbar => skrivbar;

    public bool GallringVantar => gallringVantar;

    /// <summary>Puts a call in the queue.</summary>
    /// <exception cref="JournalOtillgangligException">The queue is full, or the journal is closed.</exception>
    public void Lagg(Skrivanrop anrop)
    {
        if (ko.Writer.TryWrite(anrop))
            return;
        throw new JournalOtillgangligException(stangd
            ? "Journalen kan inte skrivas: den är stängd."
            : "Journalen kan inte skrivas: kön är full. Försök igen om en stund.");
    }

    /// <summary>Takes no more calls and finishes those that wait; <see cref="Stang"/> follows.</summary>
    public Task TomAsync()
    {
        stangd = true;
        ko.Writer.TryComplete();
        return slinga;
    }

    /// <summary>Empties the WAL and closes the file; after <see cref="TomAsync"/> and after the readers are closed.</summary>
    public void Stang()
    {
        if (tillstand is not null)
            Tom(GallringstidMs);
        tillstand?.Dispose();
        tillstand = null;
    }

    private async Task KorAsync()
    {
        while (await VantaAsync().ConfigureAwait(false))
        {
            Samla();
            if (grupp.Count > 0)
                SkrivGrupp();
            if (gallringVantar && tid.GetElapsedTime(senastTomd) >= Omprovning)
                Tom(BakgrundstidMs);
        }
    }

    // False when the queue is closed and empty; true at the latest after a second while erased bytes wait in the WAL.
    private async Task<bool> VantaAsync()
    {
        if (!gallringVantar)
            return await ko.Reader.WaitToReadAsync().ConfigureAwait(false);
        using var klocka = new CancellationTokenSource(Omprovning, tid);
        try
        {
            return await ko.Reader.WaitToReadAsync(klocka.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    private void Samla()
    {
        grupp.Clear();
        for (var rader = 0; rader < options.MaxRaderPerCommit && ko.Reader.TryRead(out var anrop);)
        {
            if (!anrop.TryTa())
                continue;
            grupp.Add(anrop);
            rader += anrop.Antal;
        }
    }

    private void SkrivGrupp()
    {
        try
        {
            tillstand ??= LasIgen();
            options.ForeGrupp?.Invoke(tillstand.Anslutning);
            foreach (var anrop in grupp)
                anrop.Utfor(tillstand);
            tillstand.Commit();
        }
        catch (Exception e)
        {
            Misslyckas(e);
            return;
        }

        if (!skrivbar)
            log.JournalSkrivbar();
        skrivbar = true;
        foreach (var anrop in grupp)
        {
            if (!anrop.Gallrar)
                anrop.Klar();
        }

        if (!grupp.Exists(a => a.Gallrar))
            return;
        Tom(GallringstidMs);
        if (gallringVantar)
            log.GallringVantar();
        foreach (var anrop in grupp)
        {
            if (anrop.Gallrar)
                anrop.Klar();
        }
    }

    private Skrivtillstand LasIgen()
    {
        var nytt = Skrivtillstand.Las(oppna());
        if (nytt.Meta.Id == Meta.Id)
            return nytt;
        nytt.Dispose();
        throw new FrammandeFilException(nytt.Anslutning.DataSource, "en annan journal har lagts på filens plats; starta om");
    }

    private void Misslyckas(Exception e)
    {
        skrivbar = false;
        tillstand?.Dispose();
        tillstand = null;
        var orsak = e is SqliteException s ? SqliteFil.Orsak(s) : e.Message;
        log.SkrivningMisslyckad(e, grupp.Count, orsak);
        var fel = new JournalOtillgangligException($"Journalen kan inte skrivas: {orsak}.", e);
        foreach (var anrop in grupp)
            anrop.Misslyckad(fel);
    }

    private void Tom(int vantaMs)
    {
        senastTomd = tid.GetTimestamp();
        try
        {
            tillstand ??= LasIgen();
            gallringVantar = !tillstand.Tom(vantaMs);
        }
        catch (Exception e)
        {
            // The commit stands; only the old bytes wait. Tried again until it works.
            gallringVantar = true;
            tillstand?.Dispose();
            tillstand = null;
            log.TomningMisslyckad(e, e is SqliteException s ? SqliteFil.Orsak(s) : e.Message);
        }
    }
}
