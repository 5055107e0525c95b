using Microsoft.Extensions.Options;

namespace Lagescentral.Kallor.Polis;

/// <summary>Settings of the police connector, section <c>Kallor:Polis</c>.</summary>
public sealed class PolisOptions
{
    /// <summary>The section's name.</summary>
    public const string Sektion = "Kallor:Polis";

    /// <summary>On or off; unset: on when <see cref="UserAgent"/> is set.</summary>
    public bool? Aktiv { get; set; }

    /// <summary>Address of the feed. HTTPS, or anything on this machine (loopback).</summary>
    public Uri Url { get; set; } = new("https://polisen.se/api/events");

    /// <summary>Time between calls: 60–120 s (the police allow 60 calls an hour); against loopback from 1 s.</summary>
    public TimeSpan Intervall { get; set; } = TimeSpan.FromSeconds(90);

    /// <summary>Names application and contact, as the police's rules demand; without it they answer 403.</summary>
    public string? UserAgent { get; set; }

    /// <summary>File that remembers the latest calls, so that a restart cannot exceed the police's limits. Null: none,
    /// and the first call then waits the shortest gap.</summary>
    public string? Anropsbok { get; set; }

    /// <summary>True when the connector shall ask.</summary>
    public bool ArAktiv => Aktiv ?? !string.IsNullOrWhiteSpace(UserAgent);
}

/// <summary>Refuses settings that would break the police's rules, naming the setting.</summary>
public sealed class PolisOptionsValidator : IValidateOptions<PolisOptions>
{
    private static readonly TimeSpan Kortast = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Langst = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan KortastLokalt = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, PolisOptions options)
    {
        var fel = Fel(options).ToList();
        return fel.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(fel);
    }

    private static IEnumerable<string> Fel(PolisOptions o)
    {
        const string S = PolisOptions.Sektion;
        if (!o.ArAktiv)
            yield break;
        if (!o.Url.IsAbsoluteUri || (o.Url.Scheme != Uri.UriSchemeHttps && !(o.Url.Scheme == Uri.UriSchemeHttp && o.Url.IsLoopback)))
        {
            yield return $"{S}:Url ska vara en https-adress (http bara mot den egna maskinen).";
            yield break;
        }
        var kortast = o.Url.IsLoopback ? KortastLokalt : Kortast;
        if (o.Intervall < kortast || o.Intervall > Langst)
            yield return $"{S}:Intervall ska ligga mellan {kortast:hh\\:mm\\:ss} och {Langst:hh\\:mm\\:ss}. Skriv tt:mm:ss, till exempel 00:01:30.";
        if (string.IsNullOrWhiteSpace(o.UserAgent) ? !o.Url.IsLoopback : !GiltigUserAgent(o.UserAgent))
            yield return $"{S}:UserAgent ska namnge program och kontakt, till exempel Lagescentral/1.0 (lage@exempel.se). Polisen svarar annars 403.";
    }

    private static bool GiltigUserAgent(string userAgent)
    {
        using var prov = new HttpRequestMessage();
        return (userAgent.Contains('@', StringComparison.Ordinal) || userAgent.Contains("://", StringComparison.Ordinal))
            && !userAgent.Contains('\n', StringComparison.Ordinal) && prov.Headers.UserAgent.TryParseAdd(userAgent);
    }
}
