using Lagescentral.Aktorer;
using Lagescentral.Aktorer.Bevarande;
using Lagescentral.Domain.Handelser;
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
    public Task<Kommandosvar?> UtanStoppAsync(HandelseNyckel nyckel, Func<Task<Kommandosvar>> gallra, CancellationToken cancel) => aktor.MedStoppAsync<Kommandosvar?>(
        async bok => bok.Stopp(nyckel.ToString(), tid.GetUtcNow()) is null ? await gallra() : null, cancel);
}
