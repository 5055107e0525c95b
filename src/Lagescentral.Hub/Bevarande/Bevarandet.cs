using Lagescentral.Aktorer.Bevarande;
using Lagescentral.Aktorer.Vard;
using Lagescentral.Journal;
using Microsoft.Extensions.Options;

namespace Lagescentral.Hub.Bevarande;

/// <summary>Adds keeping and erasing to the hub.</summary>
internal static class Bevarandet
{
    public static void AddBevarande(this IServiceCollection tjanster)
    {
        tjanster.AddSingleton<Gallringsregler>();
        tjanster.AddSingleton<Gallringsaktor>();
        tjanster.AddSingleton<Fristbok>();
        tjanster.AddSingleton<Bevarandetid>();
        tjanster.AddSingleton<Gallringskorning>();
        tjanster.AddSingleton<Gallringstjanst>();
        tjanster.AddSingleton<IEnsamtjanst>(s => s.GetRequiredService<Gallringstjanst>());
        tjanster.AddSingleton<Lasningsbok>();
        tjanster.AddSingleton<Liggarplats>();
        tjanster.AddSingleton(s =>
        {
            _ = s.GetRequiredService<IJournal>();
            return s.GetRequiredService<Liggarplats>().Liggare!;
        });
    }

    /// <summary>The journal with its ledger: nothing is erased that the ledger does not know.</summary>
    public static IJournal MedLiggare(IServiceProvider tjanster, IJournal journal, string mapp)
    {
        var tid = tjanster.GetRequiredService<TimeProvider>();
        try
        {
            var liggare = Gallringsliggare.Open(Fil(tjanster.GetRequiredService<IOptions<Gallringsinstallningar>>().Value.Liggare, mapp), journal.Id, journal.Innehallsnyckel, tid.GetUtcNow());
            tjanster.GetRequiredService<Liggarplats>().Liggare = liggare;
            return new Liggarjournal(journal, liggare, tid);
        }
        catch
        {
            // Its lock on the folder must not outlive the fault.
            journal.DisposeAsync().AsTask().GetAwaiter().GetResult();
            throw;
        }
    }

    /// <summary>Where the ledger lies.</summary>
    public static string Fil(string installd, string mapp) => Path.GetFullPath(string.IsNullOrWhiteSpace(installd) ? Path.Combine(mapp, Gallringsliggare.Filnamn) : installd);

    /// <summary>Holds the ledger that was opened with the journal.</summary>
    internal sealed class Liggarplats
    {
        public Gallringsliggare? Liggare { get; set; }
    }
}
