import { Svarsfel, felord, hamta } from './api';
import type { Handelse, Handelsesida, Platsrad } from './kontrakt';
import { hubfraga, type Sokning } from './sokning';

/** So many of the hits are drawn on the map, in pages of 200. */
const PA_KARTAN = 1_000;
const KARTSIDA = 200;
export const PER_SIDA = 50;

/** How long after a search without an answer it is put again, milliseconds: doubled each time, up to the last. */
const IGEN = 5_000;
const IGEN_HOGST = 30_000;

/** What a search has found, and how the asking stands. */
export class Soklage {
  svar = $state.raw<Handelsesida | null>(null);
  /** All that the map shows; null when it is not the map that is shown. */
  pakarta = $state.raw<readonly Handelse[] | null>(null);
  fel = $state<string | null>(null);
  soker = $state(false);
  /** When the hits were read, milliseconds since 1970: they are not told live. */
  last = $state(0);
  /** The question as it was put to the hub, for the file of the same hits. */
  fraga = $state.raw(new URLSearchParams());
  platser = $state.raw<readonly Platsrad[]>([]);
  #omgang = 0;
  #igen: ReturnType<typeof setTimeout> | null = null;
  #vanta = IGEN;

  /** `nu` is the hub's time: a named period ends then. */
  constructor(readonly nu: () => number) {}

  get sidor(): number {
    return this.svar ? Math.max(1, Math.ceil(this.svar.totalt / PER_SIDA)) : 1;
  }

  /** Searches; of two at once the later holds. What an earlier one found stays when this one fails. */
  async sok(s: Sokning): Promise<void> {
    const min = ++this.#omgang;
    this.stang();
    this.soker = true;
    const fraga = hubfraga(s, this.nu());
    this.fraga = fraga;
    try {
      const funna: Handelse[] = [];
      const karta = s.visa === 'karta';
      let sida: Handelsesida;
      let nr = karta ? 1 : s.sida;
      do {
        sida = await hamta<Handelsesida>(`/api/v1/handelser?${fraga}&perSida=${karta ? KARTSIDA : PER_SIDA}&sida=${nr++}`);
        if (min !== this.#omgang) return;
        funna.push(...sida.handelser);
      } while (karta && sida.handelser.length === KARTSIDA && funna.length < PA_KARTAN);
      this.svar = sida;
      this.pakarta = karta ? funna : null;
      this.fel = null;
      this.#vanta = IGEN;
      this.last = this.nu();
    } catch (e) {
      if (min !== this.#omgang) return;
      this.fel = felord(e);
      // A question that is wrong is wrong again; a hub that could not answer may be able to soon.
      if (e instanceof Svarsfel && !e.ovisst) return;
      this.#igen = setTimeout(() => void this.sok(s), this.#vanta);
      this.#vanta = Math.min(this.#vanta * 2, IGEN_HOGST);
    } finally {
      if (min === this.#omgang) this.soker = false;
    }
  }

  /** No longer puts a search again that was not answered. */
  stang(): void {
    if (this.#igen !== null) clearTimeout(this.#igen);
    this.#igen = null;
  }

  /** What another reader was shown goes at once. */
  glom(): void {
    this.svar = null;
    this.pakarta = null;
  }

  /** The places to choose among. Without them the field finds none; nothing else depends on them. */
  async hamtaPlatser(): Promise<void> {
    const platser = await hamta<Platsrad[]>('/api/v1/platser').catch(() => []);
    this.platser = [...platser].sort((a, b) => a.namn.localeCompare(b.namn, 'sv'));
  }
}
