import { Svarsfel, hamtaMedVersion } from './api';
import type { Historik } from './kontrakt';
import { handelseadress } from './rattning';

/** One event with its history, as it was last read. */
export class Handelselage {
  historik = $state.raw<Historik | null>(null);
  /** What `If-Match` names. */
  version = $state<string | null>(null);
  fel = $state.raw<Error | null>(null);
  laser = $state(false);
  #omgang = 0;

  constructor(
    readonly kalla: string,
    readonly id: string,
  ) {}

  /** True when the hub has said that there is no such event for this reader. */
  get finnsInte(): boolean {
    return this.fel instanceof Svarsfel && this.fel.status === 404;
  }

  /** Reads it; of two at once the later holds. */
  async las(): Promise<void> {
    const min = ++this.#omgang;
    this.laser = true;
    try {
      const svar = await hamtaMedVersion<Historik>(handelseadress(this));
      if (min !== this.#omgang) return;
      this.historik = svar.varde;
      this.version = svar.version;
      this.fel = null;
    } catch (e) {
      if (min !== this.#omgang) return;
      this.fel = e instanceof Error ? e : new Error(String(e));
      // What may no longer be shown must not stay on the screen.
      if (e instanceof Svarsfel && e.status !== null && e.status < 500) this.historik = null;
    } finally {
      if (min === this.#omgang) this.laser = false;
    }
  }
}
