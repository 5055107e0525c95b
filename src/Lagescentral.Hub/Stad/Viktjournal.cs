using Lagescentral.Domain;
using Lagescentral.Domain.Lagesbilder;
using Lagescentral.Journal;
using Microsoft.Extensions.Options;

namespace Lagescentral.Hub.Stad;

/// <summary>Keeps changed weights as lines of the journal: pictures of earlier moments weigh as they did then.</summary>
public sealed class Viktjournal(IJournal journal, Viktbok bok, IOptions<Lagesbildsinstallningar> val, TimeProvider tid)
{
    private const string Strom = "installningar";
    private const string Andrade = "vikter.andrade.v1";

    private const int Forsok = 5;

    /// <summary>Reads what has been in force, and writes a line when the setting says something else.</summary>
    public async Task LasAsync(CancellationToken cancel)
    {
        for (var forsok = 1; ; forsok++)
        {
            try
            {
                await LasOchSkrivAsync(cancel);
                return;
            }
            catch (FelPositionException) when (forsok < Forsok)
            {
                // Another node that starts at the same time has written: what it wrote is read first.
            }
        }
    }

    private async Task LasOchSkrivAsync(CancellationToken cancel)
    {
        var installda = new Vikter(val.Value.Vikter);
        var nu = tid.GetUtcNow();
        long position = 0;
        await foreach (var post in journal.ReadAsync(Strom, 1, cancel))
        {
            if (post.Slag != Andrade) throw new OkantSlagException(post.Slag);
            bok.Ange(post.Mottagen, new Vikter(Json.Read<Viktfakta>(post.Fakta.Span).Vikter), forst: position == 0);
            position = post.Position;
            if (post.Mottagen > nu) nu = post.Mottagen;
        }

        if (position > 0 && bok.Nu == installda) return;
        await journal.AppendAsync(Strom, position, [new Journalrad { Slag = Andrade, Mottagen = nu, Vem = "system", Fakta = Json.Bytes(new Viktfakta([.. installda.PerAllvar])) }], cancel: cancel);
        bok.Ange(nu, installda, forst: position == 0);
    }

    private sealed record Viktfakta(int[] Vikter);
}
