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

const ringar = (g: Geometri): Ring[] => (g.type === 'Polygon' ? g.coordinates : g.coordinates.flat());

/** Equirectangular, true to scale at the city's latitude; the eleven fill the drawing but for a margin. */
export function projicera(karta: Karta, marginal = 12): Projektion {
  let [vast, syd, ost, norr] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const f of karta.omraden.features)
    for (const ring of ringar(f.geometry))
      for (const [lon, lat] of ring) {
        [vast, ost] = [Math.min(vast, lon), Math.max(ost, lon)];
        [syd, norr] = [Math.min(syd, lat), Math.max(norr, lat)];
      }
  const skala = (BREDD - 2 * marginal) / ((ost - vast) * KVOT);
  return {
    hojd: Math.round((norr - syd) * skala + 2 * marginal),
    punkt: (lon, lat) => ({ x: marginal + (lon - vast) * KVOT * skala, y: marginal + (norr - lat) * skala }),
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
