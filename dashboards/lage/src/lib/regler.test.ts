import { describe, expect, it } from 'vitest';
import { bana, granne, projicera, type Pil, type Punkt } from './karta';
import type { Karta, Kallrad, Trend } from './kontrakt';
import { antal, lucka, trendord, underlag, utanVantat, vantat } from './ord';
import { STILLA, ordna } from './ordning';

describe('ordna', () => {
  const behov = (b: Record<string, number[]>) => new Map(Object.entries(b));

  it('puts what needs attention first, and else the alphabet', () => {
    expect(ordna(null, behov({ b: [0], a: [0], c: [5] }), 0).ids).toEqual(['c', 'a', 'b']);
  });

  it('keeps the places for a minute after a move, then moves', () => {
    const forst = ordna(null, behov({ a: [5], b: [0] }), 0);
    const andra = ordna(forst, behov({ a: [0], b: [5] }), STILLA - 1);
    expect(andra).toBe(forst);
    expect(ordna(andra, behov({ a: [0], b: [5] }), STILLA)).toEqual({ ids: ['b', 'a'], flyttad: STILLA });
  });

  it('does not start the minute anew when nothing moves', () => {
    const forst = ordna(null, behov({ a: [5], b: [0] }), 0);
    expect(ordna(forst, behov({ a: [4], b: [0] }), 59_000).flyttad).toBe(0);
  });

  it('does not hide an area that is new', () => {
    const forst = ordna(null, behov({ a: [0] }), 0);
    expect(ordna(forst, behov({ a: [0], b: [1] }), 1).ids).toEqual(['b', 'a']);
  });
});

describe('karta', () => {
  const karta: Karta = {
    omraden: {
      features: [
        {
          properties: { id: 'a', namn: 'A', etikett: [18, 59.3] },
          geometry: { type: 'Polygon', coordinates: [[[17.8, 59.2], [18.2, 59.2], [18.2, 59.4], [17.8, 59.4], [17.8, 59.2]]] },
        },
      ],
    },
    linjer: { features: [] },
    vatten: { features: [] },
  };

  it('is true to scale both ways: a kilometre is a kilometre', () => {
    const p = projicera(karta);
    const norrut = p.punkt(18, 59.3).y - p.punkt(18, 59.3 + 1 / 111.32).y;
    const osterut = p.punkt(18 + 1 / (111.32 * Math.cos((59.33 * Math.PI) / 180)), 59.3).x - p.punkt(18, 59.3).x;
    expect(norrut).toBeCloseTo(p.langd(1_000), 6);
    expect(osterut).toBeCloseTo(p.langd(1_000), 6);
  });

  it('has north up and keeps to the drawing', () => {
    const p = projicera(karta, 10);
    expect(p.punkt(17.8, 59.4)).toEqual({ x: 10, y: 10 });
    expect(p.punkt(18.2, 59.2).x).toBeCloseTo(990, 6);
    expect(bana(karta.omraden.features[0]!.geometry, p)).toMatch(/^M10\.0 [\d.]+L.*Z$/);
  });

  it('goes to the neighbour that lies that way, and stays where there is none', () => {
    const lagen = new Map<string, Punkt>([
      ['mitt', { x: 0, y: 0 }],
      ['norr', { x: 1, y: -10 }],
      ['nordost', { x: 6, y: -7 }],
      ['ost', { x: 12, y: 0 }],
      ['vast', { x: -5, y: 1 }],
    ]);
    const at = (pil: Pil) => granne('mitt', pil, lagen);
    expect([at('ArrowUp'), at('ArrowRight'), at('ArrowLeft'), at('ArrowDown')]).toEqual(['norr', 'ost', 'vast', null]);
    expect(granne('okand', 'ArrowUp', lagen)).toBeNull();
  });
});

