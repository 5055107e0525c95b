using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lagescentral.Prestanda.Flode;
using Lagescentral.Prestanda.Last;
using Lagescentral.Prestanda.Ratt;

namespace Lagescentral.Prestanda.Servrar;

/// <summary>
/// Prometheus Alertmanager as Debian packages it, alone, with a route for each rule and its lowest group settings: every alert is a group of
/// its own that is told at once. What no rule is for goes to a receiver that does nothing.
/// </summary>
internal sealed class Alertmanager : Server
{
    private static readonly string[] Platser = ["/usr/bin/prometheus-alertmanager", Path.Combine(Bygge.Rot, "artifacts", "prestanda", "alertmanager", "usr", "bin", "prometheus-alertmanager")];
    private readonly string _program;

    private Alertmanager(string program, string mapp, IReadOnlyList<Larmregel> regler, Webhookmottagare mottagare)
        : base(program, ["--config.file=" + Installning(mapp, regler, mottagare.Adress), "--storage.path=" + mapp, "--cluster.listen-address=", "--log.level=warn"])
    {
        (_program, Mottagare) = (program, mottagare);
    }

    /// <summary>The one that is installed; null where it is not.</summary>
    /// <param name="regler">The rules.</param>
    public static Kandidat? Finn(IReadOnlyList<Larmregel> regler) => Array.Find(Platser, File.Exists) is { } program
        ? new("alertmanager", "Prometheus Alertmanager " + Version(program), mapp => new Alertmanager(program, mapp, regler, new Webhookmottagare()))
        : null;

    /// <summary>Where it sends.</summary>
    public Webhookmottagare Mottagare { get; }

    protected override IReadOnlyList<string> Program => [_program];

    protected override IReadOnlyList<string> Lyssnar => ["--web.listen-address=" + Adress.Authority];

    protected override string Redovag => "/-/ready";

    /// <summary>The same posts as alerts: what rules ask for and the event's own name are labels, its words annotations.</summary>
    public static Sandning Sandning(IReadOnlyList<Post> poster)
    {
        using var kropp = new MemoryStream();
        using (var json = new Utf8JsonWriter(kropp, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartArray();
            foreach (var (uppgift, _) in poster)
            {
                var rad = JsonNode.Parse(Uppgiftsrad.Skriv(uppgift))!;
                json.WriteStartObject();
                json.WriteStartObject("labels");
                json.WriteString("alertname", uppgift.Typ.Typ);
                json.WriteString("handelse", uppgift.Id);
                json.WriteString("kalla", uppgift.Kalla);
                json.WriteString("stadsdel", uppgift.Stadsdel);
                json.WriteString("allvar", uppgift.Allvar.ToString(CultureInfo.InvariantCulture));
                json.WriteEndObject();
                json.WriteStartObject("annotations");
                json.WriteString("rubrik", (string)rad["rubrik"]!);
                json.WriteString("text", (string)rad["text"]!);
                json.WriteEndObject();
                json.WriteString("startsAt", uppgift.Intraffad);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        var huvud = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $"POST /api/v2/alerts HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: {kropp.Length}\r\n\r\n"));
        return new Sandning(poster, (byte[])[.. huvud, .. kropp.ToArray()]);
    }

    /// <summary>Every alert that was sent, by its type.</summary>
    public IReadOnlyList<Visatlarm> Las() =>
        [.. Mottagare.Mottagna.SelectMany(par => JsonNode.Parse(par.Utf8)!["alerts"]!.AsArray().Select(larm =>
            new Visatlarm((string)larm!["labels"]!["alertname"]!, (string)larm["labels"]!["handelse"]!, par.Nar)))];

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Mottagare.DisposeAsync();
    }

    protected override void Las(string? rad)
    {
        if (rad?.Contains("level=error", StringComparison.Ordinal) == true) Fel.Enqueue(Forkortat(rad));
    }

    private static string Installning(string mapp, IReadOnlyList<Larmregel> regler, Uri mottagare)
    {
        var text = new StringBuilder();
        // What is not told needs no groups: all of it in one is the least work. A group that has been told waits for group_interval with
        // what else comes to it, but to these nothing comes.
        text.Append("route:\n  receiver: ingen\n  group_wait: 0s\n  group_interval: 5m\n  repeat_interval: 4h\n  routes:\n");
        foreach (var regel in regler)
            text.Append(CultureInfo.InvariantCulture, $"  - receiver: vy\n    group_by: ['...']\n    matchers: ['alertname=\"{regel.Typ}\"', 'allvar=~\"[{Larmregel.AllvarMinst}-5]\"']\n");
        text.Append(CultureInfo.InvariantCulture, $"receivers:\n- name: ingen\n- name: vy\n  webhook_configs:\n  - url: '{mottagare}'\n    send_resolved: false\n");
        var fil = Path.Combine(mapp, "alertmanager.yml");
        File.WriteAllText(fil, text.ToString());
        return fil;
    }

    private static string Version(string program)
    {
        using var process = Process.Start(new ProcessStartInfo(program, ["--version"]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var ord = process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd();
        process.WaitForExit();
        return ord.Split("version ", 2)[^1].Split(' ', 2)[0];
    }
}
