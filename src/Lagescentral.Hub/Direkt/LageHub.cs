using System.Text.Json;
using Lagescentral.Aktorer;
using Lagescentral.Aktorer.Noder;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Hub.Bevarande;
using Lagescentral.Hub.Bilder;
using Lagescentral.Hub.Nivaer;
using Lagescentral.Hub.Stad;
using Lagescentral.Journal;
using Microsoft.AspNetCore.SignalR;

namespace Lagescentral.Hub.Direkt;

/// <summary>The live contract: <c>Folj</c> and <c>SlutaFolja</c>; the server sends <c>Andring</c>.</summary>
public sealed class LageHub(
    Utskick utskick, IAbonnemang abonnemang, IAktorer aktorer, Stadsdata stad, Kalloversikt kallor, Nivabilder nivaer, Lasningsbok lasningar)
    : Microsoft.AspNetCore.SignalR.Hub
{
    private const int KanalerHogst = 64;

    /// <summary>Joins a channel first, then answers with the changes after <paramref name="sedan"/> or with a picture.</summary>
    /// <exception cref="HubException">The channel is unknown or not for this reader; the message names it.</exception>
    public async Task<RaJson> Folj(string kanal, long? sedan, string? epok)
    {
        var lasare = utskick.Lasare(Context.ConnectionId);
        var kalla = Finn(kanal, lasare);
        if (Context.Items.Count >= KanalerHogst && !Context.Items.ContainsKey(kanal))
            throw new HubException($"Högst {KanalerHogst} kanaler per anslutning. Sluta följa någon innan du följer {kanal}.");
        try
        {
            if (!Context.Items.ContainsKey(kanal)) Context.Items[kanal] = await LoggaAsync(kanal, lasare);
            utskick.Folj(Context.ConnectionId, kanal);
            var svar = await abonnemang.FoljAsync(kanal, lasare, cancel => kalla(lasare, sedan, epok, cancel), Context.ConnectionAborted);
            if (svar.Bild is { } bild) svar = svar with { Bild = await nivaer.MedAsync(bild, lasare.Delad(), null, Context.ConnectionAborted) };
            return new RaJson(Skriv(kanal, svar, lasare));
        }
        catch (JournalOtillgangligException fel)
        {
            throw new HubException($"Kanalen {kanal} kan inte läsas just nu. {fel.Message}", fel);
        }
    }

    /// <summary>Leaves a channel.</summary>
    public async Task SlutaFolja(string? kanal)
    {
        if (kanal is null) return;
        utskick.SlutaFolja(Context.ConnectionId, kanal);
        if (Context.Items.Remove(kanal, out var lasning)) await AvslutaAsync(lasning);
    }

    /// <inheritdoc/>
    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        foreach (var lasning in Context.Items.Values.ToList()) await AvslutaAsync(lasning);
        await base.OnDisconnectedAsync(exception);
    }

    // A channel is one reading, from when it is opened until it is left: not each change. The channel of the sources holds no event.
    private async Task<object?> LoggaAsync(string kanal, Lasarklass lasare) => lasare == Lasarklass.Oppen || kanal == "kallor" ? null
        : await lasningar.NoteraAsync(Manniskor.Lasare.For(Context.User), Lasningsslag.Direkt, kanal, new Lasningsmatt(Klass.Intern, 0), Context.ConnectionAborted);

    private Task AvslutaAsync(object? lasning) => lasning is Lasning oppen ? lasningar.AvslutaAsync(oppen) : Task.CompletedTask;

    private Func<Lasarklass, long?, string?, CancellationToken, Task<Bildsvar>> Finn(string kanal, Lasarklass lasare)
    {
        var (slag, id) = kanal?.Split(':', 2) switch
        {
            [var ensamt] => (ensamt, ""),
            [var slaget, var idt] => (slaget, idt),
            _ => ("", ""),
        };
        return (slag, id) switch
        {
            ("stad", "") => aktorer.Stad.BildAsync,
            ("stadsdel", _) when stad.Stadsdelar.Contains(id) => aktorer.Stadsdel(id).BildAsync,
            ("plats", _) when stad.Geografi.FinnPlats(id) is not null => aktorer.Plats(id).BildAsync,
            ("rykten", "") => aktorer.Rykten.BildAsync,
            ("larm", "") when lasare > Lasarklass.Oppen => (klass, sedan, epok, cancel) => aktorer.Larm.BildAsync(kanal!, klass, sedan, epok, cancel),
            ("larm", "") => throw new HubException("Kanalen larm kräver inloggning."),
            ("larm", _) when Manniskor.Lasare.For(Context.User) is { Klass: Lasarklass.Begransad } krets && krets.Verkar(id) && stad.Stadsdelar.Contains(id) =>
                (klass, sedan, epok, cancel) => aktorer.Larm.BildAsync(kanal!, klass, sedan, epok, cancel),
            ("larm", _) => throw new HubException($"Kanalen {kanal} är bara för den krets som larmen gäller."),
            ("nivaer", "") => aktorer.Nivaer.BildAsync,
            ("kallor", "") when lasare > Lasarklass.Oppen => kallor.BildAsync,
            ("kallor", "") => throw new HubException("Kanalen kallor kräver inloggning."),
            _ => throw new HubException($"Kanalen {kanal} finns inte."),
        };
    }

    private byte[] Skriv(string kanal, Bildsvar svar, Lasarklass lasare)
    {
        var buffert = new System.Buffers.ArrayBufferWriter<byte>(16 * 1024);
        using (var json = new Utf8JsonWriter(buffert, new JsonWriterOptions { SkipValidation = true }))
        {
            json.WriteStartObject();
            json.WriteString("kanal", kanal);
            json.WriteString("epok", svar.Epok);
            json.WriteNumber("seq", svar.Seq);
            // A page whose session has ended since it last asked must not take what follows for a change of what it has.
            json.WriteString("klass", JsonNamingPolicy.CamelCase.ConvertName(lasare.ToString()));
            if (svar.Andringar is { } andringar)
            {
                json.WriteStartArray("andringar");
                foreach (var andring in andringar) json.WriteRawValue(andring.Span, skipInputValidation: true);
                json.WriteEndArray();
            }
            else if (svar.Fardig is { } fardig)
            {
                json.WritePropertyName("bild");
                json.WriteRawValue(fardig.Span, skipInputValidation: true);
            }
            else
            {
                json.WritePropertyName("bild");
                JsonSerializer.Serialize(json, svar.Bild! with { Kallor = kallor.Lagen }, Synlighet.Json(lasare));
            }

            json.WriteEndObject();
        }

        return buffert.WrittenMemory.ToArray();
    }
}
