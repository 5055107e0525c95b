/** Choosing a moment of the past: what was known then. Pure but for {@link SenastVinner}, which sends what it is given. */

export type Spann = '24h' | '7d';

export const SPANN: Record<Spann, { namn: string; langd: number; steg: number }> = {
  '24h': { namn: '1 dygn', langd: 86_400_000, steg: 300_000 },
  '7d': { namn: '7 dygn', langd: 7 * 86_400_000, steg: 3_600_000 },
};

/** Moments a step apart, the last one the latest whole step that has been. */
export function raster(spann: Spann, nu: number): number[] {
  const { langd, steg } = SPANN[spann];
  const sist = Math.floor(nu / steg) * steg;
  const antal = Math.round(langd / steg) + 1;
  return Array.from({ length: antal }, (_, i) => sist - (antal - 1 - i) * steg);
}

/** Place of the moment nearest to a time. */
export function narmast(moment: readonly number[], tid: number): number {
  let bast = 0;
  for (let i = 1; i < moment.length; i++) if (Math.abs(moment[i]! - tid) < Math.abs(moment[bast]! - tid)) bast = i;
  return bast;
}

/** As an address has it: UTC, whole seconds. */
export const somPer = (tid: number): string => new Date(tid).toISOString().replace('.000Z', 'Z');

/** A time out of an address, or null when it is none or has not been. */
export function avPer(text: string | null, nu: number): number | null {
  const tid = text === null ? NaN : Date.parse(text);
  return Number.isFinite(tid) && tid > 0 && tid <= nu ? tid : null;
}

const FALT = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** `2026-11-21 14.05` by the city's clock, as it is written in the field. */
export function tillFalt(tid: number): string {
  const d = Object.fromEntries(FALT.formatToParts(tid).map((p) => [p.type, p.value]));
  return `${d['year']}-${d['month']}-${d['day']} ${d['hour']}.${d['minute']}`;
}

/** The moment that is meant by `14.05`, `2026-11-19 14.05` or `1405`, by the city's clock wherever the screen stands; a
 * clock alone is the latest such. Null when it is none. An hour that is twice is taken the first time; one that the
 * clock skips is taken as the hour after. */
export function franFalt(text: string, nu: number): number | null {
  const delar = /^(?:(\d{4}-\d\d-\d\d)\s+)?([01]?\d|2[0-3])[.:]?([0-5]\d)$/.exec(text.trim());
  if (!delar) return null;
  const klocka = `${delar[2]!.padStart(2, '0')}.${delar[3]}`;
  if (delar[1]) return lokal(delar[1], klocka);
  const idag = lokal(tillFalt(nu).slice(0, 10), klocka);
  return idag !== null && idag > nu ? lokal(tillFalt(nu - DYGN).slice(0, 10), klocka) : idag;
}

const TIMME = 3_600_000;
const DYGN = 24 * TIMME;

function lokal(dag: string, klocka: string): number | null {
  const utc = Date.parse(`${dag}T${klocka.replace('.', ':')}:00Z`);
  // A date that is none (31 February) may be read as the one after.
  if (!Number.isFinite(utc) || new Date(utc).toISOString().slice(0, 10) !== dag) return null;
  for (const forskjutning of [2, 1]) {
    const tid = utc - forskjutning * TIMME;
    if (tillFalt(tid) === `${dag} ${klocka}`) return tid;
  }
  return utc - TIMME;
}

/** The latest used of so many, the rest forgotten. */
export class Minne<V> {
  readonly #saker = new Map<string, V>();
  constructor(readonly hogst: number) {}

  hamta(nyckel: string): V | undefined {
    const sak = this.#saker.get(nyckel);
    if (sak !== undefined) this.spara(nyckel, sak);
    return sak;
  }

  spara(nyckel: string, sak: V): void {
    this.#saker.delete(nyckel);
    this.#saker.set(nyckel, sak);
    if (this.#saker.size > this.hogst) this.#saker.delete(this.#saker.keys().next().value!);
  }

  tom(): void {
    this.#saker.clear();
  }

  get antal(): number {
    return this.#saker.size;
  }
}

/** One question at a time: a new one cancels the one before it, whose answer nobody waits for. */
export class SenastVinner {
  #pagar: AbortController | null = null;

  /** The answer, or undefined when a later question came before it. */
  async fraga<T>(skicka: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> {
    this.avbryt();
    const min = (this.#pagar = new AbortController());
    try {
      const svar = await skicka(min.signal);
      return min.signal.aborted ? undefined : svar;
    } catch (fel) {
      if (min.signal.aborted) return undefined;
      throw fel;
    } finally {
      if (this.#pagar === min) this.#pagar = null;
    }
  }

  avbryt(): void {
    this.#pagar?.abort();
    this.#pagar = null;
  }
}
