using System.Net;
using System.Net.Mail;
using System.Security.Cryptography;
using System.Text;
using Lagescentral.Domain.Avisering;
using Lagescentral.Domain.Handelser;

namespace Lagescentral.Hub.Avisering.Epost;

/// <summary>An e-mail address of a recipient.</summary>
internal sealed record Epostmal(string Id, Klass Klass, string Adress) : Avimal(Id, Avikanal.Epost, Klass);

/// <summary>Sends e-mail.</summary>
internal sealed class Epostsandare(Aviinstallningar val, TimeProvider tid) : IAvisandare
{
    private readonly string _losenord = val.Epost.LosenordFil.Length > 0 ? File.ReadAllText(val.Epost.LosenordFil, Encoding.UTF8).Trim() : val.Epost.Losenord;

    /// <inheritdoc/>
    public Avikanal Kanal => Avikanal.Epost;

    /// <inheritdoc/>
    public async Task<Sandsvar> SandAsync(Avi avi, Avimal mal, CancellationToken cancel)
    {
        using var brev = Brev(avi, (Epostmal)mal, val);
        // One for each letter: a client takes one at a time.
        using var klient = new SmtpClient(val.Epost.Vard, val.Epost.Port) { EnableSsl = val.Epost.Tls, DeliveryFormat = SmtpDeliveryFormat.SevenBit };
        if (val.Epost.Anvandare.Length > 0) klient.Credentials = new NetworkCredential(val.Epost.Anvandare, _losenord);
        using var slut = new CancellationTokenSource(TimeSpan.FromSeconds(val.TidsgransSekunder), tid);
        using var bada = CancellationTokenSource.CreateLinkedTokenSource(cancel, slut.Token);
        try
        {
            await klient.SendMailAsync(brev, bada.Token);
            return Sandsvar.Skickad;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new Sandsvar(Sandutfall.Tillfalligt, "E-postservern svarade inte i tid.");
        }
        catch (SmtpException fel)
        {
            cancel.ThrowIfCancellationRequested();
            return fel.StatusCode switch
            {
                SmtpStatusCode.MailboxUnavailable or SmtpStatusCode.MailboxNameNotAllowed or SmtpStatusCode.UserNotLocalTryAlternatePath =>
                    new Sandsvar(Sandutfall.Permanent, $"E-postservern tar inte emot adressen ({(int)fel.StatusCode})."),
                SmtpStatusCode.GeneralFailure => new Sandsvar(Sandutfall.Tillfalligt, "E-postservern kunde inte nås."),
                var kod => new Sandsvar(Sandutfall.Tillfalligt, $"E-postservern svarade {(int)kod}."),
            };
        }
    }

    /// <summary>The letter. Every header is of one line: the texts are cut to one, and the framework refuses others.</summary>
    internal static MailMessage Brev(Avi avi, Epostmal mal, Aviinstallningar val)
    {
        var text = Avitext.For(avi, mal.Klass);
        var brev = new MailMessage(new MailAddress(val.Epost.Avsandare, "Lägescentral", Encoding.UTF8), new MailAddress(mal.Adress))
        {
            Subject = text.Rubrik,
            SubjectEncoding = Encoding.UTF8,
            BodyEncoding = Encoding.UTF8,
            Body = string.Join("\r\n", ((string[])[text.Rubrik, text.Text, "", val.Lank(text.Lank), "", "Svara inte på det här brevet: kvittera i Lägescentral."]).Where((rad, n) => n != 1 || rad.Length > 0)),
            Priority = MailPriority.High,
        };
        // An order's id may hold signs that a header may not.
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(avi.Id)))[..32];
        brev.Headers.Add("Message-ID", $"<{id}.{mal.Id}@{new Uri(val.Adress).Host}>");
        brev.Headers.Add("X-Lagescentral-Avi", avi.Id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or ':' or '/') ? avi.Id : id);
        brev.Headers.Add("Auto-Submitted", "auto-generated");
        brev.Headers.Add("X-Auto-Response-Suppress", "All");
        return brev;
    }
}
