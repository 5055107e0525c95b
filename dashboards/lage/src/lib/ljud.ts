/**
 * A calm alarm tone, made here: no file to fetch. A browser plays nothing before the reader has touched the page, so whoever
 * wants to be heard asks for leave in a button first (`tillatLjud`) and can always ask whether it holds (`ljudTillatet`).
 */

export interface Ton {
  /** Hertz. */
  frekvens: number;
  /** Seconds from the beginning. */
  start: number;
  /** Seconds. */
  langd: number;
}

/** Two soft notes, a falling third, three times: heard through a door, but it does not startle. */
export function toner(ganger = 3): Ton[] {
  return Array.from({ length: ganger }, (_, n) => [
    { frekvens: 659.26, start: n * 1.6, langd: 0.5 },
    { frekvens: 523.25, start: n * 1.6 + 0.45, langd: 0.8 },
  ]).flat();
}

const STYRKA = 0.35;
/** Seconds over which a note rises: without it there is a click. */
const ANSATS = 0.04;

let ljud: AudioContext | null = null;
let slutar: (() => void) | null = null;

/** True when a tone would be heard. */
export const ljudTillatet = (): boolean => ljud?.state === 'running';

/** Asks for leave; to be called in what the reader's own touch sets off. */
export async function tillatLjud(): Promise<boolean> {
  ljud ??= new AudioContext();
  await ljud.resume();
  return ljudTillatet();
}

/** Plays the alarm once; one that plays already begins anew. False when the browser lets nothing be heard. */
export function spelaLarm(): boolean {
  if (ljud === null || !ljudTillatet()) return false;
  tystna();
  const nu = ljud.currentTime + 0.05;
  const spelar = toner().map(({ frekvens, start, langd }) => {
    const [ton, styrka] = [ljud!.createOscillator(), ljud!.createGain()];
    ton.frequency.value = frekvens;
    styrka.gain.setValueAtTime(0, nu + start);
    styrka.gain.linearRampToValueAtTime(STYRKA, nu + start + ANSATS);
    styrka.gain.exponentialRampToValueAtTime(0.001, nu + start + langd);
    ton.connect(styrka).connect(ljud!.destination);
    ton.start(nu + start);
    ton.stop(nu + start + langd);
    return ton;
  });
  slutar = () => spelar.forEach((ton) => ton.disconnect());
  return true;
}

/** Ends what plays. */
export function tystna(): void {
  slutar?.();
  slutar = null;
}
