import { hamta } from './api';
import type { Jag, Larm, Larmbild, Larmlista } from './kontrakt';
import { oppet, samman } from './larm';
import { lage } from './lage.svelte';
import { DE_ELVA, STOCKHOLM } from './ord';

/** How often they are asked for while the channels do not tell them, milliseconds. */
const FRAGA = 15_000;

/** All larm that the reader may see, followed while someone is signed in. One for the page. */
class Larmvisning {
  #bilder = $state.raw<ReadonlyMap<string, Larmbild | null>>(new Map());
  #fragade = $state.raw<readonly Larm[]>([]);
  fel = $state<string | null>(null);
  /** False until the shared channel has answered. */
  hort = $state(false);

  readonly alla = $derived(samman(this.#bilder.values(), this.#fragade));
  readonly aktiva = $derived(this.alla.filter(oppet));
  readonly obesvarade = $derived(this.aktiva.filter((l) => l.obesvarat));

  readonly glomda = $derived([...this.#bilder.values()].reduce((summa, b) => Math.max(summa, b?.glomda ?? 0), 0));

  /** To be called in an effect, anew for each reader; the answer ends it. */
  folj(jag: Jag | null): (() => void) | undefined {
    if (!jag || jag.hogstaKlass === 'oppen') return undefined;
    const krets = jag.hogstaKlass === 'begransad' ? (jag.stadsdelar ?? [...DE_ELVA, STOCKHOLM]) : [];
    const brister = new Set<string>();
    const sluta = ['larm', ...krets.map((id) => `larm:${id}`)].map((kanal) =>
      lage.direkt.folj<Larmbild>(kanal, (bild, fel) => {
        this.#bilder = new Map(this.#bilder).set(kanal, bild);
        if (fel === null) brister.delete(kanal);
        else brister.add(kanal);
        if (kanal !== 'larm') return;
        this.fel = fel;
        this.hort = bild !== null;
      }),
    );
    const ur = jag.hogstaKlass === 'vagg' ? null : setInterval(() => void this.#fraga(brister.size > 0), FRAGA);
    return () => {
      if (ur !== null) clearInterval(ur);
      for (const s of sluta) s();
      this.#bilder = new Map();
      this.#fragade = [];
      this.fel = null;
      this.hort = false;
    };
  }

  /** Asks for the active ones, while the channels may lack some: each answer is a reading in the log, so not beside what is told live. */
  async #fraga(brister: boolean): Promise<void> {
    if (!brister && lage.live) {
      this.#fragade = [];
      return;
    }
    try {
      this.#fragade = (await hamta<Larmlista>('/api/v1/larm')).larm;
    } catch {
      // The state of the connection stands above; what was last heard stays.
    }
  }
}

export const larmvisning = new Larmvisning();
