import { BREDD, type Projektion } from './karta';
import type { Geometri, Ring } from './kontrakt';

const KVOT = Math.cos((59.33 * Math.PI) / 180);
/** Metres to a degree of latitude. */
const METER = 111_320;

/** A part of the earth: west, south, east, north, in degrees. */
export type Ruta = [number, number, number, number];

const ringar = (g: Geometri): Ring[] => (g.type === 'Polygon' ? g.coordinates : g.coordinates.flat());

export function rutaAv(g: Geometri): Ruta {
  let [vast, syd, ost, norr]: Ruta = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of ringar(g))
    for (const [lon, lat] of ring) {
      [vast, ost] = [Math.min(vast, lon), Math.max(ost, lon)];
      [syd, norr] = [Math.min(syd, lat), Math.max(norr, lat)];
    }
  return [vast, syd, ost, norr];
}

/** So many metres out from a point in every direction. */
export function rutaKring(lat: number, lon: number, meter: number): Ruta {
  const [dy, dx] = [meter / METER, meter / METER / KVOT];
  return [lon - dx, lat - dy, lon + dx, lat + dy];
}

export const motas = (a: Ruta, b: Ruta): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

/** The same projection as the city's map, filled by a part of it. `kvot` is width through height of the drawing, which
 * the part is centred in. */
export function zooma([vast, syd, ost, norr]: Ruta, kvot: number, marginal = 24): Projektion & { synlig: Ruta } {
  const hojd = BREDD / kvot;
  const skala = Math.min((BREDD - 2 * marginal) / ((ost - vast) * KVOT), (hojd - 2 * marginal) / (norr - syd));
  const [mittLon, mittLat] = [(vast + ost) / 2, (syd + norr) / 2];
  const [dx, dy] = [BREDD / 2 / skala / KVOT, hojd / 2 / skala];
  return {
    hojd,
    synlig: [mittLon - dx, mittLat - dy, mittLon + dx, mittLat + dy],
    punkt: (lon, lat) => ({ x: BREDD / 2 + (lon - mittLon) * KVOT * skala, y: hojd / 2 + (mittLat - lat) * skala }),
    langd: (meter) => (meter / METER) * skala,
  };
}
