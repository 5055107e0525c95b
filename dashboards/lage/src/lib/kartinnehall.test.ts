import { describe, expect, it } from 'vitest';
import { kartinnehall, marken, markesord, sakerhet } from './kartinnehall';
import type { Handelse } from './kontrakt';

describe('what a map may show', () => {
  it('draws a point only where one is known, together where they are the same, and counts the rest by district', () => {
    const h = (id: string, allvar: number, stadsdel: string, lat?: number, meter?: number): Handelse =>
      ({ kalla: 'ssbf', id, allvar, stadsdel, placering: { stadsdel, metod: 'namn', sakerhet: 0.9, ...(lat ? { lat, lon: 18, osakerhetMeter: meter } : {}) } }) as Handelse;
    const { punkter, baraOmrade } = kartinnehall([h('a', 2, 'farsta', 59.3, 100), h('b', 5, 'farsta', 59.3, 300), h('c', 3, 'farsta'), h('d', 4, 'farsta'), h('e', 1, 'stockholm')]);
    expect(punkter.map((p) => [p.meter, p.handelser.map((x) => x.id)])).toEqual([[300, ['b', 'a']]]);
    expect([...baraOmrade].map(([id, l]) => [id, l.map((x) => x.id)])).toEqual([
      ['farsta', ['d', 'c']],
      ['stockholm', ['e']],
    ]);
  });

  it('makes one mark of those that would hide one another, the most serious on top', () => {
    const h = (id: string, allvar: number, lon: number): Handelse =>
      ({ kalla: 'ssbf', id, allvar, stadsdel: 'farsta', typ: 'Brand', intraffad: '2026-11-20T12:00:00Z', placering: { stadsdel: 'farsta', metod: 'namn', sakerhet: 0.9, lat: 59.3, lon, osakerhetMeter: 100 } }) as Handelse;
    const p = { hojd: 100, punkt: (lon: number) => ({ x: lon * 100, y: 0 }), langd: (meter: number) => meter / 10 };
    const { punkter } = kartinnehall([h('a', 2, 1), h('b', 4, 1.1), h('c', 1, 5)]);
    const ider = (nara: number): string[][] => marken(punkter, p, nara).map((m) => m.handelser.map((x) => x.id));
    expect(ider(0)).toEqual([['c'], ['a'], ['b']]);
    expect(ider(20)).toEqual([['c'], ['b', 'a']]);
    const brett = (nara: number): number => marken(punkter, p, nara, 2).length;
    expect([brett(4), brett(6)]).toEqual([3, 2]);
    expect(marken(punkter, p, 20).map((m) => [Math.round(m.x), m.ring])).toEqual([[500, 10], [110, 10]]);
  });

  it('says of a mark what it is, how sure, and how many more', () => {
    const h = { typ: 'Brand', stadsdel: 'farsta', intraffad: '2026-11-20T12:00:00Z', placering: { stadsdel: 'farsta', platsNamn: 'Farsta torg', metod: 'namn', sakerhet: 0.9, lat: 59.3, lon: 18, osakerhetMeter: 100 } } as Handelse;
    const utan = { ...h, placering: { ...h.placering, lat: null, lon: null } } as Handelse;
    const nu = Date.parse('2026-11-20T13:00:00Z');
    expect(markesord([h, h, h], nu)).toMatch(/^Brand, Farsta torg, Farsta, 13\.00 \(.*\)\. .*, inom 100 m\. Och 2 till här\.$/);
    expect(markesord([h], nu)).toMatch(/inom 100 m\.$/);
    expect(sakerhet(utan)).not.toContain('inom');
  });
});
