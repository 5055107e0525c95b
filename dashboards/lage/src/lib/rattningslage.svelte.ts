import { felord, hamta, skicka } from './api';
import type { Beskedstavla } from './besked.svelte';
import { Handling, Handlingar } from './handling.svelte';
import { skillnader, type Skillnad } from './historik';
import type { Handelse, Platsrad } from './kontrakt';
import { FALTORD, angra, handelseadress, platstraffar, rattelse, type Ifyllt, type Rattfalt, type Sattform } from './rattning';

export type Form = Sattform | 'sammanfor' | 'gallra';

/** The event that the page shows, and the version that its state has for `If-Match`. */
export interface Visad {
  h: Handelse;
  version: string;
}

/** How a correction is undone: by a correction of its own, on the version that the first one made. */
export function vagTillbaka(fore: Handelse, falt: Rattfalt, rev: number | undefined, las: () => Promise<void>): (() => Promise<void>) | null {
  if (rev === undefined) return null;
  const { vag, kropp } = angra(fore, falt);
  const nyckel = crypto.randomUUID();
  return async () => {
    await skicka(`${handelseadress(fore)}/${vag}`, kropp, { nyckel, version: rev });
    await las();
  };
}

/** One event being corrected: which form is open, what is written in it, and how its sending stands. */
export class Rattningslage implements Ifyllt {
  oppen = $state<Form | null>(null);
  orsak = $state('');
  kategori = $state('');
  allvar = $state(3);
  var = $state('');
  sokord = $state('');
  platser = $state.raw<readonly Platsrad[]>([]);
  platsfel = $state<string | null>(null);
  /** The event as it was when the form was opened: what is sent is said of that version, and of no later one. */
  #sedd = $state.raw<Visad | null>(null);
  readonly handling = new Handling();
  readonly egna = new Handlingar();

  /** `visad` is read anew each time; `las` reads the event again. */
  constructor(
    readonly visad: () => Visad,
    readonly las: () => Promise<void>,
    readonly besked: Beskedstavla,
  ) {}

  /** What has changed since the form was opened; null when nothing has. */
  get andratSedan(): Skillnad[] | null {
    const { h } = this.visad();
    return this.#sedd && this.#sedd.h.rev !== h.rev ? skillnader(this.#sedd.h, h) : null;
  }

  get traffar(): Platsrad[] {
    return platstraffar(this.platser, this.sokord);
  }

  /** The chosen place, when it is a place. */
  get plats(): Platsrad | undefined {
    return this.var.startsWith('plats:') ? this.platser.find((p) => `plats:${p.id}` === this.var) : undefined;
  }

  faltfel(falt: string): string | null {
    return this.handling.faltfel.find((f) => f.falt === falt)?.orsak ?? null;
  }

  /** Opens a form with what stands now, or closes it when it is open. */
  async oppna(form: Form): Promise<void> {
    if (this.oppen === form) {
      this.oppen = null;
      return;
    }
    const { h } = this.visad();
    this.oppen = form;
    this.#sedd = this.visad();
    this.orsak = this.sokord = this.var = '';
    this.kategori = h.kategori;
    this.allvar = h.allvar;
    this.handling.borja();
    if (form === 'placera' && this.platser.length === 0) await this.#hamtaPlatser();
  }

  stang(): void {
    this.oppen = null;
  }

  /** Sends the open form. `anda`: on the version that stands now, though someone else was first. */
  async sand(anda = false): Promise<void> {
    if (this.oppen === 'gallra') return this.#gallra();
    if (this.oppen === null || this.oppen === 'sammanfor') return;
    const ratt = rattelse(this.oppen, this, this.plats?.namn);
    if (!ratt) return;
    const nu = this.visad();
    const pa = anda ? nu : (this.#sedd ?? nu);
    const svar = await this.handling.skicka<{ rev: number } | null>(`${handelseadress(nu.h)}/${ratt.vag}`, ratt.kropp, pa.version);
    if (svar) {
      this.besked.visa(ratt.text, vagTillbaka(pa.h, ratt.falt, svar.svar?.rev, this.las));
      this.oppen = null;
      this.#sedd = null;
    }
    if (svar || this.handling.lage === 'krock') await this.las();
  }

  /** Lets the source's word hold again. */
  async taTillbaka(falt: Rattfalt): Promise<void> {
    const { h, version } = this.visad();
    const svar = await this.egna.egen(`ord ${falt}`).skicka<{ rev: number }>(`${handelseadress(h)}/rattelse`, { atertag: [falt] }, version);
    if (svar) this.besked.visa(`${FALTORD[falt]}: källans ord gäller igen.`, vagTillbaka(h, falt, svar.svar.rev, this.las));
    await this.las();
  }

  /** Cannot be undone once it is done, so it waits for a change of mind first. */
  #gallra(): void {
    const { handling, besked, las } = this;
    const adress = `${handelseadress(this.visad().h)}/gallring`;
    const orsak = this.orsak.trim();
    besked.fordroj('Texten gallras strax, ur alla versioner. Det går inte att ångra sedan.', (sist) => {
      void handling.skicka(adress, { orsak }, undefined, sist).then(async (svar) => {
        besked.visa(svar ? 'Texten är gallrad.' : `Texten gallrades inte: ${handling.fel ?? 'okänt fel'}`);
        await las();
      });
    });
    this.oppen = null;
  }

  async #hamtaPlatser(): Promise<void> {
    try {
      this.platser = await hamta<Platsrad[]>('/api/v1/platser');
      this.platsfel = null;
    } catch (fel) {
      this.platsfel = felord(fel);
    }
  }
}
