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

/** Follows the system until someone chooses; a wall (`?vagg`) is dark until someone chooses. */
class Temaval {
  #valt = $state<Tema | null>(sparat() ?? (new URLSearchParams(location.search).has('vagg') ? 'morkt' : null));
  #system = $state<Tema>(morkt.matches ? 'morkt' : 'ljust');

  constructor() {
    morkt.addEventListener('change', (e) => (this.#system = e.matches ? 'morkt' : 'ljust'));
    this.#visa();
  }

  get nu(): Tema {
    return this.#valt ?? this.#system;
  }

  vaxla(): void {
    this.#valt = this.nu === 'morkt' ? 'ljust' : 'morkt';
    this.#visa();
    try {
      localStorage.setItem(NYCKEL, this.#valt);
    } catch {
      // As above: nothing is lost but the memory of the choice.
    }
  }

  #visa(): void {
    if (this.#valt) document.documentElement.dataset['tema'] = this.#valt;
  }
}

export const tema = new Temaval();
