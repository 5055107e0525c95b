using System.Text.Json.Serialization;

namespace Lagescentral.Domain.Rykten;

/// <summary>What a person wants done with a rumour. Every text has been found in order (<see cref="Ryktesprovning"/>).</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "slag")]
[JsonDerivedType(typeof(Notera), "notera")]
[JsonDerivedType(typeof(NoteraIgen), "noteraIgen")]
[JsonDerivedType(typeof(Kontrollera), "kontrollera")]
[JsonDerivedType(typeof(Besvara), "besvara")]
[JsonDerivedType(typeof(Ateroppna), "ateroppna")]
[JsonDerivedType(typeof(Sammanfor), "sammanfor")]
public abstract record Rykteskommando
{
    /// <summary>The rumour.</summary>
    public required string Id { get; init; }

    /// <summary>The version that the person has seen; ignored for the first noting.</summary>
    public int Version { get; init; }

    /// <summary>Who: role and organisation.</summary>
    public required Avsandare Av { get; init; }

    /// <summary>Notes what is said. The same id again is the same noting.</summary>
    public sealed record Notera : Rykteskommando
    {
        /// <summary>What is said.</summary>
        public required string Rykte { get; init; }

        /// <summary>Where.</summary>
        public required Hortvia Hort { get; init; }

        /// <summary>Districts concerned; empty for the whole city.</summary>
        public IReadOnlyList<string> Stadsdelar { get; init; } = [];

        /// <summary>The event it is about, <c>kalla/id</c>.</summary>
        public string? Handelse { get; init; }
    }

    /// <summary>Notes the same rumour once more.</summary>
    public sealed record NoteraIgen : Rykteskommando
    {
        /// <summary>The noting's own id: the same again is the same noting.</summary>
        public required string Notering { get; init; }

        /// <summary>How it was said this time, when that adds something.</summary>
        public string? Rykte { get; init; }

        /// <summary>Districts that it now concerns too; null when no more than before, empty for the whole city.</summary>
        public IReadOnlyList<string>? Stadsdelar { get; init; }
    }

    /// <summary>Takes on the check.</summary>
    public sealed record Kontrollera : Rykteskommando;

    /// <summary>Answers, for the first time or anew.</summary>
    public sealed record Besvara : Rykteskommando
    {
        /// <summary>What the answer says.</summary>
        public required Ryktesutfall Utfall { get; init; }

        /// <summary>Its words.</summary>
        public required string Svar { get; init; }

        /// <summary>True as of then, UTC; null for now.</summary>
        public DateTimeOffset? Per { get; init; }

        /// <summary>Released to everyone.</summary>
        public bool Oppen { get; init; }

        /// <summary>The rumour's own words are released with it.</summary>
        public bool MedRykte { get; init; }

        /// <summary>The event it is about, <c>kalla/id</c>; null leaves it as it was.</summary>
        public string? Handelse { get; init; }

        /// <summary>HMAC of <see cref="Svar"/> with the journal's key, hex; set by the stream's owner.</summary>
        public string Innehall { get; init; } = "";
    }

    /// <summary>The answer no longer stands, or a gathering was wrong.</summary>
    public sealed record Ateroppna : Rykteskommando
    {
        /// <summary>Why.</summary>
        public required string Orsak { get; init; }
    }

    /// <summary>It is the same as another rumour.</summary>
    public sealed record Sammanfor : Rykteskommando
    {
        /// <summary>The other.</summary>
        public required string Som { get; init; }
    }
}

/// <summary>Why a decision came out as it did.</summary>
public enum Ryktesskal
{
    /// <summary>Noted for the first time.</summary>
    Noterat,

    /// <summary>Noted once more.</summary>
    NoteratIgen,

    /// <summary>The check was taken on.</summary>
    Kontrolleras,

    /// <summary>The check was taken over from another.</summary>
    Overtaget,

    /// <summary>Answered.</summary>
    Besvarat,

    /// <summary>The answer has a new version.</summary>
    SvarReviderat,

    /// <summary>Reopened.</summary>
    Ateroppnat,

    /// <summary>Gathered on another.</summary>
    Sammanfort,

    /// <summary>The gathering was undone.</summary>
    Isartaget,

    /// <summary>Its words were erased.</summary>
    Gallrat,

    /// <summary>Nothing written: there are no words left to erase.</summary>
    RedanGallrat,

    /// <summary>Nothing written: its words are kept still.</summary>
    BevarasAn,

    /// <summary>Nothing written: the same noting.</summary>
    RedanNoterat,

    /// <summary>Nothing written: the same one checks it already.</summary>
    KontrollerasRedan,

    /// <summary>Nothing written: the same answer stands.</summary>
    SammaSvar,

    /// <summary>Nothing written: it is open.</summary>
    RedanOppet,

    /// <summary>Nothing written: it is gathered there already.</summary>
    RedanSammanfort,

    /// <summary>Refused: no such rumour.</summary>
    Saknas,

    /// <summary>Refused: it has another version than the one seen.</summary>
    AnnanVersion,

    /// <summary>Refused: an answer stands; reopen first.</summary>
    ArBesvarat,

    /// <summary>Refused: it is gathered on another rumour.</summary>
    ArSammanfort,

    /// <summary>Refused: so many wait for an answer that none more fits.</summary>
    ForManga,

    /// <summary>Refused: the rumour to gather on is not there, is this one, or is itself gathered on another.</summary>
    OlampligtMal,

    /// <summary>Refused: others are gathered on this one.</summary>
    HarSamlade,
}

/// <summary>A decision: the reason, the lines to write (none when there is nothing to do) and the rumour after them.</summary>
/// <param name="Skal">The reason.</param>
/// <param name="Rader">Lines, to be appended together.</param>
/// <param name="Fakta">The rumour after the decision, also when nothing was written; null when there is none.</param>
public sealed record Ryktesbeslut(Ryktesskal Skal, IReadOnlyList<Ryktesrad> Rader, Ryktesfakta? Fakta);
