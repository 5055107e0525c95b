import { describe, expect, it } from 'vitest';
import type { Punkt } from './karta';
import { inom, placeraNamn, utanKrock, type Etikett, type Ruta } from './kartnamn';

const kvadrat = (x: number, y: number, r: number): Punkt[] => [
  { x: x - r, y: y - r },
  { x: x + r, y: y - r },
  { x: x + r, y: y + r },
  { x: x - r, y: y + r },
];
/** Well within the drawing, so that its sides are in nobody's way. */
const M = 500;
const namn = (id: string, x: number, y: number, r = 100): Etikett => ({ id, mitt: { x: M + x, y: M + y }, bredd: 30, hojd: 9, ringar: [kvadrat(M + x, M + y, r)] });
const krockar = (a: Ruta, b: Ruta): boolean => Math.abs(a.x - b.x) < a.bredd + b.bredd && Math.abs(a.y - b.y) < a.hojd + b.hojd;

describe('placeraNamn', () => {
  it('leaves a name in its place when nothing is in the way', () => {
    expect(placeraNamn([namn('a', 0, 0)], [{ x: M + 80, y: M + 80, bredd: 12, hojd: 12 }], 10).get('a')).toEqual({ x: M, y: M });
  });

  it('moves it off a mark by as little as is enough, within its area', () => {
    const marke = { x: M, y: M, bredd: 12, hojd: 12 };
    const plats = placeraNamn([namn('a', 0, 0)], [marke], 10).get('a')!;
    expect(krockar({ ...plats, bredd: 30, hojd: 9 }, marke)).toBe(false);
    expect(Math.hypot(plats.x - M, plats.y - M)).toBeLessThanOrEqual(30);
    expect(inom(plats, [kvadrat(M, M, 100)])).toBe(true);
  });

  it('lays no name on another', () => {
    const platser = [...placeraNamn([namn('a', 0, 0), namn('b', 20, 5), namn('c', -20, 0)], [], 10).values()].map((p) => ({ ...p, bredd: 30, hojd: 9 }));
    expect(krockar(platser[0]!, platser[1]!) || krockar(platser[0]!, platser[2]!) || krockar(platser[1]!, platser[2]!)).toBe(false);
  });

  it('stays within even where there is no free room', () => {
    const fullt = Array.from({ length: 400 }, (_, i) => ({ x: M + (i % 20) * 10 - 100, y: M + Math.floor(i / 20) * 10 - 100, bredd: 10, hojd: 10 }));
    expect(inom(placeraNamn([namn('a', 0, 0)], fullt, 10).get('a')!, [kvadrat(M, M, 100)])).toBe(true);
  });

  it('lies on marks rather than on another name', () => {
    // Marks three deep everywhere but where the first name stands.
    const runt = Array.from({ length: 2700 }, (_, i) => ({ x: M + (i % 30) * 10 - 150, y: M + (Math.floor(i / 30) % 30) * 10 - 150, bredd: 10, hojd: 10 }));
    const hinder = runt.filter((r) => !krockar(r, { x: M, y: M, bredd: 30, hojd: 9 }));
    const [a, b] = [...placeraNamn([namn('a', 0, 0), namn('b', 0, 0)], hinder, 10).values()].map((p) => ({ ...p, bredd: 30, hojd: 9 }));
    expect(a).toMatchObject({ x: M, y: M });
    expect(krockar(a!, b!)).toBe(false);
  });

  it('reaches out of the drawing on no side', () => {
    const platser = placeraNamn([namn('a', -495, 0), namn('b', 495, 0), namn('c', 0, -499), namn('d', 0, 499)], [{ x: 20, y: M, bredd: 12, hojd: 12 }], 10, 2 * M);
    expect(platser.get('c')!.y).toBeGreaterThanOrEqual(9);
    expect(platser.get('d')!.y).toBeLessThanOrEqual(2 * M - 9);
    expect(platser.get('a')!.x).toBeGreaterThanOrEqual(30);
    expect(platser.get('b')!.x).toBeLessThanOrEqual(970);
  });
});

describe('inom', () => {
  it('tells inside from outside, and a hole from both', () => {
    const ringar = [kvadrat(0, 0, 10), kvadrat(0, 0, 5)];
    expect(inom({ x: 7, y: 0 }, ringar)).toBe(true);
    expect(inom({ x: 0, y: 0 }, ringar)).toBe(false);
    expect(inom({ x: 11, y: 0 }, ringar)).toBe(false);
  });
});

describe('utanKrock', () => {
  it('keeps those that have room and drops what lies on another or outside', () => {
    const namn = [
      { namn: 'Husby', x: 100, y: 50 },
      { namn: 'Akalla', x: 110, y: 55 },
      { namn: 'Kista', x: 500, y: 50 },
      { namn: 'Rinkeby', x: 995, y: 50 },
      { namn: 'Tensta', x: 500, y: 2 },
    ];
    const satta = utanKrock(namn, [], 200, 1);
    expect(satta.map((n) => n.namn)).toEqual(['Husby', 'Akalla', 'Kista', 'Tensta']);
    expect(satta[0]).toEqual(namn[0]);
    expect(satta[1]!.y).not.toBe(55);
    expect(satta[3]!.y).toBeGreaterThan(2);
    expect(utanKrock(namn, [], 62, 1).map((n) => n.namn)).not.toContain('Rinkeby');
  });

  it('writes a name beside the mark that lies on it, and not at all where there is no room', () => {
    const [marke] = [{ x: 100, y: 50 }];
    const husby = { namn: 'Husby', ...marke };
    expect(Math.abs(utanKrock([husby], [marke], 200, 1)[0]!.y - 50)).toBeGreaterThanOrEqual(23);
    const runt = [0, 23, -23].map((dy) => ({ x: 100, y: 50 + dy }));
    expect(utanKrock([husby], runt, 200, 1)).toEqual([]);
  });
});
