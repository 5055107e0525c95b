import { describe, expect, it } from 'vitest';
import { perKategori } from './kategorier';
import type { Lagesbild } from './kontrakt';

const fonster = (dygn: object, vecka: object, manad: object): Lagesbild['fonster'] =>
  ({ '24h': { perKategori: dygn }, '7d': { perKategori: vecka }, '28d': { perKategori: manad } }) as Lagesbild['fonster'];

describe('categories', () => {
  it('come with the most common first, then by name, and none that has not occurred', () => {
    const rader = perKategori(fonster({ trafik: 1 }, { trafik: 2, brand: 3 }, { ny: 4, trafik: 4, brand: 9, hot: 0 }));
    expect(rader.map((r) => [r.id, r.dygn, r.vecka, r.manad])).toEqual([
      ['brand', undefined, 3, 9],
      ['ny', undefined, undefined, 4],
      ['trafik', 1, 2, 4],
    ]);
    expect(rader[1]!.namn).toBe('ny');
  });
});
