using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Lagescentral.Journal.Postgres;

/// <summary>The keys that sessions are signed with, in a PostgreSQL database: a session made at one node opens at every node that
/// shares it. Whoever can read the database can make sessions; see that nobody else can.</summary>
/// <param name="databas">The database; stays open.</param>
public sealed class PostgresSessionsnycklar(Postgresdatabas databas) : IXmlRepository
{
    private readonly Postgreslager _lager = new(databas, "Sessionsnycklarna", Postgreslager.Register);

    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements() => _lager.ReadAsync(
        db => db.ListaAsync("SELECT xml FROM lagescentral.sessionsnyckel ORDER BY namn", rad => XElement.Parse(rad.GetString(0)), CancellationToken.None), CancellationToken.None)
        .AsTask().GetAwaiter().GetResult();

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName)
    {
        ArgumentNullException.ThrowIfNull(element);
        _lager.WriteAsync(
            db => db.KorAsync("INSERT INTO lagescentral.sessionsnyckel VALUES ($1, $2) ON CONFLICT (namn) DO NOTHING", CancellationToken.None,
                friendlyName, element.ToString(SaveOptions.DisableFormatting)), CancellationToken.None)
            .GetAwaiter().GetResult();
    }
}
