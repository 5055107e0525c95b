import { describe, expect, it } from 'vitest';
import { alder, datum, exakt, kandSent, klockslag, kortTid, narDet, tal, vecka } from './format';

const nu = Date.parse('2026-11-20T13:05:33Z');

describe('format', () => {
  it('writes times as people in Stockholm do, whatever the offset', () => {
    expect(klockslag(nu)).toBe('14.05');
    expect(datum(nu)).toBe('fre 20 nov');
    expect(narDet('2026-11-20T13:05:00Z', nu)).toBe('i dag 14.05');
    expect(narDet('2026-11-19T22:10:00+00:00', nu)).toBe('i går 23.10');
    expect(narDet('2026-11-19T23:30:00Z', nu)).toBe('i dag 00.30');
    expect(narDet('2026-11-05T07:00:00Z', nu)).toBe('tor 5 nov 08.00');
    expect(narDet('2025-07-01T10:00:00Z', nu)).toBe('tis 1 juli 2025 12.00');
    expect(kortTid('2026-11-20T13:05:00Z', nu)).toBe('14.05');
    expect(exakt(nu)).toBe('fredag 20 november 2026 14.05.33');
  });

  it('tells yesterday over the night when clocks change', () => {
    expect(narDet('2026-10-24T21:59:00Z', Date.parse('2026-10-25T22:59:00Z'))).toBe('i går 23.59');
  });

  it('knows the weeks of a year with 53', () => {
    expect(vecka(nu)).toBe(47);
    expect(vecka(Date.parse('2026-12-31T12:00:00Z'))).toBe(53);
    expect(vecka(Date.parse('2027-01-03T12:00:00Z'))).toBe(53);
    expect(vecka(Date.parse('2027-01-04T12:00:00Z'))).toBe(1);
    expect(vecka(Date.parse('2024-12-30T12:00:00Z'))).toBe(1);
    expect(vecka(Date.parse('2026-11-22T22:59:59Z'))).toBe(47);
    expect(vecka(Date.parse('2026-11-22T23:00:00Z'))).toBe(48);
  });

  it('writes numbers with decimal comma and thin space', () => {
    expect(tal(4.2, 1)).toBe('4,2');
    expect(tal(1234567.89, 1)).toBe('1\u202f234\u202f567,9');
    expect(tal(9)).toBe('9');
  });

  it('counts ages', () => {
    expect([0, 59, 60, 3_599, 3_600, 86_400, 172_800].map(alder)).toEqual([
      'nyss', 'nyss', '1\u202fmin', '59\u202fmin', '1\u202ftim', '24\u202ftim', '2\u202fdygn',
    ]);
  });

  it('shows both times only when they differ by more than ten minutes', () => {
    expect(kandSent('2026-11-20T13:00:00Z', '2026-11-20T13:10:00Z')).toBe(false);
    expect(kandSent('2026-11-20T13:00:00Z', '2026-11-20T13:10:01Z')).toBe(true);
  });
});
