import { describe, expect, it } from 'vitest';
import stil from '../stil.css?raw';
import { kontrast, ljus, luminans, sedd, variabler, type Syn } from './farg';

const teman = variabler(stil);
const SYNER: Syn[] = ['vanlig', 'protanopi', 'deuteranopi', 'tritanopi'];
const YTOR = ['grund', 'yta', 'yta-2', 'yta-sen'];

/** Text on what it stands on: at least 4.5 : 1. */
const TEXT: [string, string][] = [
  ...['text', 'text-2'].flatMap((t) => YTOR.map((y) => [t, y] as [string, string])),
  ['text', 'accent-svag'],
  ['text', 'land'],
  ['accent-text', 'accent'],
  ['akut-text', 'akut'],
  ['fel', 'yta'],
  ['fel', 'grund'],
  ...[1, 2, 3, 4, 5].map((a) => [`a${a}-text`, `a${a}`] as [string, string]),
];

/** Shapes and edges that carry meaning, on what they lie on: at least 3 : 1. */
const FORM: [string, string][] = [
  ...['farsk', 'sen', 'tyst', 'fel', 'accent', 'kant'].flatMap((f) => ['yta', 'yta-2', 'yta-sen'].map((y) => [f, y] as [string, string])),
  ...['yta', 'yta-2', 'land'].map((y) => ['a-kant', y] as [string, string]),
  ['grans', 'land'],
  ['grans', 'yta-2'],
];

describe('the palette', () => {
  it('is read whole', () => {
    for (const [namn] of [...TEXT, ...FORM]) for (const tema of Object.values(teman)) expect(tema[namn], namn).toMatch(/^#/);
  });

  for (const [tema, farger] of Object.entries(teman))
    for (const syn of SYNER) {
      const k = (a: string, b: string): number => kontrast(sedd(ljus(farger[a]!), syn), sedd(ljus(farger[b]!), syn));

      it(`${tema}, ${syn}: text stands out at least 4.5 : 1`, () => {
        for (const [text, yta] of TEXT) expect(k(text, yta), `${text} på ${yta}`).toBeGreaterThanOrEqual(4.5);
      });

      it(`${tema}, ${syn}: shapes stand out at least 3 : 1`, () => {
        for (const [form, yta] of FORM) expect(k(form, yta), `${form} på ${yta}`).toBeGreaterThanOrEqual(3);
      });

      it(`${tema}, ${syn}: seriousness is one ramp, each step darker than the one before by day and lighter by night`, () => {
        const ramp = [1, 2, 3, 4, 5].map((a) => luminans(sedd(ljus(farger[`a${a}`]!), syn)));
        for (let i = 1; i < ramp.length; i++) {
          const steg = (ramp[i]! + 0.05) / (ramp[i - 1]! + 0.05);
          expect(tema === 'ljust' ? 1 / steg : steg, `allvar ${i} till ${i + 1}`).toBeGreaterThan(1.05);
        }
      });
    }
});

describe('contrast', () => {
  it('is 21 between black and white and 1 between likes', () => {
    expect(kontrast(ljus('#000000'), ljus('#ffffff'))).toBeCloseTo(21, 6);
    expect(kontrast(ljus('#6c7a88'), ljus('#6c7a88'))).toBe(1);
  });

  it('leaves grey grey, whoever sees it', () => {
    for (const syn of SYNER) {
      const [r, g, b] = sedd(ljus('#808080'), syn);
      expect(r).toBeCloseTo(g, 3);
      expect(g).toBeCloseTo(b, 3);
    }
  });
});
