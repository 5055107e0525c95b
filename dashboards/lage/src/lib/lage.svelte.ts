import { SvelteSet } from 'svelte/reactivity';
import { Direkt, type Anslutningslage } from './direkt';
import { felord, hamta, skicka, vidObehorig } from './api';
import type { Handelse, Jag, Kallbild, Karta, Kallrad, Lagesbild, Puls, Stadsbild } from './kontrakt';
import { nyckelAv } from './patch';
import { egenVersion, klockskillnad, skaLaddaOm } from './puls';
import { signalr } from './signalr';
import { skarm } from './skarm.svelte';
import { vag } from './vag.svelte';

export type Vald = { slag: 'handelse'; handelse: Handelse } | { slag: 'del'; id: string };

/** How often the page asks the hub for the time, its version and the session, in milliseconds; by chance up to half more. */
const PULS = 60_000;
/** A wall loads a new version within this time of hearing of it, by chance: not all at once. */
const OMLADDNING = 30_000;
const OMLADDAD = 'omladdad';

/** All that the page shows and how it came there. One for the page. */
class Lage {
  jag = $state.raw<Jag | null>(null);
  stad = $state.raw<Stadsbild | null>(null);
  stadFel = $state<string | null>(null);
  kallbild = $state.raw<Kallbild | null>(null);
  kallfel = $state<string | null>(null);
  karta = $state.raw<Karta | null>(null);
  kartaFel = $state<string | null>(null);
  anslutning = $state.raw<Anslutningslage>({ lage: 'ansluter', hord: null });
  /** Now by the hub's clock, milliseconds since 1970; moves every five seconds and at each minute. */
  nu = $state(Date.now());
  /** How far the hub's clock is ahead of the screen's, milliseconds. */
  skillnad = $state(0);
  /** `slut`: the hub no longer takes the reader for who is shown here. What is shown stays, until someone chooses. */
  session = $state<'ok' | 'slut'>('ok');
  /** When the session ends unless it is used, milliseconds since 1970 by the hub's clock; null when it does not. */
  sessionTill = $state<number | null>(null);
  /** True when the hub has a newer version of the page. */
  nyVersion = $state(false);
  /** True from when a wall's key was revoked until it has another. */
  utestangd = $state(false);
  /** What lies in the panel, the topmost last. */
  valda = $state.raw<Vald[]>([]);
  /** Keys with revision of what came in while the page was open and nobody has looked at. */
  readonly osedda = new SvelteSet<string>();

