import { Svarsfel, felord, skicka } from './api';
import type { Faltfel } from './kontrakt';
import { Handlingsnyckel } from './nyckel';

/** `krock`: someone changed the thing first. `fel`: refused or not answered. */
export type Handlingslage = 'vilar' | 'sander' | 'klar' | 'fel' | 'krock';

/** One thing a person does, and how the sending of it stands. */
export class Handling {
  lage = $state<Handlingslage>('vilar');
  fel = $state<string | null>(null);
  faltfel = $state.raw<readonly Faltfel[]>([]);
  /** True while nobody knows whether the last sending was carried out; the same again is then harmless. */
  ovisst = $state(false);
  readonly #nyckel = new Handlingsnyckel();

  get sander(): boolean {
    return this.lage === 'sander';
  }

  /** Sends; true when it was done. A second press while the first is on its way does nothing. */
  async skicka<T>(vag: string, kropp: unknown, version?: string | number, sistaChans = false): Promise<{ svar: T } | null> {
    if (this.sander) return null;
    this.lage = 'sander';
    this.fel = null;
    this.faltfel = [];
    try {
      const nyckel = this.#nyckel.for(JSON.stringify([vag, kropp, version ?? null]));
      const svar = await skicka<T>(vag, kropp, { nyckel, sistaChans, ...(version === undefined ? {} : { version }) });
      this.#nyckel.besvarad();
      this.ovisst = false;
      this.lage = 'klar';
      return { svar };
    } catch (fel) {
      const svarsfel = fel instanceof Svarsfel ? fel : null;
      this.ovisst = svarsfel === null || svarsfel.ovisst;
      if (!this.ovisst) this.#nyckel.besvarad();
      this.lage = svarsfel?.status === 412 ? 'krock' : 'fel';
      this.fel = felord(fel);
      this.faltfel = svarsfel?.fel ?? [];
      return null;
    }
  }

  borja(): void {
    this.lage = 'vilar';
    this.ovisst = false;
    this.fel = null;
    this.faltfel = [];
  }
}

/** Sendings by name: each word, report and proposal of a page has one of its own. */
export class Handlingar {
  readonly #alla = new Map<string, Handling>();

  egen(namn: string): Handling {
    let finns = this.#alla.get(namn);
    if (!finns) this.#alla.set(namn, (finns = new Handling()));
    return finns;
  }
}
