import { describe, expect, it, vi } from 'vitest';
import { Minne, SPANN, SenastVinner, avPer, franFalt, narmast, raster, somPer, tillFalt } from './tidsresa';

const nu = Date.parse('2026-11-21T13:07:40Z');

describe('moments to choose among', () => {
  it('are whole steps, the last one that has been included', () => {
    const dygn = raster('24h', nu);
    expect(dygn).toHaveLength(289);
    expect(somPer(dygn.at(-1)!)).toBe('2026-11-21T13:05:00Z');
    expect(dygn[1]! - dygn[0]!).toBe(SPANN['24h'].steg);
    expect(raster('7d', nu)).toHaveLength(169);
    expect(somPer(raster('7d', nu)[0]!)).toBe('2026-11-14T13:00:00Z');
  });
  it('are found by a time near them', () => {
    const dygn = raster('24h', nu);
    expect(dygn[narmast(dygn, Date.parse('2026-11-21T11:08:00Z'))]).toBe(Date.parse('2026-11-21T11:10:00Z'));
    expect(narmast(dygn, 0)).toBe(0);
    expect(narmast(dygn, nu + 1e9)).toBe(288);
  });
});

describe('a moment in the address', () => {
  it('must be a time that has been', () => {
    expect(avPer('2026-11-21T12:05:00Z', nu)).toBe(Date.parse('2026-11-21T12:05:00Z'));
    for (const fel of [null, '', 'igår', '2126-01-01T00:00:00Z', '1969-01-01T00:00:00Z']) expect(avPer(fel, nu)).toBeNull();
  });
});

describe('a moment as people write it', () => {
  it("is by the city's clock, in winter and summer", () => {
    expect(franFalt('2026-11-21 14.05', nu)).toBe(Date.parse('2026-11-21T13:05:00Z'));
    expect(franFalt('2026-07-01 00.30', nu)).toBe(Date.parse('2026-06-30T22:30:00Z'));
    expect(tillFalt(Date.parse('2026-06-30T22:30:00Z'))).toBe('2026-07-01 00.30');
  });
  it('is the latest such when only the clock is told', () => {
    for (const text of ['14.05', '14:05', '1405', ' 14.05 ']) expect(franFalt(text, nu)).toBe(Date.parse('2026-11-21T13:05:00Z'));
    expect(franFalt('22.10', nu)).toBe(Date.parse('2026-11-20T21:10:00Z'));
    expect(franFalt('8.30', nu)).toBe(Date.parse('2026-11-21T07:30:00Z'));
  });
  it('is the first of two, and the hour after one that the clock skips', () => {
    expect(franFalt('2026-10-25 02.30', nu)).toBe(Date.parse('2026-10-25T00:30:00Z'));
    expect(franFalt('2026-03-29 02.30', nu)).toBe(Date.parse('2026-03-29T01:30:00Z'));
  });
  it('is refused when it is none', () => {
    for (const fel of ['', 'nu', '25.00', '14.60', '2026-02-31 10.00', '2026-13-01 10.00', '14.05 x']) expect(franFalt(fel, nu)).toBeNull();
  });
});

describe('what was fetched', () => {
  it('is kept while it is used, and no more than so many', () => {
    const minne = new Minne<number>(2);
    minne.spara('a', 1);
    minne.spara('b', 2);
    expect(minne.hamta('a')).toBe(1);
    minne.spara('c', 3);
    expect([minne.hamta('a'), minne.hamta('b'), minne.hamta('c')]).toEqual([1, undefined, 3]);
    expect(minne.antal).toBe(2);
    minne.tom();
    expect(minne.antal).toBe(0);
  });
});

describe('a later question', () => {
  it('cancels the one before it, whose answer is not given', async () => {
    const fraga = new SenastVinner();
    const sagt = vi.fn<(signal: AbortSignal) => void>();
    let svara: (v: string) => void = () => undefined;
    const forsta = fraga.fraga((signal) => {
      sagt(signal);
      return new Promise<string>((klar) => (svara = klar));
    });
    const andra = fraga.fraga(() => Promise.resolve('andra'));
    expect(sagt.mock.calls[0]![0].aborted).toBe(true);
    svara('första');
    expect(await forsta).toBeUndefined();
    expect(await andra).toBe('andra');
  });
  it('lets a failure through only when it is still waited for', async () => {
    const fraga = new SenastVinner();
    await expect(fraga.fraga(() => Promise.reject(new Error('nej')))).rejects.toThrow('nej');
    const avbruten = fraga.fraga((signal) => new Promise((_, avbryt) => signal.addEventListener('abort', () => avbryt(new Error('avbruten')))));
    fraga.avbryt();
    expect(await avbruten).toBeUndefined();
  });
});
