using System.Collections;
using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Sekretess;

namespace Lagescentral.Hub.Bevarande;

/// <summary>What an answer holds above <see cref="Klass.Oppen"/>: the strictest class, and how many items.</summary>
/// <param name="Klass">Strictest class; <see cref="Klass.Oppen"/> when there is nothing to log.</param>
/// <param name="Antal">Items above <see cref="Klass.Oppen"/>, each place counted.</param>
public readonly record struct Lasningsmatt(Klass Klass, int Antal)
{
    private static readonly ConcurrentDictionary<Type, Form> Former = new();

    /// <summary>True when the reading is to be logged.</summary>
    public bool Loggas => Klass > Klass.Oppen;

    /// <summary>Measures a value that is to leave the hub, all the way in: an answer that is added later is measured too.</summary>
    public static Lasningsmatt Av(object? varde)
    {
        var matt = default(Lasningsmatt);
        Lagg(varde, ref matt);
        return matt;
    }

    private static void Lagg(object? varde, ref Lasningsmatt matt)
    {
        if (varde is null or string) return;
        var typ = varde.GetType();
        if (typ.IsPrimitive || typ.IsEnum) return;
        var form = Former.GetOrAdd(typ, static typ => new Form(typ));
        if (form.Alltid is { } alltid) matt = new(Strangast(matt.Klass, alltid.Klass), matt.Antal + (alltid.Post ? 1 : 0));
        if (form.Egen?.Invoke(varde) is { } klass && klass > Klass.Oppen) matt = new(Strangast(matt.Klass, klass), matt.Antal + 1);
        foreach (var inre in form.Inre) Lagg(inre(varde), ref matt);
        if (!form.ArLista) return;
        foreach (var del in (IEnumerable)varde) Lagg(del is DictionaryEntry par ? par.Value : del, ref matt);
    }

    private static Klass Strangast(Klass a, Klass b) => a > b ? a : b;

    /// <summary>What of a type can hold a class: made once for each.</summary>
    private sealed class Form
    {
        public Form(Type typ)
        {
            ArLista = typeof(IEnumerable).IsAssignableFrom(typ) && Bar(Element(typ));
            Alltid = typ.GetCustomAttribute<LasningLoggasAttribute>(inherit: true);
            if (ArLista || !Egna(typ)) return;
            var falt = typ.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(f => f.GetIndexParameters().Length == 0).ToList();
            Egen = Alltid is null && falt.Find(f => f.PropertyType == typeof(Klass)) is { } klass ? Las<Klass>(typ, klass) : null;
            Inre = [.. falt.Where(f => Bar(f.PropertyType)).Select(f => Las<object?>(typ, f))];
        }

        /// <summary>The class that its readings are noted with whatever it holds.</summary>
        public LasningLoggasAttribute? Alltid { get; }

        /// <summary>Reads its own class; null when it has none, or the mark says what to note.</summary>
        public Func<object, Klass>? Egen { get; }

        /// <summary>Reads what it holds.</summary>
        public Func<object, object?>[] Inre { get; } = [];

        public bool ArLista { get; }

        private static bool Egna(Type typ) => typ.Namespace?.StartsWith("Lagescentral", StringComparison.Ordinal) == true
            || (typ.IsGenericType && typ.GetGenericTypeDefinition() == typeof(KeyValuePair<,>));

        private static bool Bar(Type? typ) => typ is not null && typ != typeof(string) && !typ.IsEnum
            && (typ == typeof(object) || Egna(typ) || (typeof(IEnumerable).IsAssignableFrom(typ) && Bar(Element(typ))));

        private static Type? Element(Type typ) => typ.IsArray ? typ.GetElementType()
            : typ.GetInterfaces().Append(typ).FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0] ?? typeof(object);

        private static Func<object, T> Las<T>(Type typ, PropertyInfo falt)
        {
            var varde = Expression.Parameter(typeof(object));
            return Expression.Lambda<Func<object, T>>(Expression.Convert(Expression.Property(Expression.Convert(varde, typ), falt), typeof(T)), varde).Compile();
        }
    }
}

/// <summary>An answer whose reading is logged before it is sent.</summary>
internal sealed class Loggatsvar(IResult svar, Lasningsmatt matt) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        if (matt.Loggas) await httpContext.RequestServices.GetRequiredService<Lasningsbok>().NoteraAsync(httpContext, matt);
        await svar.ExecuteAsync(httpContext);
    }
}
