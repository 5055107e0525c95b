import type { Jag, Niva, Nivabeslut, Omradesniva } from './kontrakt';
import { rollord } from './larm';
import { DE_ELVA, STADSDELAR, STOCKHOLM } from './ord';

/** Every area that a level is decided for, the city first. */
export const NIVAOMRADEN: readonly string[] = [STOCKHOLM, ...DE_ELVA];

/** What an area is called where its level is told. */
export const nivaomrade = (id: string): string => (id === STOCKHOLM ? 'Hela staden' : (STADSDELAR[id] ?? id));

/** How high a level is, 0–3, however many the city has: the lowest is calm, the highest is all that can be. */
export function styrka(niva: Pick<Niva, 'grad' | 'hogst'>): 0 | 1 | 2 | 3 {
  const { grad, hogst } = niva;
  // One that the city no longer has says nothing of how high it was.
  if (grad == null || grad <= 0) return 0;
  if (grad >= hogst) return 3;
  return grad * 2 <= hogst ? 1 : 2;
}

/** Who set it, as far as the reader may know. */
export const avord = (niva: Niva): string => (niva.av ? `beslutat av ${rollord(niva.av).toLowerCase().replace('siss', 'SISS')}` : '');

/** What needs someone first: a proposal, then the highest level, then the city, then by name. */
export function ordnaNivaer(nivaer: Readonly<Record<string, Omradesniva | null>>): { id: string; niva: Omradesniva | null }[] {
  const vikt = (id: string): number[] => [nivaer[id]?.forslag ? 0 : 1, -(nivaer[id]?.niva?.grad ?? 0), id === STOCKHOLM ? 0 : 1];
  return NIVAOMRADEN.map((id) => ({ id, niva: nivaer[id] ?? null })).sort((a, b) => {
    const [x, y] = [vikt(a.id), vikt(b.id)];
    for (let i = 0; i < x.length; i++) if (x[i] !== y[i]) return x[i]! - y[i]!;
    return nivaomrade(a.id).localeCompare(nivaomrade(b.id), 'sv');
  });
}

const BESLUTAR = ['jour', 'admin', 'direktor', 'siss'];
const SLAPPER = ['jour', 'admin', 'direktor'];

const verkar = (jag: Jag, omrade: string): boolean => !jag.stadsdelar || jag.stadsdelar.includes(omrade);

/** As the hub decides; here only so that a button that would be refused is not shown. */
export const farNiva = (jag: Jag | null, omrade: string): boolean => jag?.roller.some((r) => BESLUTAR.includes(r)) === true && verkar(jag, omrade);

export const farSlappaNiva = (jag: Jag | null, omrade: string): boolean => jag?.roller.some((r) => SLAPPER.includes(r)) === true && verkar(jag, omrade);

/** What was decided, in words. */
export function beslutsord(b: Nivabeslut): string {
  if (b.slag === 'niva.slappt.v1') return b.oppen ? `Släppte ${b.namn} till allmänheten` : `Tog tillbaka ${b.namn} från allmänheten`;
  if (b.slag === 'niva.behallen.v1') return `Behöll ${b.namn}`;
  return `Satte ${b.namn}${b.oppen ? ', öppet för alla' : ''}`;
}
