import type { Projektion } from './karta';
import { BREDD } from './karta';
import type { Geometri, Handelse, Karta, Ring } from './kontrakt';

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

export interface Ram {
  x: number;
  y: number;
  bredd: number;
  hojd: number;
}

const ringar = (g: Geometri): Ring[] => (g.type === 'Polygon' ? g.coordinates : g.coordinates.flat());

/** The part of the drawing that holds the district with a margin; the whole of it for null or one that the map lacks. */
export function ramFor(karta: Karta, p: Projektion, omrade: string | null): Ram {
  const funnen = karta.omraden.features.find((f) => f.properties.id === omrade);
  if (!funnen) return { x: 0, y: 0, bredd: BREDD, hojd: p.hojd };
  const punkter = ringar(funnen.geometry).flatMap((ring) => ring.map(([lon, lat]) => p.punkt(lon, lat)));
  const [xs, ys] = [punkter.map((q) => q.x), punkter.map((q) => q.y)];
  const [vast, ost, norr, syd] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const luft = 0.08 * Math.max(ost - vast, syd - norr);
  return { x: vast - luft, y: norr - luft, bredd: ost - vast + 2 * luft, hojd: syd - norr + 2 * luft };
}
