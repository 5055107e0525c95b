import { hamta } from './api';
import type { Plats } from './kontrakt';

/** Names of places by id, asked for when the first one is needed. */
class Platsnamn {
  #namn = $state.raw<ReadonlyMap<string, string> | null>(null);
  #hamtar = false;

  /** To be called in an effect or from an event: asks for the names unless they are here. */
  async hamta(): Promise<void> {
    if (this.#namn || this.#hamtar) return;
    this.#hamtar = true;
    try {
      this.#namn = new Map((await hamta<Plats[]>('/api/v1/platser')).map((p) => [p.id, p.namn]));
    } catch {
      // The district stands without it; whoever needs a name next asks again.
    } finally {
      this.#hamtar = false;
    }
  }

  readonly for = (id: string): string | null => this.#namn?.get(id) ?? null;
}

export const platsnamn = new Platsnamn();
