import type { Lagesbild } from './kontrakt';
import { KATEGORIER } from './ord';

/** One category over the windows. What is undefined is not told: none, or too few to be told to everyone. */
export interface Kategorirad {
  id: string;
  namn: string;
  dygn: number | null | undefined;
  vecka: number | null | undefined;
  manad: number;
}

/** The categories of the longest window, the most common first. */
export function perKategori(fonster: Pick<Lagesbild['fonster'], '24h' | '7d' | '28d'>): Kategorirad[] {
  return Object.entries(fonster['28d'].perKategori)
    .filter(([, n]) => n !== 0)
    .map(([id, n]) => ({ id, namn: KATEGORIER[id] ?? id, dygn: fonster['24h'].perKategori[id], vecka: fonster['7d'].perKategori[id], manad: n ?? 0 }))
    .sort((a, b) => b.manad - a.manad || a.namn.localeCompare(b.namn, 'sv'));
}