  readonly direkt = new Direkt(signalr('/hub/lage'));
  #kanda: Set<string> | null = null;
  #slutaKallor: (() => void) | null = null;
  #egen = '';
  #pulsar = false;
  #omladdning: ReturnType<typeof setTimeout> | null = null;

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
    this.#egen = egenVersion(document);
    this.direkt.vidAnnanLasare = () => void this.#vemNu();
    vidObehorig(() => void this.#puls());
    this.direkt.lyssna((lage) => {
      const ater = lage.lage === 'live' && this.anslutning.lage !== 'live';
      this.anslutning = { ...lage, hord: lage.hord === null ? null : lage.hord + this.skillnad };
      // A hub that has been away may be a new one.
      if (ater) void this.#puls();
    });
    this.direkt.folj<Stadsbild>('stad', (bild, fel) => {
      this.#markera(bild);
      this.stad = bild;
      this.stadFel = fel;
    });
    this.direkt.starta();
    setInterval(() => {
      const nu = Date.now() + this.skillnad;
      if (Math.floor(nu / 5_000) !== Math.floor(this.nu / 5_000)) this.nu = nu;
    }, 1_000);
    const slag = (): void => {
      setTimeout(() => void this.#puls().finally(slag), PULS * (1 + Math.random() / 2));
    };
    slag();
    addEventListener('online', () => this.direkt.vakna());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState !== 'visible') return;
      this.direkt.vakna();
      void this.#puls();
    });
    void this.#vem();
    void this.#hamtaKarta();
  }

  async loggaIn(anvandare: string): Promise<void> {
    await skicka('/api/v1/inloggning/utveckling', { anvandare });
    await this.#inloggad(anvandare);
  }

  /** Signs this screen in by its own key. */
  async loggaInSkarm(nyckel: string): Promise<void> {
    await skicka('/api/v1/inloggning/enhet', { nyckel });
    this.utestangd = false;
    await this.#bytt();
  }

  /** Uses the session, so that it lasts. */
  async forlang(): Promise<void> {
    await hamta<Jag>('/api/v1/jag');
    await this.#puls();
  }

  /** Goes on without being signed in, after the session has ended. */
  async visaOppen(): Promise<void> {
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

  /** The same reader goes on where the session ended: nothing on the page is lost. */
  async #inloggad(anvandare: string): Promise<void> {
    if (this.session !== 'slut' || this.jag?.anvandare !== anvandare) return this.#bytt();
    this.session = 'ok';
    this.direkt.fortsatt();
    await this.#puls();
  }

  async #bytt(): Promise<void> {
    this.session = 'ok';
    this.sessionTill = null;
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
    this.#slutaKallor = ska ? this.direkt.folj<Kallbild>('kallor', (bild, fel) => ([this.kallbild, this.kallfel] = [bild, fel])) : null;
    if (!ska) this.kallbild = this.kallfel = null;
  }

  async #vem(): Promise<void> {
    try {
      this.jag = await hamta<Jag>('/api/v1/jag');
      this.#foljKallor(this.jag.hogstaKlass !== 'oppen');
      await this.#puls();
    } catch {
      // Without an answer the page says no one is signed in, and asks anew: the picture itself does not depend on it.
      setTimeout(() => void this.#vem(), 10_000);
    }
  }

  /** Asks who the hub takes the reader for, when that is not who is shown here. */
  async #vemNu(): Promise<void> {
    const fore = this.jag;
    if (this.session === 'slut') return;
    try {
      const jag = await hamta<Jag>('/api/v1/jag');
      if (jag.inloggad || !fore?.inloggad) return void (await this.#bytt());
      if (!fore.enhet) {
        this.session = 'slut';
        this.sessionTill = null;
        this.direkt.pausa();
        return;
      }
      // A wall that is shut out shows nothing of what it was let in to see.
      await this.#bytt();
      this.utestangd = true;
      vag.ga('/vagg');
    } catch {
      setTimeout(() => void this.#vemNu(), 3_000);
    }
  }

  async #puls(): Promise<void> {
    if (this.#pulsar) return;
    this.#pulsar = true;
    try {
      const sand = Date.now();
      const puls = await hamta<Puls>('/api/v1/puls');
      this.skillnad = klockskillnad(this.skillnad, sand, Date.now(), Date.parse(puls.tid));
      this.sessionTill = puls.sessionTill ? Date.parse(puls.sessionTill) : null;
      this.#provaVersion(puls.version);
      if (this.jag?.inloggad && !puls.inloggad) await this.#vemNu();
      // Signed in again on another tab of the same browser; the pulse may also be from before the session ended.
      if (this.session === 'slut' && puls.inloggad) {
        const jag = await hamta<Jag>('/api/v1/jag');
        if (jag.inloggad) await this.#inloggad(jag.anvandare ?? '');
      }
    } catch {
      // The connection itself tells how the hub is; the next beat asks again.
    } finally {
      this.#pulsar = false;
    }
  }

  #provaVersion(hubbens: string | null | undefined): void {
    let forsokt: string | null = null;
    try {
      forsokt = sessionStorage.getItem(OMLADDAD);
    } catch {
      // Without a memory a wall might load itself anew for ever: it is left to people.
      forsokt = hubbens ?? null;
    }
    this.nyVersion = this.#egen !== '' && !!hubbens && hubbens !== this.#egen;
    if (!skarm.vagg || this.#omladdning !== null || !skaLaddaOm(this.#egen, hubbens ?? undefined, forsokt)) return;
    this.#omladdning = setTimeout(() => {
      sessionStorage.setItem(OMLADDAD, hubbens!);
      location.reload();
    }, Math.random() * OMLADDNING);
  }

  async #hamtaKarta(): Promise<void> {
    try {
      this.karta = await hamta<Karta>('/api/v1/karta');
      this.kartaFel = null;
    } catch (fel) {
      this.kartaFel = `Kartan kunde inte hämtas. ${felord(fel)} Den hämtas igen av sig själv${this.stad ? '; tabellen och listorna visar samma händelser' : ''}.`;
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
