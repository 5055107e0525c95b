import type { Lage } from './direkt';
import type { Del, Handelse, Kallrad, Kallstatus, Niva, Placering, Placeringsmetod, Plats, Trend } from './kontrakt';
import { kortTid, tal } from './format';

/** The words of the screen. */

export const STOCKHOLM = 'stockholm';

/** The eleven stadsdelsområden since 2023-07-01, in alphabetical order, and the whole city last. */
export const STADSDELAR: Record<string, string> = {
  bromma: 'Bromma',
  'enskede-arsta-vantor': 'Enskede-Årsta-Vantör',
  farsta: 'Farsta',
  'hagersten-alvsjo': 'Hägersten-Älvsjö',
  'hasselby-vallingby': 'Hässelby-Vällingby',
  jarva: 'Järva',
  kungsholmen: 'Kungsholmen',
  'norra-innerstaden': 'Norra innerstaden',
  skarpnack: 'Skarpnäck',
  skarholmen: 'Skärholmen',
  sodermalm: 'Södermalm',
  [STOCKHOLM]: 'Utan känd plats',
};

export const DE_ELVA = Object.keys(STADSDELAR).filter((id) => id !== STOCKHOLM);

export const ALLVAR: Record<number, string> = { 1: 'Ringa', 2: 'Lindrigt', 3: 'Kännbart', 4: 'Allvarligt', 5: 'Mycket allvarligt' };

/** From which seriousness an open event is shown before everything else. */
export const ALLVARLIGT = 4;

/** Names of the categories of the taxonomy, for counts that carry the id alone. */
export const KATEGORIER: Record<string, string> = {
  vald: 'Våld',
  'vapen-sprangning': 'Vapen och sprängning',
  'ran-stold-inbrott': 'Rån, stöld och inbrott',
  skadegorelse: 'Skadegörelse',
  narkotika: 'Narkotika',
  ordning: 'Ordning',
  'brand-raddning': 'Brand och räddning',
  automatlarm: 'Automatlarm',
  trafik: 'Trafik',
  'hot-sabotage': 'Hot och sabotage',
  'person-i-fara': 'Person i fara',
  miljo: 'Miljö i staden',
  bedrageri: 'Bedrägeri',
  ovrigt: 'Övrigt',
};

export const KALLSTATUS: Record<Kallstatus, string> = { farsk: 'färsk', sen: 'sen', tyst: 'tyst', fel: 'fel' };

export const STATUS: Record<Handelse['status'], string> = { pagaende: 'Pågår', avslutad: 'Avslutad', aterkallad: 'Återkallad' };

export const METOD: Record<Placeringsmetod, string> = {
  koordinat: 'Efter koordinater från källan',
  gazetteer: 'Efter ett ortnamn i texten',
  namn: 'Stadsdelen är namngiven av källan',
  manuell: 'Placerad av en person',
  okand: 'Platsen är inte känd',
};

export const PLATSTYP: Record<Plats['typ'], string> = {
  plats: 'Plats',
  stadsdel: 'Stadsdel',
  station: 'Station',
  torg: 'Torg',
  centrum: 'Centrum',
  gata: 'Gata',
  skola: 'Skola',
  forskola: 'Förskola',
  idrottsplats: 'Idrottsplats',
  park: 'Park',
  bibliotek: 'Bibliotek',
  byggplats: 'Byggplats',
  kyrkogard: 'Kyrkogård',
  hamn: 'Hamn',
};

export const KLASS: Record<Handelse['klass'], string> = { oppen: 'Öppen', intern: 'Intern', begransad: 'Begränsad' };

/** `7`, or `färre än 3` where small numbers are not told. */
export function antal(varde: number | null | undefined, farreAn: number | null | undefined): string {
  if (varde != null) return tal(varde);
  return `färre än ${farreAn ?? 3}`;
}

/** `väntat 4,2`, with the span apart. */
export function vantat(trend: Trend | null | undefined): { mitt: string; spann: string } | null {
  if (trend?.vantat == null || trend.riktning === 'forKortHistorik') return null;
  return { mitt: `väntat ${tal(trend.vantat, 1, 1)}`, spann: trend.lag == null || trend.hog == null ? '' : `(${tal(trend.lag)}–${tal(trend.hog)})` };
}

