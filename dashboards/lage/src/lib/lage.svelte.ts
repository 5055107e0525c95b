import { SvelteSet } from 'svelte/reactivity';
import { Direkt, type Anslutningslage } from './direkt';
import { hamta, skicka } from './api';
import type { Handelse, Jag, Kallbild, Karta, Kallrad, Lagesbild, Stadsbild } from './kontrakt';
import { nyckelAv } from './patch';
import { signalr } from './signalr';

export type Vald = { slag: 'handelse'; handelse: Handelse } | { slag: 'del'; id: string };

/** All that the page shows and how it came there. One for the page. */
class Lage {
  jag = $state.raw<Jag | null>(null);
  stad = $state.raw<Stadsbild | null>(null);
  stadFel = $state<string | null>(null);
  kallbild = $state.raw<Kallbild | null>(null);
  karta = $state.raw<Karta | null>(null);
  kartaFel = $state<string | null>(null);
  anslutning = $state.raw<Anslutningslage>({ lage: 'ansluter', hord: null });
  /** Now, milliseconds since 1970; moves every second. */
  nu = $state(Date.now());
  /** What lies in the panel, the topmost last. */
  valda = $state.raw<Vald[]>([]);
  /** Keys with revision of what came in while the page was open and nobody has looked at. */
  readonly osedda = new SvelteSet<string>();

  readonly direkt = new Direkt(signalr('/hub/lage'));
  #kanda: Set<string> | null = null;
  #slutaKallor: (() => void) | null = null;

  get ovning(): boolean {
    return this.stad?.ovning === true || this.jag?.ovning === true;
  }

  get live(): boolean {
    return this.anslutning.lage === 'live';
  }

  /** Sources by name: those that are expected or have been heard. The own channel is the live one. */
  get kallor(): Kallrad[] {
    const vantade = this.stad?.kallor ?? [];
    const rader = this.kallbild
      ? Object.values(this.kallbild.kallor)
          .filter((k) => k.senastLyckad != null || k.fel != null || vantade.some((v) => v.id === k.id))
          .map((k) => ({ id: k.id, namn: k.namn, senast: k.senastLyckad ?? null, status: k.status }))
      : [...vantade];
    return rader.sort((a, b) => a.namn.localeCompare(b.namn, 'sv'));
  }

  starta(): void {
    this.direkt.lyssna((lage) => (this.anslutning = lage));
    this.direkt.folj<Stadsbild>('stad', (bild, fel) => {
      this.#markera(bild);
      this.stad = bild;
      this.stadFel = fel;
    });
    this.direkt.starta();
    setInterval(() => (this.nu = Date.now()), 1_000);
    addEventListener('online', () => this.direkt.vakna());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') this.direkt.vakna();
    });
    void this.#vem();
    void this.#hamtaKarta();
  }

  async loggaIn(anvandare: string): Promise<void> {
    await skicka('/api/v1/inloggning/utveckling', { anvandare });
    await this.#bytt();
  }

  async loggaUt(): Promise<void> {
    await skicka('/api/v1/utloggning', {});
    await this.#bytt();
  }

  visa(vald: Vald): void {
    this.valda = [...this.valda, vald];
    if (vald.slag === 'handelse') this.osedda.delete(marke(vald.handelse));
  }

  tillbaka(): void {
    this.valda = this.valda.slice(0, -1);
  }

  stang(): void {
    this.valda = [];
  }

  /** The event as it is now, wherever a picture holds it; else as it was when it was opened. */
  aktuell(h: Handelse, bild: Lagesbild | null = null): Handelse {
    const samma = (x: Handelse): boolean => x.kalla === h.kalla && x.id === h.id;
    for (const b of [bild, this.stad]) {
      const funnen = b?.oppna.find(samma) ?? b?.senaste.find(samma);
      if (funnen && funnen.rev >= h.rev) return funnen;
    }
    return h;
  }

  async #bytt(): Promise<void> {
    this.valda = [];
    this.osedda.clear();
    this.#kanda = null;
    // The sources are not for everyone: ask again who the reader is before asking for them.
    this.#foljKallor(false);
    this.direkt.omstart();
    await this.#vem();
  }

  #foljKallor(ska: boolean): void {
    if (ska === (this.#slutaKallor !== null)) return;
    this.#slutaKallor?.();
    this.#slutaKallor = ska ? this.direkt.folj<Kallbild>('kallor', (bild) => (this.kallbild = bild)) : null;
    if (!ska) this.kallbild = null;
  }

  async #vem(): Promise<void> {
    try {
      this.jag = await hamta<Jag>('/api/v1/jag');
      this.#foljKallor(this.jag.hogstaKlass !== 'oppen');
    } catch {
      // Without an answer the page says no one is signed in, and asks anew: the picture itself does not depend on it.
      setTimeout(() => void this.#vem(), 10_000);
    }
  }

  async #hamtaKarta(): Promise<void> {
    try {
      this.karta = await hamta<Karta>('/api/v1/karta');
      this.kartaFel = null;
    } catch (fel) {
      this.kartaFel = fel instanceof Error ? fel.message : String(fel);
      setTimeout(() => void this.#hamtaKarta(), 10_000);
    }
  }

  #markera(bild: Stadsbild | null): void {
    if (!bild) return;
    const nu = new Set(bild.senaste.map(marke));
    if (this.#kanda) for (const m of nu) if (!this.#kanda.has(m)) this.osedda.add(m);
    for (const m of this.osedda) if (!nu.has(m)) this.osedda.delete(m);
    this.#kanda = nu;
  }
}

/** A revision is news too. */
export const marke = (h: Handelse): string => `${nyckelAv(h)}#${h.rev}`;

export const lage = new Lage();
