using System.Text.Json.Serialization;

namespace Lagescentral.Domain.Jour;

/// <summary>What a person wants done with the schedule. Every value has been found in order (<see cref="Jourprovning"/>).</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "slag")]
[JsonDerivedType(typeof(SattLinje), "sattLinje")]
[JsonDerivedType(typeof(AvslutaLinje), "avslutaLinje")]
[JsonDerivedType(typeof(Ersatt), "ersatt")]
[JsonDerivedType(typeof(AtertaErsattning), "atertaErsattning")]
[JsonDerivedType(typeof(ForeslaByte), "foreslaByte")]
[JsonDerivedType(typeof(SvaraByte), "svaraByte")]
[JsonDerivedType(typeof(AtertaByte), "atertaByte")]
public abstract record Jourkommando
{
    /// <summary>Pseudonymous id of who wants it.</summary>
    public required string Vem { get; init; }

    /// <summary>The version that the person has seen; 0 for what is new.</summary>
    public int Version { get; init; }

    /// <summary>Sets up a line, or gives it another schedule.</summary>
    public sealed record SattLinje : Jourkommando
    {
        /// <summary>As it is to be; version, who and from when are set by the decision. A moment that has been is now.</summary>
        public required Linjefakta Linje { get; init; }
    }

    /// <summary>Ends a line now.</summary>
    public sealed record AvslutaLinje : Jourkommando
    {
        /// <summary>The line.</summary>
        public required string Linje { get; init; }
    }

    /// <summary>Puts persons on call for a line: one, or those of an imported calendar.</summary>
    public sealed record Ersatt : Jourkommando
    {
        /// <summary>The line.</summary>
        public required string Linje { get; init; }

        /// <summary>Who and when.</summary>
        public required IReadOnlyList<Ersattningsonskan> Tider { get; init; }

        /// <summary>Why.</summary>
        public string? Orsak { get; init; }
    }

    /// <summary>Takes back a replacement from now on.</summary>
    public sealed record AtertaErsattning : Jourkommando
    {
        /// <summary>The replacement.</summary>
        public required string Id { get; init; }
    }

    /// <summary>Asks another to exchange.</summary>
    public sealed record ForeslaByte : Jourkommando
    {
        /// <summary>Id of the exchange.</summary>
        public required string Id { get; init; }

        /// <summary>The line.</summary>
        public required string Linje { get; init; }

        /// <summary>The own time to be rid of.</summary>
        public required Bytesdel Ena { get; init; }

        /// <summary>Who is asked.</summary>
        public required string Med { get; init; }

        /// <summary>The other's time to take in return, or null.</summary>
        public Bytesdel? Andra { get; init; }

        /// <summary>Why.</summary>
        public string? Orsak { get; init; }
    }

    /// <summary>The one who is asked answers.</summary>
    public sealed record SvaraByte : Jourkommando
    {
        /// <summary>The exchange.</summary>
        public required string Id { get; init; }

        /// <summary>The answer.</summary>
        public required bool Ja { get; init; }
    }

    /// <summary>The one who asked takes it back.</summary>
    public sealed record AtertaByte : Jourkommando
    {
        /// <summary>The exchange.</summary>
        public required string Id { get; init; }
    }
}

/// <summary>Who is to be on call, and when.</summary>
/// <param name="Id">Id: the same again with the same content is the same.</param>
/// <param name="Person">Pseudonymous id.</param>
/// <param name="Fran">From, UTC.</param>
/// <param name="Till">Up to, UTC.</param>
/// <param name="Utover">Beside whoever is on call, not instead.</param>
public sealed record Ersattningsonskan(string Id, string Person, DateTimeOffset Fran, DateTimeOffset Till, bool Utover = false);

/// <summary>Why a decision came out as it did.</summary>
public enum Jourskal
{
    /// <summary>The line was set up.</summary>
    LinjeSatt,

    /// <summary>The line has another schedule.</summary>
    LinjeAndrad,

    /// <summary>The line has ended.</summary>
    LinjeAvslutad,

    /// <summary>Laid.</summary>
    Lagd,

    /// <summary>Taken back.</summary>
    Atertagen,

    /// <summary>Asked for.</summary>
    Foreslaget,

    /// <summary>Agreed.</summary>
    Antaget,

    /// <summary>Declined.</summary>
    Avbojt,

    /// <summary>The question was taken back.</summary>
    BytetAtertaget,

    /// <summary>Nothing written: it is so already.</summary>
    RedanSa,

    /// <summary>Refused: no such thing.</summary>
    Saknas,

    /// <summary>Refused: it has another version than the one seen.</summary>
    AnnanVersion,

    /// <summary>Refused: so many that none more fits.</summary>
    ForManga,

    /// <summary>Refused: the whole of the time has been.</summary>
    Forbi,

    /// <summary>Refused: the line has ended.</summary>
    LinjenAvslutad,

    /// <summary>Refused: the person is not on call for the whole of that time.</summary>
    InteIPasset,

    /// <summary>Refused: only the one whose time it is may offer it.</summary>
    InteEget,

    /// <summary>Refused: only the one who is asked may answer.</summary>
    InteTillfragad,

    /// <summary>Refused: the exchange has been settled.</summary>
    RedanAvgjort,
}

/// <summary>A decision: the reason, the lines to write (none when there is nothing to do) and what it was about.</summary>
/// <param name="Skal">The reason.</param>
/// <param name="Rader">Lines, to be appended together.</param>
/// <param name="Id">What it was about.</param>
/// <param name="Version">Its version after the decision; 0 when there is none.</param>
public sealed record Jourbeslut(Jourskal Skal, IReadOnlyList<Jourrad> Rader, string Id, int Version);
