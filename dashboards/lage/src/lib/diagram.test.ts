import { describe, expect, it } from 'vitest';
import { axel, avDatum, medel } from './diagram';
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
