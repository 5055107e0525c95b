using Lagescentral.Domain;
using Lagescentral.Journal;
using Microsoft.Extensions.Logging;

namespace Lagescentral.Aktorer.Kalla;

/// <summary>When a source was last reached. Only losing and regaining contact are lines; each success in between is not.</summary>
internal sealed partial class Kontaktlogg(string kalla, Aktorsmiljo miljo)
{
    internal const string Forlorad = "kalla.kontakt-forlorad.v1";
    internal const string Atertagen = "kalla.kontakt-atertagen.v1";
    private readonly string _strom = Strommar.Kalla(kalla);
    private long _position;
    private DateTimeOffset _senast;

    public DateTimeOffset? SenastLyckad { get; private set; }

    /// <summary>True when <see cref="SenastLyckad"/> is the latest contact of all: before the first since the start, later
    /// ones than the journal tells of may have been.</summary>
    public bool HordSedanStart { get; private set; }

    public string? Fel { get; private set; }

    public async Task AterskapaAsync(CancellationToken cancel)
    {
        await foreach (var post in miljo.Journal.ReadAsync(_strom, _position + 1, cancel))
        {
            _position = post.Position;
            _senast = post.Mottagen;
            if (post.Slag == Atertagen) (SenastLyckad, Fel) = (post.Mottagen, null);
            else if (post.Slag == Forlorad) Fel = Json.Read<Kontaktfel>(post.Fakta.Span).Fel;
            else throw new Domain.Lagesbilder.OkantSlagException(post.Slag);
        }
    }

    public async Task NoteraAsync(bool lyckad, string? fel, CancellationToken cancel)
    {
        var nu = miljo.Tid.GetUtcNow();
        var overgang = lyckad ? Fel is not null || SenastLyckad is null : Fel is null;
        if (lyckad) (SenastLyckad, Fel, HordSedanStart) = (nu, null, true);
        else Fel = fel ?? "okänt fel";
        if (!overgang) return;
        if (nu > _senast) _senast = nu;
        var rad = new Journalrad
        {
            Slag = lyckad ? Atertagen : Forlorad,
            Mottagen = _senast,
            Vem = "system",
            Fakta = Json.Bytes(new Kontaktfel(Fel)),
        };
        try
        {
            await miljo.Journal.AppendAsync(_strom, _position, [rad], cancel: cancel);
            _position++;
        }
        catch (Exception undantag) when (undantag is JournalOtillgangligException or FelPositionException)
        {
            // What was just received is safe in its own stream; only the note of the contact is missing.
            KontaktNoteradesInte(miljo.Log, kalla, undantag);
            _position = await miljo.Journal.HeadAsync(_strom, cancel);
        }
    }

    [LoggerMessage(2402, LogLevel.Warning, "Kontakten med {Kalla} kunde inte noteras i journalen")]
    private static partial void KontaktNoteradesInte(ILogger logger, string kalla, Exception fel);

    internal sealed record Kontaktfel(string? Fel);
}
