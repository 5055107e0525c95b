import { Kanal } from './kanal';
import type { Andring, Foljsvar } from './kontrakt';

/** One connection to the hub, used once. */
export interface Forbindelse {
  starta(): Promise<void>;
  stang(): Promise<void>;
  folj(kanal: string, sedan: number | null, epok: string | null): Promise<Foljsvar>;
  slutaFolja(kanal: string): Promise<void>;
}

/** What a connection tells of itself. */
export interface Mottagare {
  andring(a: Andring): void;
  /** Anything at all was heard from the hub, keep-alives too. */
  hord(): void;
  stangd(): void;
}

export type Anslut = (mottagare: Mottagare) => Forbindelse;

export interface Klocka {
  /** Milliseconds since 1970. */
  nu(): number;
  /** Calls once after so many milliseconds; the answer cancels it. */
  efter(ms: number, gor: () => void): () => void;
  /** 0 ≤ x < 1. */
  slump(): number;
}

/** `live`: what is shown is what the hub knows. `sen`: connected but silent. `bruten`: what is shown is old. */
export type Lage = 'ansluter' | 'live' | 'sen' | 'bruten';

export interface Anslutningslage {
  lage: Lage;
  /** When the hub was last heard, milliseconds since 1970; null before the first time. */
  hord: number | null;
}

export const SEN_EFTER = 20_000;
export const BRUTEN_EFTER = 30_000;
const SVARSTID = 10_000;
const LUGNT_EFTER = 5_000;
const MINST_MELLAN = 500;
const MAX_OMTAG = 6;

/** Jittered exponential back-off: at most 0.5, 1, 2, 4, 8, 15 s, at least half of it. */
export function vantetid(forsok: number, slump: number): number {
  const tak = Math.min(15_000, 500 * 2 ** Math.min(forsok, 10));
  return tak / 2 + (tak / 2) * slump;
}

export const vaggklocka: Klocka = {
  nu: () => Date.now(),
  efter: (ms, gor) => {
    const id = setTimeout(gor, ms);
    return () => clearTimeout(id);
  },
  slump: Math.random,
};

/**
 * Keeps followed channels equal to the hub's pictures over losses, repeats, gaps and reconnects, and knows
 * whether they are. Reconnects for ever, one attempt at a time: a wall has nobody who presses reload, and a
 * hub that comes back must not be met by a storm.
 */
export class Direkt {
  readonly #anslut: Anslut;
  readonly #klocka: Klocka;
  readonly #kanaler = new Map<string, Kanal>();
  readonly #lyssnare = new Set<(lage: Anslutningslage) => void>();
  /** Called when the hub takes the reader for another than the pictures were made for: nothing is followed until told. */
  vidAnnanLasare: (() => void) | null = null;
  /** Class of reader that the pictures were made for; null before the first answer. */
  #klass: string | null = null;
  #pausad = false;
  #uppe: Forbindelse | null = null;
  #forsoker: Forbindelse | null = null;
  #uppeSedan = 0;
  #senastForsok = -Infinity;
  #misslyckade = 0;
  #hord: number | null = null;
  #igang = false;
  #avbrytVantan: (() => void) | null = null;
  #avbrytTick: (() => void) | null = null;
  #lage: Anslutningslage = { lage: 'ansluter', hord: null };

  constructor(anslut: Anslut, klocka: Klocka = vaggklocka) {
    this.#anslut = anslut;
    this.#klocka = klocka;
  }

  get lage(): Anslutningslage {
    return this.#lage;
  }

