import { describe, expect, it } from 'vitest';
import { MAX_SENASTE, jamforTid, mergePatch, nyckelAv, tillampa } from './patch';

describe('mergePatch', () => {
  // The examples of RFC 7396, appendix A, whose target is not itself an unparsable value.
  it.each([
    [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
    [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
    [{ a: 'b' }, { a: null }, {}],
    [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
    [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
    [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
    [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
    [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
    [['a', 'b'], ['c', 'd'], ['c', 'd']],
    [{ a: 'b' }, ['c'], ['c']],
    [{ a: 'foo' }, null, null],
    [{ a: 'foo' }, 'bar', 'bar'],
    [{ e: null }, { a: 1 }, { e: null, a: 1 }],
    [[1, 2], { a: 'b', c: null }, { a: 'b' }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ])('%j with %j is %j', (mal, patch, ut) => {
    expect(mergePatch(mal, patch)).toEqual(ut);
  });

  it('leaves its target alone and shares what is untouched', () => {
    const mal = { a: { x: 1 }, b: { y: 1 } };
    const ut = mergePatch(mal, { a: { x: 2 } }) as typeof mal;
    expect(mal).toEqual({ a: { x: 1 }, b: { y: 1 } });
    expect(ut.b).toBe(mal.b);
  });
});

describe('jamforTid', () => {
  it('sees the seventh decimal, and reads offsets', () => {
    expect(jamforTid('2026-11-20T13:00:00.1234567+00:00', '2026-11-20T13:00:00.1234568+00:00')).toBeLessThan(0);
    expect(jamforTid('2026-11-20T13:00:00.12+00:00', '2026-11-20T13:00:00.1200000Z')).toBe(0);
    expect(jamforTid('2026-11-20T14:00:00+01:00', '2026-11-20T13:00:00Z')).toBe(0);
    expect(jamforTid('2026-11-20T13:00:01Z', '2026-11-20T13:00:00.9999999Z')).toBeGreaterThan(0);
  });
});

describe('tillampa', () => {
  const post = (id: string, mottagen: string, allvar = 1, kalla = 'ssbf') => ({ kalla, id, mottagen, allvar });

  it('sets before it takes away, so that what came and went is gone', () => {
    const ut = tillampa({ oppna: [] }, { oppna: { satt: [post('1', '2026-01-01T00:00:00Z')], bort: [{ kalla: 'ssbf', id: '1' }] } });
    expect(ut['oppna']).toEqual([]);
  });

  it('orders senaste by time known, source and id, all descending, and keeps fifty', () => {
    const satt = Array.from({ length: 60 }, (_, i) => post(String(100 + i), `2026-01-01T00:${String(Math.floor(i / 2)).padStart(2, '0')}:00Z`));
    const ut = tillampa({ senaste: [] }, { senaste: { satt: [...satt, post('1', '2026-01-01T00:29:00Z', 1, 'siss')] } });
    const lista = ut['senaste'] as ReturnType<typeof post>[];
    expect(lista).toHaveLength(MAX_SENASTE);
    expect(lista.slice(0, 4).map(nyckelAv)).toEqual(['ssbf/159', 'ssbf/158', 'siss/1', 'ssbf/157']);
  });

  it('orders oppna by seriousness, then latest known, then last key', () => {
    const ut = tillampa(
      { oppna: [post('b', '2026-01-01T00:00:00Z', 3)] },
      { oppna: { satt: [post('a', '2026-01-01T00:00:00Z', 3), post('c', '2026-01-02T00:00:00Z', 3), post('d', '2025-01-01T00:00:00Z', 5)] } },
    );
    expect((ut['oppna'] as { id: string }[]).map((p) => p.id)).toEqual(['d', 'c', 'b', 'a']);
  });

  it('takes keys of both kinds, and a whole list', () => {
    expect(tillampa({ larm: [{ id: 'x', allvar: 1 }] }, { larm: { bort: ['x'] } })['larm']).toEqual([]);
    expect(tillampa({ oppna: [post('1', '2026-01-01T00:00:00Z')] }, { oppna: { bort: ['ssbf/1'] } })['oppna']).toEqual([]);
    expect(tillampa({ oppna: [] }, { oppna: [post('1', '2026-01-01T00:00:00Z')] })['oppna']).toHaveLength(1);
  });
});

describe('the channel of larm', () => {
  it('sets, changes and takes away things by id, though pictures have a list of the same name', () => {
    const fore = { larm: { L1: { id: 'L1', nastaSteg: { steg: 1 } }, L2: { id: 'L2' } }, glomda: 0 };
    expect(tillampa(fore, { larm: { L1: { id: 'L1', nastaSteg: null }, L2: null, L3: { id: 'L3' } } })).toEqual({ larm: { L1: { id: 'L1' }, L3: { id: 'L3' } }, glomda: 0 });
  });
});
