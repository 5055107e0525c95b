using Lagescentral.Domain.Sekretess;

namespace Lagescentral.Aktorer.Noder;

/// <summary>The nodes that have followers of one channel, kept by the channel's owner. What is told is told once to each node,
/// which hands it on to its own followers. Lives inside the owner's turns; a node that is not heard from is forgotten.</summary>
/// <param name="tid">The clock.</param>
public sealed class Nodregister(TimeProvider tid) : IUtskick
{
    /// <summary>How long a node is told of changes without asking anew.</summary>
    public static readonly TimeSpan Giltig = TimeSpan.FromSeconds(30);

    private readonly Dictionary<Lasarklass, Dictionary<string, Post>> _noder = [];
    private readonly Dictionary<Lasarklass, long> _sagt = [];
    private readonly Guid _id = Guid.CreateVersion7(tid.GetUtcNow());

    /// <summary>Takes in a node, or hears from it again.</summary>
    /// <param name="nod">The node's own name, another after it has been started again.</param>
    /// <param name="lasare">Class of its followers.</param>
    /// <param name="foljare">How many they are.</param>
    /// <param name="ge">Sends to the node without waiting.</param>
    public Kanallage Teckna(string nod, Lasarklass lasare, int foljare, Action<Nodandring> ge)
    {
        ArgumentNullException.ThrowIfNull(ge);
        Stada(lasare);
        if (!_noder.TryGetValue(lasare, out var noder)) _noder.Add(lasare, noder = []);
        var ny = !noder.ContainsKey(nod);
        noder[nod] = new Post(ge, foljare, tid.GetTimestamp());
        return new Kanallage(_id, _sagt.GetValueOrDefault(lasare), ny);
    }

    /// <inheritdoc/>
    public bool Foljs(string kanal, Lasarklass lasare)
    {
        Stada(lasare);
        return _noder.GetValueOrDefault(lasare) is { Count: > 0 };
    }

    /// <inheritdoc/>
    public int Foljare(string kanal) => _noder.Values.Sum(noder => noder.Values.Sum(post => post.Foljare));

    /// <inheritdoc/>
    public void Publicera(Lasarklass lasare, Andring andring)
    {
        ArgumentNullException.ThrowIfNull(andring);
        if (!_noder.TryGetValue(lasare, out var noder)) return;
        var sagd = new Nodandring(_id, _sagt[lasare] = _sagt.GetValueOrDefault(lasare) + 1, lasare, andring);
        foreach (var post in noder.Values) post.Ge(sagd);
    }

    private void Stada(Lasarklass lasare)
    {
        if (!_noder.TryGetValue(lasare, out var noder)) return;
        foreach (var (nod, post) in noder)
            if (tid.GetElapsedTime(post.Hord) > Giltig) noder.Remove(nod);
    }

    private sealed record Post(Action<Nodandring> Ge, int Foljare, long Hord);
}
