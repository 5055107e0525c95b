import { KATEGORIER, KLASS, STADSDELAR } from './ord';
import { mottagarord } from './larm';

/** A rule as it is edited; which fields it has follows from its kind. Read leniently: the hub is what checks. */
export interface Regel {
  id: string;
  namn: string;
  typ: 'genast' | 'antal' | 'serie' | 'trend' | 'tystnad' | 'karantan' | 'jourlucka';
  aktiv?: boolean;
  nar?: Regelvillkor;
  tid?: { veckodagar?: string[]; dagar?: string[]; utom?: string[]; fran?: string | null; till?: string | null } | null;
  allvar?: number | null;
  antal?: number | null;
  stadsdelar?: number | null;
  inom?: string | null;
  omrade?: 'stad' | 'stadsdel' | 'plats' | 'radie' | null;
  radieMeter?: number | null;
  faktor?: number | null;
  efter?: string | null;
  trappa?: string | null;
  hammasAv?: string[];
}

export interface Regelvillkor {
  kategori?: string[] | null;
  typ?: string[] | null;
  allvarMinst?: number | null;
  kalla?: string[] | null;
  stadsdel?: string[] | null;
  plats?: string[] | null;
  sakerhetMinst?: number | null;
  klass?: string[] | null;
  text?: string[] | null;
}

export interface Trappa {
  id: string;
  namn: string;
  steg: { mottagare: string[]; inom: string; kraver?: number }[];
  upprepa: string;
}

const ELLER = (ord: readonly string[]): string => (ord.length < 2 ? ord.join('') : `${ord.slice(0, -1).join(', ')} eller ${ord.at(-1)}`);

/** `15m` as `15 minuter`. */
export function langdord(langd: string | null | undefined): string {
  const traff = /^(\d+)([smhd])$/.exec(langd ?? '');
  if (!traff) return langd ?? '';
  const ord = { s: ['sekund', 'sekunder'], m: ['minut', 'minuter'], h: ['timme', 'timmar'], d: ['dygn', 'dygn'] }[traff[2] as 's' | 'm' | 'h' | 'd'];
  return `${traff[1]} ${traff[1] === '1' ? ord[0] : ord[1]}`;
}

const TEXT: Record<string, string> = { hallen: 'text som hålls för granskning', gallrad: 'gallrad text', finns: 'text', saknas: 'ingen text' };

function villkorsord(v: Regelvillkor | undefined): string {
  if (!v) return '';
  const delar = [
    v.kategori?.length ? ELLER(v.kategori.map((k) => KATEGORIER[k]?.toLowerCase() ?? k)) : null,
    v.typ?.length ? `typ ${ELLER(v.typ)}` : null,
    v.allvarMinst != null ? `allvar minst ${v.allvarMinst}` : null,
    v.kalla?.length ? `från ${ELLER(v.kalla)}` : null,
    v.stadsdel?.length ? `i ${ELLER(v.stadsdel.map((s) => STADSDELAR[s] ?? s))}` : null,
    v.plats?.length ? `på ${ELLER(v.plats)}` : null,
    v.sakerhetMinst != null ? `platsens säkerhet minst ${Math.round(v.sakerhetMinst * 100)} %` : null,
    v.klass?.length ? `klass ${ELLER(v.klass.map((k) => (KLASS as Record<string, string>)[k]?.toLowerCase() ?? k))}` : null,
    v.text?.length ? ELLER(v.text.map((t) => TEXT[t] ?? t)) : null,
  ].filter((d) => d !== null);
  return delar.length === 0 ? '' : `: ${delar.join('; ')}`;
}

const OMRADE = { stad: 'i hela staden', stadsdel: 'i en stadsdel', plats: 'på en plats', radie: '' } as const;

