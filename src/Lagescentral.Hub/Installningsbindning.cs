using System.Globalization;
using Lagescentral.Hub.Bevarande;
using Lagescentral.Kallor.Polis;
using Microsoft.Extensions.Options;

namespace Lagescentral.Hub;

/// <summary>From configuration to settings: what ordinary binding cannot say by itself.</summary>
internal static class Installningsbindning
{
    /// <summary>Binds every section and has it checked at start.</summary>
    public static void AddInstallningar(this IServiceCollection tjanster, IConfiguration konfiguration, IHostEnvironment miljo)
    {
        tjanster.AddOptions<Journalinstallningar>().BindConfiguration("Journal").PostConfigure<IOptions<Demoinstallningar>>((val, demo) =>
        {
            // An exercise keeps its own folder: it can never be taken for what has happened.
            if (demo.Value.Aktiv && !string.IsNullOrWhiteSpace(val.Mapp)) (val.Mapp, val.Typ) = (Path.Combine(val.Mapp, "ovning"), Journaltyp.Sqlite);
        }).ValidateOnStart();
        tjanster.AddOptions<Stadsinstallningar>().BindConfiguration("Stad").ValidateOnStart();
        tjanster.AddOptions<Lagesbildsinstallningar>().BindConfiguration("Lagesbild").PostConfigure(val =>
        {
            // Binding appends to an array that has a default; what was set is the tail.
            if (val.Vikter.Length == 10) val.Vikter = val.Vikter[5..];
        }).ValidateOnStart();
        tjanster.AddOptions<Nivainstallningar>().BindConfiguration("Nivaer").ValidateOnStart();
        tjanster.AddOptions<Ryktesinstallningar>().BindConfiguration("Rykten").ValidateOnStart();
        tjanster.AddOptions<Jourinstallningar>().BindConfiguration("Jour").ValidateOnStart();
        tjanster.AddOptions<Larm.Larminstallningar>().BindConfiguration("Larm").ValidateOnStart();
        tjanster.AddSingleton<IValidateOptions<Larm.Larminstallningar>, Larm.Larmkontroll>();
        tjanster.AddOptions<Utskicksinstallningar>().BindConfiguration("Utskick").ValidateOnStart();
        tjanster.AddOptions<Gallringsinstallningar>().BindConfiguration("Gallring").PostConfigure<IOptions<Demoinstallningar>>((val, demo) =>
        {
            // An exercise has a journal of its own, and so a ledger of its own.
            if (demo.Value.Aktiv) val.Liggare = "";
        }).ValidateOnStart();
        tjanster.AddSingleton<IValidateOptions<Gallringsinstallningar>, Gallringskontrollen>();
        tjanster.AddOptions<Inloggningsinstallningar>().BindConfiguration("Inloggning").ValidateOnStart();
        tjanster.AddOptions<Sammanforingsinstallningar>().BindConfiguration("Sammanforing").ValidateOnStart();
        tjanster.AddOptions<Driftinstallningar>().BindConfiguration("Drift").ValidateOnStart();
        tjanster.AddOptions<Sokinstallningar>().BindConfiguration("Sok").ValidateOnStart();
        tjanster.AddOptions<Demoinstallningar>().BindConfiguration("Demo").ValidateOnStart();
        tjanster.AddOptions<PolisOptions>().Configure(val =>
        {
            var sektion = konfiguration.GetSection(PolisOptions.Sektion);
            if (sektion["Aktiv"] is { } aktiv)
                val.Aktiv = bool.TryParse(aktiv, out var pa) ? pa : throw Fel(PolisOptions.Sektion, "Aktiv", "true eller false");
            if (sektion["Url"] is { } url)
                val.Url = Uri.TryCreate(url, UriKind.Absolute, out var adress) ? adress : throw Fel(PolisOptions.Sektion, "Url", "en hel adress, till exempel https://polisen.se/api/events");
            if (sektion["Intervall"] is { } intervall)
                val.Intervall = Intervall(intervall) ?? throw Fel(PolisOptions.Sektion, "Intervall", "sekunder eller en tid, till exempel 90 eller 00:01:30");
            if (sektion["UserAgent"] is { } agent) val.UserAgent = agent;
        }).PostConfigure<IOptions<Journalinstallningar>>((val, journal) => val.Anropsbok ??= Path.Combine(journal.Value.Mapp, "polis.anrop")).ValidateOnStart();
        tjanster.AddSingleton<IValidateOptions<PolisOptions>, PolisOptionsValidator>();
        tjanster.AddOptions<Kallorna>().Configure(val =>
        {
            foreach (var sektion in konfiguration.GetSection("Kallor").GetChildren())
            {
                var kalla = sektion.Get<Kallinstallningar>() ?? new Kallinstallningar();
                // Development keys are free to set any class, so that everything can be tried.
                if (miljo.IsDevelopment()) kalla.Tak = Domain.Handelser.Klass.Begransad;
                val.Alla[sektion.Key.ToLowerInvariant()] = kalla;
            }
        }).ValidateOnStart();
        foreach (var slag in typeof(Kontroll).GetInterfaces().Where(i => i.IsGenericType)) tjanster.AddSingleton(slag, typeof(Kontroll));
    }

    private static InvalidDataException Fel(string sektion, string namn, string vad) => new($"{sektion}:{namn} ska vara {vad}.");

    private static TimeSpan? Intervall(string text) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var sekunder) ? TimeSpan.FromSeconds(sekunder)
            : TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var tid) ? tid : null;
}
