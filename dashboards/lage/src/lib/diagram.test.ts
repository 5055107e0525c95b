import { describe, expect, it } from 'vitest';
import { axel, avDatum, medel } from './diagram';
import { motas, rutaKring, zooma } from './delkarta';
import { datum } from './format';

describe('an axis', () => {
  it('has whole steps and covers the highest', () => {
    expect(axel([3, null, 7])).toEqual([0, 2, 4, 6, 8]);
    expect(axel([0, null])).toEqual([0, 1, 2, 3, 4]);
    expect(axel([98])).toEqual([0, 50, 100]);
    expect(axel([1234]).at(-1)).toBeGreaterThanOrEqual(1234);
    for (const hogst of [5, 11, 21, 55, 101, 999]) expect(axel([hogst]).length).toBeLessThanOrEqual(6);
  });
});

describe('a date without time', () => {
  it('stays the same day in the city', () => {
    expect(datum(avDatum('2026-03-29'))).toBe('sön 29 mars');
    expect(datum(avDatum('2026-11-21'))).toBe('lör 21 nov');
  });
});

describe('a mean', () => {
  it('is none where the number is withheld or there has been no occasion', () => {
    expect(medel(null, 10)).toBeNull();
    expect(medel(3, 0)).toBeNull();
    expect(medel(3, 12)).toBe(0.25);
  });
});

describe('the map of a part', () => {
  it('centres it and is true to scale', () => {
    const p = zooma(rutaKring(59.39, 17.92, 1_000), 1.35);
    const mitt = p.punkt(17.92, 59.39);
    expect(mitt.x).toBeCloseTo(500);
    expect(mitt.y).toBeCloseTo(p.hojd / 2);
    const norr = p.punkt(17.92, 59.39 + 1_000 / 111_320);
    expect(mitt.y - norr.y).toBeCloseTo(p.langd(1_000));
    expect(norr.y).toBeGreaterThanOrEqual(23);
  });
  it('tells what lies within it', () => {
    const p = zooma(rutaKring(59.39, 17.92, 1_000), 1.35);
    expect(motas(rutaKring(59.39, 17.93, 100), p.synlig)).toBe(true);
    expect(motas(rutaKring(59.29, 17.93, 100), p.synlig)).toBe(false);
  });
});
