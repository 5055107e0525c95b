import type { Niva, Nivabild, Nivaforslag, Omradesniva } from './kontrakt';
import { lage } from './lage.svelte';
import { farNiva } from './nivaer';
import { STOCKHOLM } from './ord';

/** The crisis levels, followed by everyone: what each may see is the hub's to say. One for the page. */
class Nivavisning {
  #bild = $state.raw<Nivabild | null>(null);
  fel = $state<string | null>(null);

  readonly alla = $derived<Readonly<Record<string, Omradesniva | null>>>(this.#bild?.nivaer ?? {});
  /** How many proposals wait for the reader. */
  readonly vantar = $derived(Object.entries(this.alla).filter(([id, o]) => o?.forslag && farNiva(lage.jag, id)).length);

  get hort(): boolean {
    return this.#bild !== null;
  }

  get staden(): Niva | null {
    return this.niva(STOCKHOLM);
  }

  niva(id: string): Niva | null {
    return this.alla[id]?.niva ?? null;
  }

  forslag(id: string): Nivaforslag | null {
    return this.alla[id]?.forslag ?? null;
  }

  /** To be called in an effect; the answer ends it. */
  folj(): () => void {
    return lage.direkt.folj<Nivabild>('nivaer', (bild, fel) => ([this.#bild, this.fel] = [bild, fel]));
  }
}

export const nivavisning = new Nivavisning();
