/**
 * What the hub says and expects: every type of the outward contract, and nothing else.
 * Times are ISO 8601 with offset. A value that is null is left out, and so is what the reader's class may not see:
 * the open picture has no hours, no points on the map, no larm and no sources.
 */

export type Tid = string;
export type Niva = 'normallage' | 'bevakningslage' | 'beredskapslage' | 'stabslage';
export type Klass = 'oppen' | 'vagg' | 'intern' | 'begransad';
export type Handelsestatus = 'pagaende' | 'avslutad' | 'aterkallad';
export type Textlage = 'ingen' | 'delad' | 'hallen' | 'gallrad';
export type Placeringsmetod = 'koordinat' | 'gazetteer' | 'namn' | 'manuell' | 'okand';
export type Kallstatus = 'farsk' | 'sen' | 'tyst' | 'fel';
export type Riktning = 'over' | 'under' | 'ingen' | 'forKortHistorik';
export type Fonsternamn = '1h' | '24h' | '7d' | '28d';

export interface Nivabeslut {
  niva: Niva;
  sedan: Tid;
  av: string;
  skal: string;
}

export interface Fonster {
  /** Null for readers of class oppen when it is below `farreAn`. */
  antal?: number | null;
  farreAn?: number | null;
  allvarssumma?: number | null;
  tyngd?: number | null;
  perKategori: Record<string, number | null>;
}

export interface Trend {
  antal: number;
  /** The mean of the same window in the weeks before; null without any. */
  vantat?: number | null;
  lag?: number | null;
  hog?: number | null;
  p?: number | null;
  q?: number | null;
  riktning: Riktning;
  veckor: number;
}

export interface Placering {
  stadsdel: string;
  plats?: string | null;
  platsNamn?: string | null;
  metod: Placeringsmetod;
  /** 0–1; 0 when unknown. */
  sakerhet: number;
  lat?: number | null;
  lon?: number | null;
  /** Radius in metres. */
  osakerhetMeter?: number | null;
}

export interface Handelse {
  kalla: string;
  id: string;
  rev: number;
  typ: string;
  kategori: string;
  kategoriNamn: string;
  /** 1–5. */
  allvar: number;
  intraffad: Tid;
  publicerad?: Tid | null;
  mottagen: Tid;
  status: Handelsestatus;
  klass: Klass;
  stadsdel: string;
  placering: Placering;
  arHandelse: boolean;
  ovning: boolean;
  typKand?: boolean;
  textlage: Textlage;
  rubrik?: string | null;
  text?: string | null;
  /** The place in the source's own words. */
  plats?: string | null;
}

export interface Larm {
  id: string;
  regel: string;
  allvar: number;
  stadsdel: string;
  plats?: string | null;
  tillstand: string;
  utlost: Tid;
}

export interface Kallrad {
  id: string;
  namn: string;
  senast?: Tid | null;
  status: Kallstatus;
}

export interface Lagesbild {
  id: string;
  namn: string;
  seq: number;
  epok: string;
  per: Tid;
  niva?: Nivabeslut | null;
  ovning: boolean;
  fonster: Record<Fonsternamn, Fonster>;
  trend?: { '24h'?: Trend | null; '7d'?: Trend | null } | null;
  /** Weight (tyngd) of 24 hours, oldest first. */
  timmar?: number[] | null;
  timmarForraVeckan?: number[] | null;
  oppna: Handelse[];
  oppnaAntal: number;
  senaste: Handelse[];
  larm?: Larm[];
  kallor?: Kallrad[];
}

export interface AllvarligOppen {
  kalla: string;
  id: string;
  typ: string;
  allvar: number;
  intraffad: Tid;
}

/** One district as the picture of the city carries it. */
export interface Del {
  id: string;
  namn: string;
  niva?: Nivabeslut | null;
  antal1h?: number | null;
  antal24h?: number | null;
  farreAn?: number | null;
  allvarssumma24h?: number | null;
  tyngd24h?: number | null;
  trend?: Trend | null;
  timmar?: number[] | null;
  timmarForraVeckan?: number[] | null;
  allvarligaOppna: AllvarligOppen[];
  oppnaAntal?: number | null;
  senast?: Tid | null;
}

export interface Stadsbild extends Lagesbild {
  delar: Record<string, Del>;
}

export interface Kallage {
  id: string;
  namn: string;
  status: Kallstatus;
  senastLyckad?: Tid | null;
  senastHandelse?: Tid | null;
  alderSekunder?: number | null;
  fel?: string | null;
  antal?: { ny: number; uppdaterad: number; dublett: number; karantan: number };
  karantan?: number;
  okandaTyper?: { typ: string; antal: number }[];
}

export interface Kallbild {
  kallor: Record<string, Kallage>;
}

export interface Jag {
  inloggad: boolean;
  anvandare?: string | null;
  namn?: string | null;
  roller: string[];
  /** Empty when the roles hold for the whole city. */
  stadsdelar?: string[] | null;
  hogstaKlass: Klass;
  utveckling: boolean;
  ovning: boolean;
}

/** The part of RFC 9457 that people are shown. */
export interface Problem {
  title?: string;
  detail?: string;
}

export type Ring = [number, number][];
export type Geometri =
  | { type: 'Polygon'; coordinates: Ring[] }
  | { type: 'MultiPolygon'; coordinates: Ring[][] };

export interface Samling<P> {
  features: { properties: P; geometry: Geometri }[];
}

export interface Karta {
  /** `etikett` is where the name stands: longitude, latitude. */
  omraden: Samling<{ id: string; namn: string; etikett: [number, number] }>;
  /** The 117 stadsdelar, for thin lines. */
  linjer: Samling<unknown>;
  vatten: Samling<unknown>;
}

export type Nyckel = string | { id: string; kalla?: string };

/** A change of a list: whole items set, then keys taken away. */
export interface Listandring {
  satt?: { id: string; kalla?: string }[];
  bort?: Nyckel[];
}

export interface Andring {
  kanal: string;
  epok: string;
  fran: number;
  till: number;
  per: Tid;
  andring: Record<string, unknown>;
  /** True when changes were left out for a reader who is too far behind: ask again. */
  nyBild?: boolean;
}

/** The answer of `Folj`: either a whole picture or the changes since `sedan`. */
export interface Foljsvar {
  kanal: string;
  epok: string;
  seq: number;
  bild?: Record<string, unknown> | null;
  andringar?: Andring[] | null;
}
