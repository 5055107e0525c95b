import type { Anslut, Forbindelse, Klocka, Mottagare } from './direkt';
import type { Andring, Foljsvar } from './kontrakt';
import { MAX_SENASTE, jamforTid } from './patch';

/** A clock that only moves when told. For tests. */
export class Provklocka implements Klocka {
  #nu = Date.parse('2026-11-20T13:00:00Z');
  #vantar: { nar: number; gor: () => void }[] = [];
  constructor(readonly slump: () => number = () => 0.5) {}

  nu(): number {
    return this.#nu;
  }

  efter(ms: number, gor: () => void): () => void {
    const post = { nar: this.#nu + ms, gor };
    this.#vantar.push(post);
    return () => (this.#vantar = this.#vantar.filter((p) => p !== post));
  }

  /** Lets time pass, and all that follows of it happen. */
  async fram(ms: number): Promise<void> {
    const till = this.#nu + ms;
    await lugn();
    for (;;) {
      const nasta = this.#vantar.filter((p) => p.nar <= till).sort((a, b) => a.nar - b.nar)[0];
      if (!nasta) break;
      this.#vantar = this.#vantar.filter((p) => p !== nasta);
      this.#nu = Math.max(this.#nu, nasta.nar);
      nasta.gor();
      await lugn();
    }
    this.#nu = till;
  }
}

/** Lets all promises that can settle do so. */
export async function lugn(): Promise<void> {
  for (let i = 0; i < 20; i++) await Promise.resolve();
}

export interface Provpost {
  kalla: string;
  id: string;
  allvar: number;
  mottagen: string;
  rubrik: string;
}

/** The picture as the model hub holds it; `summa` stands for all that follows of position and minute. */
export interface Provbild {
  id: string;
  seq: number;
  epok: string;
  per: string;
  niva?: { niva: string; av: string };
  fonster: Record<string, { antal: number }>;
  oppna: Provpost[];
  senaste: Provpost[];
  larm: { id: string; allvar: number; utlost: string }[];
}

const nyckel = (p: { kalla?: string; id: string }): string => (p.kalla ? `${p.kalla}/${p.id}` : p.id);

/** What makes `fore` into `efter`, as the contract says it. Values that vanish are null. */
function skillnad(fore: Record<string, unknown>, efter: Record<string, unknown>): Record<string, unknown> {
  const ut: Record<string, unknown> = {};
  for (const falt of new Set([...Object.keys(fore), ...Object.keys(efter)])) {
    const [a, b] = [fore[falt], efter[falt]];
    if (JSON.stringify(a) === JSON.stringify(b)) continue;
    if (b === undefined) ut[falt] = null;
    else if (a !== undefined && typeof b === 'object' && !Array.isArray(b))
      ut[falt] = skillnad(a as Record<string, unknown>, b as Record<string, unknown>);
    else ut[falt] = b;
  }
  return ut;
}

function listskillnad<T extends { id: string; kalla?: string }>(fore: T[], efter: T[]): object {
  const gamla = new Map(fore.map((p) => [nyckel(p), JSON.stringify(p)]));
  const nya = new Set(efter.map(nyckel));
  return {
    satt: efter.filter((p) => gamla.get(nyckel(p)) !== JSON.stringify(p)),
    bort: fore.filter((p) => !nya.has(nyckel(p))).map((p) => (p.kalla ? { kalla: p.kalla, id: p.id } : p.id)),
  };
}

/** A model of the hub: one channel, numbered as design says, with connections that can be cut and tampered with. */
export class Provhub {
  bild: Provbild;
  /** The latest changes; what has fallen out makes the answer a whole picture. */
  logg: Andring[] = [];
  uppe = true;
  /** Connections begun in all, and those begun at the same time at most. */
  anslutningar = 0;
  samtidiga = 0;
  mest = 0;
  fragor: { sedan: number | null; epok: string | null }[] = [];
  /** Decides how a change reaches a client: the list of what arrives, in order. */
  stor: (a: Andring) => Andring[] = (a) => [a];
  /** Set to hold back answers until called. */
  #hallna: (() => void)[] | null = null;
  #klienter = new Set<{ mottagare: Mottagare; foljer: boolean }>();
  nekas: string | null = null;
  /** Whom the hub takes the reader for. */
  klass: Foljsvar['klass'];
  hanger = false;
  /** True stops the keep-alives. */
  tyst = false;
  #glomd: Andring | null = null;

  constructor(
    readonly klocka: Provklocka,
    readonly loggrymd = 5,
  ) {
    this.bild = { id: 'stad', seq: 0, epok: 'e1', per: this.#nu(), fonster: { '1h': { antal: 0 } }, oppna: [], senaste: [], larm: [] };
    const hallVid = (): void => {
      if (!this.tyst) this.livstecken();
      klocka.efter(15_000, hallVid);
    };
    hallVid();
  }

  #nu(): string {
    return new Date(this.klocka.nu()).toISOString();
  }

  anslut: Anslut = (mottagare) => {
    const klient = { mottagare, foljer: false };
    let stangd = false;
    const f: Forbindelse = {
      starta: async () => {
        this.anslutningar++;
        this.mest = Math.max(this.mest, ++this.samtidiga);
        try {
          if (this.hanger) await new Promise(() => undefined);
          if (!this.uppe) throw new Error('nere');
          this.#klienter.add(klient);
        } finally {
          this.samtidiga--;
        }
      },
      stang: async () => {
        if (this.hanger) this.samtidiga--;
        stangd = true;
        this.#klienter.delete(klient);
      },
      folj: async (kanal, sedan, epok) => {
        this.fragor.push({ sedan, epok });
        if (this.nekas !== null) throw new Error(this.nekas);
        klient.foljer = true;
        const svar = structuredClone(this.#svar(kanal, sedan, epok));
        if (this.#hallna) await new Promise<void>((klar) => this.#hallna!.push(klar));
        if (stangd) return new Promise(() => undefined);
        return svar;
      },
      slutaFolja: async () => void (klient.foljer = false),
    };
    return f;
  };

  #svar(kanal: string, sedan: number | null, epok: string | null): Foljsvar {
    const bas = { kanal, epok: this.bild.epok, seq: this.bild.seq, ...(this.klass ? { klass: this.klass } : {}) };
    // What has fallen out of the log and is not known to be had: later numbers, and minutes at this number.
    const g = this.#glomd;
    const saknas = g !== null && (g.till > (sedan ?? -1) || (g.till === sedan && g.fran === g.till));
    if (epok !== this.bild.epok || sedan === null || saknas)
      return { ...bas, bild: this.bild as unknown as Record<string, unknown> };
    return { ...bas, andringar: this.logg.filter((a) => a.fran >= sedan) };
  }

  hallSvar(): void {
    this.#hallna = [];
  }

  slappSvar(): void {
    const hallna = this.#hallna ?? [];
    this.#hallna = null;
    for (const slapp of hallna) slapp();
  }

  livstecken(): void {
    for (const k of this.#klienter) k.mottagare.hord();
  }

  /** A restart: connections are lost, and the numbering begins anew. */
  starta_om(): void {
    this.bryt();
    this.bild = { ...this.bild, epok: `${this.bild.epok}+`, seq: 0 };
    this.logg = [];
    this.#glomd = null;
  }

  bryt(): void {
    const klienter = [...this.#klienter];
    this.#klienter.clear();
    for (const k of klienter) k.mottagare.stangd();
  }

  /** Changes the picture and sends what changed. `steg` 0 is a change by the minute alone. */
  andra(gor: (bild: Provbild) => void, steg = 1): void {
    const fore = this.bild;
    const efter = structuredClone(fore);
    gor(efter);
    efter.senaste.sort((a, b) => jamforTid(b.mottagen, a.mottagen) || (nyckel(a) < nyckel(b) ? 1 : -1)).splice(MAX_SENASTE);
    efter.oppna.sort((a, b) => b.allvar - a.allvar || jamforTid(b.mottagen, a.mottagen) || (nyckel(a) < nyckel(b) ? 1 : -1));
    efter.larm.sort((a, b) => b.allvar - a.allvar || jamforTid(b.utlost, a.utlost) || (a.id < b.id ? -1 : 1));
    efter.seq += steg;
    efter.per = this.#nu();
    const { oppna, senaste, larm, seq, epok, per, ...ovrigt } = efter;
    const { oppna: o, senaste: s, larm: l, seq: fran, epok: _e, per: _p, ...foreOvrigt } = fore;
    const andring: Andring = {
      kanal: 'stad',
      epok,
      fran,
      till: seq,
      per,
      andring: { ...skillnad(foreOvrigt, ovrigt), oppna: listskillnad(o, oppna), senaste: listskillnad(s, senaste), larm: listskillnad(l, larm) },
    };
    this.bild = efter;
    this.logg.push(andring);
    while (this.logg.length > this.loggrymd) this.#glomd = this.logg.shift()!;
    for (const ut of this.stor(andring))
      for (const k of this.#klienter) if (k.foljer) k.mottagare.andring(structuredClone(ut));
  }
}
