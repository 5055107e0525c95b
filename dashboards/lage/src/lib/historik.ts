import { alder, exakt, narDet, tal } from './format';
import type { Handelse, Revision } from './kontrakt';
import { ALLVAR, KLASS, METOD, STADSDELAR, STATUS, STOCKHOLM, textord } from './ord';

/** A field that differs between two revisions. */
export interface Skillnad {
  falt: string;
  namn: string;
  /** Null where there was nothing. */
  fore: string | null;
  efter: string | null;
  /** True for what people wrote: shown word by word. */
  ord: boolean;
}

interface Falt {
  falt: string;
  namn: string;
  ord?: boolean;
  las: (h: Handelse) => string | null;
}

const del = (id: string): string => (id === STOCKHOLM ? 'Inte känd' : (STADSDELAR[id] ?? id));

/** Decimal degrees as they are read aloud; the hub has rounded them already. */
export const punktord = (lat: number, lon: number): string => `${tal(lat, 3)} N, ${tal(lon, 3)} Ö`;

const FALT: readonly Falt[] = [
  { falt: 'status', namn: 'Status', las: (h) => STATUS[h.status] },
  { falt: 'allvar', namn: 'Allvar', las: (h) => `${h.allvar} ${ALLVAR[h.allvar] ?? ''}`.trim() },
  { falt: 'typ', namn: 'Typ', las: (h) => h.typ },
  { falt: 'kategori', namn: 'Kategori', las: (h) => h.kategoriNamn },
  { falt: 'stadsdel', namn: 'Område', las: (h) => del(h.stadsdel) },
  { falt: 'plats', namn: 'Plats', las: (h) => h.placering.platsNamn ?? h.placering.plats ?? null },
  { falt: 'metod', namn: 'Hur placerad', las: (h) => METOD[h.placering.metod] },
  { falt: 'sakerhet', namn: 'Säkerhet', las: (h) => (h.placering.metod === 'okand' ? null : `${tal(h.placering.sakerhet * 100)} %`) },
  {
    falt: 'punkt',
    namn: 'Punkt',
    las: ({ placering: p }) => (p.lat == null || p.lon == null ? null : punktord(p.lat, p.lon)),
  },
  { falt: 'osakerhet', namn: 'Osäkerhet', las: (h) => (h.placering.osakerhetMeter == null ? null : `inom ${tal(h.placering.osakerhetMeter)} m`) },
  { falt: 'intraffad', namn: 'Inträffade', las: (h) => exakt(h.intraffad) },
  { falt: 'publicerad', namn: 'Publicerad', las: (h) => (h.publicerad ? exakt(h.publicerad) : null) },
  { falt: 'klass', namn: 'Klass', las: (h) => KLASS[h.klass] },
  { falt: 'sammanford', namn: 'Rapport om', las: (h) => (h.sammanford ? `${h.sammanford.kalla}/${h.sammanford.id}` : null) },
  { falt: 'arHandelse', namn: 'Räknas', las: (h) => (h.arHandelse ? 'ja' : 'nej') },
  { falt: 'ovning', namn: 'Övning', las: (h) => (h.ovning ? 'ja' : 'nej') },
  { falt: 'rubrik', namn: 'Rubrik', ord: true, las: (h) => h.rubrik ?? null },
  { falt: 'platsord', namn: 'Källans ord om platsen', ord: true, las: (h) => h.plats ?? null },
  { falt: 'text', namn: 'Text', ord: true, las: (h) => h.text ?? null },
  { falt: 'textlage', namn: 'Texten', las: (h) => textord(h) },
];

/** What differs, field by field, in the order of importance. */
export function skillnader(fore: Handelse, efter: Handelse): Skillnad[] {
  return FALT.flatMap(({ falt, namn, ord = false, las }) => {
    const [a, b] = [las(fore), las(efter)];
    return a === b ? [] : [{ falt, namn, fore: a, efter: b, ord }];
  });
}

export const HISTORIK = 'handelse.historik.v1';

export interface Revisionsrad {
  revision: Revision;
  /** Null for the first: there is nothing to compare with. */
  andrat: Skillnad[] | null;
}

/** The revisions, latest first, each against the one that it replaced: what came late, as history, replaced nothing. */
export function rader(revisioner: readonly Revision[]): Revisionsrad[] {
  const ordnade = [...revisioner].sort((a, b) => a.handelse.rev - b.handelse.rev);
  let gallde: Revision | null = null;
  const ut: Revisionsrad[] = [];
  for (const revision of ordnade) {
    ut.push({ revision, andrat: gallde ? skillnader(gallde.handelse, revision.handelse) : null });
    if (revision.slag !== HISTORIK) gallde = revision;
  }
  return ut.reverse();
}

