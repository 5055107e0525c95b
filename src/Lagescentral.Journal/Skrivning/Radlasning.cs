using System.Data.Common;

namespace Lagescentral.Journal.Skrivning;

/// <summary>Columns as they are stored alike on every store: times as UTC ticks (100 ns), ids as 16 bytes whose order is the order of
/// time for version 7.</summary>
internal static class Radlasning
{
    /// <summary>A text column that may be NULL.</summary>
    public static string? Text(this DbDataReader rad, int kolumn) => rad.IsDBNull(kolumn) ? null : rad.GetString(kolumn);

    /// <summary>An integer column that may be NULL.</summary>
    public static int? Heltal(this DbDataReader rad, int kolumn) => rad.IsDBNull(kolumn) ? null : rad.GetInt32(kolumn);

    /// <summary>A time column.</summary>
    public static DateTimeOffset Tid(this DbDataReader rad, int kolumn) => new(rad.GetInt64(kolumn), TimeSpan.Zero);

    /// <summary>A time column that may be NULL.</summary>
    public static DateTimeOffset? TidEllerNull(this DbDataReader rad, int kolumn) => rad.IsDBNull(kolumn) ? null : rad.Tid(kolumn);

    /// <summary>A column of bytes.</summary>
    public static byte[] Byte(this DbDataReader rad, int kolumn) => rad.GetFieldValue<byte[]>(kolumn);

    /// <summary>A column of bytes that may be NULL.</summary>
    public static byte[]? ByteEllerNull(this DbDataReader rad, int kolumn) => rad.IsDBNull(kolumn) ? null : rad.Byte(kolumn);

    /// <summary>An id.</summary>
    public static Guid Guid(this DbDataReader rad, int kolumn) => new(rad.Byte(kolumn), bigEndian: true);

    /// <summary>An id as it is stored.</summary>
    public static byte[] Bytes(this Guid id) => id.ToByteArray(bigEndian: true);
}
