using System.Buffers;
using System.Text.Json;
using Lagescentral.Domain.Sekretess;

namespace Lagescentral.Aktorer;

/// <summary>A change as it goes to every follower of a channel and class: serialised once.</summary>
/// <param name="Kanal">Channel.</param>
/// <param name="Epok">Series.</param>
/// <param name="Fran">The last number sent to that class before this.</param>
/// <param name="Till">The number after this; equal to <paramref name="Fran"/> at a minute boundary.</param>
/// <param name="Per">The picture's minute.</param>
/// <param name="Json">The argument of <c>Andring</c>, UTF-8 JSON.</param>
public sealed record Andring(string Kanal, string Epok, long Fran, long Till, DateTimeOffset Per, ReadOnlyMemory<byte> Json)
{
    /// <summary>When the earliest event that the change tells of was known here; null when it tells of none.</summary>
    public DateTimeOffset? AldstMottagen { get; init; }

    /// <summary>An empty change that begins where this one ends, marked so: a reader that is not there sees the gap and
    /// asks anew.</summary>
    public Andring NyBild()
    {
        var buffert = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffert))
        {
            json.WriteStartObject();
            json.WriteString("kanal", Kanal);
            json.WriteString("epok", Epok);
            json.WriteNumber("fran", Till);
            json.WriteNumber("till", Till);
            json.WriteString("per", Per);
            json.WriteStartObject("andring");
            json.WriteEndObject();
            json.WriteBoolean("nyBild", value: true);
            json.WriteEndObject();
        }

        return this with { Fran = Till, Json = buffert.WrittenMemory, AldstMottagen = null };
    }
}

/// <summary>Carries changes to followers. Keeps who follows; never makes an aktor wait.</summary>
public interface IUtskick
{
    /// <summary>True when someone of the class follows the channel.</summary>
    bool Foljs(string kanal, Lasarklass lasare);

    /// <summary>Number of followers of the channel, of all classes.</summary>
    int Foljare(string kanal);

    /// <summary>Sends a change to the class's followers.</summary>
    void Publicera(Lasarklass lasare, Andring andring);
}
