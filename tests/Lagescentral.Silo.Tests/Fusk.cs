using System.Reflection;

namespace Lagescentral.Silo.Tests;

/// <summary>An interface of Orleans', of which a test needs a member or two.</summary>
public class Fusk : DispatchProxy
{
    private Func<string, object?[], object?> _svara = (_, _) => null;

    /// <summary>Makes one.</summary>
    /// <param name="svara">What a member, by its name, answers.</param>
    public static T Av<T>(Func<string, object?[], object?> svara)
        where T : class
    {
        var fusk = Create<T, Fusk>();
        ((Fusk)(object)fusk)._svara = svara;
        return fusk;
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => _svara(targetMethod!.Name, args ?? []);
}
