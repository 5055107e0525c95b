import { describe, expect, it } from 'vitest';
import { dag, dygn, kontrollrader, lasLasningsval, lasningsadress, lasningsfraga, last, utfall } from './bevarande';
import type { Korning } from './kontrakt';

const korning = (del: Partial<Korning>): Korning => ({
  nr: 1,
  dag: '2026-11-20',
  nu: '2026-11-20T02:00:00Z',
  slut: '2026-11-20T02:00:01Z',
  millisekunder: 900,
  aterupptagen: false,
  handelser: 0,
  rykten: 0,
  ord: 0,
  texter: 0,
  poster: 0,
  hallna: 0,
  borta: true,
  ...del,
});

describe('words of erasing', () => {
  it('says years where they are whole', () => {
    expect([dygn(730), dygn(365), dygn(90), dygn(1_000)]).toEqual(['2\u202får', '1\u202får', '90\u202fdygn', '1\u202f000\u202fdygn']);
  });

  it('claims that all is gone only when it is', () => {
    expect(utfall(korning({}))).toBe('Inget att gallra');
    expect(utfall(korning({ poster: 3 }))).toBe('Allt är borta');
    expect(utfall(korning({ texter: 3, borta: false }))).toBe('Något finns kvar');
    expect(utfall(korning({ borta: false }))).toBe('Något finns kvar');
  });

  it('counts a log file that was not emptied as something left', () => {
    const k = { handelser: 5, rykten: 0, ord: 0, kvarJournal: 0, kvarSok: 2, kvarKarantan: 0, kvarSvar: 0, kvarLasningar: 0, loggTom: false };
    expect(kontrollrader(k).filter((rad) => rad.kvar > 0)).toEqual([
      { vad: 'Sökindexet', kvar: 2 },
      { vad: 'Journalens loggfil', kvar: 1 },
    ]);
  });

  it('names what was read, and lets an unknown kind pass', () => {
    const rad = { nar: '', vem: '', roller: '', vad: '', klass: 'intern' as const, antal: 0, avbruten: false };
    expect([last({ ...rad, slag: 'karantan' }), last({ ...rad, slag: 'nytt' })]).toEqual(['Karantän', 'nytt']);
  });

  it('keeps a local day on its day', () => {
    const nu = Date.parse('2026-11-20T12:00:00Z');
    expect(dag('2026-11-20', nu)).toBe('fre 20 nov');
    expect(dag('2026-03-29', nu)).toBe('sön 29 mars');
    expect(dag('2027-11-20T02:00:00Z', nu)).toBe('lör 20 nov 2027');
  });
});

describe('which readings are asked for', () => {
  const val = { vem: ' p-jour ', vad: 'ssbf/a b', fran: '2026-11-20', till: '2026-11-20' };

  it('stands in the address and is read back', () => {
    const adress = new URL(lasningsadress(val, 3), 'http://nav');
    expect(adress.pathname).toBe('/lasningar');
    expect(lasLasningsval(adress.searchParams)).toEqual({ ...val, vem: 'p-jour' });
    expect(adress.searchParams.get('sida')).toBe('3');
    expect(lasningsadress({ vem: '', vad: ' ', fran: '', till: '' }, 1)).toBe('/lasningar');
  });

  it('is whole days of the reader, the last included', () => {
    const fraga = lasningsfraga(val, 1);
    expect([fraga.get('vem'), fraga.get('vad'), fraga.get('sida')]).toEqual(['p-jour', 'ssbf/a b', null]);
    expect(new Date(fraga.get('fran')!)).toEqual(new Date('2026-11-20T00:00:00'));
    expect(new Date(fraga.get('till')!)).toEqual(new Date('2026-11-21T00:00:00'));
    expect([...lasningsfraga({ vem: '', vad: '', fran: 'igår', till: '' }, 2)]).toEqual([['sida', '2']]);
  });
});
