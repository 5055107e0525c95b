namespace Lagescentral.Prestanda.Servrar;

/// <summary>One of those that are measured side by side.</summary>
/// <param name="Id">Short name, as it is chosen on the command line.</param>
/// <param name="Namn">Name in the table.</param>
/// <param name="Skapa">Makes the server on a folder of its own.</param>
internal sealed record Kandidat(string Id, string Namn, Func<string, Server> Skapa)
{
    public const string NavId = "nav";

    public bool ArNav => Id == NavId;

    /// <summary>True when there is anyone to sign in as.</summary>
    public bool LoggarIn { get; init; }

    /// <summary>True for what is measured only when it is asked for by its name.</summary>
    public bool BaraPaBegaran { get; init; }

    /// <summary>True for the hub when it is to have no rules: what making larm costs shows beside it.</summary>
    public bool UtanRegler { get; init; }

    /// <summary>The hub itself.</summary>
    public static Kandidat Navet { get; } = new(NavId, "Lägescentral", mapp => new Nav(Bygge.Nav, mapp, [])) { LoggarIn = true };

    /// <summary>The hub without rules.</summary>
    public static Kandidat NavetUtanRegler { get; } =
        new("navutan", "Lägescentral utan regler", mapp => new Nav(Bygge.Nav, mapp, [])) { LoggarIn = true, UtanRegler = true, BaraPaBegaran = true };
}
