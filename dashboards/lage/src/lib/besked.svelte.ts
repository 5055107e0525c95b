import { felord } from './api';

export interface Beskedsrad {
  id: number;
  text: string;
  /** What a press of Ångra does; null when there is nothing to undo. */
  angra: (() => Promise<void>) | null;
  lage: 'visas' | 'angrar' | 'fel';
  fel: string | null;
  /** When it goes by itself, milliseconds since 1970. */
  till: number;
}

const VISAS = 20_000;
const HOGST = 4;

/** Where it is said what has been done. */
export type Beskedstavla = Pick<Besked, 'visa' | 'fordroj'>;

/** What has just been done, with the way back. One for the page, whichever view is open. */
class Besked {
  rader = $state.raw<readonly Beskedsrad[]>([]);
  #nasta = 1;
  readonly #vantar = new Map<number, { gor: (sistaChans: boolean) => void; ur: ReturnType<typeof setTimeout> }>();

  constructor() {
    // What was promised to be done is done, though the page is left before the time to undo is out.
    addEventListener('pagehide', () => {
      for (const [id, v] of [...this.#vantar]) this.#utfor(id, v.gor, true);
    });
  }

  visa(text: string, angra: (() => Promise<void>) | null = null): void {
    this.#lagg(text, angra, VISAS);
  }

  /**
   * For what cannot be undone once it is done: it is done when the time to undo is out. `gor` tells how it went by a
   * message of its own.
   */
  fordroj(text: string, gor: (sistaChans: boolean) => void, angrad: () => void = () => undefined, ms = 8_000): void {
    const id: number = this.#lagg(
      text,
      async () => {
        clearTimeout(this.#vantar.get(id)?.ur);
        this.#vantar.delete(id);
        angrad();
      },
      ms,
    );
    this.#vantar.set(id, { gor, ur: setTimeout(() => this.#utfor(id, gor, false), ms) });
  }

  async angra(rad: Beskedsrad): Promise<void> {
    if (!rad.angra || rad.lage === 'angrar') return;
    this.#byt(rad.id, { lage: 'angrar', fel: null, till: Date.now() + VISAS });
    try {
      await rad.angra();
      this.stang(rad.id);
    } catch (e) {
      this.#byt(rad.id, { lage: 'fel', fel: felord(e), till: Date.now() + VISAS });
    }
  }

  stang(id: number): void {
    this.rader = this.rader.filter((r) => r.id !== id);
  }

  #utfor(id: number, gor: (sistaChans: boolean) => void, sistaChans: boolean): void {
    clearTimeout(this.#vantar.get(id)?.ur);
    this.#vantar.delete(id);
    this.stang(id);
    gor(sistaChans);
  }

  #lagg(text: string, angra: (() => Promise<void>) | null, ms: number): number {
    const id = this.#nasta++;
    const rad: Beskedsrad = { id, text, angra, lage: 'visas', fel: null, till: Date.now() + ms };
    // A message whose deed waits is never pushed out by others.
    const kvar = this.rader.filter((r, i, alla) => this.#vantar.has(r.id) || alla.length - i < HOGST);
    this.rader = [...kvar, rad];
    this.#stada(id, ms);
    return id;
  }

  #stada(id: number, ms: number): void {
    setTimeout(() => {
      const rad = this.rader.find((r) => r.id === id);
      if (!rad) return;
      const kvar = rad.till - Date.now();
      if (kvar <= 0 && rad.lage !== 'angrar') this.stang(id);
      else this.#stada(id, Math.max(1_000, kvar));
    }, ms);
  }

  #byt(id: number, andrat: Partial<Beskedsrad>): void {
    this.rader = this.rader.map((r) => (r.id === id ? { ...r, ...andrat } : r));
  }
}

export const besked = new Besked();
