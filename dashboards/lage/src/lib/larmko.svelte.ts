import { Svarsfel, felord, hamta, skicka } from './api';
import { vaggklocka, vantetid, type Klocka } from './direkt';
import type { Jag } from './kontrakt';

export type Larmhandling = 'sedd' | 'kvittera' | 'overlamna' | 'taover' | 'avboj' | 'atgardas' | 'avsluta' | 'ateroppna' | 'kommentera';

export const HANDLING: Record<Larmhandling, string> = {
  sedd: 'Sett',
  kvittera: 'Kvittera',
  overlamna: 'Lämna över',
  taover: 'Ta över',
  avboj: 'Avböj',
  atgardas: 'Åtgärdas',
  avsluta: 'Avsluta',
  ateroppna: 'Återöppna',
  kommentera: 'Kommentera',
};

export interface Larmord {
  kommentar?: string;
  till?: string;
}

/** One action on its way. */
export interface Kopost {
  /** `Idempotency-Key`: the same at every attempt until the hub has answered. */
  nyckel: string;
  larm: string;
  /** What the larm is called, for who reads the queue. */
  namn: string;
  handling: Larmhandling;
  kropp: Larmord;
  /** Milliseconds since 1970. */
  lagd: number;
  lage: 'vantar' | 'skickas' | 'klart' | 'misslyckades';
  forsok: number;
  /** Why it failed or waits. */
  fel?: string;
  klar?: number;
  /** True for what is not said unless it fails. */
  tyst?: boolean;
}

/** Most actions that wait; a person at a phone makes a handful. */
export const HOGST = 50;
/** How long one that is done stays in view, milliseconds. */
const KLART_SYNS = 20_000;
/** One that has waited longer may have changed hands with the session, milliseconds. */
const FARSK = 5_000;

/** Where the queue of each person is kept, so that a reload keeps it. */
export interface Lager {
  las(person: string): readonly Kopost[];
  /** False when it is kept for this page alone. */
  skriv(person: string, poster: readonly Kopost[]): boolean;
}

const PLATS = 'lagescentral.larmko.';

function arPost(x: unknown): x is Kopost {
  const p = x as Partial<Kopost> | null;
  return typeof p === 'object' && p !== null && typeof p.nyckel === 'string' && typeof p.larm === 'string' && p.handling !== undefined && p.handling in HANDLING;
}

/** In the browser's own store; in memory where that is closed or full. */
export function webblager(lager: () => Storage = () => localStorage): Lager {
  const minne = new Map<string, readonly Kopost[]>();
  return {
    las(person) {
      const kvar = minne.get(person);
      if (kvar) return kvar;
      try {
        const last: unknown = JSON.parse(lager().getItem(PLATS + person) ?? '[]');
        return Array.isArray(last) ? last.filter(arPost).slice(0, 2 * HOGST) : [];
      } catch {
        return [];
      }
    },
    skriv(person, poster) {
      try {
        if (poster.length === 0) lager().removeItem(PLATS + person);
        else lager().setItem(PLATS + person, JSON.stringify(poster));
        minne.delete(person);
        return true;
      } catch {
        minne.set(person, poster);
        return false;
      }
    },
  };
}

export interface Kotjanster {
  skicka: (vag: string, kropp: Larmord, nyckel: string) => Promise<unknown>;
  /** Who the hub takes the reader for now. */
  vem: () => Promise<string | null>;
  lager: Lager;
  klocka: Klocka;
  nyckel: () => string;
  /** Runs `gor` while no other tab runs the same. */
  ensam: (namn: string, gor: () => Promise<void>) => Promise<void>;
}

const vanliga = (): Kotjanster => ({
  skicka: (vag, kropp, nyckel) => skicka(vag, kropp, { nyckel }),
  vem: async () => (await hamta<Jag>('/api/v1/jag')).person ?? null,
  lager: webblager(),
  klocka: vaggklocka,
  nyckel: () => crypto.randomUUID(),
  ensam: async (namn, gor) => {
    // Only on a secure origin; elsewhere the key alone keeps two tabs from doing it twice.
    if (navigator.locks) await navigator.locks.request(namn, gor);
    else await gor();
  },
});

