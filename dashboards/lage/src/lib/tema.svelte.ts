import { skarm } from './skarm.svelte';

export type Tema = 'ljust' | 'morkt';

const NYCKEL = 'tema';
const morkt = matchMedia('(prefers-color-scheme: dark)');

function sparat(): Tema | null {
  try {
    const varde = localStorage.getItem(NYCKEL);
    return varde === 'ljust' || varde === 'morkt' ? varde : null;
  } catch {
    // Storage may be shut off; then the choice lasts as long as the page.
    return null;
  }
}

/** Follows the system until someone chooses; a wall is dark until someone chooses. */
class Temaval {
  #valt = $state<Tema | null>(sparat());
  #system = $state<Tema>(morkt.matches ? 'morkt' : 'ljust');

  constructor() {
    morkt.addEventListener('change', (e) => (this.#system = e.matches ? 'morkt' : 'ljust'));
    this.visa();
  }

  /** What someone has chosen; null to follow the system. */
  get valt(): Tema | null {
    return this.#valt;
  }

  get nu(): Tema {
    return this.#valt ?? (skarm.vagg ? 'morkt' : this.#system);
  }

  satt(tema: Tema | null): void {
    this.#valt = tema;
    this.visa();
    try {
      if (tema) localStorage.setItem(NYCKEL, tema);
      else localStorage.removeItem(NYCKEL);
    } catch {
      // As above: nothing is lost but the memory of the choice.
    }
  }

  visa(): void {
    const fast = this.#valt ?? (skarm.vagg ? 'morkt' : null);
    if (fast) document.documentElement.dataset['tema'] = fast;
    else delete document.documentElement.dataset['tema'];
  }
}

export const tema = new Temaval();
