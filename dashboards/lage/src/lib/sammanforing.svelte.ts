import { felord, hamta, hamtaMedVersion, skicka } from './api';
import type { Handling } from './handling.svelte';
import type { Avvisat, Forslag, Handelse, Handelsesida, Historik } from './kontrakt';
import { nyckelAv } from './patch';
import { handelseadress } from './rattning';
import { vagTillbaka, type Rattningslage } from './rattningslage.svelte';

const FORSLAG = '/api/v1/forslag/sammanforing';
const AVVISA = `${FORSLAG}/avvisa`;
const ATEROPPNA = `${FORSLAG}/ateroppna`;

/** Reports of one matter: proposals and hits to merge an event with, and the way apart again. */
export class Sammanforing {
  forslag = $state.raw<readonly Forslag[] | null>(null);
  /** Proposals that a person has refused. */
  avvisade = $state.raw<readonly Avvisat[]>([]);
  funna = $state.raw<readonly Handelse[] | null>(null);
  fel = $state<string | null>(null);

  /** `namn` is a source's name as people know it. */
  constructor(
    readonly ratt: Rattningslage,
    readonly namn: (kalla: string) => string,
  ) {}

  ihopAv(del: Handelse, huvud: Handelse): Handling {
    return this.ratt.egna.egen(`ihop ${nyckelAv(del)} ${nyckelAv(huvud)}`);
  }

  isarAv(del: Handelse): Handling {
    return this.ratt.egna.egen(`isar ${nyckelAv(del)}`);
  }

  /** Reads the proposals that concern the event, and those that have been refused. */
  async hamtaForslag(): Promise<void> {
    const { h } = this.ratt.visad();
    try {
      const [alla, avvisade] = await Promise.all([
        hamta<Forslag[]>(`${FORSLAG}?stadsdel=${encodeURIComponent(h.stadsdel)}`),
        hamta<Avvisat[]>(`${FORSLAG}/avvisade?handelse=${encodeURIComponent(`${h.kalla}/${h.id}`)}`),
      ]);
      this.forslag = alla.filter((f) => nyckelAv(f.huvud) === nyckelAv(h) || nyckelAv(f.del) === nyckelAv(h));
      this.avvisade = avvisade;
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
    const handling = this.ihopAv(del, huvud);
    try {
      const svar = await handling.skicka<{ rev: number }>(`${handelseadress(del)}/sammanforing`, { med: `${huvud.kalla}/${huvud.id}` }, await this.#versionAv(del));
      if (svar) this.#sagt(`${del.typ} från ${this.namn(del.kalla)} är sammanförd med ${huvud.typ} från ${this.namn(huvud.kalla)}.`, del, svar.svar.rev);
    } catch (fel) {
      handling.fel = felord(fel);
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

  /** Says that a proposal is wrong. */
  async avvisa(f: Forslag): Promise<void> {
    const par = { a: `${f.huvud.kalla}/${f.huvud.id}`, b: `${f.del.kalla}/${f.del.id}` };
    const { besked, egna } = this.ratt;
    const handling = egna.egen(`avvisa ${nyckelAv(f.del)} ${nyckelAv(f.huvud)}`);
    if (await handling.skicka(AVVISA, par)) {
      const nyckel = crypto.randomUUID();
      besked.visa('Förslaget är borttaget: inte samma sak.', async () => {
        await skicka(ATEROPPNA, par, { nyckel });
        await this.hamtaForslag();
      });
    } else besked.visa(`Förslaget kunde inte tas bort: ${handling.fel ?? 'okänt fel'}`);
    await this.hamtaForslag();
  }

  ateroppningAv(a: Avvisat): Handling {
    return this.ratt.egna.egen(`ateroppna ${nyckelAv(a.a)} ${nyckelAv(a.b)}`);
  }

  /** Takes a refusal back, so that the proposal is tried again. */
  async ateroppna(a: Avvisat): Promise<void> {
    const par = { a: `${a.a.kalla}/${a.a.id}`, b: `${a.b.kalla}/${a.b.id}` };
    if (await this.ateroppningAv(a).skicka(ATEROPPNA, par)) this.ratt.besked.visa('Avvisningen är återtagen: förslaget prövas igen.');
    await this.hamtaForslag();
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
