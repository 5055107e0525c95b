import { exakt, kortTid } from './format';
import type { Projektion } from './karta';
import type { Handelse } from './kontrakt';
import { METOD, platsord } from './ord';

/** What of the events can be drawn, and how it is said. */

export const harPunkt = (h: Handelse): boolean => h.placering.lat != null && h.placering.lon != null;

/** Events of the same rounded point as one mark. */
export interface Kartpunkt {
  lat: number;
  lon: number;
  /** The largest radius of uncertainty among them, metres. */
  meter: number;
  /** The most serious first. */
  handelser: Handelse[];
}

export interface Kartinnehall {
  punkter: Kartpunkt[];
  /** Events of which only the district is known. */
  baraOmrade: Map<string, Handelse[]>;
}

/** What of the events can be drawn truthfully, and where. What is known only as the city is under `stockholm`. */
export function kartinnehall(handelser: readonly Handelse[]): Kartinnehall {
  const punkter = new Map<string, Kartpunkt>();
  const baraOmrade = new Map<string, Handelse[]>();
  for (const h of [...handelser].sort((a, b) => b.allvar - a.allvar)) {
    const { lat, lon, osakerhetMeter } = h.placering;
    if (lat == null || lon == null) {
      baraOmrade.set(h.stadsdel, [...(baraOmrade.get(h.stadsdel) ?? []), h]);
      continue;
    }
    const punkt = punkter.get(`${lat},${lon}`);
    if (!punkt) punkter.set(`${lat},${lon}`, { lat, lon, meter: osakerhetMeter ?? 0, handelser: [h] });
    else {
      punkt.handelser.push(h);
      punkt.meter = Math.max(punkt.meter, osakerhetMeter ?? 0);
    }
  }
  return { punkter: [...punkter.values()], baraOmrade };
}

/** One or more events at one place of a drawing. */
export interface Kartmarke {
  x: number;
  y: number;
  /** Radius of uncertainty in the drawing. */
  ring: number;
  handelser: readonly Handelse[];
}

/**
 * The marks of a drawing, the most serious last and so on top. Those nearer than `nara` hide one another and become one;
 * `bredvid` times as far where they stand side by side, since the number of many stands beside them.
 */
export function marken(punkter: readonly Kartpunkt[], p: Projektion, nara = 0, bredvid = 1): Kartmarke[] {
  const ut: (Kartmarke & { handelser: Handelse[] })[] = [];
  for (const { lat, lon, meter, handelser } of punkter) {
    const { x, y } = p.punkt(lon, lat);
    const fore = ut.find((m) => Math.hypot((m.x - x) / bredvid, m.y - y) < nara);
    if (fore) fore.handelser.push(...handelser);
    else ut.push({ x, y, ring: p.langd(meter), handelser: [...handelser] });
  }
  return ut.reverse();
}

/** How sure the place is: `inom 300 m`, or by what it was placed. */
export const sakerhet = (h: Handelse): string => (harPunkt(h) ? (h.placering.osakerhetMeter == null ? 'osäkerheten inte angiven' : `inom ${h.placering.osakerhetMeter} m`) : METOD[h.placering.metod]);

/** What a mark says when pointed at. */
export function markesord(handelser: readonly Handelse[], nu: number): string {
  const forst = handelser[0]!;
  const fler = handelser.length > 1 ? ` Och ${handelser.length - 1} till här.` : '';
  return `${forst.typ}, ${platsord(forst)}, ${kortTid(forst.intraffad, nu)} (${exakt(forst.intraffad)}). ${METOD[forst.placering.metod]}, ${sakerhet(forst)}.${fler}`;
}
