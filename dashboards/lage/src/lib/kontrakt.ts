/**
 * What the hub says and expects, by the names that this page uses. The records come from the hub's own description
 * (openapi.ts); what travels over SignalR and the map's file are described here.
 * Times are ISO 8601 with offset. A value that is null is left out, and so is what the reader's class may not see:
 * the open picture has no hours, no points on the map and no sources.
 */
import type { components } from './openapi';

type Schema = components['schemas'];

export type Handelse = Schema['Handelsevy'];
export type Placering = Schema['Placeringsvy'];
export type Placeringsmetod = Schema['Placeringsmetod'];
export type Trend = Schema['Trend'];
export type Del = Schema['Delvy'];
export type Kallstatus = Schema['Kallstatus'];
export type Kallrad = Schema['Kallagevy'];
export type Kallbild = Schema['Kallorvy'];
export type Jag = Schema['Jagvy'];
export type Puls = Schema['Pulsvy'];
export type Enhet = Schema['Enhetvy'];
export type NyEnhet = Schema['NyEnhetvy'];
export type Niva = Schema['Nivavy'];
export type Nivasteg = Schema['Nivastegvy'];
export type Nivalista = Schema['Nivalistvy'];
export type Nivaforslag = Schema['Nivaforslagvy'];
export type Omradesniva = Schema['Omradesnivavy'];
export type Nivahistorik = Schema['Nivahistorikvy'];
export type Nivabeslut = Schema['Nivabeslutvy'];
export type Historik = Schema['Historikvy'] & { bevaras?: Bevaras | null };
export type Revision = Schema['Revisionsvy'];
export type Handelsesida = Schema['Handelsesida'];
export type Kalla = Schema['Kallvy'];
export type Karantanpost = Schema['Karantanvy'];
export type Platsrad = Schema['Platsvy'];
export type Rattat = Schema['Rattatvy'];
export type Rattad = Schema['Rattadvy'];
export type Avvisat = Schema['Avvisatvy'];
export type Forslag = Schema['Forslagsvy'];
export type Ingrepp = Schema['Ingreppsvy'];
export type Kontakt = Schema['Kontaktvy'];

export type Plats = Schema['Platsvy'];
export type Langsikt = Schema['Langsiktvy'];
export type Period = Schema['Periodvy'];
export type Profil = Schema['Profilvy'];
export type Arsrakning = Schema['Arsrakningvy'];
export type Historikserie = Schema['Historikserievy'];

export type Gallringsoversikt = Schema['Gallringsoversikt'];
export type Gallringsrapport = Schema['Rapportvy'];
export type Korning = Schema['Korningsvy'];
export type Gallringsstopp = Schema['Stoppvy'];
export type Lasningssida = Schema['Lasningssida'];
export type Jour = Schema['Jourvy'];
export type Jourlinje = Schema['Jourlinjevy'];
export type Jourlinjehel = Schema['Jourlinjehelvy'];
export type Jourpass = Schema['Jourpassvy'];
export type Jourpassning = Schema['Jourpassningsvy'];
export type Organisation = Schema['Organisationsvy'];
export type Rykte = Schema['Ryktesvy'];
export type Ryktessvar = Schema['Ryktessvarvy'];
export type Ryktesrad = Schema['Ryktesradvy'];
export type Rykteshistorik = Schema['Rykteshistorikvy'];

export type Avinyckel = Schema['Avinyckelvy'];
export type Avienhet = Schema['Avienhetvy'];
export type Avikontakt = Schema['Avikontaktvy'];
export type Aviprovrad = Schema['Aviprovrad'];

export type Tid = string;
export type Fonsternamn = '1h' | '24h' | '7d' | '28d';

export type Larm = Schema['Larmvy'];
export type Larmtillstand = Schema['Larmtillstand'];
export type Larmperson = Schema['Larmpersonvy'];
export type Larmlista = Schema['Larmlistvy'];
export type Larmhistorik = Schema['Larmhistorikvy'];
export type Larmrad = Schema['Larmradvy'];
export type Larmavi = Schema['Larmavivy'];
export type Kvittering = Schema['Kvitteringsvy'];
export type Larmforklaring = Schema['Forklaringsvy'];
export type Underlag = Schema['Underlagsvy'];
export type Regelverk = Schema['Regelverksvy'];
export type Provkorning = Schema['Provkorningsvy'];
export type Provlarm = Schema['Provlarmvy'];
export type Tystnad = Schema['Tystnadsvy'];

/** The channel `larm`. A value that a change takes away is null. */
export interface Larmbild {
  larm: Record<string, Larm | null>;
  /** Older closed ones that are only in the journal. */
  glomda?: number;
}

/** The channel `nivaer`. A value that a change takes away is null. */
export interface Nivabild {
  nivaer: Record<string, Omradesniva | null>;
}

/** A picture; its windows and trends are named. */
export interface Lagesbild extends Omit<Schema['Lagesbildvy'], 'fonster' | 'trend'> {
  fonster: Record<Fonsternamn, Schema['Fonstervy']>;
  trend?: { '24h'?: Trend; '7d'?: Trend } | null;
}

export interface Stadsbild extends Lagesbild {
  delar: Record<string, Del>;
}

/** Why an event's texts are kept, and until when; told where retention is set. */
export interface Bevaras {
  till?: Tid | null;
  skal: string;
  snart: boolean;
}

/** A fault in one field, and how to mend it. */
export type Faltfel = Schema['Faltfelvy'];

/** The part of RFC 9457 that people are shown. */
export interface Problem {
  title?: string;
  detail?: string;
  fel?: Faltfel[];
}

export type Ring = [number, number][];
/** The channel `rykten`. A value that a change takes away is null. */
export interface Ryktesbild {
  rykten: Record<string, Rykte>;
  /** Older answered ones that are only in the journal. */
  glomda?: number;
}

export type Geometri =
  | { type: 'Polygon'; coordinates: Ring[] }
  | { type: 'MultiPolygon'; coordinates: Ring[][] };

export interface Samling<P> {
  features: { properties: P; geometry: Geometri }[];
}

export interface Karta {
  /** `etikett` is where the name stands: longitude, latitude. */
  omraden: Samling<{ id: string; namn: string; etikett: [number, number] }>;
  /** The 117 stadsdelar, for thin lines; `stadsdel` is the id of the one of the eleven that each lies in. */
  linjer: Samling<{ namn: string; stadsdel: string; etikett: [number, number] }>;
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
  /** Class of reader that the answer was made for. */
  klass?: Jag['hogstaKlass'];
  bild?: Record<string, unknown> | null;
  andringar?: Andring[] | null;
}
