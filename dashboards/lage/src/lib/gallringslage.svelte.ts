import { felord, hamta } from './api';
import { Handling } from './handling.svelte';
import type { Gallringsoversikt, Gallringsrapport, Gallringsstopp } from './kontrakt';
import { handelseadress } from './rattning';

/** What is kept and erased, as it was last read, and one run's report when it is open. */
export class Gallringslage {
  oversikt = $state.raw<Gallringsoversikt | null>(null);
  rapport = $state.raw<Gallringsrapport | null>(null);
  fel = $state<string | null>(null);
  /** The page of runs that is shown. */
  #sida = 1;

  get sidor(): number {
    return this.oversikt ? Math.max(1, Math.ceil(this.oversikt.totalt / this.oversikt.perSida)) : 1;
  }

  /** The sources that texts are kept of, each once with its name. */
  get kallor(): { id: string; namn: string }[] {
    return [...new Map(this.oversikt?.frister.map((f) => [f.kalla, f.kallaNamn]) ?? [])].map(([id, namn]) => ({ id, namn }));
  }

  async las(): Promise<void> {
    await this.#utan(async () => (this.oversikt = await hamta<Gallringsoversikt>(`/api/v1/gallringar?sida=${this.#sida}`)));
  }

  async bladdra(sida: number): Promise<void> {
    this.#sida = sida;
    this.rapport = null;
    await this.las();
  }

  /** Opens a run's report, or closes it when it is open. */
  async visa(nr: number): Promise<void> {
    if (this.rapport?.korning.nr === nr) this.rapport = null;
    else await this.#utan(async () => (this.rapport = await hamta<Gallringsrapport>(`/api/v1/gallringar/${nr}`)));
  }

  async #utan(gor: () => Promise<unknown>): Promise<void> {
    try {
      await gor();
      this.fel = null;
    } catch (fel) {
      this.fel = felord(fel);
    }
  }
}

/** One event kept longer than others, being set or released. */
export class Stopphandling {
  readonly handling = new Handling();

  /** Keeps to the end of the day `till`, `2026-11-21`, by the reader's clock. True when it was done. */
  async satt(kalla: string, id: string, orsak: string, till: string): Promise<boolean> {
    const slut = new Date(`${till}T23:59:59`).toISOString();
    return (await this.handling.skicka(`${handelseadress({ kalla, id: id.trim() })}/gallringsstopp`, { orsak, till: slut })) !== null;
  }

  async slapp(stopp: Gallringsstopp, orsak: string): Promise<boolean> {
    return (await this.handling.skicka(`${handelseadress(stopp)}/gallringsstopp/slapp`, { orsak }, stopp.version)) !== null;
  }
}
