using Lagescentral.Journal.Skrivning;
using Microsoft.Data.Sqlite;

namespace Lagescentral.Journal.Sqlite;

/// <summary>
/// The only writer of the file. After a failure it forgets what it knew and opens the file anew for the next group.
/// </summary>
internal sealed class SqliteSkrivare : ISkrivmotor
{
    // How long an erasing call waits for readers to let go of the WAL before it is emptied in the background instead.
    private const int GallringstidMs = 2000;
    private const int BakgrundstidMs = 50;

    private readonly SqliteJournalOptions options;
    private readonly Func<SqliteConnection> oppna;
    private Skrivtillstand? tillstand;

    /// <summary>Begins to write an open file; <paramref name="oppna"/> opens it again after a fault.</summary>
    public SqliteSkrivare(SqliteJournalOptions options, SqliteConnection anslutning, Func<SqliteConnection> oppna)
    {
        this.options = options;
        this.oppna = oppna;
        tillstand = Skrivtillstand.Las(anslutning);
        Meta = tillstand.Meta;
    }

    /// <summary>What the journal is known by.</summary>
    public Journalmeta Meta { get; }

    /// <summary>False: it goes by the same connection.</summary>
    public bool TomsVidSidan => false;

    /// <inheritdoc/>
    public ValueTask SkrivAsync(IReadOnlyList<Skrivanrop> grupp)
    {
        try
        {
            tillstand ??= LasIgen();
            options.ForeGrupp?.Invoke(tillstand.Anslutning);
            foreach (var anrop in grupp)
                anrop.Utfor(tillstand);
            tillstand.Commit();
            return ValueTask.CompletedTask;
        }
        catch
        {
            Stang();
            throw;
        }
    }

    /// <summary>Empties the WAL.</summary>
    public ValueTask<bool> TomAsync(bool vantaIn)
    {
        try
        {
            tillstand ??= LasIgen();
            return ValueTask.FromResult(tillstand.Tom(vantaIn ? GallringstidMs : BakgrundstidMs));
        }
        catch
        {
            Stang();
            throw;
        }
    }

    /// <inheritdoc/>
    public string Orsak(Exception fel) => fel is SqliteException s ? SqliteFil.Orsak(s) : fel.Message;

    /// <summary>True while the file is open.</summary>
    public bool Oppen => tillstand is not null;

    /// <summary>Closes the file.</summary>
    public void Stang()
    {
        tillstand?.Dispose();
        tillstand = null;
    }

    private Skrivtillstand LasIgen()
    {
        var nytt = Skrivtillstand.Las(oppna());
        if (nytt.Meta.Id == Meta.Id)
            return nytt;
        nytt.Dispose();
        throw new FrammandeFilException(nytt.Anslutning.DataSource, "en annan journal har lagts på filens plats; starta om");
    }
}