  starta(): void {
    if (this.#igang) return;
    this.#igang = true;
    this.#tick();
    void this.#forsok();
  }

  stoppa(): void {
    this.#igang = false;
    this.#avbrytVantan?.();
    this.#avbrytTick?.();
    this.#avbrytVantan = this.#avbrytTick = null;
    this.#slapp();
    this.#bedom();
  }

  /** Connects anew as whoever the reader now is. What the former reader could see is forgotten at once. */
  omstart(): void {
    this.#slapp();
    for (const kanal of this.#kanaler.values()) {
      kanal.glom();
      this.#meddela(kanal);
    }
    this.#klass = null;
    this.#pausad = false;
    this.#misslyckade = 0;
    this.#bedom();
    if (this.#igang) void this.#forsok();
  }

  /** Lets go of the connection, keeps the pictures, and tries nothing until {@link fortsatt} or {@link omstart}. */
  pausa(): void {
    this.#pausad = true;
    this.#avbrytVantan?.();
    this.#avbrytVantan = null;
    this.#slapp();
    this.#bedom();
  }

  /** Goes on from where it paused, as the same reader. */
  fortsatt(): void {
    this.#pausad = false;
    this.#misslyckade = 0;
    if (this.#igang) void this.#forsok();
  }

  /** The network or the screen came back: do not wait out the back-off, nor trust a connection that slept. */
  vakna(): void {
    if (!this.#igang || this.#pausad) return;
    const tyst = this.#hord === null ? 0 : this.#klocka.nu() - this.#hord;
    if (this.#uppe && tyst > SEN_EFTER) this.#tappa(this.#uppe);
    if (this.#avbrytVantan && this.#klocka.nu() - this.#senastForsok >= MINST_MELLAN) void this.#forsok();
  }

  /** Tells of every change of how the connection stands, and at once. The answer ends it. */
  lyssna(gor: (lage: Anslutningslage) => void): () => void {
    this.#lyssnare.add(gor);
    gor(this.#lage);
    return () => this.#lyssnare.delete(gor);
  }

  /** Follows a channel: `gor` gets each new picture, null while there is none. The answer ends it. */
  folj<T>(namn: string, gor: (bild: T | null, fel: string | null) => void): () => void {
    let kanal = this.#kanaler.get(namn);
    const ny = !kanal;
    if (!kanal) this.#kanaler.set(namn, (kanal = new Kanal(namn)));
    const foljd = kanal;
    const lyssnare = (): void => gor(foljd.bild as T | null, foljd.fel);
    foljd.lyssnare.add(lyssnare);
    lyssnare();
    if (ny) void this.#fraga(foljd);
    return () => {
      foljd.lyssnare.delete(lyssnare);
      if (foljd.lyssnare.size > 0 || this.#kanaler.get(namn) !== foljd) return;
      this.#kanaler.delete(namn);
      const f = this.#uppe;
      // A failure here means a lost connection, which its own closing tells of.
      f?.slutaFolja(namn).catch(() => undefined);
      this.#bedom();
    };
  }

  async #forsok(): Promise<void> {
    if (!this.#igang || this.#pausad || this.#forsoker || this.#uppe) return;
    this.#avbrytVantan?.();
    this.#avbrytVantan = null;
    this.#senastForsok = this.#klocka.nu();
    const f = this.#anslut({
      andring: (a) => this.#uppe === f && this.#andring(a),
      hord: () => (this.#uppe === f || this.#forsoker === f) && this.#hor(),
      stangd: () => this.#tappa(f),
    });
    this.#forsoker = f;
    try {
      await this.#inom(f.starta());
    } catch {
      this.#tappa(f);
      return;
    }
    if (this.#forsoker !== f) return;
    this.#forsoker = null;
    this.#uppe = f;
    this.#uppeSedan = this.#klocka.nu();
    this.#hor();
    for (const kanal of this.#kanaler.values()) void this.#fraga(kanal);
    this.#bedom();
  }

  /** Lets go of a connection without planning another. */
  #slapp(): void {
    const gammal = this.#uppe ?? this.#forsoker;
    this.#uppe = this.#forsoker = null;
    for (const kanal of this.#kanaler.values()) {
      kanal.vantar = kanal.aktuell = false;
      kanal.buffert = [];
    }
    // It is of no interest how closing a connection that is given up ends.
    gammal?.stang().catch(() => undefined);
  }

  #tappa(f: Forbindelse): void {
    if (this.#uppe !== f && this.#forsoker !== f) return;
    const lugnt = this.#uppe === f && this.#klocka.nu() - this.#uppeSedan >= LUGNT_EFTER;
    if (lugnt) this.#misslyckade = 0;
    this.#slapp();
    this.#bedom();
    if (!this.#igang || this.#pausad) return;
    const ms = vantetid(this.#misslyckade++, this.#klocka.slump());
    this.#avbrytVantan?.();
    this.#avbrytVantan = this.#klocka.efter(ms, () => {
      this.#avbrytVantan = null;
      void this.#forsok();
    });
  }

  /** Asks for what `kanal` lacks; with `hel` for the whole picture. */
  async #fraga(kanal: Kanal, hel = false): Promise<void> {
    const f = this.#uppe;
    if (!f || kanal.vantar) return;
    kanal.vantar = true;
    let svar: Foljsvar;
    try {
      svar = await this.#inom(f.folj(kanal.namn, hel ? null : kanal.seq, hel ? null : kanal.epok));
    } catch (fel) {
      if (!this.#galler(f, kanal)) return;
      kanal.vantar = false;
      if (fel instanceof Overtid) {
        this.#tappa(f);
        return;
      }
      kanal.glom();
      kanal.fel = orsak(fel);
      this.#meddela(kanal);
      this.#bedom();
      // The refusal may have been of the moment; a wall must mend itself.
      this.#klocka.efter(vantetid(MAX_OMTAG, this.#klocka.slump()), () => {
        if (kanal.fel !== null && this.#galler(f, kanal)) void this.#fraga(kanal);
      });
      return;
    }
    if (!this.#galler(f, kanal)) return;
    if (svar.klass !== undefined && this.#klass !== null && svar.klass !== this.#klass) {
      // The session has ended or is another's: its numbers and changes are not those of the pictures here.
      this.pausa();
      this.vidAnnanLasare?.();
      return;
    }
    this.#klass = svar.klass ?? this.#klass;
    kanal.vantar = false;
    const passade = kanal.svara(svar);
    if (passade && kanal.tom()) {
      kanal.omtag = 0;
      kanal.aktuell = true;
      this.#meddela(kanal);
      this.#bedom();
      return;
    }
    // An answer that leaves a gap time and again is a fault of the hub's: back off rather than ask in a circle.
    if (++kanal.omtag >= MAX_OMTAG) {
      kanal.glom();
      this.#tappa(f);
      return;
    }
    if (kanal.omtag > 2) kanal.buffert = [];
    void this.#fraga(kanal, !passade || kanal.omtag > 2);
  }

  #galler(f: Forbindelse, kanal: Kanal): boolean {
    return this.#uppe === f && this.#kanaler.get(kanal.namn) === kanal;
  }

  #andring(a: Andring): void {
    this.#hor();
    const kanal = this.#kanaler.get(a.kanal);
    if (!kanal || kanal.fel !== null) return;
    if (kanal.vantar) {
      kanal.buffert.push(a);
      return;
    }
    const intag = kanal.ta(a);
    if (intag === 'tagen') this.#meddela(kanal);
    if (intag !== 'lucka') return;
    if (!a.nyBild) kanal.buffert.push(a);
    void this.#fraga(kanal);
  }

  #hor(): void {
    this.#hord = this.#klocka.nu();
    if (this.#lage.lage !== 'live') this.#bedom();
  }

  #tick(): void {
    this.#avbrytTick = this.#klocka.efter(1_000, () => {
      const f = this.#uppe;
      if (f && this.#hord !== null && this.#klocka.nu() - this.#hord > BRUTEN_EFTER) this.#tappa(f);
      this.#bedom();
      this.#tick();
    });
  }

  #bedom(): void {
    const lage = this.#nuvarande();
    if (lage === this.#lage.lage && this.#hord === this.#lage.hord) return;
    this.#lage = { lage, hord: this.#hord };
    for (const gor of this.#lyssnare) gor(this.#lage);
  }

  #nuvarande(): Lage {
    const medBild = [...this.#kanaler.values()].filter((k) => k.bild !== null);
    const svarat = [...this.#kanaler.values()].some((k) => k.aktuell || k.fel !== null);
    if (!this.#uppe) return medBild.length > 0 || this.#misslyckade > 0 ? 'bruten' : 'ansluter';
    if (medBild.some((k) => !k.aktuell)) return 'bruten';
    if (!svarat) return 'ansluter';
    return this.#klocka.nu() - (this.#hord ?? 0) > SEN_EFTER ? 'sen' : 'live';
  }

  #meddela(kanal: Kanal): void {
    for (const gor of kanal.lyssnare) gor();
  }

  /** An answer that never comes must not hold a slot for ever. */
  #inom<T>(lofte: Promise<T>): Promise<T> {
    return new Promise<T>((klar, fel) => {
      const avbryt = this.#klocka.efter(SVARSTID, () => fel(new Overtid()));
      lofte.then(klar, fel).finally(avbryt);
    });
  }
}

class Overtid extends Error {
  constructor() {
    super('Inget svar i tid');
  }
}

/** What the hub itself said, without the client library's English preface. */
function orsak(fel: unknown): string {
  const text = fel instanceof Error ? fel.message : String(fel);
  return /HubException: (.*)$/s.exec(text)?.[1] ?? text;
}
