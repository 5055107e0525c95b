import { untrack } from 'svelte';

/** What a page shows that was told by the hub: the picture (`lage`), or records of another kind (`uppgifter`). */
export type Slag = 'lage' | 'uppgifter';

/** What is shown now, as the page's parts say it, so that what is said of its age is true where nothing is shown too. */
class Visat {
  #antal = $state({ lage: 0, uppgifter: 0 });

  get slag(): Slag | null {
    return this.#antal.lage > 0 ? 'lage' : this.#antal.uppgifter > 0 ? 'uppgifter' : null;
  }

  /** Counts one more part that shows `slag`, until the answer is called. */
  lagg(slag: Slag): () => void {
    untrack(() => this.#antal[slag]++);
    return () => untrack(() => this.#antal[slag]--);
  }
}

export const visat = new Visat();

/** Says for a component, while it lives, that it shows `slag` whenever `nar` is true. */
export function visar(slag: Slag, nar: () => boolean): void {
  const ja = $derived(nar());
  $effect(() => (ja ? visat.lagg(slag) : undefined));
}
