import type { Karantanpost } from './kontrakt';
import { ALLVAR, STADSDELAR } from './ord';

/** What waits for a person: in which order it is shown, and how it is mended in a form. */

export interface Formfalt {
  falt: string;
  namn: string;
  slag: 'rad' | 'text' | 'tal' | 'val';
  /** Longest length, when there is one. */
  hogst?: number;
  kravs?: boolean;
  val?: readonly (readonly [string, string])[];
}

const TEXTFALT: readonly Formfalt[] = [
  { falt: 'rubrik', namn: 'Rubrik', slag: 'rad', hogst: 300 },
  { falt: 'text', namn: 'Text', slag: 'text', hogst: 4_000 },
  { falt: 'plats', namn: 'Plats i ord', slag: 'rad' },
];

const POSTFALT: readonly Formfalt[] = [
  { falt: 'id', namn: 'Källans id', slag: 'rad', hogst: 128, kravs: true },
  { falt: 'typ', namn: 'Typ', slag: 'rad', hogst: 200, kravs: true },
  { falt: 'intraffad', namn: 'Inträffade (ISO 8601)', slag: 'rad', kravs: true },
  { falt: 'publicerad', namn: 'Publicerad (ISO 8601)', slag: 'rad' },
  ...TEXTFALT,
  { falt: 'stadsdel', namn: 'Område', slag: 'val', val: Object.entries(STADSDELAR) },
  { falt: 'lat', namn: 'Latitud (WGS 84)', slag: 'tal' },
  { falt: 'lon', namn: 'Longitud (WGS 84)', slag: 'tal' },
  { falt: 'status', namn: 'Status', slag: 'val', val: [['pagaende', 'Pågår'], ['avslutad', 'Avslutad'], ['aterkallad', 'Återkallad']] },
  { falt: 'allvar', namn: 'Allvar', slag: 'val', val: Object.entries(ALLVAR).map(([n, ord]) => [n, `${n} ${ord}`] as const) },
  { falt: 'klass', namn: 'Klass', slag: 'val', val: [['oppen', 'Öppen'], ['intern', 'Intern'], ['begransad', 'Begränsad']] },
];

export const formfalt = (post: Pick<Karantanpost, 'slag'>): readonly Formfalt[] => (post.slag === 'hallentext' ? TEXTFALT : POSTFALT);

export type Innehall = Record<string, unknown>;

/** The item as fields; null when it cannot be read as one object, and must be mended as it stands. */
export function tolka(innehall: string | null | undefined): Innehall | null {
  if (!innehall) return null;
  try {
    const varde: unknown = JSON.parse(innehall);
    return typeof varde === 'object' && varde !== null && !Array.isArray(varde) ? (varde as Innehall) : null;
  } catch {
    return null;
  }
}

/** A field's value as it stands in the form: what is no text or number is shown as it was sent. */
export function somText(varde: unknown): string {
  if (varde === undefined || varde === null) return '';
  return typeof varde === 'string' ? varde : JSON.stringify(varde);
}

/** A value to choose from that the table does not hold is shown too, so that the fault can be seen. */
export function valFor(falt: Formfalt, varde: string): readonly (readonly [string, string])[] {
  const val = falt.val ?? [];
  return varde === '' || val.some(([id]) => id === varde) ? val : [[varde, `${varde} (okänt)`], ...val];
}

const tal = (text: string): unknown => {
  const n = Number(text.replace(',', '.'));
  return text.trim() === '' || Number.isNaN(n) ? text : n;
};

/** What is sent: the fields of the form over the item as it was, so that what the form does not show stays. */
export function ihopsatt(post: Pick<Karantanpost, 'slag'>, fore: Innehall, form: Readonly<Record<string, string>>): Innehall {
  const ut: Innehall = post.slag === 'hallentext' ? {} : { ...fore };
  for (const { falt, slag } of formfalt(post)) {
    const text = form[falt] ?? '';
    if (text === somText(fore[falt])) {
      if (falt in fore) ut[falt] = fore[falt];
    } else if (text.trim() === '') delete ut[falt];
    else ut[falt] = slag === 'tal' || falt === 'allvar' ? tal(text) : text;
  }
  return ut;
}

/**
 * How serious it may be. A held text has its event's seriousness; a refused item has what it says itself, else counts as 4:
 * nobody has judged it, and it is in no picture at all.
 */
export function tyngd(post: Karantanpost): number {
  if (post.allvar != null) return post.allvar;
  if (post.slag === 'hallentext') return 3;
  const allvar = Number(tolka(post.innehall)?.['allvar']);
  return Number.isInteger(allvar) && allvar >= 1 && allvar <= 5 ? allvar : 4;
}

/** Serious first; of the same weight what is in no picture before what lacks its words only; then what has waited longest. */
export function ordnade(poster: readonly Karantanpost[]): Karantanpost[] {
  const rang = (p: Karantanpost): number => (p.slag === 'avvisad' ? 0 : 1);
  return [...poster].sort((a, b) => tyngd(b) - tyngd(a) || rang(a) - rang(b) || a.mottagen.localeCompare(b.mottagen) || a.id.localeCompare(b.id));
}
