using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Lagescentral.Journal.Skrivning;

/// <summary>What a journal's store does for its writer; one call at a time, but for <see cref="TomsVidSidan"/>.</summary>
internal interface ISkrivmotor
{
    /// <summary>Writes a group in one transaction, durable when it returns. After a fault it knows nothing of before, and begins
    /// anew with the next group.</summary>
    ValueTask SkrivAsync(IReadOnlyList<Skrivanrop> grupp);

    /// <summary>True when <see cref="TomAsync"/> may be called while a group is written.</summary>
    bool TomsVidSidan { get; }

    /// <summary>Takes away what is left of erased texts. False when something remains: it is called again.</summary>
    /// <param name="vantaIn">True when callers wait for it: those who hinder it are waited for a while.</param>
    ValueTask<bool> TomAsync(bool vantaIn);

    /// <summary>Why it failed, in Swedish.</summary>
    string Orsak(Exception fel);
}

/// <summary>How many calls and lines a writer takes.</summary>
/// <param name="Kolangd">Calls that may wait.</param>
/// <param name="MaxRaderPerCommit">Lines of one group.</param>
internal sealed record Skrivgranser(int Kolangd, int MaxRaderPerCommit)
{
    private const int Hogst = 1_000_000;

    /// <summary>Refuses bounds that no writer can keep to.</summary>
    /// <exception cref="InvalidOperationException">Names the setting.</exception>
    public void Kontrollera()
    {
        if (Kolangd is < 1 or > Hogst)
            throw new InvalidOperationException($"Journal:{nameof(Kolangd)} ska vara 1–1 000 000.");
        if (MaxRaderPerCommit is < 1 or > Hogst)
            throw new InvalidOperationException($"Journal:{nameof(MaxRaderPerCommit)} ska vara 1–1 000 000.");
    }
}

/// <summary>
/// A journal's only writer in this process. It takes all calls that wait, has them written in one transaction and answers them
/// after the commit; those that erase when no byte of the texts is left.
/// </summary>
internal sealed class Skrivslinga
{
    // What a group may hold beside its bound of lines, lest a few large calls together be more than memory takes.
    private const long MaxBytePerCommit = 64L * 1024 * 1024;
    private static readonly TimeSpan Omprovning = TimeSpan.FromSeconds(1);

    private readonly Channel<Skrivanrop> ko;
    private readonly List<Skrivanrop> grupp = [];
    private readonly Skrivgranser granser;
    private readonly ISkrivmotor motor;
    private readonly TimeProvider tid;
    private readonly ILogger log;
    private Task slinga = Task.CompletedTask;
    private Task tomning = Task.CompletedTask;
    private volatile bool skrivbar = true;
    private volatile bool gallringVantar;
    private volatile bool stangd;
    private long senastTomd;

    public Skrivslinga(Skrivgranser granser, ISkrivmotor motor, TimeProvider tid, ILogger log)
    {
        this.granser = granser;
        this.motor = motor;
        this.tid = tid;
        this.log = log;
        ko = Channel.CreateBounded<Skrivanrop>(new BoundedChannelOptions(granser.Kolangd) { SingleReader = true });
    }

    public bool Skrivbar => skrivbar;

    public bool GallringVantar => gallringVantar;

    /// <summary>Begins to take calls.</summary>
    public async Task StartaAsync()
    {
        // Who was killed may have left an erased text behind.
        await TomAsync(vantaIn: true).ConfigureAwait(false);
        slinga = Task.Run(KorAsync);
    }

    /// <inheritdoc cref="IJournal.AppendAsync"/>
    public async Task<IReadOnlyList<Journalpost>> AppendAsync(
        string strom, long expectedPosition, IReadOnlyList<Journalrad> rader, Strompunkt? vakt, CancellationToken cancel)
    {
        Radregler.Kontrollera(strom, expectedPosition, rader);
        cancel.ThrowIfCancellationRequested();
        var anrop = new Appendanrop(strom, expectedPosition, rader, vakt);
        Lagg(anrop);
        using (cancel.UnsafeRegister(static (a, c) => ((Skrivanrop)a!).Avbryt(c), anrop))
            return await anrop.Svar.ConfigureAwait(false);
    }

