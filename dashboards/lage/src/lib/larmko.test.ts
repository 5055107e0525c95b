import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HOGST, Larmko, webblager, type Kopost, type Kotjanster } from './larmko.svelte';
import { vaggklocka } from './direkt';

class Minneslager implements Storage {
  readonly m = new Map<string, string>();
  get length(): number {
    return this.m.size;
  }
  clear = (): void => this.m.clear();
  getItem = (k: string): string | null => this.m.get(k) ?? null;
  key = (i: number): string | null => [...this.m.keys()][i] ?? null;
  removeItem = (k: string): void => void this.m.delete(k);
  setItem = (k: string, v: string): void => void this.m.set(k, v);
}

interface Anrop {
  vag: string;
  kropp: unknown;
  nyckel: string;
}

let anrop: Anrop[];
let svar: (a: Anrop, nr: number) => Response | 'borta' | Promise<Response | 'borta'>;
let lager: Minneslager;
let nr: number;
let vem: string;

const json = (kropp: unknown, status = 200): Response => new Response(JSON.stringify(kropp), { status });
const L1 = { id: 'L1', regelnamn: 'Allvarlig händelse' };
const L2 = { id: 'L2', regelnamn: 'Larm i skola' };

function ko(val: Partial<Kotjanster> = {}): Larmko {
  const las = new Map<string, Promise<void>>();
  const k = new Larmko({
    lager: webblager(() => lager),
    klocka: { ...vaggklocka, slump: () => 0.5 },
    nyckel: () => `nyckel-${++nr}`,
    vem: async () => vem,
    ensam: async (namn, gor) => {
      const fore = las.get(namn) ?? Promise.resolve();
      const nu = fore.then(gor, gor);
      las.set(namn, nu);
      await nu;
    },
    ...val,
  });
  k.oppna('p-1');
  return k;
}

