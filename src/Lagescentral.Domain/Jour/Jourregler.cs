namespace Lagescentral.Domain.Jour;

/// <summary>
/// Decides about who is on call. Pure: the same command again writes nothing. What has been is never changed: a schedule holds
/// from now at the earliest, and what is taken back ends now.
/// <code>
/// exchange: from \ command   yes (the asked)   no (the asked)   take back (the asker)
/// foreslaget                 antaget ¹         avbojt           atertaget
/// antaget                    –                 refused          refused ²
/// avbojt, atertaget          refused           –  (avbojt)      –  (atertaget)
/// ¹ when both are still on call for their times, else refused   ² an agreed exchange is changed by a replacement
/// – nothing is written
/// </code>
/// </summary>
public static class Jourregler
{
    /// <summary>Decides.</summary>
    /// <param name="kommando">What is wanted.</param>
    /// <param name="lage">What stands.</param>
    /// <param name="granser">Bounds.</param>
    /// <param name="zon">The city's time zone.</param>
    /// <param name="nu">Now, UTC.</param>
    public static Jourbeslut Besluta(Jourkommando kommando, Jourlage lage, Jourgranser granser, TimeZoneInfo zon, DateTimeOffset nu)
    {
        ArgumentNullException.ThrowIfNull(kommando);
        ArgumentNullException.ThrowIfNull(lage);
        ArgumentNullException.ThrowIfNull(granser);
        return kommando switch
        {
            Jourkommando.SattLinje k => SattLinje(k, lage, granser, nu),
            Jourkommando.AvslutaLinje k => AvslutaLinje(k, lage, nu),
            Jourkommando.Ersatt k => Ersatt(k, lage, granser, nu),
            Jourkommando.AtertaErsattning k => AtertaErsattning(k, lage, nu),
            Jourkommando.ForeslaByte k => ForeslaByte(k, lage, granser, zon, nu),
            Jourkommando.SvaraByte k => SvaraByte(k, lage, zon, nu),
            Jourkommando.AtertaByte k => AtertaByte(k, lage, nu),
            _ => throw new ArgumentException($"Okänt kommando {kommando.GetType().Name}.", nameof(kommando)),
        };
    }

    private static Jourbeslut SattLinje(Jourkommando.SattLinje k, Jourlage lage, Jourgranser granser, DateTimeOffset nu)
    {
        var fore = lage.Linje(k.Linje.Id);
        var fran = Senare(k.Linje.Fran, nu);
        if (fore is not null)
        {
            // The same again: also when "from now on" has moved with the clock.
            var samma = k.Linje with { Version = fore.Version, Av = fore.Av, Fran = fore.Fran, Avslutad = null };
            if (fore.Avslutad is null && k.Linje.Fran <= Senare(fore.Fran, nu) && Json.Bytes(samma).AsSpan().SequenceEqual(Json.Bytes(fore)))
                return new(Jourskal.RedanSa, [], fore.Id, fore.Version);
            if (k.Version != fore.Version) return new(Jourskal.AnnanVersion, [], fore.Id, fore.Version);
        }
        else
        {
            if (k.Version != 0) return new(Jourskal.Saknas, [], k.Linje.Id, 0);
            if (lage.Linjer.Select(l => l.Id).Distinct().Count() >= granser.Linjer) return new(Jourskal.ForManga, [], k.Linje.Id, 0);
        }

        var linje = k.Linje with { Version = (fore?.Version ?? 0) + 1, Av = k.Vem, Fran = fran, Avslutad = null };
        return new(fore is null ? Jourskal.LinjeSatt : Jourskal.LinjeAndrad, [new Jourrad { Slag = Jourslag.LinjeSatt, Linje = linje }], linje.Id, linje.Version);
    }

    private static Jourbeslut AvslutaLinje(Jourkommando.AvslutaLinje k, Jourlage lage, DateTimeOffset nu)
    {
        if (lage.Linje(k.Linje) is not { } fore) return new(Jourskal.Saknas, [], k.Linje, 0);
        if (fore.Avslutad is not null) return new(Jourskal.RedanSa, [], fore.Id, fore.Version);
        if (k.Version != fore.Version) return new(Jourskal.AnnanVersion, [], fore.Id, fore.Version);
        var linje = fore with { Version = fore.Version + 1, Av = k.Vem, Avslutad = nu };
        return new(Jourskal.LinjeAvslutad, [new Jourrad { Slag = Jourslag.LinjeAvslutad, Linje = linje }], linje.Id, linje.Version);
    }