/** Why there is no expectation to compare with. */
export function utanVantat(trend: Trend | null | undefined): string {
  return trend?.riktning === 'forKortHistorik' ? 'för kort historik' : 'ingen jämförelse än';
}

/** Said only when a test says so. */
export function trendord(trend: Trend | null | undefined): string | null {
  if (trend?.riktning === 'over') return 'fler än väntat';
  if (trend?.riktning === 'under') return 'färre än väntat';
  return null;
}

/** What stands instead of a text that is not shared; null when there is nothing to say. */
export function textord(h: Pick<Handelse, 'textlage'>): string | null {
  if (h.textlage === 'hallen') return 'Texten hålls för granskning';
  if (h.textlage === 'gallrad') return 'Texten är gallrad';
  return null;
}

/** Where, in as few words as are true. */
export function platsord(h: { stadsdel: string; placering: Placering }): string {
  const del = h.stadsdel === STOCKHOLM ? 'Plats inte känd' : (STADSDELAR[h.stadsdel] ?? h.stadsdel);
  const plats = h.placering.platsNamn;
  return plats ? `${plats}, ${del}` : del;
}

export interface Underlag {
  status: Kallstatus;
  ord: string;
  skal: string;
  gra: boolean;
}

/** From best to worst. */
const ILLA: readonly Kallstatus[] = ['farsk', 'tyst', 'sen', 'fel'];

/**
 * How fresh what a picture rests on is; null when the reader is told of no source. Every source feeds every district, so
 * one that is late leaves a gap in each picture: `gra`. One that has never been heard has not been counted on yet: it is
 * named, and greys nothing. Without contact with the hub nothing is fresh, whatever the sources last said.
 */
export function underlag(kallor: readonly Kallrad[], kontakt: Lage): Underlag | null {
  if (kontakt === 'bruten') return { status: 'tyst', ord: 'bruten', skal: 'Kontakten med hubben är bruten', gra: true };
  if (kontakt === 'sen') return { status: 'sen', ord: 'sen', skal: 'Inget nytt hört från hubben', gra: true };
  if (kallor.length === 0) return null;
  const sena = kallor.filter((k) => k.senast != null && k.status !== 'farsk');
  if (sena.length > 0) {
    const { status } = sena.reduce((a, b) => (ILLA.indexOf(b.status) > ILLA.indexOf(a.status) ? b : a));
    return { status, ord: KALLSTATUS[status], skal: `Saknar det senaste från ${upprakna(sena)}`, gra: true };
  }
  const aldrig = kallor.filter((k) => k.senast == null);
  if (aldrig.length === kallor.length) return { status: 'tyst', ord: 'tyst', skal: 'Ingen källa har hörts än', gra: false };
  if (aldrig.length > 0) return { status: 'farsk', ord: 'färsk', skal: `Färskt från alla källor som hörts, ${upprakna(aldrig)} har aldrig hörts`, gra: false };
  return { status: 'farsk', ord: 'färsk', skal: 'Färskt från alla källor', gra: false };
}

/** What is missing in every number on the page, in a sentence; null when nothing is. */
export function lucka(kallor: readonly Kallrad[], nu: number): string | null {
  const sena = kallor.filter((k) => k.senast != null && k.status !== 'farsk');
  if (sena.length === 0) return null;
  if (sena.length === 1) return `${sena[0]!.namn} har inte hörts sedan ${kortTid(sena[0]!.senast!, nu)}. Siffrorna saknar det som hänt sedan dess.`;
  return `${upprakna(sena.map((k) => ({ namn: `${k.namn} (${kortTid(k.senast!, nu)})` })))} har inte hörts på länge. Siffrorna saknar det som hänt sedan dess.`;
}

function upprakna(kallor: readonly { namn: string }[]): string {
  const namn = kallor.map((k) => k.namn);
  return namn.length < 2 ? namn.join('') : `${namn.slice(0, -1).join(', ')} och ${namn.at(-1)}`;
}

/** How much a tile asks for attention now; says nothing of the area. */
export function uppmarksamhet(del: Del, larm: number, niva: Niva | null): number[] {
  return [
    Math.max(0, ...del.allvarligaOppna.map((h) => h.allvar)),
    larm,
    del.allvarligaOppna.length,
    niva?.grad ?? 0,
    del.trend?.riktning === 'over' ? 1 : 0,
  ];
}
