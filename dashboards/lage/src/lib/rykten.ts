import type { Jag, Rykte, Ryktesbild } from './kontrakt';
import { STADSDELAR } from './ord';
import { jamforTid } from './patch';

export const UTFALL = { bekraftat: 'Bekräftat', dementerat: 'Dementerat', garInteAttAvgora: 'Går inte att avgöra' } as const;
export type Utfall = keyof typeof UTFALL;

export const HORT = {
  socialaMedier: 'i sociala medier',
  media: 'i media',
  invanare: 'av invånare',
  personal: 'av personal eller samverkansparter',
  annat: 'på annat håll',
} as const;
export type Hort = keyof typeof HORT;

export const RADSLAG: Record<string, string> = {
  'rykte.noterat.v1': 'Noterat',
  'rykte.noterat-igen.v1': 'Hördes igen',
  'rykte.kontrolleras.v1': 'Kontrollen togs',
  'rykte.besvarat.v1': 'Besvarat',
  'rykte.ateroppnat.v1': 'Återöppnat',
  'rykte.sammanfort.v1': 'Fördes till ett annat rykte',
  'rykte.samlat.v1': 'Noteringar från ett annat rykte ändrades',
  'text.gallrad.v1': 'Texten gallrades',
};

export interface Grupper {
  kontrolleras: Rykte[];
  vantar: Rykte[];
  svar: Rykte[];
}

/** As the hub lists them: those being checked, longest first; those that wait, oldest first; answers, newest first. */
export function grupper(bild: Ryktesbild | null, stadsdel?: string): Grupper {
  const alla = Object.values(bild?.rykten ?? {}).filter((r) => stadsdel === undefined || ror(r, stadsdel));
  const av = (tillstand: Rykte['tillstand']): Rykte[] => alla.filter((r) => r.tillstand === tillstand);
  return {
    kontrolleras: av('kontrolleras').sort((a, b) => jamforTid(a.kontroll?.sedan ?? '', b.kontroll?.sedan ?? '') || ordinal(a, b)),
    vantar: av('noterat').sort((a, b) => jamforTid(a.noterat ?? a.svar?.tid ?? '', b.noterat ?? b.svar?.tid ?? '') || ordinal(a, b)),
    svar: av('besvarat').sort((a, b) => jamforTid(b.svar?.tid ?? '', a.svar?.tid ?? '') || ordinal(a, b)),
  };
}

const ordinal = (a: Rykte, b: Rykte): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** A rumour without districts concerns the whole city, and so each of them. */
export const ror = (r: Rykte, stadsdel: string): boolean => r.stadsdelar.length === 0 || r.stadsdelar.includes(stadsdel);

export const omraden = (stadsdelar: readonly string[]): string =>
  stadsdelar.length === 0 ? 'Hela staden' : stadsdelar.map((id) => STADSDELAR[id] ?? id).join(', ');

/** What must stand beside the rumour's own words, wherever they are shown. */
export function markning(r: Rykte): { ord: string; slag: 'obekraftat' | Utfall } {
  if (r.tillstand !== 'besvarat' || !r.svar) return { ord: 'Obekräftat', slag: 'obekraftat' };
  return { ord: UTFALL[r.svar.utfall], slag: r.svar.utfall };
}

const SMAORD = new Set(['att', 'det', 'och', 'som', 'för', 'har', 'inte', 'den', 'ett', 'med', 'till', 'från', 'sägs', 'ska', 'vid', 'där', 'man', 'någon', 'är', 'enligt', 'folk', 'flera']);

function ord(text: string): Set<string> {
  return new Set((text.toLowerCase().match(/[\p{L}\d]{3,}/gu) ?? []).filter((o) => !SMAORD.has(o)).map((o) => o.slice(0, 5)));
}

/**
 * Rumours that may be the same as what is being written, most alike first: they share at least two words and a third of
 * the shorter one's. A person decides; this only saves looking.
 */
export function liknande(text: string, rykten: readonly Rykte[], hogst = 3): Rykte[] {
  const nya = ord(text);
  if (nya.size < 2) return [];
  return rykten
    .map((r) => {
      const gamla = ord(r.rykte ?? '');
      const lika = [...nya].filter((o) => gamla.has(o)).length;
      return { r, lika, del: lika / Math.max(1, Math.min(nya.size, gamla.size)) };
    })
    .filter((x) => x.lika >= 2 && x.del >= 1 / 3)
    .sort((a, b) => b.del - a.del || b.lika - a.lika || ordinal(a.r, b.r))
    .slice(0, hogst)
    .map((x) => x.r);
}

const RATTAR = ['jour', 'admin', 'samordnare', 'direktor', 'siss'];
const SLAPPER = ['jour', 'admin', 'direktor'];
const har = (jag: Jag | null, roller: readonly string[]): boolean => jag?.roller.some((r) => roller.includes(r)) ?? false;

/** As the hub decides; here only so that a button that would be refused is not shown. */
export const farNotera = (jag: Jag | null): boolean => jag?.hogstaKlass === 'intern' || jag?.hogstaKlass === 'begransad';

export const farBesvara = (jag: Jag | null, r: Rykte): boolean =>
  har(jag, RATTAR) && (!jag!.stadsdelar || r.stadsdelar.some((s) => jag!.stadsdelar!.includes(s)));

export const farSlappa = (jag: Jag | null, r: Rykte): boolean =>
  har(jag, SLAPPER) && (!jag!.stadsdelar || (r.stadsdelar.length > 0 && r.stadsdelar.every((s) => jag!.stadsdelar!.includes(s))));