    private static Jourbeslut Ersatt(Jourkommando.Ersatt k, Jourlage lage, Jourgranser granser, DateTimeOffset nu)
    {
        if (Oppen(k.Linje, lage) is { } nej) return nej;
        var rader = new List<Jourrad>();
        var (skal, id, version) = (Jourskal.RedanSa, k.Linje, 0);
        var pagaende = lage.Ersattningar.Count(e => e.Fakta.Till > nu);
        foreach (var tid in k.Tider)
        {
            var fore = lage.Ersattningar.FirstOrDefault(e => e.Fakta.Id == tid.Id)?.Fakta ?? rader.Select(r => r.Ersattning!).FirstOrDefault(e => e.Id == tid.Id);
            if (fore is not null && (fore.Tillstand == Ersattningstillstand.Atertagen || Samma(fore, tid)))
            {
                (id, version) = (fore.Id, fore.Version);
                continue;
            }

            if (tid.Till <= nu)
            {
                if (k.Tider.Count == 1) return new(Jourskal.Forbi, [], tid.Id, 0);
                continue;
            }

            if (fore is null && pagaende++ >= granser.Andringar) return new(Jourskal.ForManga, [], tid.Id, 0);
            var fakta = new Ersattningsfakta
            {
                Id = tid.Id,
                Version = (fore?.Version ?? 0) + 1,
                Linje = k.Linje,
                Person = tid.Person,
                // One that is under way keeps the beginning it had.
                Fran = fore is not null && fore.Fran < nu && fore.Person == tid.Person ? fore.Fran : Senare(tid.Fran, nu),
                Till = tid.Till,
                Utover = tid.Utover,
                Tillstand = Ersattningstillstand.Galler,
                Av = k.Vem,
                Lagd = nu,
            };
            (skal, id, version) = (Jourskal.Lagd, fakta.Id, fakta.Version);
            rader.Add(new Jourrad { Slag = Jourslag.ErsattningLagd, Ersattning = fakta, Text = Text(k.Orsak) });
        }

        return new(skal, rader, id, version);
    }

    private static Jourbeslut AtertaErsattning(Jourkommando.AtertaErsattning k, Jourlage lage, DateTimeOffset nu)
    {
        if (lage.Ersattningar.FirstOrDefault(e => e.Fakta.Id == k.Id)?.Fakta is not { } fore) return new(Jourskal.Saknas, [], k.Id, 0);
        if (fore.Tillstand == Ersattningstillstand.Atertagen) return new(Jourskal.RedanSa, [], k.Id, fore.Version);
        if (k.Version != fore.Version) return new(Jourskal.AnnanVersion, [], k.Id, fore.Version);
        if (fore.Till <= nu) return new(Jourskal.Forbi, [], k.Id, fore.Version);
        var fakta = fore with { Version = fore.Version + 1, Tillstand = Ersattningstillstand.Atertagen, Till = Senare(fore.Fran, nu), Av = k.Vem };
        return new(Jourskal.Atertagen, [new Jourrad { Slag = Jourslag.ErsattningAtertagen, Ersattning = fakta }], k.Id, fakta.Version);
    }

    private static Jourbeslut ForeslaByte(Jourkommando.ForeslaByte k, Jourlage lage, Jourgranser granser, TimeZoneInfo zon, DateTimeOffset nu)
    {
        if (lage.Byten.FirstOrDefault(b => b.Fakta.Id == k.Id)?.Fakta is { } fore) return new(Jourskal.RedanSa, [], k.Id, fore.Version);
        if (Oppen(k.Linje, lage) is { } nej) return nej;
        if (k.Ena.Person != k.Vem) return new(Jourskal.InteEget, [], k.Id, 0);
        var fakta = new Bytesfakta
        {
            Id = k.Id,
            Version = 1,
            Linje = k.Linje,
            Ena = k.Ena with { Fran = Senare(k.Ena.Fran, nu) },
            Andra = k.Andra is { } andra ? andra with { Fran = Senare(andra.Fran, nu) } : null,
            Med = k.Med,
            Tillstand = Bytestillstand.Foreslaget,
            Foreslaget = nu,
        };
        if (Hinder(fakta, lage, zon, nu) is { } skal) return new(skal, [], k.Id, 0);
        if (lage.Byten.Count(b => b.Fakta.Tillstand == Bytestillstand.Foreslaget) >= granser.Andringar) return new(Jourskal.ForManga, [], k.Id, 0);
        return new(Jourskal.Foreslaget, [new Jourrad { Slag = Jourslag.ByteForeslaget, Byte = fakta, Text = Text(k.Orsak) }], k.Id, 1);
    }

