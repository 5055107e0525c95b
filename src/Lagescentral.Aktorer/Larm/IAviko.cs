using Lagescentral.Domain.Avisering;

namespace Lagescentral.Aktorer.Larm;

/// <summary>Orders to notify, as they stand in the journal, and what became of them.</summary>
public interface IAviko
{
    /// <summary>Orders without a last result, the eldest first.</summary>
    /// <param name="hogst">At most so many.</param>
    /// <param name="cancel">Gives up.</param>
    Task<IReadOnlyList<Avi>> AttSandaAsync(int hogst, CancellationToken cancel = default);

    /// <summary>False once it is durable that nobody is to be told any more: acknowledged, closed, or the order is not known.
    /// Asked before every attempt.</summary>
    Task<bool> FarSandasAsync(string avi, CancellationToken cancel = default);

    /// <summary>Notes what became of an attempt; durable when it returns. Noting the same again changes nothing, and one for an
    /// order that is not known, or has had its last result, is no fault.</summary>
    Task UtfallAsync(string avi, Aviutfall utfall, CancellationToken cancel = default);
}
