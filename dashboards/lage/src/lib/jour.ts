import { datum, klockslag } from './format';
import type { Jag, Jourpass, Jourpassning } from './kontrakt';
import { lokal, svenskTid } from './lokaltid';

const DYGN = 86_400_000;

/** A day of the city's calendar, milliseconds since 1970; 23 or 25 hours long where the clock changes. */
export interface Dag {
  fran: number;
  till: number;
}

/** Some time of a day with who is on call; null for a gap. */
export interface Dagdel {
  fran: number;
  till: number;
  pass: Jourpass | null;
}

/** May put people on call in place of the schedule. */
export const farErsatta = (jag: Jag | null): boolean => jag?.roller.some((r) => r === 'jour' || r === 'admin') === true;

/** The seven days of the week, Monday first, that a moment is in; `veckor` later or earlier. */
export function veckan(tid: number, veckor = 0): Dag[] {
  const idag = Date.parse(lokal(tid).slice(0, 10) + 'T00:00Z');
  const mandag = idag - ((idag / DYGN + 3) % 7) * DYGN + veckor * 7 * DYGN;
  const midnatt = (dag: number): number => svenskTid(new Date(mandag + dag * DYGN).toISOString().slice(0, 10) + 'T00:00')!;
  return Array.from({ length: 7 }, (_, dag) => ({ fran: midnatt(dag), till: midnatt(dag + 1) }));
}

/** What a day holds: times on call and gaps, cut to it, in order. */
export function dagen(dag: Dag, passning: Pick<Jourpassning, 'pass' | 'luckor'>): Dagdel[] {
  const delar = [...passning.pass.map((pass) => ({ pass, tid: pass })), ...passning.luckor.map((tid) => ({ pass: null, tid }))];
  return delar
    .map(({ pass, tid }) => ({ pass, fran: Math.max(dag.fran, Date.parse(tid.fran)), till: Math.min(dag.till, Date.parse(tid.till)) }))
    .filter((del) => del.fran < del.till)
    .sort((a, b) => a.fran - b.fran);
}

/** `08.00–24.00`, or `hela dagen`. */
export function delord(del: Dagdel, dag: Dag): string {
  if (del.fran === dag.fran && del.till === dag.till) return 'hela dagen';
  return `${klockslag(del.fran)}–${del.till === dag.till ? '24.00' : klockslag(del.till)}`;
}

/** `fre 20 nov 08.00–lör 21 nov 08.00`; the day once when both are the same. */
export function spannord(fran: string, till: string): string {
  const [f, t] = [Date.parse(fran), Date.parse(till)];
  const [fd, td] = [datum(f), datum(t)];
  return fd === td ? `${fd} ${klockslag(f)}–${klockslag(t)}` : `${fd} ${klockslag(f)}–${td} ${klockslag(t)}`;
}