/** What makes a rule fire, in a sentence. */
export function regelord(r: Regel): string {
  const v = villkorsord(r.nar);
  const omrade = r.omrade === 'radie' ? `inom ${r.radieMeter ?? '?'} meter från varandra` : r.omrade ? OMRADE[r.omrade] : '';
  const vad = {
    genast: `En händelse${v}`,
    antal: `Minst ${r.antal} händelser inom ${langdord(r.inom)} ${omrade}${v}`,
    serie: `Samma kategori i minst ${r.stadsdelar} stadsdelar inom ${langdord(r.inom)}${v}`,
    trend: `Minst ${String(r.faktor).replace('.', ',')} gånger det väntade på ${langdord(r.inom)} ${omrade}${v}`,
    tystnad: `Ingenting har hörts ${r.nar?.kalla?.length ? `från ${ELLER(r.nar.kalla)} ` : ''}på ${langdord(r.efter)}`,
    karantan: `Något väntar i karantän${v}`,
    jourlucka: `Ingen har jour någon gång de närmaste ${langdord(r.efter)}`,
  }[r.typ];
  return `${(vad ?? r.typ).trim()}.${tidsord(r.tid)}`;
}

function tidsord(tid: Regel['tid']): string {
  if (!tid) return '';
  const dagar = [...(tid.veckodagar ?? []), ...(tid.dagar ?? [])];
  const delar = [
    dagar.length > 0 ? dagar.join(', ') : null,
    tid.fran && tid.till ? `kl. ${tid.fran.replace(':', '.')}–${tid.till.replace(':', '.')}` : null,
    tid.utom?.length ? `inte ${tid.utom.join(', ')}` : null,
  ].filter((d) => d !== null);
  return delar.length === 0 ? '' : ` Gäller ${delar.join(' ')}.`;
}

/** Who is told, in order. */
export const trappord = (t: Trappa): string =>
  t.steg.map((s) => `${s.mottagare.map(mottagarord).join(' och ')}${(s.kraver ?? 1) > 1 ? ` (${s.kraver} personer)` : ''}, ${langdord(s.inom)}`).join(' → ') + ` → igen var ${langdord(t.upprepa)}`;

const TRYCKT = 110;

const arEnkel = (x: unknown): boolean => JSON.stringify(x).length <= TRYCKT;

/** JSON with a rule or a step on a line where it fits, so that a line is something to talk about. */
export function snyggt(x: unknown, indrag = ''): string {
  if (typeof x !== 'object' || x === null || arEnkel(x)) return enrad(x);
  const inre = `${indrag}  `;
  if (Array.isArray(x)) return `[\n${x.map((v) => inre + snyggt(v, inre)).join(',\n')}\n${indrag}]`;
  return `{\n${Object.entries(x)
    .map(([k, v]) => `${inre}${JSON.stringify(k)}: ${snyggt(v, inre)}`)
    .join(',\n')}\n${indrag}}`;
}

function enrad(x: unknown): string {
  if (Array.isArray(x)) return `[${x.map(enrad).join(', ')}]`;
  if (typeof x === 'object' && x !== null)
    return Object.keys(x).length === 0 ? '{}' : `{ ${Object.entries(x).map(([k, v]) => `${JSON.stringify(k)}: ${enrad(v)}`).join(', ')} }`;
  return JSON.stringify(x);
}

/** Without what says nothing: empty fields and what holds anyway. */
export function utanTomt(x: unknown): unknown {
  if (Array.isArray(x)) return x.map(utanTomt);
  if (typeof x !== 'object' || x === null) return x;
  const ut: Record<string, unknown> = {};
  for (const [k, v] of Object.entries(x)) {
    const w = utanTomt(v);
    if (w === null || (Array.isArray(w) && w.length === 0) || (typeof w === 'object' && Object.keys(w).length === 0) || (k === 'aktiv' && w === true) || (k === 'kraver' && w === 1)) continue;
    ut[k] = w;
  }
  return ut;
}

export interface Regelfel {
  rad: number | null;
  orsak: string;
}

/** What the text itself says of where it cannot be read; null when it can. */
export function jsonfel(text: string): Regelfel | null {
  try {
    JSON.parse(text);
    return null;
  } catch (fel) {
    const ord = fel instanceof Error ? fel.message : String(fel);
    const plats = /position (\d+)/.exec(ord);
    const rad = /line (\d+)/.exec(ord);
    return { rad: rad ? Number(rad[1]) : plats ? text.slice(0, Number(plats[1])).split('\n').length : null, orsak: 'Texten går inte att läsa som JSON här. Se efter kommatecken, citattecken och parenteser.' };
  }
}