/** What kind of line it is, in words; an unknown kind is shown by its name. */
export function slagord(slag: string): string {
  const namn: Record<string, string> = {
    'handelse.mottagen.v1': 'Första beskedet',
    'handelse.reviderad.v1': 'Ändrad',
    'handelse.inflyttad.v1': 'Flyttad till ett annat område',
    [HISTORIK]: 'Äldre besked som kom i efterhand; ändrar inte läget',
  };
  return namn[slag] ?? slag;
}

/** How the event was placed, as one sentence. */
export function placeringsord(h: Handelse): string {
  const p = h.placering;
  const sakert = `säkerhet ${tal(p.sakerhet * 100)} %`;
  switch (p.metod) {
    case 'koordinat':
      return `Placerad efter koordinater från källan, ${sakert}.`;
    case 'gazetteer':
      return p.platsNamn ? `Placerad efter ortnamnet ${p.platsNamn}, ${sakert}.` : `Placerad efter ett ortnamn i källans text, ${sakert}.`;
    case 'namn':
      return `Placerad där källan säger: ${del(h.stadsdel)}, ${sakert}.`;
    case 'manuell':
      return `Placerad av en person${p.platsNamn ? ` vid ${p.platsNamn}` : ''}. Det står kvar när källan ändrar sig.`;
    case 'okand':
      return 'Platsen är inte känd: inget i källans besked pekar ut ett område.';
  }
}

/** How it was classified, as one sentence. */
export function klassningsord(h: Handelse, tabell: string | null | undefined): string {
  const version = tabell ? ` (tabell ${tabell})` : '';
  const rattad = h.rattat?.find((r) => r.falt === 'kategori');
  if (rattad) {
    const under = rattad.kallansNamn ?? rattad.kallans;
    return `Klassad som ${h.kategoriNamn} av en person.${under ? ` Källans typ ”${h.typ}” ger ${under}${version}.` : ''}`;
  }
  if (h.typKand === false)
    return `Källans typ ”${h.typ}” finns inte i tabellen${version}. Händelsen är därför ${h.kategoriNamn} tills någon har bedömt typen.`;
  return `Klassad som ${h.kategoriNamn} efter källans typ ”${h.typ}”${version}.`;
}

/** How long after it happened it was known: null within ten minutes. */
export function efterslap(intraffad: string, kand: string): string | null {
  const sekunder = (Date.parse(kand) - Date.parse(intraffad)) / 1_000;
  if (Math.abs(sekunder) <= 600) return null;
  return sekunder > 0 ? `känt här ${alder(sekunder)} efteråt` : `känt här ${alder(-sekunder)} i förväg`;
}

/** Both clocks in one line. */
export function tidsord(h: Pick<Handelse, 'intraffad' | 'mottagen'>, nu: number): string {
  const sent = efterslap(h.intraffad, h.mottagen);
  return `${narDet(h.intraffad, nu)}${sent ? `, ${sent}` : ''}`;
}

export interface Orddel {
  text: string;
  /** `bort` stood only before, `nytt` stands only after. */
  slag: 'lika' | 'bort' | 'nytt';
}

/** So many words and signs on each side are compared one by one; longer texts are shown whole. */
const ORD_HOGST = 1_500;

/** The two texts as one, word by word (longest common subsequence). */
export function orddelar(fore: string, efter: string): Orddel[] {
  const dela = (t: string): string[] => t.match(/[\p{L}\p{N}]+\s*|[^\p{L}\p{N}\s]\s*|\s+/gu) ?? [];
  const [a, b] = [dela(fore), dela(efter)];
  if (a.length > ORD_HOGST || b.length > ORD_HOGST)
    return [
      { text: fore, slag: 'bort' },
      { text: efter, slag: 'nytt' },
    ];
  const lika = (i: number, j: number): boolean => a[i]!.trimEnd() === b[j]!.trimEnd();
  const bredd = b.length + 1;
  const langst = new Uint16Array((a.length + 1) * bredd);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      langst[i * bredd + j] = lika(i, j) ? langst[(i + 1) * bredd + j + 1]! + 1 : Math.max(langst[(i + 1) * bredd + j]!, langst[i * bredd + j + 1]!);
  const ut: Orddel[] = [];
  const lagg = (text: string, slag: Orddel['slag']): void => {
    const sist = ut.at(-1);
    if (sist?.slag === slag) sist.text += text;
    else ut.push({ text, slag });
  };
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (lika(i, j)) {
      lagg(b[j++]!, 'lika');
      i++;
    } else if (langst[(i + 1) * bredd + j]! >= langst[i * bredd + j + 1]!) lagg(a[i++]!, 'bort');
    else lagg(b[j++]!, 'nytt');
  }
  while (i < a.length) lagg(a[i++]!, 'bort');
  while (j < b.length) lagg(b[j++]!, 'nytt');
  return ut;
}