    /// <inheritdoc cref="IJournal.ProbeAsync"/>
    public async ValueTask<string?> ProbeAsync(CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var anrop = new Provanrop();
        try
        {
            Lagg(anrop);
        }
        catch (JournalOtillgangligException e)
        {
            return e.Message;
        }

        using (cancel.UnsafeRegister(static (a, c) => ((Skrivanrop)a!).Avbryt(c), anrop))
            return await anrop.Svar.ConfigureAwait(false);
    }

    /// <summary>Takes no more calls and finishes those that wait.</summary>
    public Task TomKonAsync()
    {
        stangd = true;
        ko.Writer.TryComplete();
        return slinga;
    }

    /// <summary>Takes away what is left of erased texts, once.</summary>
    public async Task TomAsync(bool vantaIn)
    {
        Volatile.Write(ref senastTomd, tid.GetTimestamp());
        try
        {
            gallringVantar = !await motor.TomAsync(vantaIn).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // The commit stands; only the old bytes wait. Tried again until it works.
            gallringVantar = true;
            log.TomningMisslyckad(e, motor.Orsak(e));
        }
    }

    private void Lagg(Skrivanrop anrop)
    {
        if (ko.Writer.TryWrite(anrop))
            return;
        throw new JournalOtillgangligException(stangd
            ? "Journalen kan inte skrivas: den är stängd."
            : "Journalen kan inte skrivas: kön är full. Försök igen om en stund.");
    }

    private async Task KorAsync()
    {
        while (await VantaAsync().ConfigureAwait(false))
        {
            Samla();
            if (grupp.Count > 0)
                await SkrivGruppAsync().ConfigureAwait(false);
            if (!gallringVantar || !tomning.IsCompleted || tid.GetElapsedTime(Volatile.Read(ref senastTomd)) < Omprovning)
                continue;
            tomning = TomAsync(vantaIn: false);
            if (!motor.TomsVidSidan)
                await tomning.ConfigureAwait(false);
        }

        await tomning.ConfigureAwait(false);
    }

    // False when the queue is closed and empty; true at the latest after a second while erased bytes wait.
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
        long bytes = 0;
        for (var rader = 0; rader < granser.MaxRaderPerCommit && bytes < MaxBytePerCommit && ko.Reader.TryRead(out var anrop);)
        {
            if (!anrop.TryTa())
                continue;
            grupp.Add(anrop);
            rader += anrop.Antal;
            bytes += anrop.Byte;
        }
    }

    private async Task SkrivGruppAsync()
    {
        try
        {
            await motor.SkrivAsync(grupp).ConfigureAwait(false);
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

        var gallrande = grupp.FindAll(a => a.Gallrar);
        if (gallrande.Count == 0)
            return;
        if (!motor.TomsVidSidan)
        {
            await TomOchSvaraAsync(gallrande).ConfigureAwait(false);
            return;
        }

        // Those that only write go on meanwhile.
        gallringVantar = true;
        var fore = tomning;
        tomning = Task.Run(async () =>
        {
            await fore.ConfigureAwait(false);
            await TomOchSvaraAsync(gallrande).ConfigureAwait(false);
        });
    }

    private async Task TomOchSvaraAsync(List<Skrivanrop> gallrande)
    {
        await TomAsync(vantaIn: true).ConfigureAwait(false);
        if (gallringVantar)
            log.GallringVantar();
        foreach (var anrop in gallrande)
            anrop.Klar();
    }

    private void Misslyckas(Exception e)
    {
        skrivbar = false;
        var orsak = motor.Orsak(e);
        log.SkrivningMisslyckad(e, grupp.Count, orsak);
        var fel = new JournalOtillgangligException($"Journalen kan inte skrivas: {orsak}.", e);
        foreach (var anrop in grupp)
            anrop.Misslyckad(fel);
    }
}