beforeEach(() => {
  vi.useFakeTimers();
  anrop = [];
  nr = 0;
  vem = 'p-1';
  lager = new Minneslager();
  svar = () => json({ id: 'L1', version: 2, tillstand: 'kvitterat', skal: 'kvitterat' });
  vi.stubGlobal('fetch', async (vag: string, init: RequestInit) => {
    const a = { vag, kropp: JSON.parse(init.body as string) as unknown, nyckel: (init.headers as Record<string, string>)['Idempotency-Key']! };
    expect((init.headers as Record<string, string>)['If-Match']).toBeUndefined();
    anrop.push(a);
    const s = await svar(a, anrop.length);
    if (s === 'borta') throw new TypeError('fetch failed');
    return s;
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const lagen = (k: Larmko): string[] => k.poster.map((p) => `${p.larm} ${p.handling} ${p.lage}`);

describe('larmko', () => {
  it('sends at once, says so, and forgets what is done after a while', async () => {
    const k = ko();
    k.lagg(L1, 'kvittera');
    expect(lagen(k)).toEqual(['L1 kvittera vantar']);
    await vi.advanceTimersByTimeAsync(10);
    expect(lagen(k)).toEqual(['L1 kvittera klart']);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(k.poster).toEqual([]);
    expect(lager.length).toBe(0);
    expect(anrop).toEqual([{ vag: '/api/v1/larm/L1/kvittera', kropp: {}, nyckel: 'nyckel-1' }]);
  });

  it('keeps the key over every attempt until an answer comes, and the order of a larm; another larm does not wait', async () => {
    svar = (a, i) => (a.vag.includes('/L1/') && i < 6 ? 'borta' : json({}));
    const k = ko();
    k.lagg(L1, 'kvittera');
    k.lagg(L1, 'kommentera', { kommentar: 'På väg' });
    k.lagg(L2, 'kvittera');
    await vi.advanceTimersByTimeAsync(100);
    expect(lagen(k)).toEqual(['L1 kvittera vantar', 'L1 kommentera vantar', 'L2 kvittera klart']);
    expect(k.poster[0]!.fel).toMatch(/svarade inte/);
    await vi.advanceTimersByTimeAsync(60_000);
    const l1 = anrop.filter((a) => a.vag.includes('/L1/'));
    expect(l1.slice(0, -1).every((a) => a.nyckel === 'nyckel-1' && a.vag.endsWith('kvittera'))).toBe(true);
    expect(l1.at(-1)).toMatchObject({ nyckel: 'nyckel-2', kropp: { kommentar: 'På väg' } });
    expect(k.poster.some((p) => p.lage !== 'klart')).toBe(false);
  });

  it('backs off: at most some attempts in a minute without a network, and tries at once when told that it is back', async () => {
    svar = () => 'borta';
    const k = ko();
    k.lagg(L1, 'kvittera');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(anrop.length).toBeGreaterThan(4);
    expect(anrop.length).toBeLessThan(14);
    const fore = anrop.length;
    svar = () => json({});
    k.vakna();
    await vi.advanceTimersByTimeAsync(1);
    expect(anrop.length).toBe(fore + 1);
    expect(lagen(k)).toEqual(['L1 kvittera klart']);
  });

  it('stops at a refusal with its cause, and sends it again only when told, as a new action', async () => {
    svar = (_, i) => (i === 1 ? json({ detail: 'Rätta det som anges.', fel: [{ rad: 0, falt: 'kommentar', orsak: 'Texten innehåller ett telefonnummer.' }] }, 400) : json({}));
    const k = ko();
    k.lagg(L1, 'kommentera', { kommentar: '070…' });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(anrop.length).toBe(1);
    expect(k.poster[0]).toMatchObject({ lage: 'misslyckades', fel: 'Rätta det som anges. Texten innehåller ett telefonnummer.' });
    k.igen('nyckel-1');
    await vi.advanceTimersByTimeAsync(1);
    expect(anrop[1]!.nyckel).toBe('nyckel-2');
    expect(lagen(k)).toEqual(['L1 kommentera klart']);
  });

  it('takes a second press for the first while that is on its way', async () => {
    svar = () => 'borta';
    const k = ko();
    expect(k.lagg(L1, 'kvittera')).toBe(true);
    expect(k.lagg(L1, 'kvittera')).toBe(true);
    k.lagg(L1, 'kommentera', { kommentar: 'ett' });
    k.lagg(L1, 'kommentera', { kommentar: 'två' });
    expect(k.poster.length).toBe(3);
    await vi.advanceTimersByTimeAsync(1);
  });

  it('survives a reload in the middle of a send, and is each person’s own', async () => {
    svar = () => new Promise(() => undefined);
    const fore = ko();
    fore.lagg(L1, 'avsluta', { kommentar: 'Falskt larm' });
    await vi.advanceTimersByTimeAsync(1);
    svar = () => json({});
    const efter = ko();
    expect(lagen(efter)).toEqual(['L1 avsluta skickas']);
    await vi.advanceTimersByTimeAsync(1);
    expect(lagen(efter)).toEqual(['L1 avsluta klart']);
    expect(new Set(anrop.map((a) => a.nyckel))).toEqual(new Set(['nyckel-1']));

    svar = () => 'borta';
    efter.lagg(L2, 'kvittera');
    await vi.advanceTimersByTimeAsync(1);
    efter.oppna('p-2');
    expect(efter.poster).toEqual([]);
    const antal = anrop.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(anrop.length).toBe(antal);
    svar = () => json({});
    efter.oppna('p-1');
    await vi.advanceTimersByTimeAsync(1);
    expect(anrop.length).toBe(antal + 1);
  });

  it('does nothing in the name of who has signed in since', async () => {
    svar = () => 'borta';
    const k = ko();
    k.lagg(L1, 'kvittera');
    await vi.advanceTimersByTimeAsync(1);
    vem = 'p-2';
    svar = () => json({});
    await vi.advanceTimersByTimeAsync(60_000);
    expect(anrop.length).toBe(1);
    expect(k.poster[0]!.fel).toBe('Väntar på att du loggar in igen.');
    vem = 'p-1';
    await vi.advanceTimersByTimeAsync(20_000);
    expect(anrop.length).toBe(2);
  });

  it('is bounded, and says when it has no room', async () => {
    svar = () => 'borta';
    const k = ko();
    for (let i = 0; i < HOGST; i++) expect(k.lagg({ id: `L${i}`, regelnamn: 'x' }, 'kvittera')).toBe(true);
    expect(k.lagg({ id: 'L999', regelnamn: 'x' }, 'kvittera')).toBe(false);
    expect(k.poster.length).toBe(HOGST);
    await vi.advanceTimersByTimeAsync(1);
  });

  it('works on when the browser keeps nothing, and says that a reload would forget', async () => {
    svar = () => 'borta';
    const k = ko({
      lager: webblager(() => {
        throw new DOMException('stängt');
      }),
    });
    k.lagg(L1, 'kvittera');
    expect(k.sparas).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    svar = () => json({});
    await vi.advanceTimersByTimeAsync(20_000);
    expect(anrop.at(-1)!.nyckel).toBe('nyckel-1');
  });

  it('reads over what someone has put in the store', () => {
    lager.setItem('lagescentral.larmko.p-1', '[{"nyckel":1},null,"x",{"nyckel":"a","larm":"L1","handling":"rm"}]');
    expect(ko().poster).toEqual([]);
    lager.setItem('lagescentral.larmko.p-1', '{');
    expect(ko().poster).toEqual([]);
  });

  it('for random losses, refusals to answer and reloads: every action is done exactly once, in order for each larm', async () => {
    for (let fro = 1; fro <= 60; fro++) {
      let x = fro * 2_654_435_761;
      const slump = (): number => ((x = (x * 1_103_515_245 + 12_345) & 0x7fffffff) / 0x7fffffff);
      lager = new Minneslager();
      anrop = [];
      nr = 0;
      // The hub: does what a key names once, and answers the same key with the same.
      const gjort = new Map<string, string>();
      const ordning: string[] = [];
      let lugnt = false;
      svar = async (a) => {
        const utfall = lugnt ? 1 : slump();
        await new Promise((klar) => setTimeout(klar, Math.floor(slump() * 3_000)));
        if (utfall < 0.25) return 'borta';
        if (utfall < 0.35) return new Response('<html>', { status: 502 });
        if (!gjort.has(a.nyckel)) {
          gjort.set(a.nyckel, a.vag);
          ordning.push(`${a.vag} ${JSON.stringify(a.kropp)}`);
        }
        return utfall < 0.55 ? 'borta' : json({});
      };
      let k = ko();
      const lagda: string[] = [];
      for (let i = 0; i < 12; i++) {
        const larm = slump() < 0.5 ? L1 : L2;
        expect(k.lagg(larm, 'kommentera', { kommentar: `nr ${i}` })).toBe(true);
        lagda.push(`/api/v1/larm/${larm.id}/kommentera {"kommentar":"nr ${i}"}`);
        await vi.advanceTimersByTimeAsync(Math.floor(slump() * 8_000));
        if (slump() < 0.3) {
          // Closed in the middle: what was on its way may still arrive.
          k.oppna(null);
          k = ko();
        }
      }
      lugnt = true;
      await vi.advanceTimersByTimeAsync(300_000);
      for (const id of ['/L1/', '/L2/']) {
        const val = (o: string[]): string[] => o.filter((v) => v.includes(id));
        expect(val(ordning), `frö ${fro}`).toEqual(val(lagda));
      }
      expect(k.poster.filter((p: Kopost) => p.lage !== 'klart'), `frö ${fro}`).toEqual([]);
    }
  }, 30_000);
});
