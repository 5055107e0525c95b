using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Lagescentral.Domain;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Kallor;
using Lagescentral.Journal;

namespace Lagescentral.Aktorer.Kalla;

/// <summary>Puts a source's refused items and held texts in karantän. The same content sent again while it waits is not
/// kept twice, so that a source that repeats itself cannot fill the store.</summary>
internal sealed class Karantanskrivare(string kalla, Aktorsmiljo miljo, IKarantan karantan)
{
    private const int SeddaHogst = 10_000;
    private readonly HashSet<string> _sedda = [];
    private readonly Queue<string> _ordning = [];

    public Task AvvisaAsync(IReadOnlyList<(Inrad Rad, IReadOnlyList<Faltfel> Fel)> felaktiga, CancellationToken cancel) => LaggAsync(
        felaktiga.Select(par => (Spar: Spar(par.Rad.Original), Post: (Func<DateTimeOffset, Karantanpost>)(nu => new Karantanpost
        {
            Id = Guid.CreateVersion7(nu),
            Kalla = kalla,
            HandelseId = par.Rad.Id,
            Slag = Karantanslag.Avvisad,
            Mottagen = nu,
            Fel = par.Fel,
            Innehall = par.Rad.Original,
        }))), cancel);

    public Task HallAsync(IReadOnlyList<Kallbeslut.Skriv> hallna, CancellationToken cancel) =>
        HallAsync(hallna, beslut => $"{beslut.Fakta.Id}\n{beslut.Fakta.Innehall}", cancel);

    /// <summary>Holds a text anew that was held before, and shared in between.</summary>
    public Task AterhallAsync(Kallbeslut.Skriv hallen, CancellationToken cancel) =>
        HallAsync([hallen], beslut => string.Create(CultureInfo.InvariantCulture, $"{beslut.Fakta.Id}\n{beslut.Fakta.Rev}"), cancel);

    private Task HallAsync(IReadOnlyList<Kallbeslut.Skriv> hallna, Func<Kallbeslut.Skriv, string> spar, CancellationToken cancel) => LaggAsync(
        hallna.Select(beslut => (Spar: spar(beslut), Post: (Func<DateTimeOffset, Karantanpost>)(nu => new Karantanpost
        {
            Id = Guid.CreateVersion7(nu),
            Kalla = kalla,
            HandelseId = beslut.Fakta.Id,
            Rev = beslut.Fakta.Rev,
            Allvar = beslut.Fakta.Allvar,
            Slag = Karantanslag.Hallentext,
            Mottagen = nu,
            // One text is one row, wherever in a body it came.
            Fel = [.. beslut.Personuppgifter.Select(p => new Faltfel(1, p.Falt, p.Monster))],
            Innehall = Encoding.UTF8.GetString(Json.Bytes(beslut.Hallen)),
        }))), cancel);

    private async Task LaggAsync(IEnumerable<(string Spar, Func<DateTimeOffset, Karantanpost> Post)> saker, CancellationToken cancel)
    {
        var nu = miljo.Tid.GetUtcNow();
        var nya = saker.Where(sak => !_sedda.Contains(sak.Spar)).DistinctBy(sak => sak.Spar).ToList();
        if (nya.Count == 0) return;
        await karantan.AddAsync([.. nya.Select(sak => sak.Post(nu))], cancel);
        foreach (var (spar, _) in nya)
        {
            _sedda.Add(spar);
            _ordning.Enqueue(spar);
            if (_ordning.Count > SeddaHogst) _sedda.Remove(_ordning.Dequeue());
        }
    }

    private string Spar(string original) =>
        Convert.ToHexString(HMACSHA256.HashData(miljo.Journal.Innehallsnyckel.Span, Encoding.UTF8.GetBytes(original)));
}
