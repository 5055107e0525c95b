import { untrack } from 'svelte';

const NYCKEL = 'kortkommandon';

export interface Tangent {
  /** The key, as the browser names it; letters in lower case. */
  tangent: string;
  /** As it stands in the help: `T`. */
  visas: string;
  /** What it does, verb first. */
  gor: string;
  kor: () => void;
}

/**
 * Keys that do something wherever the focus is. They do nothing while someone writes or a dialog is open, and can be
 * turned off: to those who speak to their computer a letter alone is a slip.
 */
class Tangenter {
  #alla = $state.raw<readonly Tangent[]>([]);
  #pa = $state(lasVal());

  get alla(): readonly Tangent[] {
    return this.#alla;
  }

  get pa(): boolean {
    return this.#pa;
  }

  set pa(pa: boolean) {
    this.#pa = pa;
    try {
      localStorage.setItem(NYCKEL, pa ? 'pa' : 'av');
    } catch {
      // Storage may be shut off; then the choice lasts as long as the page.
    }
  }

  /** Adds keys; the answer takes them away. */
  lagg(...nya: readonly Tangent[]): () => void {
    // Called from effects, which must not follow what they change.
    this.#alla = [...untrack(() => this.#alla), ...nya];
    return () => (this.#alla = this.#alla.filter((t) => !nya.includes(t)));
  }

  starta(): void {
    addEventListener('keydown', (e) => {
      if (!this.#pa || e.defaultPrevented || e.ctrlKey || e.altKey || e.metaKey || e.repeat || skriver(e.target)) return;
      if (document.querySelector('dialog[open]')) return;
      const traff = this.#alla.findLast((t) => t.tangent === e.key.toLowerCase());
      if (!traff) return;
      e.preventDefault();
      traff.kor();
    });
  }
}

function skriver(mal: EventTarget | null): boolean {
  return mal instanceof HTMLElement && (mal.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(mal.tagName));
}

function lasVal(): boolean {
  try {
    return localStorage.getItem(NYCKEL) !== 'av';
  } catch {
    return true;
  }
}

export const tangenter = new Tangenter();
