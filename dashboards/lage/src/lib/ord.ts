import type { Del, Handelse, Kallrad, Kallstatus, Niva, Placering, Placeringsmetod, Plats, Trend } from './kontrakt';
import { tal } from './format';

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

export const NIVAER: Record<Niva, string> = {
  normallage: 'Normalläge',
  bevakningslage: 'Bevakningsläge',
  beredskapslage: 'Beredskapsläge',
  stabslage: 'Stabsläge',
};

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

/** How fresh what a picture rests on is; null when the reader is told of no source. `gra` when nothing of it is fresh. */
export function underlag(kallor: readonly Kallrad[]): Underlag | null {
  if (kallor.length === 0) return null;
  const horda = kallor.filter((k) => k.senast != null);
  if (horda.length === 0) return { status: 'tyst', ord: 'tyst', skal: 'Ingen källa har hörts än', gra: false };
  const sena = horda.filter((k) => k.status !== 'farsk');
  if (sena.length === 0) return { status: 'farsk', ord: 'färsk', skal: 'Alla källor som har hörts är färska', gra: false };
  const { status } = sena.find((k) => k.status === 'fel') ?? sena.find((k) => k.status === 'sen') ?? sena[0]!;
  const skal = sena.map((k) => `${k.namn} ${KALLSTATUS[k.status]}`).join(', ');
  return { status, ord: KALLSTATUS[status], skal, gra: sena.length === horda.length };
}

/** How much a tile asks for attention now; says nothing of the area. */
export function uppmarksamhet(del: Del, larm: number): number[] {
  const nivaer: Niva[] = ['normallage', 'bevakningslage', 'beredskapslage', 'stabslage'];
  return [
    Math.max(0, ...del.allvarligaOppna.map((h) => h.allvar)),
    larm,
    del.allvarligaOppna.length,
    del.niva ? nivaer.indexOf(del.niva.niva) : 0,
    del.trend?.riktning === 'over' ? 1 : 0,
  ];
}
