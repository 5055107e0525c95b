using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Lagescentral.Domain.Handelser;

namespace Lagescentral.Kallor.Intag;

/// <summary>Reads the bodies of <c>POST /api/v1/handelser</c>. A faulty item is an <see cref="Inrad"/> with all its
/// faults and stops no other item.</summary>
public static class InradLasare
{
    private static ReadOnlySpan<byte> Bom => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads <c>application/json</c>: one object or an array of objects. <see cref="Inrad.Rad"/> is the
    /// item's number from 1.</summary>
    /// <exception cref="OlasligException">Not JSON; says row and byte.</exception>
    /// <exception cref="ForStorException">Body, number of items or an item over its limit.</exception>
    public static async Task<IReadOnlyList<Inrad>> LasJsonAsync(Stream kropp, InlasRegler regler, CancellationToken ct = default)
    {
        var bytes = await Kropp.LasAsync(kropp, Intagsgranser.Kropp, ct).ConfigureAwait(false);
        return LasJson(bytes.Span, regler);
    }

    /// <summary>Reads a whole JSON body in memory; otherwise as <see cref="LasJsonAsync"/>.</summary>
    /// <exception cref="OlasligException">Not JSON; says row and byte.</exception>
    /// <exception cref="ForStorException">Body, number of items or an item over its limit.</exception>
    public static IReadOnlyList<Inrad> LasJson(ReadOnlySpan<byte> utf8, InlasRegler regler)
    {
        if (utf8.Length > Intagsgranser.Kropp)
            throw ForStorException.Kropp();
        if (utf8.StartsWith(Bom))
            utf8 = utf8[Bom.Length..];
        if (utf8.TrimStart(" \t\r\n"u8).IsEmpty)
            throw new OlasligException("Kroppen är tom. Skicka ett JSON-objekt eller en lista.");
        var delar = Dela(utf8);
        var rader = new List<Inrad>(delar.Count);
        foreach (var del in delar)
            rader.Add(Jsonpost.Las(rader.Count + 1, utf8[del], regler));
        return rader;
    }

    /// <summary>Reads <c>application/x-ndjson</c> line by line while it arrives: LF or CRLF, blank lines skipped,
    /// a byte order mark allowed. <see cref="Inrad.Rad"/> is the line's number from 1, blank lines counted.</summary>
    /// <exception cref="ForStorException">Body, number of items or an item over its limit; items already given stand.</exception>
    public static async IAsyncEnumerable<Inrad> LasNdjsonAsync(
        Stream kropp, InlasRegler regler, [EnumeratorCancellation] CancellationToken ct = default)
    {
        var reader = PipeReader.Create(kropp, new StreamPipeReaderOptions(bufferSize: 64 * 1024, leaveOpen: true));
        try
        {
            await foreach (var rad in LasNdjsonAsync(reader, regler, ct).ConfigureAwait(false))
                yield return rad;
        }
        finally
        {
            await reader.CompleteAsync().ConfigureAwait(false);
        }
    }

    /// <summary>As <see cref="LasNdjsonAsync(Stream, InlasRegler, CancellationToken)"/>; the caller completes the reader.</summary>
    /// <exception cref="ForStorException">Body, number of items or an item over its limit; items already given stand.</exception>
    public static async IAsyncEnumerable<Inrad> LasNdjsonAsync(
        PipeReader kropp, InlasRegler regler, [EnumeratorCancellation] CancellationToken ct = default)
    {
        var lasta = new List<Inrad>();
        long bytes = 0;
        var radnummer = 0;
        var poster = 0;
        while (true)
        {
            var svar = await kropp.ReadAsync(ct).ConfigureAwait(false);
            var buffert = svar.Buffer;
            var fore = buffert.Length;
            // Faults over a limit are thrown after the items before them have been given.
            ForStorException? forStor = null;
            while (forStor is null && Rad(ref buffert, svar.IsCompleted, out var rad))
            {
                radnummer++;
                forStor = LasRad(rad, radnummer, ref poster, lasta, regler);
            }
            if (buffert.Length > Intagsgranser.Post + 2)
                forStor ??= ForStorException.Post(radnummer + 1);
            bytes += fore - buffert.Length;
            if (bytes + buffert.Length > Intagsgranser.Kropp)
                forStor ??= ForStorException.Kropp();
            kropp.AdvanceTo(buffert.Start, buffert.End);
            foreach (var inrad in lasta)
                yield return inrad;
            lasta.Clear();
            if (forStor is not null)
                throw forStor;
            if (svar.IsCompleted)
                yield break;
        }
    }

    private static ForStorException? LasRad(
        ReadOnlySequence<byte> rad, int radnummer, ref int poster, List<Inrad> lasta, InlasRegler regler)
    {
        if (rad.Length > Intagsgranser.Post + 1)
            return ForStorException.Post(radnummer);
        var utf8 = rad.IsSingleSegment ? rad.FirstSpan : rad.ToArray();
        if (radnummer == 1 && utf8.StartsWith(Bom))
            utf8 = utf8[Bom.Length..];
        utf8 = utf8.Trim(" \t\r"u8);
        if (utf8.IsEmpty)
            return null;
        if (utf8.Length > Intagsgranser.Post)
            return ForStorException.Post(radnummer);
        if (++poster > Intagsgranser.Poster)
            return ForStorException.Poster();
        lasta.Add(LasRad(utf8, radnummer, regler));
        return null;
    }

    private static Inrad LasRad(ReadOnlySpan<byte> utf8, int radnummer, InlasRegler regler)
    {
        try
        {
            return Jsonpost.Las(radnummer, utf8, regler);
        }
        catch (JsonException e)
        {
            var orsak = string.Create(System.Globalization.CultureInfo.InvariantCulture,
                $"Raden är inte giltig JSON (byte {(e.BytePositionInLine ?? 0) + 1}). Skriv ett helt objekt per rad.");
            return new Inrad(radnummer, null, null, [new Faltfel(radnummer, null, orsak)], Encoding.UTF8.GetString(utf8));
        }
    }

    private static bool Rad(ref ReadOnlySequence<byte> buffert, bool sista, out ReadOnlySequence<byte> rad)
    {
        if (buffert.PositionOf((byte)'\n') is { } slut)
        {
            rad = buffert.Slice(0, slut);
            buffert = buffert.Slice(buffert.GetPosition(1, slut));
            return true;
        }
        rad = buffert;
        if (!sista || buffert.IsEmpty)
            return false;
        buffert = buffert.Slice(buffert.End);
        return true;
    }

    // Where each item lies in the body; validates the whole body's syntax before any item is judged.
    private static List<Range> Dela(ReadOnlySpan<byte> utf8)
    {
        var delar = new List<Range>();
        try
        {
            var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 64 });
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartArray)
            {
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    delar.Add(Del(ref reader, delar.Count + 1));
            }
            else if (reader.TokenType == JsonTokenType.StartObject)
            {
                delar.Add(Del(ref reader, 1));
            }
            else
            {
                throw new OlasligException("Kroppen ska vara ett JSON-objekt eller en lista av objekt.");
            }
            reader.Read();
            return delar;
        }
        catch (JsonException e)
        {
            throw Kropp.Olaslig(e);
        }
    }

    private static Range Del(ref Utf8JsonReader reader, int nummer)
    {
        var fran = reader.TokenStartIndex;
        reader.Skip();
        if (reader.BytesConsumed - fran > Intagsgranser.Post)
            throw ForStorException.Post(nummer);
        if (nummer > Intagsgranser.Poster)
            throw ForStorException.Poster();
        return (int)fran..(int)reader.BytesConsumed;
    }
}
