import { describe, expect, it } from 'vitest';
import { HISTORIK, efterslap, klassningsord, orddelar, placeringsord, rader, skillnader } from './historik';
import type { Handelse, Revision } from './kontrakt';
import { Handlingsnyckel } from './nyckel';

const bas: Handelse = {
  kalla: 'ssbf',
  id: '1',
  rev: 1,
  typ: 'Brand',
  kategori: 'brand-raddning',
  kategoriNamn: 'Brand och räddning',
  allvar: 3,
  intraffad: '2026-11-20T13:00:00Z',
  mottagen: '2026-11-20T13:02:00Z',
  status: 'pagaende',
  klass: 'intern',
  stadsdel: 'jarva',
  placering: { stadsdel: 'jarva', plats: 'rinkeby-torg', platsNamn: 'Rinkeby torg', metod: 'gazetteer', sakerhet: 0.9 },
  arHandelse: true,
  ovning: false,
  textlage: 'delad',
  text: 'Rök i ett trapphus',
  sammanford: null,
};
const med = (andrat: Partial<Handelse>): Handelse => ({ ...bas, ...andrat });
const revision = (handelse: Handelse, slag = 'handelse.reviderad.v1', galler = false): Revision => ({ handelse, slag, vem: 'kalla:ssbf', position: handelse.rev, galler, tid: handelse.mottagen, ingrepp: null });

describe('what changed between revisions', () => {
  it('names each field that differs, before and after, and none that does not', () => {
    expect(skillnader(bas, med({ rev: 2, mottagen: '2026-11-20T14:00:00Z' }))).toEqual([]);
    const efter = med({ allvar: 4, status: 'avslutad', placering: { stadsdel: 'jarva', metod: 'manuell', sakerhet: 1 }, text: null as never });
    expect(skillnader(bas, efter).map((s) => [s.falt, s.fore, s.efter])).toEqual([
      ['status', 'Pågår', 'Avslutad'],
      ['allvar', '3 Kännbart', '4 Allvarligt'],
      ['plats', 'Rinkeby torg', null],
      ['metod', 'Efter ett ortnamn i texten', 'Placerad av en person'],
      ['sakerhet', '90 %', '100 %'],
      ['text', 'Rök i ett trapphus', null],
    ]);
  });

  it('compares with the revision that was replaced, past what came late as history', () => {
    const rev2 = med({ rev: 2, allvar: 5 });
    const sen = med({ rev: 3, allvar: 1 });
    const rev4 = med({ rev: 4, allvar: 4 });
    const visade = rader([revision(rev4), revision(bas, 'handelse.mottagen.v1'), revision(sen, HISTORIK), revision(rev2)]);
    expect(visade.map((r) => [r.revision.handelse.rev, r.andrat?.map((s) => `${s.fore}>${s.efter}`) ?? null])).toEqual([
      [4, ['5 Mycket allvarligt>4 Allvarligt']],
      [3, ['5 Mycket allvarligt>1 Ringa']],
      [2, ['3 Kännbart>5 Mycket allvarligt']],
      [1, null],
    ]);
  });

  it('tells words taken away from words put in, and both texts can be read out of it', () => {
    const par: [string, string][] = [
      ['Rök i ett trapphus', 'Rök i ett trapphus, två lägenheter utrymda'],
      ['', 'nytt'],
      ['allt bort', ''],
      ['a b c d', 'x b y d z'],
      ['rad ett\n\nrad två', 'rad ett\nrad två'],
      ['ord '.repeat(1_000), 'annat'],
    ];
    for (const [fore, efter] of par) {
      const delar = orddelar(fore, efter);
      const ihop = (utan: string): string => delar.filter((d) => d.slag !== utan).map((d) => d.text).join('');
      expect(ihop('bort').replace(/\s+/g, ' ')).toBe(efter.replace(/\s+/g, ' '));
      expect(ihop('nytt').replace(/\s+/g, ' ').trim()).toBe(fore.replace(/\s+/g, ' ').trim());
    }
    expect(orddelar('två bilar krockade', 'tre bilar krockade')).toEqual([
      { text: 'två ', slag: 'bort' },
      { text: 'tre ', slag: 'nytt' },
      { text: 'bilar krockade', slag: 'lika' },
    ]);
  });
});

describe('plain words', () => {
  it('says how it was placed, and never more than is known', () => {
    expect(placeringsord(bas)).toBe('Placerad efter ortnamnet Rinkeby torg, säkerhet 90 %.');
    expect(placeringsord(med({ stadsdel: 'stockholm', placering: { stadsdel: 'stockholm', metod: 'okand', sakerhet: 0 } }))).toBe('Platsen är inte känd: inget i källans besked pekar ut ett område.');
    expect(placeringsord(med({ placering: { stadsdel: 'jarva', metod: 'namn', sakerhet: 0.95 } }))).toBe('Placerad där källan säger: Järva, säkerhet 95 %.');
  });

  it('says by which table it was classified, or that the table does not know the type', () => {
    expect(klassningsord(bas, '2026-11-20')).toBe('Klassad som Brand och räddning efter källans typ ”Brand” (tabell 2026-11-20).');
    expect(klassningsord(med({ typKand: false, kategoriNamn: 'Övrigt', typ: 'Xyz' }), '2026-11-20')).toContain('”Xyz” finns inte i tabellen (tabell 2026-11-20)');
    const rattad = med({ kategoriNamn: 'Ordning', rattat: [{ falt: 'kategori', tid: '2026-11-20T13:30:00Z', kallans: 'brand-raddning', kallansNamn: 'Brand och räddning' }] });
    expect(klassningsord(rattad, '2026-11-20')).toBe('Klassad som Ordning av en person. Källans typ ”Brand” ger Brand och räddning (tabell 2026-11-20).');
  });

  it('tells of the second clock only when the two differ by more than ten minutes', () => {
    expect(efterslap(bas.intraffad, bas.mottagen)).toBeNull();
    expect(efterslap(bas.intraffad, '2026-11-20T13:30:00Z')).toBe('känt här 30\u202fmin efteråt');
    expect(efterslap('2026-11-20T15:00:00Z', bas.mottagen)).toBe('känt här 1\u202ftim i förväg');
  });
});

describe('the key of an action', () => {
  it('is kept over a retry of the same action, and new for another or an answered one', () => {
    let n = 0;
    const nyckel = new Handlingsnyckel(() => `${++n}`);
    expect([nyckel.for('a'), nyckel.for('a'), nyckel.for('b'), nyckel.for('b')]).toEqual(['1', '1', '2', '2']);
    nyckel.besvarad();
    expect(nyckel.for('b')).toBe('3');
  });
});