describe('ord', () => {
  const trend: Trend = { antal: 7, vantat: 4.23, lag: 1, hog: 9, p: 0.2, q: 0.4, riktning: 'ingen', veckor: 12 };

  it('compares, and claims a trend only when a test does', () => {
    expect(vantat(trend)).toEqual({ mitt: 'väntat 4,2', spann: '(1–9)' });
    expect(trendord(trend)).toBeNull();
    expect(trendord({ ...trend, riktning: 'over' })).toBe('fler än väntat');
    expect(vantat({ ...trend, riktning: 'forKortHistorik' })).toBeNull();
    expect(utanVantat({ ...trend, riktning: 'forKortHistorik' })).toBe('för kort historik');
    expect(vantat({ antal: 0, riktning: 'ingen', veckor: 0 })).toBeNull();
    expect(utanVantat(null)).toBe('ingen jämförelse än');
  });

  it('does not tell small numbers that are withheld, and tells nought', () => {
    expect(antal(null, 3)).toBe('färre än 3');
    expect(antal(undefined, 3)).toBe('färre än 3');
    expect(antal(0, undefined)).toBe('0');
  });

  it('greys when any source it counts on is late, and names it; one never heard is named and greys nothing', () => {
    const k = (id: string, status: Kallrad['status'], senast: string | null = '2026-11-20T13:00:00Z'): Kallrad => ({ id, namn: id, status, senast });
    expect(underlag([k('a', 'farsk'), k('b', 'farsk')], 'live')).toEqual({ status: 'farsk', ord: 'färsk', skal: 'Färskt från alla källor', gra: false });
    expect(underlag([k('a', 'farsk'), k('b', 'tyst', null)], 'live')).toMatchObject({ status: 'farsk', skal: 'Färskt från alla källor som hörts, b har aldrig hörts', gra: false });
    expect(underlag([k('a', 'farsk'), k('b', 'sen'), k('c', 'fel')], 'live')).toEqual({ status: 'fel', ord: 'fel', skal: 'Saknar det senaste från b och c', gra: true });
    expect(underlag([k('a', 'farsk'), k('b', 'tyst')], 'live')).toMatchObject({ status: 'tyst', ord: 'tyst', gra: true });
    expect(underlag([k('a', 'sen'), k('b', 'tyst', null)], 'live')).toMatchObject({ status: 'sen', gra: true });
    expect(underlag([k('a', 'tyst', null)], 'live')).toMatchObject({ status: 'tyst', skal: 'Ingen källa har hörts än', gra: false });
    expect(underlag([], 'live')).toBeNull();
  });

  it('calls nothing fresh without contact with the hub, whatever the sources last said', () => {
    const farsk: Kallrad = { id: 'a', namn: 'a', status: 'farsk', senast: '2026-11-20T13:00:00Z' };
    for (const kallor of [[farsk], []]) {
      expect(underlag(kallor, 'bruten')).toEqual({ status: 'tyst', ord: 'bruten', skal: 'Kontakten med hubben är bruten', gra: true });
      expect(underlag(kallor, 'sen')).toMatchObject({ status: 'sen', gra: true });
    }
    expect(underlag([farsk], 'ansluter')).toMatchObject({ status: 'farsk', gra: false });
  });

  it('says in a sentence what is missing in every number, and nothing when nothing is', () => {
    const nu = Date.parse('2026-11-20T15:00:00Z');
    const k = (namn: string, status: Kallrad['status'], senast: string | null = '2026-11-20T13:00:00Z'): Kallrad => ({ id: namn, namn, status, senast });
    expect(lucka([k('Polisen', 'farsk'), k('SISS', 'tyst', null)], nu)).toBeNull();
    expect(lucka([k('Polisen', 'sen'), k('SISS', 'farsk')], nu)).toBe('Polisen har inte hörts sedan 14.00. Siffrorna saknar det som hänt sedan dess.');
    expect(lucka([k('Polisen', 'sen'), k('SSBF', 'fel', '2026-11-18T13:00:00Z')], nu)).toBe('Polisen (14.00) och SSBF (ons 18 nov 14.00) har inte hörts på länge. Siffrorna saknar det som hänt sedan dess.');
  });
});
