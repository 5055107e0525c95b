import { felord, hamta, hamtaMedVersion } from './api';
import type { Handling } from './handling.svelte';
import type { Forslag, Handelse, Handelsesida, Historik } from './kontrakt';
import { lage } from './lage.svelte';
import { nyckelAv } from './patch';
import { handelseadress } from './rattning';
import { vagTillbaka, type Rattningslage } from './rattningslage.svelte';

/** Reports of one matter: proposals and hits to merge an event with, and the way apart again. */
export class Sammanforing {
  forslag = $state.raw<readonly Forslag[] | null>(null);
  funna = $state.raw<readonly Handelse[] | null>(null);
  fel = $state<string | null>(null);

  constructor(readonly ratt: Rattningslage) {}

  namn(kalla: string): string {
    return lage.kallor.find((k) => k.id === kalla)?.namn ?? kalla;
  }

  ihopAv(del: Handelse, huvud: Handelse): Handling {
    return this.ratt.egna.egen(`ihop ${nyckelAv(del)} ${nyckelAv(huvud)}`);
  }

  isarAv(del: Handelse): Handling {
    return this.ratt.egna.egen(`isar ${nyckelAv(del)}`);
  }

  async hamtaForslag(): Promise<void> {
    const { h } = this.ratt.visad();
    try {
      const alla = await hamta<Forslag[]>(`/api/v1/forslag/sammanforing?stadsdel=${encodeURIComponent(h.stadsdel)}`);
      this.forslag = alla.filter((f) => nyckelAv(f.huvud) === nyckelAv(h) || nyckelAv(f.del) === nyckelAv(h));
      this.fel = null;
    } catch (fel) {
      this.fel = felord(fel);
    }
  }

  async sok(ord: string): Promise<void> {
    const { h } = this.ratt.visad();
    try {
      const fraga = new URLSearchParams({ q: ord.trim(), perSida: '20' });
      const sida = await hamta<Handelsesida>(`/api/v1/handelser?${fraga}`);
      this.funna = sida.handelser.filter((x) => nyckelAv(x) !== nyckelAv(h));
      this.fel = null;
    } catch (fel) {
      this.fel = felord(fel);
    }
  }

  async foraIhop(del: Handelse, huvud: Handelse): Promise<void> {
    try {
      const svar = await this.ihopAv(del, huvud).skicka<{ rev: number }>(`${handelseadress(del)}/sammanforing`, { med: `${huvud.kalla}/${huvud.id}` }, await this.#versionAv(del));
      if (svar) this.#sagt(`${del.typ} från ${this.namn(del.kalla)} är sammanförd med ${huvud.typ} från ${this.namn(huvud.kalla)}.`, del, svar.svar.rev);
    } catch (fel) {
      this.fel = felord(fel);
    }
    await this.ratt.las();
    await this.hamtaForslag();
  }

  async sarskilj(del: Handelse): Promise<void> {
    const handling = this.isarAv(del);
    try {
      const svar = await handling.skicka<{ rev: number }>(`${handelseadress(del)}/sarskiljning`, {}, await this.#versionAv(del));
      if (svar) this.#sagt('Rapporterna är särskilda och räknas var för sig.', del, svar.svar.rev);
    } catch (fel) {
      handling.fel = felord(fel);
    }
    await this.ratt.las();
  }

  /** Says that a proposal is wrong, once the time for a change of mind is out. */
  avvisa(f: Forslag): void {
    const fore = this.forslag;
    const { besked } = this.ratt;
    const handling = this.ratt.egna.egen(`avvisa ${nyckelAv(f.del)} ${nyckelAv(f.huvud)}`);
    this.forslag = (fore ?? []).filter((x) => x !== f);
    besked.fordroj(
      'Förslaget tas bort: inte samma sak.',
      (sist) =>
        void handling.skicka('/api/v1/forslag/sammanforing/avvisa', { a: `${f.huvud.kalla}/${f.huvud.id}`, b: `${f.del.kalla}/${f.del.id}` }, undefined, sist).then((svar) => {
          if (svar) return;
          this.forslag = [...(this.forslag ?? []), f];
          besked.visa(`Förslaget kunde inte tas bort: ${handling.fel ?? 'okänt fel'}`);
        }),
      () => (this.forslag = fore),
    );
  }

  #sagt(text: string, del: Handelse, rev: number): void {
    this.ratt.besked.visa(text, vagTillbaka(del, 'sammanforing', rev, this.ratt.las));
  }

  /** Another event's version is read when it is acted on; it must still be the one that was shown. */
  async #versionAv(x: Handelse): Promise<string> {
    const { h, version } = this.ratt.visad();
    if (nyckelAv(x) === nyckelAv(h)) return version;
    const { varde, version: nu } = await hamtaMedVersion<Historik>(handelseadress(x));
    if (varde.handelse.rev !== x.rev || nu === null) throw new Error('Rapporten har ändrats sedan den visades. Listan är nu läst om: titta igen och försök en gång till.');
    return nu;
  }
}
