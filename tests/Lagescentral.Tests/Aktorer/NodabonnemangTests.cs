using FsCheck;
using FsCheck.Fluent;
using Lagescentral.Aktorer;
using Lagescentral.Aktorer.Noder;
using Lagescentral.Domain.Lagesbilder;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Tests.Domain.Lagesbilder;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Aktorer;

/// <summary>Followers on several nodes of a channel whose owner lives elsewhere, over links that lose, repeat and turn messages
/// about, while owners die and are replaced: all have the owner's picture in the end, and a lost message is asked for once by
/// the node, not by each follower.</summary>
public sealed class NodabonnemangTests
{
    private const string Kanal = "stadsdel:jarva";
    private static readonly Foldgranser Granser = new() { Senaste = 5, Oppna = 4, MinnesDygn = 3_650 };

    [Fact]
    public void Every_follower_has_the_owners_picture_whatever_the_links_do()
    {
        var gen = from alla in Manus.Gen(60)
                  from fro in Gen.Choose(0, int.MaxValue - 1)
                  select (alla, fro);
        var arb = Arb.From(gen, par => par.alla.Length <= 1 ? [] : Manus.Mindre(par.alla).Select(alla => (alla, par.fro)));
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(19_970_513, 2_207),
            Prop.ForAll(arb, par => new Prov(par.fro).SpelaAsync([.. new Manus(par.alla).Rader.Where(rad => rad.Strom == "jarva")]).GetAwaiter().GetResult()));
    }

    [Fact]
    public void A_node_that_does_not_ask_is_forgotten()
    {
        var klocka = new Provklocka(Manus.Start);
        var register = new Nodregister(klocka);
        register.Teckna("a", Lasarklass.Intern, 7, _ => { }).Ny.ShouldBeTrue();
        register.Teckna("a", Lasarklass.Intern, 8, _ => { }).Ny.ShouldBeFalse();
        register.Foljare(Kanal).ShouldBe(8);
        register.Foljs(Kanal, Lasarklass.Oppen).ShouldBeFalse();
        klocka.Advance(Nodregister.Giltig);
        register.Foljs(Kanal, Lasarklass.Intern).ShouldBeTrue();
        klocka.Advance(TimeSpan.FromSeconds(1));
        register.Foljs(Kanal, Lasarklass.Intern).ShouldBeFalse();
        register.Teckna("a", Lasarklass.Intern, 7, _ => { }).Ny.ShouldBeTrue();
    }

    [Fact]
    public async Task An_owner_that_cannot_be_reached_is_asked_again_five_seconds_later()
    {
        var prov = new Prov(1);
        await prov.FoljAsync();
        prov.Agare.Nere = true;
        prov.Klocka.Advance(TimeSpan.FromSeconds(5));
        await prov.LugnAsync();
        prov.Agare.Nere = false;
        prov.Agare.StartaOm();
        prov.Klocka.Advance(TimeSpan.FromSeconds(5));
        await prov.LugnAsync();
        prov.Agare.Register.Foljs(Kanal, Lasarklass.Intern).ShouldBeTrue();
    }

    [Fact]
    public async Task A_follower_of_a_channel_of_the_nodes_own_asks_nobody()
    {
        var prov = new Prov(1);
        prov.Agare.Nere = true;
        var svar = new Bildsvar { Epok = "egen", Seq = 4, Per = Manus.Start };
        (await prov.Noder[0].Abonnemang.FoljAsync("kallor", Lasarklass.Intern, _ => Task.FromResult(svar))).ShouldBe(svar);
        await Should.ThrowAsync<TimeoutException>(() => prov.Noder[0].Abonnemang.FoljAsync(Kanal, Lasarklass.Intern, _ => Task.FromResult(svar)));
    }

    /// <summary>An owner, two nodes with three followers of each class, and the links between them.</summary>
    private sealed class Prov
    {
        private readonly Random _slump;

        public Prov(int fro)
        {
            _slump = new Random(fro);
            Agare = new Agare(Klocka);
            Noder = [new Nod("a", Agare, Klocka), new Nod("b", Agare, Klocka)];
        }

        public Provklocka Klocka { get; } = new(Manus.Start);

        public Agare Agare { get; }

        public Nod[] Noder { get; }

        public async Task FoljAsync()
        {
            foreach (var nod in Noder) await nod.FoljAsync();
        }

        public async Task SpelaAsync(IReadOnlyList<Provrad> rader)
        {
            if (rader.Count == 0) return;
            Agare.Folda(rader[0]);
            await FoljAsync();
            foreach (var rad in rader.Skip(1))
            {
                Agare.Folda(rad);
                if (_slump.Next(2) == 0) Agare.Publicera();
                if (_slump.Next(12) == 0) Agare.Tick(rad.Rad.Mottagen.AddMinutes(1));
                if (_slump.Next(15) == 0) Agare.StartaOm();
                var nod = Noder[_slump.Next(Noder.Length)];
                if (_slump.Next(2) == 0) nod.Leverera(_slump, forlora: true);
                if (_slump.Next(8) == 0) Klocka.Advance(TimeSpan.FromSeconds(_slump.Next(40)));
            }

            await LugnAsync();
            Agare.Publicera();
            foreach (var nod in Noder) nod.Leverera(_slump, forlora: false);
            Klocka.Advance(TimeSpan.FromSeconds(5));
            await LugnAsync();
            foreach (var nod in Noder)
            {
                foreach (var foljare in nod.Foljare) foljare.ShouldVara(Agare.Bild(foljare.Klass), $"{nod.Namn} {foljare.Klass}");
                nod.Omfragor.ShouldBe(0);
            }
        }

        public async Task LugnAsync()
        {
            foreach (var nod in Noder) await nod.Abonnemang.LugnAsync();
        }
    }

    /// <summary>The owner of the channel, and what reaches it.</summary>
    private sealed class Agare(Provklocka klocka)
    {
        private readonly Lock _tur = new();
        private readonly List<Provrad> _lasta = [];
        private Lagesfold _fold = new(Omrade.Stadsdel("jarva"), Granser);
        private Bildkanal? _kanal;

        public Nodregister Register { get; private set; } = new(klocka);

        public bool Nere { get; set; }

        private Bildkanal Kanalen => _kanal ??= new Bildkanal(Kanal, "epok", _fold, lasare => Provnamn.Vyer.Varden("jarva", "epok", _fold, lasare), Provnamn.Vyer, Register);

        public void Folda(Provrad rad)
        {
            lock (_tur)
            {
                _lasta.Add(rad);
                _fold.Folda(rad.Rad);
            }
        }

        public void Tick(DateTimeOffset nu)
        {
            lock (_tur) _fold.Tick(nu);
        }

        public void Publicera()
        {
            lock (_tur) Kanalen.Publicera();
        }

        /// <summary>Dies, and lives again on another node: nobody is known to follow.</summary>
        public void StartaOm()
        {
            lock (_tur)
            {
                var nu = _fold.Nu;
                _fold = new Lagesfold(Omrade.Stadsdel("jarva"), Granser);
                foreach (var rad in _lasta) _fold.Folda(rad.Rad);
                if (nu is { } tid) _fold.Tick(tid);
                Register = new Nodregister(klocka);
                _kanal = null;
            }
        }

        public Kanallage Teckna(string nod, Lasarklass lasare, int foljare, Action<Nodandring> ge)
        {
            lock (_tur) return Nere ? throw new TimeoutException() : Register.Teckna(nod, lasare, foljare, ge);
        }

        public Bildsvar Svara(Lasarklass lasare, long? sedan, string? epok)
        {
            lock (_tur) return Nere ? throw new TimeoutException() : Kanalen.Svara(lasare, sedan, epok);
        }

        public Lagesbildvy Bild(Lasarklass klass) => Provnamn.Vyer.Bild(Provnamn.Vyer.Varden("jarva", "epok", _fold, klass), _fold.For(klass));
    }

    /// <summary>A node with followers, at the end of a link.</summary>
    private sealed class Nod : IKanalagare, IUtskick
    {
        private readonly Agare _agare;
        private readonly Lock _las = new();
        private readonly List<Nodandring> _pavag = [];
        private bool _foljs;

        public Nod(string namn, Agare agare, Provklocka klocka)
        {
            (Namn, _agare) = (namn, agare);
            Abonnemang = new Nodabonnemang(this, this, klocka, NullLogger<Nodabonnemang>.Instance);
        }

        public string Namn { get; }

        public Nodabonnemang Abonnemang { get; }

        public List<Bildlasare> Foljare { get; } = [.. Enumerable.Repeat(Lasarklasser.Delade, 3).SelectMany(klasser => klasser).Select(klass => new Bildlasare(klass, Granser))];

        /// <summary>How often a follower had to ask for what it missed.</summary>
        public int Omfragor { get; private set; }

        public async Task FoljAsync()
        {
            _foljs = true;
            foreach (var foljare in Foljare)
            {
                foljare.TaEmot(await Abonnemang.FoljAsync(Kanal, foljare.Klass, _ => Task.FromResult(_agare.Svara(foljare.Klass, null, null))));
            }
        }

        public void Leverera(Random slump, bool forlora)
        {
            Nodandring[] alla;
            lock (_las)
            {
                alla = [.. _pavag];
                _pavag.Clear();
            }

            if (forlora)
            {
                alla = [.. alla.Where(_ => slump.Next(6) > 0).SelectMany(rad => slump.Next(6) == 0 ? [rad, rad] : new[] { rad })];
                if (slump.Next(3) == 0) slump.Shuffle(alla);
            }

            foreach (var sagd in alla) Abonnemang.Ta(sagd);
        }

        bool IKanalagare.Har(string kanal) => kanal == Kanal;

        Task<Kanallage> IKanalagare.TecknaAsync(string kanal, Lasarklass lasare, int foljare, CancellationToken cancel) => Task.FromResult(_agare.Teckna(Namn, lasare, foljare, sagd =>
        {
            lock (_las) _pavag.Add(sagd);
        }));

        Task<Bildsvar> IKanalagare.BildAsync(string kanal, Lasarklass lasare, long? sedan, string? epok, CancellationToken cancel) => Task.FromResult(_agare.Svara(lasare, sedan, epok));

        bool IUtskick.Foljs(string kanal, Lasarklass lasare) => _foljs;

        int IUtskick.Foljare(string kanal) => Foljare.Count;

        void IUtskick.Publicera(Lasarklass lasare, Andring andring)
        {
            foreach (var foljare in Foljare.Where(f => f.Klass == lasare))
            {
                if (foljare.TaEmot(andring.Json)) continue;
                Omfragor++;
                foljare.TaEmot(_agare.Svara(lasare, foljare.Seq, foljare.Epok));
            }
        }
    }
}
