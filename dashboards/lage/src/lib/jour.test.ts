import { describe, expect, it } from 'vitest';
import { dagen, delord, farErsatta, spannord, veckan } from './jour';
import type { Jag, Jourpass } from './kontrakt';

const T = Date.parse;
const pass = (fran: string, till: string): Jourpass => ({ person: { id: 'p-a', namn: 'A' }, fran, till, ursprung: 'schema', ur: 'Veckor' });

describe('the week', () => {
  it('begins on Monday, by the city’s clock', () => {
    // Sunday 23.30 UTC is Monday in Stockholm.
    expect(veckan(T('2026-11-22T22:30:00Z'))[0]!.fran).toBe(T('2026-11-15T23:00:00Z'));
    expect(veckan(T('2026-11-22T23:30:00Z'))[0]!.fran).toBe(T('2026-11-22T23:00:00Z'));
    expect(veckan(T('2026-11-22T23:30:00Z'), -1)[0]!.fran).toBe(T('2026-11-15T23:00:00Z'));
  });

  it('has a day of 23 hours in March and one of 25 in October', () => {
    const timmar = (tid: string): number[] => veckan(T(tid)).map((d) => (d.till - d.fran) / 3_600_000);
    expect(timmar('2026-03-25T12:00:00Z')).toEqual([24, 24, 24, 24, 24, 24, 23]);
    expect(timmar('2026-10-21T12:00:00Z')).toEqual([24, 24, 24, 24, 24, 24, 25]);
  });
});

describe('a day', () => {
  const dag = veckan(T('2026-11-20T12:00:00Z'))[4]!;

  it('holds its parts of shifts and gaps in order', () => {
    const delar = dagen(dag, {
      pass: [pass('2026-11-20T07:00:00Z', '2026-11-21T07:00:00Z'), pass('2026-11-10T07:00:00Z', '2026-11-20T02:00:00Z'), pass('2026-11-21T07:00:00Z', '2026-11-22T07:00:00Z')],
      luckor: [{ fran: '2026-11-20T02:00:00Z', till: '2026-11-20T07:00:00Z' }],
    });
    expect(delar.map((d) => [delord(d, dag), d.pass === null])).toEqual([['00.00–03.00', false], ['03.00–08.00', true], ['08.00–24.00', false]]);
  });

  it('is said whole', () => expect(delord({ ...dag, pass: null }, dag)).toBe('hela dagen'));
});

it('says a span with the day once when it is one', () => {
  expect(spannord('2026-11-20T07:00:00Z', '2026-11-20T15:00:00Z')).toBe('fre 20 nov 08.00–16.00');
  expect(spannord('2026-11-20T07:00:00Z', '2026-11-21T07:00:00Z')).toBe('fre 20 nov 08.00–lör 21 nov 08.00');
});

it('lets the duty and the administrator replace', () => {
  const jag = (roll: string): Jag => ({ roller: [roll] }) as unknown as Jag;
  expect([farErsatta(jag('jour')), farErsatta(jag('admin')), farErsatta(jag('siss')), farErsatta(null)]).toEqual([true, true, false, false]);
});
