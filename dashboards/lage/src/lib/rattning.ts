import type { Handelse, Ingrepp, Jag, Platsrad, Rattat } from './kontrakt';
import { ALLVAR, KATEGORIER, STADSDELAR, STATUS, STOCKHOLM } from './ord';

/** Corrections by people: who may make them, how they are named, and how each is undone. */

const RATTAR: readonly string[] = ['jour', 'admin', 'samordnare', 'direktor', 'siss'];

export const ROLLER: Record<string, string> = {
  siss: 'SISS',
  jour: 'jouren',
  direktor: 'stadsdelsdirektören',
  samordnare: 'samordnaren',
  admin: 'administratören',
  system: 'systemet',
};

export const rollord = (roll: string | null | undefined): string => (roll ? (ROLLER[roll] ?? 'en person i staden') : 'en person i staden');

/** True where a role of the reader's holds; the hub decides, this only spares people buttons that are refused. */
export function farRatta(jag: Jag | null, stadsdel: string): boolean {
  return jag?.inloggad === true && jag.roller.some((r) => RATTAR.includes(r)) && (!jag.stadsdelar || jag.stadsdelar.includes(stadsdel));
}

/** As {@link farRatta}, somewhere: an event may be moved to the own district from another. */
export const farRattaNagonstans = (jag: Jag | null): boolean => jag?.inloggad === true && jag.roller.some((r) => RATTAR.includes(r));

export const FALTORD: Record<string, string> = { kategori: 'Kategori', allvar: 'Allvar', status: 'Status', placering: 'Placering', sammanforing: 'Sammanföring', text: 'Text' };

/** What stands now, in the field that a person has set. */
export function stardet(h: Handelse, falt: string): string {
  switch (falt) {
    case 'kategori':
      return h.kategoriNamn;
    case 'allvar':
      return `${h.allvar} ${ALLVAR[h.allvar]}`;
    case 'status':
      return STATUS[h.status];
    case 'placering':
      return h.placering.platsNamn ?? (h.stadsdel === STOCKHOLM ? 'Ingen känd plats' : (STADSDELAR[h.stadsdel] ?? h.stadsdel));
    default:
      return h.sammanford ? `Rapport om ${h.sammanford.kalla}/${h.sammanford.id}` : '';
  }
}

/** What the source says beneath a person's word. */
export function kallansord(r: Rattat): string | null {
  if (r.kallans == null) return null;
  switch (r.falt) {
    case 'kategori':
      return r.kallansNamn ?? KATEGORIER[r.kallans] ?? r.kallans;
    case 'allvar':
      return `${r.kallans} ${ALLVAR[Number(r.kallans)] ?? ''}`.trim();
    case 'status':
      return STATUS[r.kallans as Handelse['status']] ?? r.kallans;
    default:
      return r.kallansNamn ?? STADSDELAR[r.kallans] ?? r.kallans;
  }
}

/** What a person did in a revision: `Rättade allvar, tog tillbaka placering`. */
export function ingreppsord(i: Ingrepp): string {
  const namn = (falt: readonly string[]): string => falt.map((f) => (FALTORD[f] ?? f).toLowerCase()).join(', ');
  const delar = [i.sagt.length > 0 ? `Rättade ${namn(i.sagt)}` : '', i.atertaget.length > 0 ? `${i.sagt.length > 0 ? 'tog' : 'Tog'} tillbaka ${namn(i.atertaget)}` : ''].filter((d) => d !== '');
  return delar.join(', ');
}

/** The fields of an event that people may set. */
export type Rattfalt = 'kategori' | 'allvar' | 'status' | 'placering' | 'sammanforing';

/** An event's address in the hub. */
export const handelseadress = (h: Pick<Handelse, 'kalla' | 'id'>): string => `/api/v1/handelser/${encodeURIComponent(h.kalla)}/${encodeURIComponent(h.id)}`;

/** The forms that set one thing. */
export type Sattform = 'placera' | 'klassa' | 'allvar' | 'avsluta' | 'aterkalla';

