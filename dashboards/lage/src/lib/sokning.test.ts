import { describe, expect, it } from 'vitest';
import { lokal, svenskTid } from './lokaltid';
import type { Platsrad } from './kontrakt';
import { TOM, antalVillkor, avFormular, hubfraga, lasSokning, sokadress, type Sokning } from './sokning';

const av = (s: Sokning): Sokning => lasSokning(new URL(sokadress(s), 'http://nav').searchParams);

describe('the search in the address', () => {
  it('is read back as it was written, whatever the words', () => {
    const prov: Sokning[] = [
      TOM,
      { ...TOM, q: 'rök & damm=50 % å?#"', stadsdel: 'jarva', kategori: 'trafik', allvarMinst: '4', kalla: 'polis', status: 'avslutad', period: '7d' },
      { ...TOM, plats: 'rinkeby-torg', fran: '2026-11-20T14:05', till: '2026-11-21T00:00', sida: 7, visa: 'karta' },
    ];
    for (const s of prov) expect(av(s)).toEqual(s);
    expect(sokadress(TOM)).toBe('/sok');
    expect(antalVillkor(prov[1]!)).toBe(7);
  });

  it('leaves out what it cannot mean', () => {
    const s = lasSokning(new URLSearchParams('kategori=brand&stadsdel=solna&allvarMinst=9&status=oppen&period=9d&fran=igår&sida=-1&visa=tabell&q=  brand '));
    expect(s).toEqual({ ...TOM, q: 'brand' });
    expect(lasSokning(new URLSearchParams('period=24h&fran=2026-11-20T14:05')).fran).toBe('');
  });

  it('asks the hub in UTC, from when the named period began', () => {
    const nu = Date.parse('2026-11-21T10:00:00Z');
    expect(Object.fromEntries(hubfraga({ ...TOM, q: 'brand', period: '24h', sida: 3, visa: 'karta' }, nu))).toEqual({ q: 'brand', fran: '2026-11-20T10:00:00.000Z' });
    expect(Object.fromEntries(hubfraga({ ...TOM, fran: '2026-11-20T14:05', till: '2026-07-01T12:00' }, nu))).toEqual({
      fran: '2026-11-20T13:05:00.000Z',
      till: '2026-07-01T10:00:00.000Z',
    });
  });
});

describe('the search in the form', () => {
  const platser = [{ id: 'rinkeby-torg', namn: 'Rinkeby torg' }] as Platsrad[];
  const av = (falt: Record<string, string>): Sokning => avFormular(Object.entries(falt), 'karta', platser);

  it('takes a place by its name or id, and one that is not known as none', () => {
    expect(av({ q: ' brand ', platsnamn: 'rinkeby TORG' })).toEqual({ ...TOM, visa: 'karta', q: 'brand', plats: 'rinkeby-torg' });
    expect(av({ platsnamn: 'rinkeby-torg' }).plats).toBe('rinkeby-torg');
    expect(av({ platsnamn: 'Storgatan' })).toEqual({ ...TOM, visa: 'karta' });
  });

  it('has a named period, or times of its own', () => {
    const tider = { fran: '2026-11-20T14:05', till: '2026-11-21T00:00' };
    expect(av({ period: 'egen', ...tider })).toEqual({ ...TOM, visa: 'karta', ...tider });
    expect(av({ period: '7d', ...tider })).toEqual({ ...TOM, visa: 'karta', period: '7d' });
  });
});

describe('local time in forms', () => {
  it('means the same instant back, every hour of two years', () => {
    for (let tid = Date.parse('2026-01-01T00:00:00Z'); tid < Date.parse('2028-01-01T00:00:00Z'); tid += 3_600_000) {
      const ater = svenskTid(lokal(tid))!;
      // The hour that autumn repeats is written the same twice.
      expect([0, 3_600_000]).toContain(tid - ater);
    }
  });

  it('takes the hour that spring skips as the one after, and what is no time as none', () => {
    expect(svenskTid('2026-03-29T02:30')).toBe(Date.parse('2026-03-29T01:30:00Z'));
    expect(svenskTid('i går')).toBeNull();
  });
});
