import { describe, expect, it } from 'vitest';
import { Direkt, vantetid, type Anslutningslage } from './direkt';
import { Provhub, Provklocka, lugn, type Provbild, type Provpost } from './provhub';
import type { Andring } from './kontrakt';

/** Small seeded generator (mulberry32), so that a failing run can be repeated from its seed. */
function slumpare(fro: number): () => number {
  let a = fro;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function uppstall(loggrymd?: number, slump?: () => number) {
  const klocka = new Provklocka(slump);
  const hub = new Provhub(klocka, loggrymd);
  const direkt = new Direkt(hub.anslut, klocka);
  const sett: { bild: Provbild | null; fel: string | null } = { bild: null, fel: null };
  const avsluta = direkt.folj<Provbild>('stad', (bild, fel) => {
    sett.bild = bild;
    sett.fel = fel;
  });
  const lagen: Anslutningslage[] = [];
  direkt.lyssna((l) => lagen.push(l));
  return { klocka, hub, direkt, sett, lagen, avsluta };
}

const post = (klocka: Provklocka, id: string, allvar = 3): Provpost => ({
  kalla: 'ssbf',
  id,
  allvar,
  mottagen: new Date(klocka.nu()).toISOString(),
  rubrik: `Händelse ${id}`,
});

describe('Direkt', () => {
  it('shows the snapshot, then the changes', async () => {
    const { klocka, hub, direkt, sett } = uppstall();
    direkt.starta();
    await lugn();
    hub.andra((b) => b.senaste.push(post(klocka, '1')));
    hub.andra((b) => (b.fonster['1h']!.antal = 1));
    expect(sett.bild).toEqual(hub.bild);
    expect(hub.fragor).toEqual([{ sedan: null, epok: null }]);
    expect(direkt.lage.lage).toBe('live');
  });

  it('buffers what comes before the answer and drops what the answer has', async () => {
    const { klocka, hub, direkt, sett } = uppstall();
    hub.andra((b) => b.senaste.push(post(klocka, '1')));
    hub.hallSvar();
    direkt.starta();
    await lugn();
    const gammal = hub.logg.at(-1)!;
    hub.stor = (a) => [gammal, a];
    hub.andra((b) => b.senaste.push(post(klocka, '2')));
    expect(sett.bild).toBeNull();
    hub.slappSvar();
    await lugn();
    expect(sett.bild).toEqual(hub.bild);
    expect(hub.fragor).toHaveLength(1);
  });

  it('asks again from where it stands on a gap', async () => {
    const { klocka, hub, direkt, sett } = uppstall();
    direkt.starta();
    await lugn();
    hub.andra((b) => b.senaste.push(post(klocka, '1')));
    hub.stor = () => [];
    hub.andra((b) => b.senaste.push(post(klocka, '2')));
    hub.stor = (a) => [a];
    hub.andra((b) => b.senaste.push(post(klocka, '3')));
    await lugn();
    expect(hub.fragor.at(-1)).toEqual({ sedan: 1, epok: 'e1' });
    expect(sett.bild).toEqual(hub.bild);
  });

  it('lays no coalesced change on a picture that already has part of it', async () => {
    const { klocka, hub, direkt, sett } = uppstall();
    direkt.starta();
    await lugn();
    hub.andra((b) => b.senaste.push(post(klocka, '1')));
    hub.stor = (a) => [{ ...a, fran: 0 }];
    hub.andra((b) => b.senaste.push(post(klocka, '2')));
    await lugn();
    expect(hub.fragor.at(-1)).toEqual({ sedan: 1, epok: 'e1' });
    expect(sett.bild).toEqual(hub.bild);
  });

  it('takes a change by the minute at the same seq, and only a later one', async () => {
    const { klocka, hub, direkt, sett } = uppstall();
    direkt.starta();
    await lugn();
    await klocka.fram(60_000);
    const sanda: Andring[] = [];
    hub.stor = (a) => (sanda.push(a), [a]);
    hub.andra((b) => (b.fonster['1h']!.antal = 7), 0);
    expect(sett.bild).toEqual(hub.bild);
    hub.stor = () => [{ ...sanda[0]!, per: '2020-01-01T00:00:00Z', andring: { fonster: { '1h': { antal: 99 } } } }];
    hub.andra(() => undefined, 0);
    expect(sett.bild!.fonster['1h']!.antal).toBe(7);
    expect(hub.fragor).toHaveLength(1);
  });

  it('takes a second change within the same minute, and lays a repeat on without harm', async () => {
    const { hub, direkt, sett } = uppstall();
    direkt.starta();
    await lugn();
    hub.stor = (a) => [a, a];
    hub.andra((b) => (b.fonster['1h']!.antal = 7), 0);
    hub.andra((b) => (b.fonster['1h']!.antal = 8), 0);
    expect(sett.bild).toEqual(hub.bild);
    expect(hub.fragor).toHaveLength(1);
  });

  it('asks again when told that changes were left out, also while it waits', async () => {
    const { klocka, hub, direkt, sett } = uppstall();
    direkt.starta();
    await lugn();
    const utelamna = (a: Andring): Andring[] => [{ ...a, fran: a.till, andring: {}, nyBild: true }];
    hub.stor = utelamna;
    hub.andra((b) => (b.fonster['1h']!.antal = 7), 0);
    await lugn();
    expect(hub.fragor).toHaveLength(2);
    expect(sett.bild).toEqual(hub.bild);
    hub.bryt();
    hub.hallSvar();
    await klocka.fram(2_000);
    hub.andra((b) => b.senaste.push(post(klocka, '1')));
    hub.slappSvar();
    await lugn();
    expect(hub.fragor).toHaveLength(4);
    expect(sett.bild).toEqual(hub.bild);
    expect(direkt.lage.lage).toBe('live');
  });

  it('resumes after a break without a new snapshot, and takes one when the numbering is new', async () => {
    const { klocka, hub, direkt, sett, lagen } = uppstall();
    direkt.starta();
    await lugn();
    hub.andra((b) => b.senaste.push(post(klocka, '1')));
    hub.bryt();
    expect(direkt.lage.lage).toBe('bruten');
    expect(sett.bild!.senaste).toHaveLength(1);
    hub.andra((b) => b.senaste.push(post(klocka, '2')));
    await klocka.fram(2_000);
    expect(hub.fragor.at(-1)).toEqual({ sedan: 1, epok: 'e1' });
    expect(sett.bild).toEqual(hub.bild);
    hub.starta_om();
    hub.andra((b) => (b.oppna = []));
    await klocka.fram(2_000);
    expect(sett.bild).toEqual(hub.bild);
    expect(lagen.map((l) => l.lage).filter((l, i, alla) => l !== alla[i - 1])).toEqual(['ansluter', 'live', 'bruten', 'live', 'bruten', 'live']);
  });

  it('is not live again until the hub has answered anew', async () => {
    const { klocka, hub, direkt } = uppstall();
    direkt.starta();
    await lugn();
    hub.bryt();
    hub.hallSvar();
    await klocka.fram(2_000);
    expect(direkt.lage.lage).toBe('bruten');
    hub.slappSvar();
    await lugn();
    expect(direkt.lage.lage).toBe('live');
  });

  it('says sen after 20 s of silence and breaks after 30', async () => {
    const { klocka, hub, direkt } = uppstall();
    direkt.starta();
    await klocka.fram(60_000);
    expect(direkt.lage.lage).toBe('live');
    hub.tyst = true;
    hub.livstecken();
    await klocka.fram(20_000);
    expect(direkt.lage.lage).toBe('live');
    await klocka.fram(2_000);
    expect(direkt.lage.lage).toBe('sen');
    hub.livstecken();
    expect(direkt.lage.lage).toBe('live');
    const fore = hub.anslutningar;
    await klocka.fram(32_000);
    expect(direkt.lage.lage).not.toBe('sen');
    expect(hub.anslutningar).toBe(fore + 1);
  });

  it('tries for ever, one attempt at a time, ever more seldom', async () => {
    const { klocka, hub, direkt } = uppstall();
    hub.uppe = false;
    direkt.starta();
    await klocka.fram(60_000);
    const iBorjan = hub.anslutningar;
    for (let i = 0; i < 1_000; i++) direkt.vakna();
    await klocka.fram(3_600_000);
    expect(iBorjan).toBeGreaterThan(5);
    expect(iBorjan).toBeLessThan(15);
    expect(hub.anslutningar - iBorjan).toBeGreaterThan(230);
    expect(hub.anslutningar - iBorjan).toBeLessThan(500);
    expect(hub.mest).toBe(1);
    hub.uppe = true;
    await klocka.fram(15_000);
    expect(direkt.lage.lage).toBe('live');
  });

  it('gives up an attempt that hangs, and still makes one at a time', async () => {
    const { klocka, hub, direkt } = uppstall();
    hub.hanger = true;
    direkt.starta();
    await klocka.fram(60_000);
    expect(hub.anslutningar).toBeGreaterThan(2);
    expect(hub.mest).toBe(1);
  });

  it('does not wait out the back-off when the network comes back', async () => {
    const { klocka, hub, direkt } = uppstall(5, () => 1);
    hub.uppe = false;
    direkt.starta();
    await klocka.fram(120_000);
    hub.uppe = true;
    await klocka.fram(1_000);
    direkt.vakna();
    await lugn();
    expect(direkt.lage.lage).toBe('live');
  });

  it('forgets at once what the former reader could see', async () => {
    const { klocka, hub, direkt, sett } = uppstall();
    direkt.starta();
    await lugn();
    hub.andra((b) => b.senaste.push(post(klocka, '1')));
    hub.uppe = false;
    direkt.omstart();
    expect(sett.bild).toBeNull();
    hub.uppe = true;
    await klocka.fram(5_000);
    expect(hub.fragor.at(-1)).toEqual({ sedan: null, epok: null });
    expect(sett.bild).toEqual(hub.bild);
  });

  it('takes nothing that is made for another reader, keeps what it has and waits to be told', async () => {
    const { klocka, hub, direkt, sett } = uppstall();
    hub.klass = 'intern';
    let annan = 0;
    direkt.vidAnnanLasare = () => annan++;
    direkt.starta();
    await lugn();
    hub.andra((b) => b.senaste.push(post(klocka, '1')));
    const fore = structuredClone(sett.bild);
    // The session ends while the connection is away: the numbers fit, the reader does not.
    hub.bryt();
    hub.klass = 'oppen';
    hub.andra((b) => b.senaste.push(post(klocka, '2')));
    await klocka.fram(60_000);
    expect(annan).toBe(1);
    expect(sett.bild).toEqual(fore);
    expect(direkt.lage.lage).toBe('bruten');
    const forsok = hub.anslutningar;
    direkt.vakna();
    await klocka.fram(600_000);
    expect(hub.anslutningar).toBe(forsok);

    // The same reader has signed in again: only what was missed is asked for.
    hub.klass = 'intern';
    direkt.fortsatt();
    await klocka.fram(1_000);
    expect(hub.fragor.at(-1)).toEqual({ sedan: 1, epok: 'e1' });
    expect(sett.bild).toEqual(hub.bild);
    expect(direkt.lage.lage).toBe('live');
  });

  it('forgets who the reader was when told that it is another', async () => {
    const { klocka, hub, direkt, sett } = uppstall();
    hub.klass = 'intern';
    let annan = 0;
    direkt.vidAnnanLasare = () => annan++;
    direkt.starta();
    await lugn();
    hub.klass = 'oppen';
    direkt.omstart();
    expect(sett.bild).toBeNull();
    await klocka.fram(1_000);
    expect(annan).toBe(0);
    expect(sett.bild).toEqual(hub.bild);
  });

  it('says why a channel is refused, shows nothing of it, and asks again later', async () => {
    const { klocka, hub, direkt, sett } = uppstall();
    hub.nekas = "An unexpected error occurred invoking 'Folj' on the server. HubException: Kanalen finns inte: stad";
    direkt.starta();
    await lugn();
    expect(sett).toEqual({ bild: null, fel: 'Kanalen finns inte: stad' });
    hub.nekas = null;
    await klocka.fram(16_000);
    expect(sett).toEqual({ bild: hub.bild, fel: null });
  });

  it('backs off from a hub whose answers never fit', async () => {
    const { klocka, hub, direkt } = uppstall();
    direkt.starta();
    await lugn();
    hub.logg = [{ kanal: 'stad', epok: 'e1', fran: 0, till: 9, per: hub.bild.per, andring: {} }];
    hub.stor = (a) => [{ ...a, fran: 50, till: 51 }];
    for (let i = 0; i < 50; i++) {
      hub.andra(() => undefined);
      await lugn();
    }
    expect(hub.fragor.length).toBeLessThan(200);
    hub.stor = (a) => [a];
    await klocka.fram(20_000);
    expect(direkt.lage.lage).toBe('live');
  });

  it('stops following when the last listener leaves', async () => {
    const { hub, direkt, sett, avsluta, klocka } = uppstall();
    direkt.starta();
    await lugn();
    avsluta();
    await lugn();
    const fore = sett.bild;
    hub.andra((b) => b.senaste.push(post(klocka, '1')));
    expect(sett.bild).toBe(fore);
  });

  it('keeps the back-off within its bounds', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 50].map((n) => vantetid(n, 1))).toEqual([500, 1000, 2000, 4000, 8000, 15000, 15000, 15000]);
    expect(vantetid(5, 0)).toBe(7500);
  });
});

