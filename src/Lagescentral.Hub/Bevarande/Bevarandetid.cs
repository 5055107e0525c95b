using Lagescentral.Aktorer;
using Lagescentral.Aktorer.Bevarande;
using Lagescentral.Aktorer.Larm;
using Lagescentral.Domain.Bevarande;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Larm;
using Lagescentral.Journal;

namespace Lagescentral.Hub.Bevarande;

/// <summary>Why an event's texts are kept, and whether they may be erased.</summary>
public sealed class Bevarandetid(IJournal journal, Gallringsaktor aktor, Gallringsregler regler, TimeProvider tid)
{
    /// <summary>Why the event's texts are kept, and until when; null when it has none.</summary>
    public async Task<Bevarasvy?> HandelseAsync(HandelseNyckel nyckel, CancellationToken cancel)
    {
        var rader = new List<Journalpost>();
        await foreach (var post in journal.ReadKeyAsync(nyckel.Journalnyckel, cancel)) rader.Add(post);
        return regler.Handelse(nyckel, Textrader.Minne(rader, post => Handelserader.Las(post).Fakta!.Klass), aktor.Bok.Stopp(nyckel.ToString(), tid.GetUtcNow()));
    }

    /// <summary>Does an erasure unless the event is kept for a reason of its own; then null.</summary>
    public Task<Kommandosvar?> UtanStoppAsync(HandelseNyckel nyckel, Func<Task<Kommandosvar>> gallra, CancellationToken cancel) => UtanStoppAsync([nyckel], gallra, cancel);

    /// <summary>Does an erasure unless one of the events that it concerns is kept for a reason of its own; then null.</summary>
    public Task<T?> UtanStoppAsync<T>(IEnumerable<HandelseNyckel> nycklar, Func<Task<T>> gallra, CancellationToken cancel)
        where T : struct => aktor.MedStoppAsync<T?>(async bok => Stopp(bok, nycklar, tid.GetUtcNow()) is null ? await gallra() : null, cancel);

    /// <summary>Why the words about a larm are kept, and until when; null when there are none.</summary>
    /// <param name="larm">The larm.</param>
    /// <param name="rader">Its lines, in the order of commit.</param>
    public Bevarasvy? Larm(Larmfakta larm, IReadOnlyList<Journalpost> rader)
    {
        ArgumentNullException.ThrowIfNull(larm);
        return regler.Larm(Textrader.Ordminne(rader, post => Larmrader.Las(post).Larm!.Klass), Stopp(aktor.Bok, larm.Handelser.Select(u => u.Nyckel), tid.GetUtcNow()));
    }

    /// <summary>Of the reasons of their own that some events are kept for, the last to end; null when none is.</summary>
    public static Gallringsstopp? Stopp(Gallringsbok bok, IEnumerable<HandelseNyckel> nycklar, DateTimeOffset nu)
    {
        ArgumentNullException.ThrowIfNull(bok);
        ArgumentNullException.ThrowIfNull(nycklar);
        return nycklar.Select(nyckel => bok.Stopp(nyckel.ToString(), nu)).OfType<Gallringsstopp>().MaxBy(stopp => stopp.Till);
    }
}
