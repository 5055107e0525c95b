using Lagescentral.Hub.Avisering.Epost;
using Lagescentral.Hub.Avisering.Webbpush;
using Lagescentral.Hub.Avisering.Webhook;
using Microsoft.Extensions.Options;

namespace Lagescentral.Hub.Avisering;

/// <summary>Which addresses a recipient has now.</summary>
public sealed class Avimottagare(Avibok bok, IOptions<Aviinstallningar> val)
{
    /// <summary>Every address of the recipient on a way that there is.</summary>
    public async Task<IReadOnlyList<Avimal>> ForAsync(string mottagare, CancellationToken cancel)
    {
        ArgumentException.ThrowIfNullOrEmpty(mottagare);
        var installd = val.Value;
        var mal = new List<Avimal>();
        if (installd.Webbpush.Aktiv)
            mal.AddRange((await bok.EnheterAsync(mottagare, cancel)).Select(e => new Pushmal(e.Id, installd.Webbpush.Klass, mottagare, e.Varde)));
        var kontakt = (await bok.KontaktAsync(mottagare, cancel)).Varde;
        if (installd.Epost.Aktiv)
            mal.AddRange(kontakt.Epost.Select(e => new Epostmal(e.Id, installd.Epost.Klass, e.Adress)));
        foreach (var webhook in await bok.WebhookarAsync(cancel))
        {
            if (!Webhookregler.Galler(webhook.Varde.Mottagare, mottagare)) continue;
            var ett = new Webhookmal(webhook.Id, webhook.Varde.Klass, new Uri(webhook.Varde.Url), Convert.FromBase64String(webhook.Varde.Nyckel), webhook.Varde.Form);
            if (ett.Form == Webhookform.Sms) mal.AddRange(kontakt.Telefon.Select(t => ett with { Id = $"{webhook.Id}/{t.Id}", Telefon = t.Adress }));
            else mal.Add(ett);
        }

        return mal;
    }
}