/** What the forms hold. */
export interface Ifyllt {
  orsak: string;
  kategori: string;
  allvar: number;
  /** `plats:` and a place's id, or a district's id. */
  var: string;
}

export interface Rattelse extends Anrop {
  falt: Rattfalt;
  /** What is said when it is done. */
  text: string;
}

/** What a form asks of the hub; null while it lacks what it cannot do without. */
export function rattelse(form: Sattform, ifyllt: Ifyllt, platsnamn: string | undefined): Rattelse | null {
  const orsak = ifyllt.orsak.trim();
  switch (form) {
    case 'placera': {
      if (ifyllt.var === '') return null;
      const mal = ifyllt.var.startsWith('plats:') ? { plats: ifyllt.var.slice(6) } : { stadsdel: ifyllt.var };
      return { vag: 'placering', kropp: { ...mal, ...(orsak === '' ? {} : { orsak }) }, falt: 'placering', text: `Placerad: ${platsnamn ?? STADSDELAR[ifyllt.var]}.` };
    }
    case 'klassa':
      return { vag: 'rattelse', kropp: { kategori: ifyllt.kategori, orsak }, falt: 'kategori', text: `Klassad som ${KATEGORIER[ifyllt.kategori] ?? ifyllt.kategori}.` };
    case 'allvar':
      return { vag: 'rattelse', kropp: { allvar: ifyllt.allvar, orsak }, falt: 'allvar', text: `Allvar satt till ${ifyllt.allvar}, ${ALLVAR[ifyllt.allvar]?.toLowerCase()}.` };
    case 'avsluta':
      return { vag: 'rattelse', kropp: { status: 'avslutad', orsak }, falt: 'status', text: 'Händelsen är avslutad.' };
    case 'aterkalla':
      return { vag: 'rattelse', kropp: { status: 'aterkallad', orsak }, falt: 'status', text: 'Händelsen är återkallad och räknas inte längre.' };
  }
}

/** Places whose name or alias holds the words, those whose name begins so first. Fewer than two letters find nothing. */
export function platstraffar(platser: readonly Platsrad[], skrivet: string): Platsrad[] {
  const ord = skrivet.trim().toLowerCase();
  if (ord.length < 2) return [];
  const borjar = (p: Platsrad): number => (p.namn.toLowerCase().startsWith(ord) ? 0 : 1);
  return platser
    .filter((p) => [p.namn, ...(p.alias ?? [])].some((n) => n.toLowerCase().includes(ord)))
    .sort((a, b) => borjar(a) - borjar(b) || a.namn.localeCompare(b.namn, 'sv'))
    .slice(0, 8);
}

export interface Anrop {
  /** Last part of the address: `rattelse`, `placering`, `sammanforing`, `sarskiljning`. */
  vag: string;
  kropp: Record<string, unknown>;
}

/**
 * What undoes a correction: the word that a person had said before is said again, else the word is taken back and the
 * source's holds.
 */
export function angra(fore: Handelse, falt: Rattfalt): Anrop {
  const sagt = fore.rattat?.find((r) => r.falt === falt);
  const orsak = sagt?.orsak ?? 'Ångrade den senaste rättelsen';
  if (falt === 'sammanforing')
    return fore.sammanford
      ? { vag: 'sammanforing', kropp: { med: `${fore.sammanford.kalla}/${fore.sammanford.id}`, ...(sagt?.orsak ? { orsak: sagt.orsak } : {}) } }
      : { vag: 'sarskiljning', kropp: {} };
  if (!sagt) return { vag: 'rattelse', kropp: { atertag: [falt] } };
  switch (falt) {
    case 'kategori':
      return { vag: 'rattelse', kropp: { kategori: fore.kategori, orsak } };
    case 'allvar':
      return { vag: 'rattelse', kropp: { allvar: fore.allvar, orsak } };
    case 'status':
      return { vag: 'rattelse', kropp: { status: fore.status, orsak } };
    case 'placering':
      return { vag: 'placering', kropp: fore.placering.plats ? { plats: fore.placering.plats, orsak } : { stadsdel: fore.stadsdel, orsak } };
  }
}