    private static Jourbeslut SvaraByte(Jourkommando.SvaraByte k, Jourlage lage, TimeZoneInfo zon, DateTimeOffset nu)
    {
        if (lage.Byten.FirstOrDefault(b => b.Fakta.Id == k.Id)?.Fakta is not { } fore) return new(Jourskal.Saknas, [], k.Id, 0);
        if (fore.Med != k.Vem) return new(Jourskal.InteTillfragad, [], k.Id, fore.Version);
        var mal = k.Ja ? Bytestillstand.Antaget : Bytestillstand.Avbojt;
        if (fore.Tillstand == mal) return new(Jourskal.RedanSa, [], k.Id, fore.Version);
        if (fore.Tillstand != Bytestillstand.Foreslaget) return new(Jourskal.RedanAvgjort, [], k.Id, fore.Version);
        if (k.Version != fore.Version) return new(Jourskal.AnnanVersion, [], k.Id, fore.Version);
        var fakta = fore with { Version = fore.Version + 1, Tillstand = mal, Avgjort = nu };
        if (!k.Ja) return new(Jourskal.Avbojt, [new Jourrad { Slag = Jourslag.ByteAvbojt, Byte = fakta }], k.Id, fakta.Version);

        // What has been since the question was asked stays as it was.
        fakta = fakta with { Ena = fore.Ena with { Fran = Senare(fore.Ena.Fran, nu) }, Andra = fore.Andra is { } andra ? andra with { Fran = Senare(andra.Fran, nu) } : null };
        if (Hinder(fakta, lage, zon, nu) is { } skal) return new(skal, [], k.Id, fore.Version);
        return new(Jourskal.Antaget, [new Jourrad { Slag = Jourslag.ByteAntaget, Byte = fakta }], k.Id, fakta.Version);
    }

    private static Jourbeslut AtertaByte(Jourkommando.AtertaByte k, Jourlage lage, DateTimeOffset nu)
    {
        if (lage.Byten.FirstOrDefault(b => b.Fakta.Id == k.Id)?.Fakta is not { } fore) return new(Jourskal.Saknas, [], k.Id, 0);
        if (fore.Ena.Person != k.Vem) return new(Jourskal.InteEget, [], k.Id, fore.Version);
        if (fore.Tillstand == Bytestillstand.Atertaget) return new(Jourskal.RedanSa, [], k.Id, fore.Version);
        if (fore.Tillstand != Bytestillstand.Foreslaget) return new(Jourskal.RedanAvgjort, [], k.Id, fore.Version);
        if (k.Version != fore.Version) return new(Jourskal.AnnanVersion, [], k.Id, fore.Version);
        var fakta = fore with { Version = fore.Version + 1, Tillstand = Bytestillstand.Atertaget, Avgjort = nu };
        return new(Jourskal.BytetAtertaget, [new Jourrad { Slag = Jourslag.ByteAtertaget, Byte = fakta }], k.Id, fakta.Version);
    }

    private static Jourskal? Hinder(Bytesfakta byte_, Jourlage lage, TimeZoneInfo zon, DateTimeOffset nu)
    {
        if (byte_.Ena.Till <= nu || byte_.Andra is { } a && a.Till <= nu) return Jourskal.Forbi;
        var bok = new Jourbok(lage, zon);
        return bok.ArPa(byte_.Linje, byte_.Ena) && (byte_.Andra is not { } andra || bok.ArPa(byte_.Linje, andra)) ? null : Jourskal.InteIPasset;
    }

    private static Jourbeslut? Oppen(string linje, Jourlage lage) => lage.Linje(linje) switch
    {
        null => new(Jourskal.Saknas, [], linje, 0),
        { Avslutad: not null } avslutad => new(Jourskal.LinjenAvslutad, [], linje, avslutad.Version),
        _ => null,
    };

    // A beginning that had been when it was laid became the moment of laying it.
    private static bool Samma(Ersattningsfakta fore, Ersattningsonskan tid) =>
        fore.Person == tid.Person && fore.Till == tid.Till && fore.Utover == tid.Utover && (fore.Fran == tid.Fran || tid.Fran < fore.Fran && fore.Fran <= fore.Lagd);

    private static Jourtext? Text(string? orsak) => orsak is null ? null : new Jourtext { Orsak = orsak };

    private static DateTimeOffset Senare(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
