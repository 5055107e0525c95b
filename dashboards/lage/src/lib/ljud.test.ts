import { afterEach, beforeEach, expect, test, vi } from 'vitest';

interface Spelad {
  frekvens: number;
  start: number;
  slut: number;
}

const spelade: Spelad[] = [];
let fran = 0;
let lov = false;

class Prov {
  state: AudioContextState = 'suspended';
  currentTime = 10;
  destination = {};

  resume(): Promise<void> {
    if (lov) this.state = 'running';
    return Promise.resolve();
  }

  createOscillator() {
    const ton = { frekvens: 0, start: 0, slut: 0 };
    const egen = {
      frequency: { set value(v: number) { ton.frekvens = v; } },
      connect: (till: unknown) => till,
      start: (t: number) => (ton.start = t),
      stop: (t: number) => ((ton.slut = t), spelade.push(ton)),
      disconnect: () => fran++,
    };
    return egen;
  }

  createGain() {
    return { gain: { setValueAtTime() {}, linearRampToValueAtTime() {}, exponentialRampToValueAtTime() {} }, connect: (till: unknown) => till };
  }
}

beforeEach(() => {
  vi.resetModules();
  vi.stubGlobal('AudioContext', Prov);
  [spelade.length, fran, lov] = [0, 0, false];
});
afterEach(() => vi.unstubAllGlobals());

test('nothing is heard before the reader has given leave, and nothing is said to be', async () => {
  const { ljudTillatet, spelaLarm, tillatLjud } = await import('./ljud');
  expect([ljudTillatet(), spelaLarm()]).toEqual([false, false]);
  expect(await tillatLjud()).toBe(false);
  expect([spelaLarm(), spelade.length]).toEqual([false, 0]);
});

test('with leave the tone is six notes that never lie over more than one other, and a new one ends the one that plays', async () => {
  const { ljudTillatet, spelaLarm, tillatLjud, toner } = await import('./ljud');
  lov = true;
  expect([await tillatLjud(), ljudTillatet(), spelaLarm()]).toEqual([true, true, true]);
  expect(spelade.map((t) => t.frekvens)).toEqual(toner().map((t) => t.frekvens));
  expect(spelade).toHaveLength(6);
  expect(spelade.every((t) => t.start >= 10 && t.slut > t.start)).toBe(true);
  expect(Math.max(...spelade.map((t) => spelade.filter((u) => u.start < t.slut && u.slut > t.start).length))).toBeLessThanOrEqual(2);
  expect(fran).toBe(0);
  spelaLarm();
  expect([fran, spelade.length]).toEqual([6, 12]);
});
