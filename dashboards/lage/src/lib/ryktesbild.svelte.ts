import type { Ryktesbild } from './kontrakt';
import { lage } from './lage.svelte';

/** The channel `rykten`, followed while anything on the page shows it. */
class Ryktesvisning {
  bild = $state.raw<Ryktesbild | null>(null);
  fel = $state<string | null>(null);
  #foljare = 0;
  #sluta: (() => void) | null = null;

  /** To be called in an effect; the answer ends it. */
  folj(): () => void {
    if (this.#foljare++ === 0)
      this.#sluta = lage.direkt.folj<Ryktesbild>('rykten', (bild, fel) => {
        this.bild = bild;
        this.fel = fel;
      });
    return () => {
      if (--this.#foljare > 0) return;
      this.#sluta?.();
      this.#sluta = null;
      this.bild = null;
    };
  }
}

export const ryktesvisning = new Ryktesvisning();
