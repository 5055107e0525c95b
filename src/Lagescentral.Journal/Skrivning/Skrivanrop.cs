namespace Lagescentral.Journal.Skrivning;

/// <summary>Where a group of calls is written: an open transaction, of whatever store.</summary>
internal interface IRadmottagare
{
    /// <summary>Takes one caller's lines. Refuses before anything of them is written.</summary>
    /// <exception cref="FelPositionException">The stream stands elsewhere.</exception>
    /// <exception cref="FelRadException">A line breaks a rule of the stream.</exception>
    IReadOnlyList<Journalpost> Append(string strom, long vantad, IReadOnlyList<Journalrad> rader, Radmaterial[] material);

    /// <summary>Asks whether the stream that gives a caller the right to write stands where the caller has read it to.</summary>
    /// <exception cref="FelVaktException">It stands elsewhere.</exception>
    void Kontrollera(Strompunkt vakt);

    /// <summary>Writes something harmless.</summary>
    void Prova();
}

/// <summary>A call that waits for the writer. It is either taken by the writer or given up by its caller, never both.</summary>
internal abstract class Skrivanrop
{
    private int lage;

    /// <summary>How many lines it writes.</summary>
    public virtual int Antal => 0;

    /// <summary>How many bytes of facts and texts it writes.</summary>
    public virtual long Byte => 0;

    /// <summary>The streams whose positions it asks for: the one it writes to, and the one that guards it.</summary>
    public virtual IReadOnlyList<string> Strommar => [];

    /// <summary>The lines it writes.</summary>
    public virtual IReadOnlyList<Journalrad> Rader => [];

    /// <summary>True when it erases texts: it is answered only when no byte of them is left.</summary>
    public virtual bool Gallrar => false;

    /// <summary>The writer takes it; false when its caller has given it up.</summary>
    public bool TryTa() => Interlocked.CompareExchange(ref lage, 1, 0) == 0;

    /// <summary>The caller gives it up; without effect once the writer has taken it, since it will then be written.</summary>
    public void Avbryt(CancellationToken cancel)
    {
        if (Interlocked.CompareExchange(ref lage, 2, 0) == 0)
            Avbruten(cancel);
    }

    /// <summary>Writes in the open transaction. A refusal of this call alone is kept until <see cref="Klar"/>. Asked again for a transaction
    /// made anew, the first is forgotten.</summary>
    public abstract void Utfor(IRadmottagare mottagare);

    /// <summary>The group is durable.</summary>
    public abstract void Klar();

    /// <summary>The group failed.</summary>
    public abstract void Misslyckad(JournalOtillgangligException fel);

    protected abstract void Avbruten(CancellationToken cancel);
}

/// <summary>One caller's lines.</summary>
internal sealed class Appendanrop(string strom, long vantad, IReadOnlyList<Journalrad> rader, Strompunkt? vakt) : Skrivanrop
{
    private readonly TaskCompletionSource<IReadOnlyList<Journalpost>> svar = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Radmaterial[] material = [.. rader.Select(Radmaterial.Av)];
    private IReadOnlyList<Journalpost> poster = [];
    private Exception? avslag;

    public Task<IReadOnlyList<Journalpost>> Svar => svar.Task;

    public override int Antal => rader.Count;

    public override long Byte { get; } = rader.Sum(r => (long)r.Fakta.Length + (r.Text?.Length ?? 0));

    public override IReadOnlyList<string> Strommar { get; } = vakt is null ? [strom] : [strom, vakt.Strom];

    public override IReadOnlyList<Journalrad> Rader => rader;

    public override bool Gallrar { get; } = rader.Any(r => r.Gallrar.Count > 0);

    public override void Utfor(IRadmottagare mottagare)
    {
        avslag = null;
        try
        {
            if (vakt is not null)
                mottagare.Kontrollera(vakt);
            poster = mottagare.Append(strom, vantad, rader, material);
        }
        catch (Exception e) when (e is FelPositionException or FelRadException or FelVaktException)
        {
            avslag = e;
        }
    }

    public override void Klar()
    {
        if (avslag is null)
            svar.TrySetResult(poster);
        else
            svar.TrySetException(avslag);
    }

    public override void Misslyckad(JournalOtillgangligException fel) => svar.TrySetException(fel);

    protected override void Avbruten(CancellationToken cancel) => svar.TrySetCanceled(cancel);
}

/// <summary>A try whether the journal can be written.</summary>
internal sealed class Provanrop : Skrivanrop
{
    private readonly TaskCompletionSource<string?> svar = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<string?> Svar => svar.Task;

    public override void Utfor(IRadmottagare mottagare) => mottagare.Prova();

    public override void Klar() => svar.TrySetResult(null);

    public override void Misslyckad(JournalOtillgangligException fel) => svar.TrySetResult(fel.Message);

    protected override void Avbruten(CancellationToken cancel) => svar.TrySetCanceled(cancel);
}
