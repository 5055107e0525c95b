namespace Lagescentral.Kallor.Ssbf;

/// <summary>The event types of the national rescue statistics (MSB, now MCF): number and name. 10 is not in use.</summary>
public static class Insatstyp
{
    /// <summary>An automatic alarm without any fire; about a third of all alarms.</summary>
    public const int Automatlarm = 14;

    /// <summary>Name by number.</summary>
    public static IReadOnlyDictionary<int, string> Namn { get; } = new Dictionary<int, string>
    {
        [1] = "Brand eller brandtillbud i byggnad",
        [2] = "Trafikolycka",
        [3] = "Brand i annat än byggnad",
        [4] = "Utsläpp av farligt ämne",
        [5] = "Drunkning/-tillbud",
        [6] = "Nödställd person i andra fall",
        [7] = "Nödställt djur",
        [8] = "Stormskada",
        [9] = "Ras eller skred",
        [11] = "Översvämning av vattendrag",
        [12] = "Annan vattenskada",
        [13] = "Annan olycka eller tillbud",
        [Automatlarm] = "Automatlarm utan brandtillbud",
        [15] = "Annan händelse utan risk för skada",
    };
}
