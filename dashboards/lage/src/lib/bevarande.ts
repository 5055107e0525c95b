import { datum, tal } from './format';
import type { Gallringsrapport, Korning, Lasningssida } from './kontrakt';

/** The words of keeping and erasing. */

export const LAGER: Record<Gallringsrapport['lager'][number]['lager'], string> = {
  karantanAvgjord: 'Avgjorda poster i karantän',
  karantanVantande: 'Poster i karantän som ingen avgjort',
  svar: 'Ihågkomna svar på upprepade anrop',
  lasningar: 'Läsningar i läsningsloggen',
};

/** What people's words are about, beside events and rumours. */
export const ORD: Record<Gallringsrapport['ord'][number]['slag'], { namn: string; bevaras: string }> = {
  larm: { namn: 'Larm och tystnader', bevaras: 'Det som skrivits om ett larm, och skälet till en tystnad, bevaras' },
  jour: { namn: 'Jourändringar', bevaras: 'Skälet till ett byte eller en ersättare i jouren bevaras' },
  nivaer: { namn: 'Beslut om nivåer', bevaras: 'Skälet till ett beslut om en nivå bevaras' },
};

/** `2 år`, `1 år`, `90 dygn`. */
export function dygn(antal: number): string {
  return antal % 365 === 0 ? `${tal(antal / 365)}\u202får` : `${tal(antal)}\u202fdygn`;
}

/** How a run came out, in as few words as are true. */
export function utfall(k: Korning): string {
  if (!k.borta) return 'Något finns kvar';
  return k.texter + k.poster === 0 ? 'Inget att gallra' : 'Allt är borta';
}

/** What was looked for and not found, or found. */
export function kontrollrader(k: Gallringsrapport['kontroll']): { vad: string; kvar: number }[] {
  return [
    { vad: 'Journalens rader', kvar: k.kvarJournal },
    { vad: 'Sökindexet', kvar: k.kvarSok },
    { vad: 'Karantänen', kvar: k.kvarKarantan },
    { vad: 'Ihågkomna svar', kvar: k.kvarSvar },
    { vad: 'Läsningsloggen', kvar: k.kvarLasningar },
    { vad: 'Journalens loggfil', kvar: k.loggTom ? 0 : 1 },
  ];
}

const SLAG: Record<string, string> = {
  handelser: 'Händelser',
  stad: 'Stadens lägesbild',
  stadsdelar: 'Stadsdel',
  platser: 'Plats',
  karantan: 'Karantän',
  lasningar: 'Läsningsloggen',
  forslag: 'Förslag',
  direkt: 'Följde direkt',
  lucka: 'Lucka i loggen',
};

/** What was read, for people. */
export function last(l: Lasningssida['lasningar'][number]): string {
  return SLAG[l.slag] ?? l.slag;
}

/** A local day as the screen's other dates are written: `tor 19 nov`, with its year when that is another. */
export function dag(text: string, nu: number): string {
  const ar = text.slice(0, 4);
  const namn = datum(Date.parse(`${text.slice(0, 10)}T12:00:00Z`));
  return ar === new Date(nu).getFullYear().toString() ? namn : `${namn} ${ar}`;
}

/** What the list of readings is narrowed by, as it stands in the address; `fran` and `till` are days, both included. */
export const LASNINGSFALT = ['vem', 'vad', 'fran', 'till'] as const;
export type Lasningsval = Record<(typeof LASNINGSFALT)[number], string>;

export function lasLasningsval(fraga: URLSearchParams): Lasningsval {
  const [vem, vad, fran, till] = LASNINGSFALT.map((falt) => fraga.get(falt) ?? '') as [string, string, string, string];
  return { vem, vad, fran, till };
}

export function lasningsadress(val: Lasningsval, sida: number): string {
  const fraga = new URLSearchParams();
  for (const falt of LASNINGSFALT) if (val[falt].trim() !== '') fraga.set(falt, val[falt].trim());
  if (sida > 1) fraga.set('sida', String(sida));
  return `/lasningar${fraga.size > 0 ? `?${fraga}` : ''}`;
}

/** The question to the hub. A day is a day of the reader's clock; what is no day narrows nothing. */
export function lasningsfraga(val: Lasningsval, sida: number): URLSearchParams {
  const fraga = new URLSearchParams();
  for (const falt of ['vem', 'vad'] as const) if (val[falt].trim() !== '') fraga.set(falt, val[falt].trim());
  if (sida > 1) fraga.set('sida', String(sida));
  for (const [falt, dagarTill] of [['fran', 0], ['till', 1]] as const) {
    const t = new Date(`${val[falt]}T00:00:00`);
    if (Number.isNaN(t.getTime())) continue;
    t.setDate(t.getDate() + dagarTill);
    fraga.set(falt, t.toISOString());
  }
  return fraga;
}
