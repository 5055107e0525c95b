using FsCheck;
using FsCheck.Fluent;
using Lagescentral.Aktorer;
using Lagescentral.Domain;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Lagesbilder;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Tests.Domain.Lagesbilder;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Aktorer;

/// <summary>Readers that start from a picture and apply changes always have the server's picture, and never more than
/// their class may see.</summary>
public sealed class BildkanalTests
{
    private static readonly Foldgranser Granser = new() { Senaste = 5, Oppna = 4, MinnesDygn = 3_650 };

    [Fact]
    public void Readers_of_a_district_have_its_picture_also_after_restarts() =>
        Prova(60, (rader, slump) => new Kanalprov(slump, Granser, "jarva").Spela(rader.Where(rad => rad.Strom == "jarva")));

    [Fact]
    public void Readers_of_the_city_have_its_picture() => Prova(40, (rader, slump) => new Kanalprov(slump, Granser, null).Spela(rader));

    [Fact]
    public void Readers_have_the_picture_also_when_events_are_forgotten() => Prova(
        40, (rader, slump) => new Kanalprov(slump, Granser with { HandelserHogst = 3, OppnaUtoverHogst = 1, MinnesDygn = 29 }, null).Spela(rader));

    [Fact]
    public void Readers_take_a_new_picture_when_too_much_has_moved() => Prova(
        40, (rader, slump) => new Kanalprov(slump, Granser with { IkappHogst = 2, Rorelser = 6 }, null).Spela(rader));

