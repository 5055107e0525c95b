import { describe, expect, it } from 'vitest';
import { motas, projicera, ramFor, rita, rutaKring, zooma } from './karta';
import type { Geometri, Karta } from './kontrakt';

const ruta = (vast: number, syd: number, bredd: number): Geometri => ({
  type: 'Polygon',
  coordinates: [[[vast, syd], [vast + bredd, syd], [vast + bredd, syd + bredd], [vast, syd + bredd], [vast, syd]]],
});
const karta: Karta = {
  omraden: { features: [
    { properties: { id: 'norr', namn: 'Norr', etikett: [18.05, 59.45] }, geometry: ruta(18, 59.4, 0.1) },
    { properties: { id: 'syd', namn: 'Syd', etikett: [18.05, 59.25] }, geometry: ruta(18, 59.2, 0.1) },
  ] },
  linjer: { features: [{ properties: { namn: 'Del', stadsdel: 'norr', etikett: [18.02, 59.42] }, geometry: ruta(18, 59.4, 0.05) }] },
  vatten: { features: [] },
};

describe('a drawing', () => {
  it('waits for the map', () => {
    expect(rita(null, projicera)).toBeNull();
    expect(rita({ ...karta, omraden: { features: [] } }, projicera)).toBeNull();
  });

  it('has all of the city, or what can be seen of a part', () => {
    const hel = rita(karta, projicera)!;
    expect(hel.omraden.map((o) => o.id)).toEqual(['norr', 'syd']);
    expect(hel.omraden[0]!.mitt.y).toBeLessThan(hel.omraden[1]!.mitt.y);
    const del = rita(karta, () => zooma(rutaKring(59.22, 18.02, 500), 1.35))!;
    expect(del.omraden.map((o) => o.id)).toEqual(['syd']);
    expect(del.linjer).toBe('');
  });

  it('is framed by a district with a margin, or whole', () => {
    const hel = rita(karta, projicera)!;
    const ram = ramFor(hel, 'norr');
    for (const p of hel.omraden[0]!.ringar.flat()) {
      expect(p.x > ram.x && p.x < ram.x + ram.bredd).toBe(true);
      expect(p.y > ram.y && p.y < ram.y + ram.hojd).toBe(true);
    }
    expect(ram.hojd).toBeLessThan(hel.p.hojd / 2);
    for (const omrade of [null, 'saknas']) expect(ramFor(hel, omrade)).toEqual({ x: 0, y: 0, bredd: 1000, hojd: hel.p.hojd });
  });
});

describe('the map of a part', () => {
  it('centres it and is true to scale', () => {
    const p = zooma(rutaKring(59.39, 17.92, 1_000), 1.35);
    const mitt = p.punkt(17.92, 59.39);
    expect(mitt.x).toBeCloseTo(500);
    expect(mitt.y).toBeCloseTo(p.hojd / 2);
    const norr = p.punkt(17.92, 59.39 + 1_000 / 111_320);
    expect(mitt.y - norr.y).toBeCloseTo(p.langd(1_000));
    expect(norr.y).toBeGreaterThanOrEqual(23);
  });
  it('tells what lies within it', () => {
    const p = zooma(rutaKring(59.39, 17.92, 1_000), 1.35);
    expect(motas(rutaKring(59.39, 17.93, 100), p.synlig)).toBe(true);
    expect(motas(rutaKring(59.29, 17.93, 100), p.synlig)).toBe(false);
  });
});
