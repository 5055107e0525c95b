import type { Geometri, Karta, Ring } from './kontrakt';

/** Width of the drawing, in its own units. */
export const BREDD = 1000;
const KVOT = Math.cos((59.33 * Math.PI) / 180);
/** Metres to a degree of latitude. */
const METER = 111_320;

export interface Punkt {
  x: number;
  y: number;
}

export interface Projektion {
  hojd: number;
  punkt(lon: number, lat: number): Punkt;
  /** Length in the drawing of so many metres. */
  langd(meter: number): number;
}

/** A part of the earth: west, south, east, north, in degrees. */
export type Jordruta = [number, number, number, number];

const ringar = (g: Geometri): Ring[] => (g.type === 'Polygon' ? g.coordinates : g.coordinates.flat());

export function rutaAv(...geometrier: readonly Geometri[]): Jordruta {
  let [vast, syd, ost, norr]: Jordruta = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of geometrier.flatMap(ringar))
    for (const [lon, lat] of ring) {
      [vast, ost] = [Math.min(vast, lon), Math.max(ost, lon)];
      [syd, norr] = [Math.min(syd, lat), Math.max(norr, lat)];
    }
  return [vast, syd, ost, norr];
}

/** So many metres out from a point in every direction. */
export function rutaKring(lat: number, lon: number, meter: number): Jordruta {
  const [dy, dx] = [meter / METER, meter / METER / KVOT];
  return [lon - dx, lat - dy, lon + dx, lat + dy];
}

export const motas = (a: Jordruta, b: Jordruta): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

/** Equirectangular, true to scale at the city's latitude; the eleven fill the drawing but for a margin. */
export function projicera(karta: Karta, marginal = 12): Projektion {
  const [vast, syd, ost, norr] = rutaAv(...karta.omraden.features.map((f) => f.geometry));
  const skala = (BREDD - 2 * marginal) / ((ost - vast) * KVOT);
  return {
    hojd: Math.round((norr - syd) * skala + 2 * marginal),
    punkt: (lon, lat) => ({ x: marginal + (lon - vast) * KVOT * skala, y: marginal + (norr - lat) * skala }),
    langd: (meter) => (meter / METER) * skala,
  };
}

/** The same projection filled by a part of it. `kvot` is width through height of the drawing, which the part is centred in. */
export function zooma([vast, syd, ost, norr]: Jordruta, kvot: number, marginal = 24): Projektion & { synlig: Jordruta } {
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

/** The geometry as an SVG path. */
export function bana(g: Geometri, p: Projektion): string {
  return ringar(g)
    .map((ring) => {
      const punkter = ring.map(([lon, lat]) => {
        const { x, y } = p.punkt(lon, lat);
        return `${x.toFixed(1)} ${y.toFixed(1)}`;
      });
      return `M${punkter.join('L')}Z`;
    })
    .join('');
}

/** The area's rings as points of the drawing. */
export const drag = (g: Geometri, p: Projektion): Punkt[][] => ringar(g).map((ring) => ring.map(([lon, lat]) => p.punkt(lon, lat)));

export interface Omradesform {
  id: string;
  namn: string;
  /** Where the name stands when nothing is in the way. */
  mitt: Punkt;
  bana: string;
  ringar: readonly (readonly Punkt[])[];
}

/** The ground of a map, drawn. */
export interface Ritning {
  p: Projektion;
  omraden: readonly Omradesform[];
  /** The thin lines of the 117, and the water, each as one path. */
  linjer: string;
  vatten: string;
}

/** Draws what of the map can be seen; all of it when nothing is said. Null until the map has come. */
export function rita(karta: Karta | null, projektion: (karta: Karta) => Projektion & { synlig?: Jordruta }): Ritning | null {
  if (!karta || karta.omraden.features.length === 0) return null;
  const p = projektion(karta);
  const syns = ({ geometry }: { geometry: Geometri }): boolean => !p.synlig || motas(rutaAv(geometry), p.synlig);
  return {
    p,
    omraden: karta.omraden.features.filter(syns).map((f) => ({
      id: f.properties.id,
      namn: f.properties.namn,
      mitt: p.punkt(...f.properties.etikett),
      bana: bana(f.geometry, p),
      ringar: drag(f.geometry, p),
    })),
    linjer: karta.linjer.features.filter(syns).map((f) => bana(f.geometry, p)).join(''),
    vatten: karta.vatten.features.map((f) => bana(f.geometry, p)).join(''),
  };
}

export interface Ram {
  x: number;
  y: number;
  bredd: number;
  hojd: number;
}

/** The part of the drawing that holds the district with a margin; the whole of it for null or one that the map lacks. */
export function ramFor(ritning: Ritning, omrade: string | null): Ram {
  const punkter = ritning.omraden.find((o) => o.id === omrade)?.ringar.flat();
  if (!punkter) return { x: 0, y: 0, bredd: BREDD, hojd: ritning.p.hojd };
  const [xs, ys] = [punkter.map((q) => q.x), punkter.map((q) => q.y)];
  const [vast, ost, norr, syd] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const luft = 0.08 * Math.max(ost - vast, syd - norr);
  return { x: vast - luft, y: norr - luft, bredd: ost - vast + 2 * luft, hojd: syd - norr + 2 * luft };
}

export type Pil = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

const RIKTNING: Record<Pil, Punkt> = {
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
};

export const arPil = (tangent: string): tangent is Pil => tangent in RIKTNING;

/** The nearest area in the arrow's direction, within 60° of it; what lies aside counts as farther away. */
export function granne(fran: string, pil: Pil, lagen: ReadonlyMap<string, Punkt>): string | null {
  const har = lagen.get(fran);
  if (!har) return null;
  const r = RIKTNING[pil];
  let bast: string | null = null;
  let kortast = Infinity;
  for (const [id, plats] of lagen) {
    const [dx, dy] = [plats.x - har.x, plats.y - har.y];
    const fram = dx * r.x + dy * r.y;
    const sida = Math.abs(dx * r.y - dy * r.x);
    if (id === fran || fram <= 0 || sida > fram * Math.sqrt(3)) continue;
    const avstand = fram + 2 * sida;
    if (avstand < kortast) [bast, kortast] = [id, avstand];
  }
  return bast;
}
