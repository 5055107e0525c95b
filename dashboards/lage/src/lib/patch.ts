import type { Listandring, Nyckel } from './kontrakt';

type Objekt = Record<string, unknown>;
type Post = { id: string; kalla?: string; mottagen?: string; utlost?: string; allvar?: number };

/** How many items `senaste` holds, here and on the server. */
export const MAX_SENASTE = 50;

const arObjekt = (x: unknown): x is Objekt => typeof x === 'object' && x !== null && !Array.isArray(x);

/**
 * Orders two ISO times. `Date` keeps milliseconds only, while the hub's clock has seven decimals:
 * two events of the same millisecond would otherwise change places from screen to screen.
 */
export function jamforTid(a: string, b: string): number {
  const [sa, fa] = delaTid(a);
  const [sb, fb] = delaTid(b);
  return sa - sb || (fa < fb ? -1 : fa > fb ? 1 : 0);
}

function delaTid(tid: string): [number, string] {
  const traff = /\.(\d+)/.exec(tid);
  if (!traff) return [Date.parse(tid), '000000000'];
  return [Date.parse(tid.replace(traff[0], '')), traff[1]!.padEnd(9, '0')];
}

const ordinal = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function nyckelAv(post: Nyckel): string {
  if (typeof post === 'string') return post;
  return post.kalla === undefined ? post.id : `${post.kalla}/${post.id}`;
}

function jamforNyckel(a: Post, b: Post): number {
  return ordinal(a.kalla ?? '', b.kalla ?? '') || ordinal(a.id, b.id);
}

const ORDNING: Record<string, (a: Post, b: Post) => number> = {
  senaste: (a, b) => jamforTid(b.mottagen ?? '', a.mottagen ?? '') || jamforNyckel(b, a),
  oppna: (a, b) =>
    (b.allvar ?? 0) - (a.allvar ?? 0) || jamforTid(b.mottagen ?? '', a.mottagen ?? '') || jamforNyckel(b, a),
  larm: (a, b) =>
    (b.allvar ?? 0) - (a.allvar ?? 0) || jamforTid(b.utlost ?? '', a.utlost ?? '') || jamforNyckel(a, b),
};

function andraLista(namn: string, fore: unknown, andring: Listandring): Post[] {
  const poster = new Map<string, Post>();
  for (const post of Array.isArray(fore) ? (fore as Post[]) : []) poster.set(nyckelAv(post), post);
  for (const post of andring.satt ?? []) poster.set(nyckelAv(post), post);
  for (const nyckel of andring.bort ?? []) poster.delete(nyckelAv(nyckel));
  const lista = [...poster.values()].sort(ORDNING[namn]);
  return namn === 'senaste' ? lista.slice(0, MAX_SENASTE) : lista;
}

/** RFC 7396. Never changes `mal`; what the patch does not touch is shared with it. */
export function mergePatch(mal: unknown, patch: unknown): unknown {
  if (!arObjekt(patch)) return patch;
  const ut: Objekt = arObjekt(mal) ? { ...mal } : {};
  for (const [falt, varde] of Object.entries(patch)) {
    if (varde === null) delete ut[falt];
    else ut[falt] = mergePatch(ut[falt], varde);
  }
  return ut;
}

/** A change of a picture: a merge patch, except that the lists of keyed items carry what was set and taken away. */
export function tillampa(bild: Objekt, andring: Objekt): Objekt {
  const listor: [string, Listandring][] = [];
  const ovrigt: Objekt = {};
  for (const [falt, varde] of Object.entries(andring)) {
    // The channel of larm has a field of the same name that is no list.
    if (falt in ORDNING && arObjekt(varde) && !arObjekt(bild[falt])) listor.push([falt, varde as Listandring]);
    else ovrigt[falt] = varde;
  }
  const ut = mergePatch(bild, ovrigt) as Objekt;
  for (const [falt, lista] of listor) ut[falt] = andraLista(falt, bild[falt], lista);
  return ut;
}
