/** Colours as the eye meets them: contrast (WCAG 2.2), and how the three common deficiencies of colour vision see. For tests. */

export type Rgb = readonly [number, number, number];
export type Syn = 'vanlig' | 'protanopi' | 'deuteranopi' | 'tritanopi';

/** Machado, Oliveira and Fernandes 2009, full severity, on linear light. */
const SYN: Record<Exclude<Syn, 'vanlig'>, readonly Rgb[]> = {
  protanopi: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopi: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopi: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** The light of `#rrggbb`, 0–1 for each colour. */
export function ljus(hex: string): Rgb {
  const kanal = (i: number): number => {
    const v = parseInt(hex.slice(i, i + 2), 16) / 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  };
  return [kanal(1), kanal(3), kanal(5)];
}

/** As someone with that vision sees it. */
export function sedd(farg: Rgb, syn: Syn): Rgb {
  if (syn === 'vanlig') return farg;
  const [r, g, b] = SYN[syn].map((rad) => Math.min(1, Math.max(0, rad[0] * farg[0] + rad[1] * farg[1] + rad[2] * farg[2])));
  return [r!, g!, b!];
}

/** Relative luminance, 0–1. */
export const luminans = ([r, g, b]: Rgb): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;

/** Contrast, 1–21. */
export function kontrast(a: Rgb, b: Rgb): number {
  const [ljusa, morka] = [luminans(a), luminans(b)].sort((x, y) => y - x) as [number, number];
  return (ljusa + 0.05) / (morka + 0.05);
}

/** The colours of a stylesheet's variables, light and dark; one that is the same in both stands in both. */
export function variabler(css: string): { ljust: Record<string, string>; morkt: Record<string, string> } {
  const ut = { ljust: {} as Record<string, string>, morkt: {} as Record<string, string> };
  for (const [, namn, ljust, morkt, ensam] of css.matchAll(/--([\w-]+):\s*(?:light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)|(#[0-9a-f]{6}));/g)) {
    ut.ljust[namn!] = (ljust ?? ensam)!;
    ut.morkt[namn!] = (morkt ?? ensam)!;
  }
  return ut;
}