/**
 * What a person has done with larm, on its way to the hub over a network that comes and goes: each is sent until it is
 * answered, under one key, in order for each larm. Nothing leaves it but by an answer or by the person's own hand.
 */
export class Larmko {
  poster = $state.raw<readonly Kopost[]>([]);
  /** False when a reload would forget what waits. */
  sparas = $state(true);
  #person: string | null = null;
  readonly #t: Kotjanster;
  readonly #igang = new Set<string>();
  readonly #vantan = new Map<string, () => void>();

  constructor(tjanster: Partial<Kotjanster> = {}) {
    this.#t = { ...vanliga(), ...tjanster };
  }

  /** What is shown: not what goes on in silence. */
  get synliga(): readonly Kopost[] {
    return this.poster.filter((p) => !p.tyst);
  }

  /** An action of a larm that is on its way, if there is one. */
  paVag(larm: string, handling: Larmhandling): Kopost | undefined {
    return this.poster.find((p) => p.larm === larm && p.handling === handling && (p.lage === 'vantar' || p.lage === 'skickas'));
  }

  /** Goes on with what a person left; null for nobody. The former's waits until that one is back. */
  oppna(person: string | null): void {
    if (person === this.#person) return;
    this.#stoppa();
    this.#person = person;
    if (person === null) {
      this.poster = [];
      return;
    }
    this.#andra(person, (poster) => poster.filter((p) => p.lage !== 'klart'));
    this.vakna();
  }

  /** Another tab has changed what is kept. */
  lasOm(): void {
    if (this.#person !== null) this.poster = this.#t.lager.las(this.#person);
  }

  /** Lays an action in the queue. The same again while it is on its way is the same press; false when there is no room. */
  lagg(larm: { id: string; regelnamn: string }, handling: Larmhandling, kropp: Larmord = {}, tyst = false): boolean {
    const person = this.#person;
    if (person === null) return false;
    const lika = this.paVag(larm.id, handling);
    if (lika && JSON.stringify(lika.kropp) === JSON.stringify(kropp)) return true;
    if (this.poster.filter((p) => p.lage !== 'klart').length >= HOGST) return false;
    const post: Kopost = {
      nyckel: this.#t.nyckel(),
      larm: larm.id,
      namn: larm.regelnamn,
      handling,
      kropp,
      lagd: this.#t.klocka.nu(),
      lage: 'vantar',
      forsok: 0,
      ...(tyst ? { tyst } : {}),
    };
    this.#andra(person, (poster) => [...poster, post]);
    void this.#sand(larm.id);
    return true;
  }

  /** Sends one that was refused once more. It was answered, and so never done: as a new action, after what else waits. */
  igen(nyckel: string): void {
    const post = this.poster.find((p) => p.nyckel === nyckel && p.lage === 'misslyckades');
    if (!post || this.#person === null) return;
    const { fel: _, ...utan } = post;
    const ny: Kopost = { ...utan, nyckel: this.#t.nyckel(), lage: 'vantar', forsok: 0 };
    this.#andra(this.#person, (poster) => [...poster.filter((p) => p.nyckel !== nyckel), ny]);
    void this.#sand(post.larm);
  }

  taBort(nyckel: string): void {
    if (this.#person === null) return;
    this.#andra(this.#person, (poster) => poster.filter((p) => p.nyckel !== nyckel || p.lage === 'skickas'));
  }

  /** Tries all that waits, at once: the network or the session may be back. */
  vakna(): void {
    for (const larm of new Set(this.poster.map((p) => p.larm))) {
      this.#vantan.get(larm)?.();
      this.#vantan.delete(larm);
      void this.#sand(larm);
    }
  }

  #stoppa(): void {
    for (const avbryt of this.#vantan.values()) avbryt();
    this.#vantan.clear();
  }

  /** What is kept is read anew each time: another tab may have changed it. */
  #andra(person: string, gor: (poster: readonly Kopost[]) => readonly Kopost[]): void {
    const nya = gor(this.#t.lager.las(person));
    const sparas = this.#t.lager.skriv(person, nya);
    if (person !== this.#person) return;
    this.sparas = sparas;
    this.poster = nya;
  }

  #byt(person: string, nyckel: string, andrat: Partial<Kopost>): void {
    this.#andra(person, (poster) => poster.map((p) => (p.nyckel === nyckel ? { ...p, ...andrat } : p)));
  }

  async #sand(larm: string): Promise<void> {
    const person = this.#person;
    const namn = `${person}/${larm}`;
    if (person === null || this.#igang.has(namn)) return;
    this.#igang.add(namn);
    try {
      await this.#t.ensam(`larmko/${namn}`, async () => {
        while (this.#person === person) {
          // Alone in sending: one that says it is being sent was left so by a page that is gone.
          const post = this.#t.lager.las(person).find((p) => p.larm === larm && (p.lage === 'vantar' || p.lage === 'skickas'));
          if (!post || !(await this.#enGang(person, post))) return;
        }
      });
    } finally {
      this.#igang.delete(namn);
    }
    // Laid while the last one was being put away.
    if (this.#person === person && !this.#vantan.has(larm) && this.poster.some((p) => p.larm === larm && p.lage === 'vantar')) void this.#sand(larm);
  }

  /** One attempt; true when the next of the same larm may be tried. */
  async #enGang(person: string, post: Kopost): Promise<boolean> {
    this.#byt(person, post.nyckel, { lage: 'skickas' });
    try {
      // What has waited might else be done in the name of who has signed in since.
      if ((post.forsok > 0 || this.#t.klocka.nu() - post.lagd > FARSK) && (await this.#t.vem()) !== person) {
        this.#vantaMed(person, post, 'Väntar på att du loggar in igen.');
        return false;
      }
      await this.#t.skicka(`/api/v1/larm/${encodeURIComponent(post.larm)}/${post.handling}`, post.kropp, post.nyckel);
      if (post.tyst) this.#andra(person, (poster) => poster.filter((p) => p.nyckel !== post.nyckel));
      else this.#klart(person, post);
      return true;
    } catch (fel) {
      const status = fel instanceof Svarsfel ? fel.status : null;
      if (status === null || status >= 500 || status === 401 || status === 429) {
        this.#vantaMed(person, post, status === 401 ? 'Väntar på att du loggar in igen.' : felord(fel));
        return false;
      }
      const orsaker = fel instanceof Svarsfel ? fel.fel.map((f) => f.orsak).join(' ') : '';
      if (post.tyst) this.#andra(person, (poster) => poster.filter((p) => p.nyckel !== post.nyckel));
      else this.#byt(person, post.nyckel, { lage: 'misslyckades', forsok: post.forsok + 1, fel: `${felord(fel)} ${orsaker}`.trim() });
      return true;
    }
  }

  #klart(person: string, post: Kopost): void {
    const { klocka } = this.#t;
    this.#andra(person, (poster) =>
      poster.map((p) => {
        if (p.nyckel !== post.nyckel) return p;
        const { fel: _, ...utan } = p;
        // What was written is not kept longer than it must.
        return { ...utan, lage: 'klart', forsok: p.forsok + 1, klar: klocka.nu(), kropp: {} };
      }),
    );
    klocka.efter(KLART_SYNS, () => this.#andra(person, (poster) => poster.filter((p) => p.nyckel !== post.nyckel)));
  }

  #vantaMed(person: string, post: Kopost, fel: string): void {
    this.#byt(person, post.nyckel, { lage: 'vantar', forsok: post.forsok + 1, fel });
    if (this.#person !== person) return;
    this.#vantan.get(post.larm)?.();
    const { klocka } = this.#t;
    this.#vantan.set(
      post.larm,
      klocka.efter(vantetid(post.forsok, klocka.slump()), () => {
        this.#vantan.delete(post.larm);
        void this.#sand(post.larm);
      }),
    );
  }
}

export const larmko = new Larmko();
