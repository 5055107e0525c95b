import type { Andring, Foljsvar } from './kontrakt';
import { jamforTid, tillampa } from './patch';

type Bild = Record<string, unknown>;

/** What became of a change: taken in, already had, or not possible to apply to what we have. */
export type Intag = 'tagen' | 'hade' | 'lucka';

/**
 * One followed channel: its picture, where in the numbering it stands, and the changes that wait for an answer.
 * Pure: what is said to the hub is decided by {@link Direkt}.
 */
export class Kanal {
  bild: Bild | null = null;
  seq: number | null = null;
  epok: string | null = null;
  per: string | null = null;
  /** Why the hub refused the channel, in its own words; null when it did not. */
  fel: string | null = null;
  /** True while a `Folj` is on its way: changes are then buffered. */
  vantar = false;
  /** False from a loss of the connection until the hub has answered anew. */
  aktuell = false;
  /** How many times in a row the answer still left a gap. */
  omtag = 0;
  buffert: Andring[] = [];
  readonly lyssnare = new Set<() => void>();

  constructor(readonly namn: string) {}

  glom(): void {
    this.bild = this.seq = this.epok = this.per = this.fel = null;
    this.aktuell = false;
    this.omtag = 0;
    this.buffert = [];
  }

  /** A change may only be laid on the very picture it was made from; all else is had already or a gap. */
  ta(a: Andring): Intag {
    if (a.nyBild) return 'lucka';
    if (this.bild === null || this.seq === null || a.epok !== this.epok) return 'lucka';
    const minutskifte = a.fran === a.till && a.till === this.seq;
    // One with the same minute is laid on again: its values are absolute, and may be newer within the minute.
    if (minutskifte ? this.per !== null && jamforTid(a.per, this.per) < 0 : a.till <= this.seq) return 'hade';
    if (a.fran !== this.seq) return 'lucka';
    this.bild = tillampa(this.bild, a.andring);
    this.seq = a.till;
    if (this.per === null || jamforTid(a.per, this.per) > 0) this.per = a.per;
    this.bild = { ...this.bild, seq: this.seq, per: this.per };
    return 'tagen';
  }

  /** Takes the answer of `Folj`. False when it cannot be laid on what we have: then a whole picture is needed. */
  svara(svar: Foljsvar): boolean {
    this.fel = null;
    if (svar.bild) {
      this.bild = svar.bild;
      this.seq = svar.seq;
      this.epok = svar.epok;
      this.per = typeof svar.bild['per'] === 'string' ? svar.bild['per'] : null;
      return true;
    }
    if (this.bild === null || svar.epok !== this.epok) return false;
    for (const a of svar.andringar ?? []) if (this.ta(a) === 'lucka') return false;
    return this.seq === svar.seq;
  }

  /** Lays the buffered changes on the answered picture. False when a gap remains; the rest stays buffered. */
  tom(): boolean {
    while (this.buffert.length > 0) {
      const a = this.buffert[0]!;
      const intag = this.ta(a);
      if (intag !== 'lucka' || a.nyBild) this.buffert.shift();
      if (intag === 'lucka') return false;
    }
    return true;
  }
}