    private static void Prova(int antal, Action<IReadOnlyList<Provrad>, Random> prov)
    {
        var gen = from alla in Manus.Gen(80)
                  from fro in Gen.Choose(0, int.MaxValue - 1)
                  select (alla, fro);
        var arb = Arb.From(gen, par => par.alla.Length <= 1 ? [] : Manus.Mindre(par.alla).Select(alla => (alla, par.fro)));
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(antal).WithReplay(19_970_513, 2_207),
            Prop.ForAll(arb, par =>
            {
                var slump = new Random(par.fro);
                prov(new Manus(par.alla).Rader, slump);
            }));
    }

    /// <summary>One channel with a live reader per class, and sleepers that wake at random.</summary>
    private sealed class Kanalprov
    {
        private readonly Random _slump;
        private readonly Foldgranser _granser;
        private readonly string? _stadsdel;
        private readonly Provutskick _utskick = new();
        private readonly List<Bildlasare> _levande;
        private readonly List<Bildlasare> _sovande = [];
        private readonly List<Provrad> _lasta = [];
        private readonly Dictionary<Lasarklass, HashSet<string>> _nya = [];
        private readonly Dictionary<Lasarklass, long> _till = [];
        private bool _foljs = true;
        private Stadsfold _stad;
        private Lagesfold _fold;
        private Bildkanal _kanal;

        public Kanalprov(Random slump, Foldgranser granser, string? stadsdel)
        {
            (_slump, _granser, _stadsdel) = (slump, granser, stadsdel);
            _levande = [.. Lasarklasser.Delade.Select(klass => new Bildlasare(klass, granser))];
            _stad = new Stadsfold(Manus.Stadsdelar, granser);
            _fold = stadsdel is null ? _stad.Staden : new Lagesfold(Omrade.Stadsdel(stadsdel), granser);
            _kanal = Kanal();
            _utskick.Foljare = (_, _) => _foljs;
        }

        // What has been forgotten since it changed cannot be told of: readers take a new picture.
        private bool KanHoppa => _granser.IkappHogst < 100 || _granser.HandelserHogst < 100;

        public void Spela(IEnumerable<Provrad> rader)
        {
            foreach (var rad in rader)
            {
                Folda(rad);
                switch (_slump.Next(10))
                {
                    case 0:
                        Tick(rad.Rad.Mottagen.AddMinutes(_slump.Next(90)));
                        break;
                    case 1:
                        _sovande.Add(_levande[_slump.Next(_levande.Count)].Kopia());
                        break;
                    case 2 when _sovande.Count > 0:
                        Vack(_sovande[_slump.Next(_sovande.Count)]);
                        break;
                    case 3 when _stadsdel is not null:
                        StartaOm();
                        break;
                    case 4:
                        _foljs = !_foljs;
                        if (_foljs) _levande.ForEach(Aterkom);
                        break;
                }

                if (_slump.Next(3) == 0) Publicera();
            }

            Publicera();
            foreach (var sovande in _sovande.ToList()) Vack(sovande);
        }

        private void Tick(DateTimeOffset nu)
        {
            if (_stadsdel is null) _stad.Tick(nu);
            else _fold.Tick(nu);
        }

        private void Folda(Provrad rad)
        {
            _lasta.Add(rad);
            var andrat = _stadsdel is null ? _stad.Folda(rad.Rad) : _fold.Folda(rad.Rad);
            if (!andrat) return;
            foreach (var lasare in _levande)
            {
                var nya = _nya.TryGetValue(lasare.Klass, out var fanns) ? fanns : _nya[lasare.Klass] = [];
                foreach (var nyckel in rad.Rad.Fakta is { } fakta ? [fakta.Nyckel.ToString()] : rad.Rad.Gallring!.Handelser)
                    nya.Add(nyckel);
            }
        }

        private void Publicera()
        {
            _kanal.Publicera();
            Leverera();
            foreach (var lasare in _levande)
            {
                // Nobody is told of what happens while nobody follows; who comes back asks first.
                if (_slump.Next(8) == 0 || !_foljs || lasare.Bild is null) Fraga(lasare);
                lasare.ShouldVara(Bild(lasare.Klass), lasare.Klass.ToString());
                IngetHemligt(lasare);
                AllaSatta(lasare);
            }
        }

        // Every event that has changed, and that the class may see, has been set in some change.
        private void AllaSatta(Bildlasare lasare)
        {
            if (_nya.Remove(lasare.Klass, out var nya) && !lasare.TogHel)
                foreach (var nyckel in nya)
                    if (Synlig(nyckel, lasare.Klass) is { } rev) lasare.Satta.ShouldContain($"{nyckel}:{rev}");
            lasare.Glom();
        }

        private void Fraga(Bildlasare lasare)
        {
            var svar = _kanal.Svara(lasare.Klass, lasare.Seq < 0 ? null : lasare.Seq, lasare.Epok);
            // The change that brings those who follow up to date is sent before the answer.
            if (_foljs) Leverera();
            else _utskick.Tom();
            if (_stadsdel is not null && lasare.Epok is not null && !KanHoppa) svar.Bild.ShouldBeNull();
            if (svar.Andringar is null || lasare.Seq <= svar.Seq) lasare.TaEmot(svar);
        }

        // Who comes back joins first and then asks; what is sent in between waits for the answer, which has it all.
        private void Aterkom(Bildlasare lasare)
        {
            var svar = _kanal.Svara(lasare.Klass, lasare.Seq < 0 ? null : lasare.Seq, lasare.Epok);
            _utskick.Tom();
            lasare.TaEmot(svar);
        }

        private void Leverera()
        {
            foreach (var (klass, andring) in _utskick.Tom())
            {
                var lasare = _levande.Single(l => l.Klass == klass);
                if (!KanHoppa && _till.TryGetValue(klass, out var till) && lasare.Bild is not null && _foljs) andring.Fran.ShouldBeLessThanOrEqualTo(Math.Max(till, lasare.Seq));
                _till[klass] = andring.Till;
                if (lasare.Bild is null) continue;
                if (!lasare.TaEmot(andring.Json))
                {
                    // Either nobody followed for a while, or too much moved at once.
                    lasare.TaEmot(_kanal.Svara(klass, lasare.Seq, lasare.Epok));
                }
            }
        }

        // The revision that a class may see of an event in this picture.
        private int? Synlig(string nyckel, Lasarklass klass)
        {
            var delar = nyckel.Split('/');
            var fakta = _fold.Finn(new HandelseNyckel(delar[0], delar[1]))?.Fakta;
            return fakta is not null && klass.Ser(fakta.Klass) && (_stadsdel is null || fakta.Placering.Stadsdel == _stadsdel) && fakta.Text != Textlage.Ingen ? fakta.Rev : null;
        }

        private void Vack(Bildlasare sovande)
        {
            if (sovande.Bild is null) return;
            sovande.TaEmot(_kanal.Svara(sovande.Klass, sovande.Seq, sovande.Epok));
            Leverera();
            sovande.ShouldVara(Bild(sovande.Klass), $"{sovande.Klass} efter uppehåll");
            IngetHemligt(sovande);
        }

        private static void IngetHemligt(Bildlasare lasare)
        {
            foreach (var sant in lasare.Sant)
            {
                sant.ShouldNotContain("-Begransad-");
                if (lasare.Klass == Lasarklass.Oppen) sant.ShouldNotContain("-Intern-");
            }

            lasare.Sant.Clear();
        }

        // A saved state knows no text; either it or the stream from the start gives the same picture and numbers.
        private void StartaOm()
        {
            if (_slump.Next(2) == 0)
            {
                var data = Json.Read<Lagesfoldsdata>(Json.Bytes(_fold.TillData()));
                var texter = _fold.Minnen.Where(m => m.Text is not null).ToDictionary(m => m.Nyckel, m => m.Text!);
                _fold = new Lagesfold(Omrade.Stadsdel(_stadsdel!), _granser, data);
                foreach (var (nyckel, text) in texter) _fold.Hydrera(nyckel, _fold.Finn(nyckel)!.Fakta.Rev, text);
            }
            else
            {
                var nu = _fold.Nu!.Value;
                _fold = new Lagesfold(Omrade.Stadsdel(_stadsdel!), _granser);
                foreach (var rad in _lasta) _fold.Folda(rad.Rad);
                _fold.Tick(nu);
            }

            _kanal = Kanal();
            // Connections are lost with the process.
            foreach (var lasare in _levande.Where(l => l.Bild is not null)) Fraga(lasare);
        }

        private Lagesbildvy Bild(Lasarklass klass) => Provnamn.Vyer.Bild(Varden(klass), _fold.For(klass));

        private Bildvarden Varden(Lasarklass klass) => _stadsdel is null
            ? Provnamn.Vyer.Varden("epok", _fold, _stad.Delar, klass)
            : Provnamn.Vyer.Varden(_stadsdel, "epok", _fold, klass);

        private Bildkanal Kanal() => new("prov", "epok", _fold, Varden, Provnamn.Vyer, _utskick);
    }
}
