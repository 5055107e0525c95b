import { hamta } from './api';
import type { Historikserie, Lagesbild, Langsikt } from './kontrakt';
import { lage } from './lage.svelte';
import { Minne, SPANN, SenastVinner, avPer, raster, somPer, type Spann } from './tidsresa';
import { vag } from './vag.svelte';

export type Slag = 'stadsdel' | 'plats';

/** Rest between the last movement of the slider and the question for its picture. */
const VILA = 120;
/** Between two moments when playing. */
const TAKT = 700;
const LANGSIKT_OM = 300_000;

const text = (fel: unknown): string => (fel instanceof Error ? fel.message : String(fel));

/** All of one area's page: the live picture, the long view and, when one is chosen, the picture of a moment that has
 * been. The moment stands in the address, so that it can be sent to someone else. */
export class Omradeslage {
  live = $state.raw<Lagesbild | null>(null);
  fel = $state<string | null>(null);
  langsikt = $state.raw<Langsikt | null>(null);
  langsiktFel = $state<string | null>(null);
  serie = $state.raw<Historikserie | null>(null);
  serieFel = $state<string | null>(null);
  spann = $state<Spann>('24h');
  da = $state.raw<Lagesbild | null>(null);
  daFel = $state<string | null>(null);
  spelar = $state(false);

  readonly #bilder = new Minne<Lagesbild>(80);
  readonly #bildfraga = new SenastVinner();
  readonly #seriefraga = new SenastVinner();
  #vila: ReturnType<typeof setTimeout> | null = null;

  constructor(
    readonly slag: Slag,
    readonly id: string,
  ) {}

  /** The hub's own minute: this screen's clock may be wrong. */
  get nu(): number {
    return this.live ? Date.parse(this.live.per) : lage.nu;
  }

  /** The chosen moment; null when the page is live. */
  get per(): number | null {
    return avPer(vag.fraga.get('per'), this.nu);
  }

  /** What the page shows. */
  get bild(): Lagesbild | null {
    return this.per === null ? this.live : this.da;
  }

  get moment(): number[] {
    return raster(this.spann, Math.floor(this.nu / SPANN[this.spann].steg) * SPANN[this.spann].steg);
  }

  get #rot(): string {
    return `/api/v1/${this.slag === 'stadsdel' ? 'stadsdelar' : 'platser'}/${encodeURIComponent(this.id)}`;
  }

  /** Follows the area until the returned function is called. */
  folj(): () => void {
    const sluta = lage.direkt.folj<Lagesbild>(`${this.slag}:${this.id}`, (bild, fel) => {
      this.live = bild;
      this.fel = fel;
    });
    void this.hamtaLangsikt();
    const klocka = setInterval(() => void this.hamtaLangsikt(), LANGSIKT_OM);
    return () => {
      sluta();
      clearInterval(klocka);
      this.spelar = false;
      this.#bildfraga.avbryt();
      this.#seriefraga.avbryt();
      if (this.#vila) clearTimeout(this.#vila);
    };
  }

  async hamtaLangsikt(): Promise<void> {
    try {
      this.langsikt = await hamta<Langsikt>(`${this.#rot}/langsikt`);
      this.langsiktFel = null;
    } catch (fel) {
      this.langsiktFel = text(fel);
    }
  }

  async hamtaSerie(): Promise<void> {
    const moment = this.moment;
    const fraga = new URLSearchParams({ fran: somPer(moment[0]!), till: somPer(moment.at(-1)!), steg: String(SPANN[this.spann].steg / 1000) });
    try {
      const serie = await this.#seriefraga.fraga((signal) => hamta<Historikserie>(`${this.#rot}/historik?${fraga}`, signal));
      if (serie) [this.serie, this.serieFel] = [serie, null];
    } catch (fel) {
      this.serieFel = text(fel);
    }
  }

  /** Shows what was known at a moment; null is now. */
  valj(tid: number | null): void {
    if (tid === null) this.spelar = false;
    vag.ga(tid === null ? location.pathname : `${location.pathname}?per=${somPer(tid)}`, true);
  }

  /** Fetches the chosen moment's picture once the slider rests; an earlier question is given up. */
  hamtaDa(): void {
    if (this.#vila) clearTimeout(this.#vila);
    const per = this.per;
    if (per === null) {
      this.#bildfraga.avbryt();
      [this.da, this.daFel] = [null, null];
      return;
    }
    const nyckel = somPer(per);
    const redan = this.#bilder.hamta(nyckel);
    if (redan) {
      this.#bildfraga.avbryt();
      [this.da, this.daFel] = [redan, null];
      return;
    }
    this.#vila = setTimeout(() => void this.#fragaBild(nyckel), this.da === null || this.spelar ? 0 : VILA);
  }

  /** Forgets what was fetched as another reader. */
  glom(): void {
    this.#bilder.tom();
    [this.da, this.serie, this.langsikt] = [null, null, null];
    void this.hamtaLangsikt();
    this.hamtaDa();
  }

  /** From the chosen moment on, one after another, until the latest; then live again. */
  async spela(): Promise<void> {
    if (this.spelar) {
      this.spelar = false;
      return;
    }
    this.spelar = true;
    if (this.per === null || this.per >= this.moment.at(-1)!) this.valj(this.moment[0]!);
    while (this.spelar) {
      await new Promise((klar) => setTimeout(klar, TAKT));
      if (!this.spelar) return;
      // A picture that is late holds the play back rather than being skipped.
      if (this.daFel === null && (this.da === null || Date.parse(this.da.per) < Math.floor((this.per ?? 0) / 60_000) * 60_000)) continue;
      const nasta = this.moment.find((m) => m > (this.per ?? 0));
      if (nasta === undefined) return this.valj(null);
      this.valj(nasta);
    }
  }

  async #fragaBild(nyckel: string): Promise<void> {
    try {
      const bild = await this.#bildfraga.fraga((signal) => hamta<Lagesbild>(`${this.#rot}/lagesbild?per=${nyckel}`, signal));
      if (!bild) return;
      this.#bilder.spara(nyckel, bild);
      [this.da, this.daFel] = [bild, null];
    } catch (fel) {
      this.daFel = text(fel);
      this.spelar = false;
    }
  }
}