describe('whatever happens on the way', () => {
  // Changes by the minute carry no number of their own, so on an unbroken connection they are not dropped
  // here: the transport delivers in order or breaks.
  it.each(Array.from({ length: 300 }, (_, i) => i + 1))('the picture ends as the hub has it (seed %i)', async (fro) => {
    const slump = slumpare(fro);
    const valj = (n: number): number => Math.floor(slump() * n);
    const { klocka, hub, direkt, sett } = uppstall(1 + valj(8), slump);
    const kvar: Andring[] = [];
    hub.stor = (a) => {
      if (a.fran === a.till) return kvar.length > 0 ? [...kvar.splice(0), a] : [a];
      const utfall = valj(10);
      if (utfall === 0) return [];
      if (utfall === 1) return [a, a];
      if (utfall === 2) return (kvar.push(a), []);
      if (utfall === 3) return [a, ...kvar.splice(0)];
      if (utfall === 4) return (kvar.splice(0), [{ ...a, fran: a.till, andring: {}, nyBild: true }]);
      return [...kvar.splice(0), a];
    };
    direkt.starta();
    for (let i = 0; i < 120; i++) {
      const vad = valj(12);
      const id = String(valj(70));
      if (vad < 5)
        hub.andra((b) => {
          const ny = post(klocka, id, 1 + valj(5));
          b.senaste = [...b.senaste.filter((p) => p.id !== id), ny];
          b.oppna = b.oppna.filter((p) => p.id !== id);
          if (slump() < 0.7) b.oppna.push(ny);
          b.fonster['1h'] = { antal: b.oppna.length };
        });
      else if (vad === 5) hub.andra((b) => (b.oppna = b.oppna.filter((p) => p.id !== id)));
      else if (vad === 6)
        hub.andra((b) => {
          if (slump() < 0.5) delete b.niva;
          else b.niva = { niva: 'bevakningslage', av: id };
          b.larm = slump() < 0.5 ? [] : [...b.larm.filter((l) => l.id !== id), { id, allvar: 4, utlost: new Date(klocka.nu()).toISOString() }];
        });
      else if (vad === 7) {
        await klocka.fram(60_000 - (klocka.nu() % 60_000));
        hub.andra((b) => (b.fonster['7d'] = { antal: valj(1000) }), 0);
      } else if (vad === 8) hub.bryt();
      else if (vad === 9 && slump() < 0.3) hub.starta_om();
      else if (vad === 10) {
        hub.hallSvar();
        await klocka.fram(valj(3_000));
        hub.andra((b) => (b.fonster['24h'] = { antal: valj(100) }));
        hub.slappSvar();
      } else if (vad === 11) {
        hub.uppe = slump() < 0.5;
        if (slump() < 0.5) direkt.vakna();
      }
      if (slump() < 0.5) await klocka.fram(valj(4_000));
    }
    hub.uppe = true;
    hub.stor = (a) => [a];
    hub.andra(() => undefined);
    await klocka.fram(40_000);
    hub.andra(() => undefined);
    await lugn();
    expect(sett.bild).toEqual(hub.bild);
    expect(direkt.lage.lage).toBe('live');
    expect(hub.mest).toBe(1);
  });
});
