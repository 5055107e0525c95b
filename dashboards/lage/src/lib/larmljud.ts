import type { Larm } from './kontrakt';
import { behov } from './larm';
import { spelaLarm, tystna } from './ljud';

/** What is heard anew: a larm that needs the person, and each step that its ladder takes while it does. */
export const laten = (larm: readonly Larm[], person: string): string[] =>
  larm.filter((l) => !l.ovning && behov(l, person) === 'mig').map((l) => `${l.id}/${l.steg ?? 0}/${l.overlamning?.till ?? ''}/${l.obesvarat}/${l.obesvarat ? (l.nastaSteg?.nar ?? '') : ''}`);

/** Sounds when something comes to need the person, and ends when nothing does. What was there when the page opened is seen, not heard. */
export class Larmljud {
  #hort: ReadonlySet<string> | null = null;

  constructor(
    private readonly spela: () => unknown = spelaLarm,
    private readonly tyst: () => void = tystna,
  ) {}

  /** To be called with each new picture; null when there is none. */
  ta(larm: readonly Larm[] | null, person: string | null | undefined): void {
    if (larm === null || person == null) {
      this.#hort = null;
      this.tyst();
      return;
    }
    const nu = new Set(laten(larm, person));
    const fore = this.#hort;
    this.#hort = nu;
    if (fore !== null && [...nu].some((n) => !fore.has(n))) this.spela();
    else if (nu.size === 0) this.tyst();
  }
}

export const larmljud = new Larmljud();
