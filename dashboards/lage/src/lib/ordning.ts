/** How long tiles keep their places once they have moved, in milliseconds. */
export const STILLA = 60_000;

export interface Ordning {
  ids: readonly string[];
  /** When the places last changed, milliseconds since 1970. */
  flyttad: number;
}

/**
 * Places by what needs attention, the alphabet's order otherwise; no place changes within a minute of the last
 * move, so that an eye that has found a tile finds it again.
 */
export function ordna(fore: Ordning | null, behov: ReadonlyMap<string, readonly number[]>, nu: number): Ordning {
  const ids = [...behov.keys()].sort((a, b) => jamfor(behov.get(b)!, behov.get(a)!) || (a < b ? -1 : 1));
  if (!fore) return { ids, flyttad: nu };
  const samma = ids.length === fore.ids.length && ids.every((id, i) => id === fore.ids[i]);
  if (samma) return fore;
  const sammaMangd = ids.length === fore.ids.length && fore.ids.every((id) => behov.has(id));
  return sammaMangd && nu - fore.flyttad < STILLA ? fore : { ids, flyttad: nu };
}

function jamfor(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) {
    const skillnad = a[i]! - (b[i] ?? 0);
    if (skillnad !== 0) return skillnad;
  }
  return 0;
}
