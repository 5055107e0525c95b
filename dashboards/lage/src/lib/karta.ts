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

export interface Ruta {
  x: number;
  y: number;
  /** Half the width and half the height. */
  bredd: number;
  hojd: number;
}

export interface Etikett {
  id: string;
  /** Where it would stand if nothing were in the way. */
  mitt: Punkt;
  bredd: number;
  hojd: number;
  /** The area's rings, drawn. */
  ringar: readonly (readonly Punkt[])[];
}

/** The area's rings as points of the drawing. */
export const drag = (g: Geometri, p: Projektion): Punkt[][] => ringar(g).map((ring) => ring.map(([lon, lat]) => p.punkt(lon, lat)));

const STEG = [0, -1, 1, -2, 2, -3, 3, -4, 4];

/**
 * Where each name stands: as near its own place as may be without lying on a mark or another name, within its own area.
 * A name for which there is no free room stands where it covers least. None reaches over the drawing's sides.
 */
export function placeraNamn(etiketter: readonly Etikett[], hinder: readonly Ruta[], steg: number, bredd = BREDD): Map<string, Punkt> {
  const ut = new Map<string, Punkt>();
  const tagna: Ruta[] = [...hinder];
  const forslag = STEG.flatMap((x) => STEG.map((y) => ({ x: x * steg * 1.2, y: y * steg }))).sort((a, b) => Math.hypot(a.x, a.y) - Math.hypot(b.x, b.y));
  for (const e of etiketter) {
    const inat = (x: number): number => Math.min(Math.max(x, e.bredd), Math.max(e.bredd, bredd - e.bredd));
    let bast = { x: inat(e.mitt.x), y: e.mitt.y };
    let minst = Infinity;
    for (const f of forslag) {
      const plats = { x: inat(e.mitt.x + f.x), y: e.mitt.y + f.y };
      if ((f.x !== 0 || f.y !== 0) && !inom(plats, e.ringar)) continue;
      const yta = tagna.reduce((summa, t) => summa + tackning({ ...plats, bredd: e.bredd, hojd: e.hojd }, t), 0);
      if (yta >= minst) continue;
      [bast, minst] = [plats, yta];
      if (yta === 0) break;
    }
    ut.set(e.id, bast);
    tagna.push({ ...bast, bredd: e.bredd, hojd: e.hojd });
  }
  return ut;
}

function tackning(a: Ruta, b: Ruta): number {
  const bredd = Math.min(a.x + a.bredd, b.x + b.bredd) - Math.max(a.x - a.bredd, b.x - b.bredd);
  const hojd = Math.min(a.y + a.hojd, b.y + b.hojd) - Math.max(a.y - a.hojd, b.y - b.hojd);
  return bredd > 0 && hojd > 0 ? bredd * hojd : 0;
}

/** By counting the borders on one side; a hole takes its own part away. */
export function inom(p: Punkt, ringarna: readonly (readonly Punkt[])[]): boolean {
  let inne = false;
  for (const ring of ringarna)
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [a, b] = [ring[i]!, ring[j]!];
      if (a.y > p.y !== b.y > p.y && p.x < ((b.x - a.x) * (p.y - a.y)) / (b.y - a.y) + a.x) inne = !inne;
    }
  return inne;
}
