import { BREDD, type Omradesform, type Punkt } from './karta';

/** Where the names stand on a map. */

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

/** So many times worse it is to cover a name than a mark. */
const NAMN_PA_NAMN = 20;
const STEG = [0, -1, 1, -2, 2, -3, 3, -4, 4];

/**
 * Where each name stands: as near its own place as may be without lying on a mark or another name, within its own area.
 * A name for which there is no free room stands where it covers least, and sooner on marks than on another name: two
 * names on one another cannot be read. None reaches out of the drawing.
 */
export function placeraNamn(etiketter: readonly Etikett[], hinder: readonly Ruta[], steg: number, hojd = Infinity, bredd = BREDD): Map<string, Punkt> {
  const ut = new Map<string, Punkt>();
  const namn: Ruta[] = [];
  const forslag = STEG.flatMap((x) => STEG.map((y) => ({ x: x * steg * 1.2, y: y * steg }))).sort((a, b) => Math.hypot(a.x, a.y) - Math.hypot(b.x, b.y));
  for (const e of etiketter) {
    const inat = (v: number, halv: number, helt: number): number => Math.min(Math.max(v, halv), Math.max(halv, helt - halv));
    const vid = (x: number, y: number): Punkt => ({ x: inat(e.mitt.x + x, e.bredd, bredd), y: inat(e.mitt.y + y, e.hojd, hojd) });
    let bast = vid(0, 0);
    let minst = Infinity;
    for (const f of forslag) {
      const plats = vid(f.x, f.y);
      if ((f.x !== 0 || f.y !== 0) && !inom(plats, e.ringar)) continue;
      const tackt = (rutor: readonly Ruta[]): number => rutor.reduce((summa, r) => summa + tackning({ ...plats, bredd: e.bredd, hojd: e.hojd }, r), 0);
      const yta = tackt(hinder) + NAMN_PA_NAMN * tackt(namn);
      if (yta >= minst) continue;
      [bast, minst] = [plats, yta];
      if (yta === 0) break;
    }
    ut.set(e.id, bast);
    namn.push({ ...bast, bredd: e.bredd, hojd: e.hojd });
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

/** A name in the lines that it is written on. */
export const namnrader = (namn: string): string[] => namn.split(/(?<=-)| /);

/** Letters in a line, a wide one for more than one. */
const langd = (rad: string): number => rad.length + 0.6 * (rad.match(/[mwMW]/g)?.length ?? 0);

/** Measures of what is written on a map, CSS pixels at a rem of 16. */
export interface Skrift {
  /** Height of a line and width of a letter. */
  rad: number;
  bokstav: number;
}

export const SKRIFT: Skrift = { rad: 18, bokstav: 10 };
export const VAGGSKRIFT: Skrift = { rad: 21, bokstav: 11.5 };
/** Half of a mark, and room for how many it stands for. */
const [MARKE, ANTAL] = [15, 16];
/** The same of a stadsdel's name. */
const [ORTSRAD, ORTSBOKSTAV] = [16, 7.4];
/** Room under a name for what is known of the whole area. */
const UNDER = 28;

/** Where the areas' names stand, clear of the marks; `enhet` is so many units of the drawing as one CSS pixel. */
export function namnplatser(omraden: readonly Omradesform[], marken: readonly { x: number; y: number; handelser: readonly unknown[] }[], medUnder: (id: string) => boolean, enhet: number, skrift: Skrift, hojdHela: number): Map<string, Punkt> {
  const hinder: Ruta[] = marken.map((m) => {
    const fler = m.handelser.length > 1 ? ANTAL * enhet : 0;
    return { x: m.x + fler, y: m.y, bredd: MARKE * enhet + fler, hojd: MARKE * enhet };
  });
  const etiketter = omraden.map((o) => {
    const rader = namnrader(o.namn);
    const hojd = rader.length * skrift.rad + (medUnder(o.id) ? UNDER : 0);
    return { id: o.id, mitt: o.mitt, ringar: o.ringar, bredd: (Math.max(...rader.map(langd)) * skrift.bokstav * enhet) / 2, hojd: (hojd * enhet) / 2 };
  });
  return placeraNamn(etiketter, hinder, 14 * enhet, hojdHela);
}

export interface Ortnamn extends Punkt {
  namn: string;
}

/**
 * Of the names those for which there is room within the drawing, the first given first: clear of one another and of the
 * marks, under or over its own place when that is taken.
 */
export function utanKrock(namn: readonly Ortnamn[], marken: readonly Punkt[], hojd: number, enhet: number): Ortnamn[] {
  const tagna: Ruta[] = marken.map((m) => ({ x: m.x, y: m.y, bredd: MARKE * enhet, hojd: MARKE * enhet }));
  const [halvRad, flytt] = [(ORTSRAD * enhet) / 2, (MARKE + ORTSRAD / 2) * enhet];
  const satta: Ortnamn[] = [];
  for (const n of namn) {
    const bredd = (n.namn.length * ORTSBOKSTAV * enhet) / 2;
    const ryms = (y: number): boolean => {
      if (n.x < bredd || n.x + bredd > BREDD || y < halvRad || y + halvRad > hojd) return false;
      return tagna.every((t) => tackning({ x: n.x, y, bredd, hojd: halvRad }, t) === 0);
    };
    const y = [n.y, n.y + flytt, n.y - flytt].find(ryms);
    if (y === undefined) continue;
    satta.push({ ...n, y });
    tagna.push({ x: n.x, y, bredd, hojd: halvRad });
  }
  return satta;
}
