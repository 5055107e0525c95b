using Lagescentral.Domain.Handelser;

namespace Lagescentral.Domain.Jour;

/// <summary>Who is on call, read from the stream. Bounded: beyond the bound the changes that are longest past are forgotten
/// here, and stay in the journal.</summary>
/// <param name="granser">Bounds.</param>
public sealed class Jourfold(Jourgranser granser)
{
    private readonly SortedDictionary<string, List<Linjefakta>> _linjer = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Ersattning> _ersattningar = [];
    private readonly Dictionary<string, Byteslage> _byten = [];
    private int _glomda;
    private Jourlage? _lage;

    /// <summary>All that is remembered.</summary>
    public Jourlage Lage => _lage ??= new Jourlage
    {
        Linjer = [.. _linjer.Values.SelectMany(l => l)],
        Ersattningar = [.. _ersattningar.Values.OrderBy(e => e.Ordning).ThenBy(e => e.Fakta.Id, StringComparer.Ordinal)],
        Byten = [.. _byten.Values.OrderBy(b => b.Ordning).ThenBy(b => b.Fakta.Id, StringComparer.Ordinal)],
        Glomda = _glomda,
    };

    /// <summary>Takes in a line.</summary>
    /// <exception cref="ArgumentException">The line lacks what its kind says.</exception>
    public void Folda(Jourrad rad, long position)
    {
        ArgumentNullException.ThrowIfNull(rad);
        _lage = null;
        switch (rad.Slag)
        {
            case Jourslag.LinjeSatt:
                Satt(rad.Linje ?? throw Saknas(rad));
                break;
            case Jourslag.LinjeAvslutad:
                Avsluta(rad.Linje ?? throw Saknas(rad));
                break;
            case Jourslag.ErsattningLagd:
                var lagd = rad.Ersattning ?? throw Saknas(rad);
                _ersattningar[lagd.Id] = new(lagd, position, rad.Text is { } varfor ? new(position, varfor.Orsak) : null);
                Begransa();
                break;
            case Jourslag.ErsattningAtertagen:
                var atertagen = rad.Ersattning ?? throw Saknas(rad);
                // One that was forgotten here comes back without its words.
                _ersattningar[atertagen.Id] = _ersattningar.TryGetValue(atertagen.Id, out var fore) ? fore with { Fakta = atertagen } : new(atertagen, position, null);
                break;
            case Jourslag.ByteForeslaget or Jourslag.ByteAntaget or Jourslag.ByteAvbojt or Jourslag.ByteAtertaget:
                var byte_ = rad.Byte ?? throw Saknas(rad);
                _byten[byte_.Id] = new(byte_, position, rad.Text is { } ord ? new(position, ord.Orsak) : _byten.GetValueOrDefault(byte_.Id)?.Orsak);
                Begransa();
                break;
            case Handelseslag.TextGallrad:
                Gallra(rad.Gallring ?? throw Saknas(rad));
                break;
            default:
                throw new ArgumentException($"Okänt slag {rad.Slag}.", nameof(rad));
        }
    }

    // A version that would have begun at the same time or later never holds.
    private void Satt(Linjefakta linje)
    {
        if (!_linjer.TryGetValue(linje.Id, out var versioner)) _linjer.Add(linje.Id, versioner = []);
        versioner.RemoveAll(v => v.Fran >= linje.Fran);
        versioner.Add(linje);
        if (versioner.Count <= Jourgranser.Versioner) return;
        versioner.RemoveAt(0);
        _glomda++;
    }

    private void Avsluta(Linjefakta linje)
    {
        if (!_linjer.TryGetValue(linje.Id, out var versioner)) _linjer.Add(linje.Id, versioner = []);
        // What was to hold later never does.
        versioner.RemoveAll(v => v.Fran >= linje.Avslutad || v.Version == linje.Version - 1);
        versioner.Add(linje);
    }

    private void Begransa()
    {
        while (_ersattningar.Count + _byten.Count > granser.Andringar)
        {
            var ersattning = _ersattningar.Values.OrderBy(e => e.Fakta.Till).ThenBy(e => e.Fakta.Id, StringComparer.Ordinal).FirstOrDefault();
            var byte_ = _byten.Values.OrderBy(b => Slut(b.Fakta)).ThenBy(b => b.Fakta.Id, StringComparer.Ordinal).FirstOrDefault();
            if (byte_ is null || (ersattning is not null && ersattning.Fakta.Till <= Slut(byte_.Fakta))) _ersattningar.Remove(ersattning!.Fakta.Id);
            else _byten.Remove(byte_.Fakta.Id);
            _glomda++;
        }
    }

    private static DateTimeOffset Slut(Bytesfakta byte_) => byte_.Andra is { } andra && andra.Till > byte_.Ena.Till ? andra.Till : byte_.Ena.Till;

    // Read anew the words are gone from their own line too; that they have been there stands in this one.
    private void Gallra(Gallringsfakta gallring)
    {
        foreach (var (id, ersattning) in _ersattningar.ToList())
            if (Galler(id, ersattning.Orsak)) _ersattningar[id] = ersattning with { Orsak = Gallrat(ersattning.Orsak) };
        foreach (var (id, byte_) in _byten.ToList())
            if (Galler(id, byte_.Orsak)) _byten[id] = byte_ with { Orsak = Gallrat(byte_.Orsak) };

        bool Galler(string id, Jourord? ord) => ord is null ? gallring.Jour?.Contains(id) == true : gallring.Positioner.Contains(ord.Position);
        Jourord Gallrat(Jourord? ord) => new(ord?.Position ?? gallring.Positioner[^1], null);
    }

    private static ArgumentException Saknas(Jourrad rad) => new($"En rad av slag {rad.Slag} utan uppgifter.", nameof(rad));
}
