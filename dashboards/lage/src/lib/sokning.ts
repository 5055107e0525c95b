import { sidnummer } from './adress';
import { svenskTid } from './lokaltid';
import type { Handelse, Platsrad } from './kontrakt';
import { KATEGORIER, STADSDELAR } from './ord';

export type Visning = 'lista' | 'karta';

/** What is searched for and how it is shown: all of it stands in the address. Empty means no condition. */
export interface Sokning {
  q: string;
  stadsdel: string;
  plats: string;
  kategori: string;
  allvarMinst: string;
  kalla: string;
  status: string;
  /** Named length backwards from now, or empty for `fran`–`till`. */
  period: string;
  /** Swedish local time, `2026-11-20T14:05`, as the form has it. */
  fran: string;
  till: string;
  sida: number;
  visa: Visning;
}

export const TOM: Sokning = { q: '', stadsdel: '', plats: '', kategori: '', allvarMinst: '', kalla: '', status: '', period: '', fran: '', till: '', sida: 1, visa: 'lista' };

/** Hours backwards. */
export const PERIODER: Record<string, { timmar: number; namn: string }> = {
  '1h': { timmar: 1, namn: 'Senaste timmen' },
  '24h': { timmar: 24, namn: 'Senaste dygnet' },
  '7d': { timmar: 168, namn: 'Senaste 7 dygnen' },
  '28d': { timmar: 672, namn: 'Senaste 28 dygnen' },
  '13v': { timmar: 13 * 168, namn: 'Senaste 13 veckorna' },
};

const STATUSAR: readonly Handelse['status'][] = ['pagaende', 'avslutad', 'aterkallad'];
const LOKAL = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/;
const FALT = ['q', 'stadsdel', 'plats', 'kategori', 'allvarMinst', 'kalla', 'status', 'period', 'fran', 'till'] as const;

/** What an address says. What it cannot mean is left out rather than shown as an error: old links must open. */
export function lasSokning(fraga: URLSearchParams): Sokning {
  const ut = { ...TOM };
  for (const falt of FALT) ut[falt] = (fraga.get(falt) ?? '').trim();
  ut.q = ut.q.slice(0, 300);
  if (!/^[1-5]$/.test(ut.allvarMinst)) ut.allvarMinst = '';
  if (!(ut.kategori in KATEGORIER)) ut.kategori = '';
  if (!(ut.stadsdel in STADSDELAR)) ut.stadsdel = '';
  if (!(STATUSAR as readonly string[]).includes(ut.status)) ut.status = '';
  if (!(ut.period in PERIODER)) ut.period = '';
  for (const falt of ['fran', 'till'] as const) if (!LOKAL.test(ut[falt]) || ut.period !== '') ut[falt] = '';
  ut.sida = sidnummer(fraga);
  if (fraga.get('visa') === 'karta') ut.visa = 'karta';
  return ut;
}

/** The page's address for it: only what differs from nothing at all. */
export function sokadress(s: Sokning): string {
  const fraga = new URLSearchParams();
  for (const falt of FALT) if (s[falt] !== '') fraga.set(falt, s[falt]);
  if (s.sida !== 1) fraga.set('sida', String(s.sida));
  if (s.visa !== 'lista') fraga.set('visa', s.visa);
  const text = fraga.toString();
  return text === '' ? '/sok' : `/sok?${text}`;
}

/** The same question to the hub, without page; `nu` is when a named period ends. */
export function hubfraga(s: Sokning, nu: number): URLSearchParams {
  const fraga = new URLSearchParams();
  for (const falt of ['q', 'stadsdel', 'plats', 'kategori', 'allvarMinst', 'kalla', 'status'] as const) if (s[falt] !== '') fraga.set(falt, s[falt]);
  const period = PERIODER[s.period];
  if (period) fraga.set('fran', new Date(nu - period.timmar * 3_600_000).toISOString());
  for (const falt of ['fran', 'till'] as const) {
    const tid = s[falt] === '' ? null : svenskTid(s[falt]);
    if (tid !== null) fraga.set(falt, new Date(tid).toISOString());
  }
  return fraga;
}

/**
 * What a form asks for, from its first page. `platsnamn` is a place's name or id as it is written: one that is not known
 * narrows nothing. A named period and times of one's own exclude each other.
 */
export function avFormular(falt: Iterable<[string, unknown]>, visa: Visning, platser: readonly Platsrad[]): Sokning {
  const ifyllt = new Map([...falt].map(([namn, varde]) => [namn, typeof varde === 'string' ? varde.trim() : '']));
  const ut = { ...TOM, visa };
  for (const namn of FALT) ut[namn] = ifyllt.get(namn) ?? '';
  const skriven = ifyllt.get('platsnamn') ?? '';
  ut.plats = platser.find((p) => p.namn.toLowerCase() === skriven.toLowerCase() || p.id === skriven)?.id ?? '';
  if (ut.period === 'egen') ut.period = '';
  else ut.fran = ut.till = '';
  return ut;
}

/** How many conditions narrow the search. */
export const antalVillkor = (s: Sokning): number => FALT.filter((falt) => s[falt] !== '').length;
