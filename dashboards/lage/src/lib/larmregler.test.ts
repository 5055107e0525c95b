import { describe, expect, it } from 'vitest';
import { jsonfel, langdord, regelord, snyggt, trappord, utanTomt } from './larmregler';

describe('a rule in words', () => {
  it('says what makes it fire, for each kind', () => {
    expect(regelord({ id: 'a', namn: 'A', typ: 'genast', nar: { allvarMinst: 5 } })).toBe('En händelse: allvar minst 5.');
    expect(regelord({ id: 'a', namn: 'A', typ: 'antal', antal: 3, inom: '6h', omrade: 'radie', radieMeter: 1500, nar: { kategori: ['brand-raddning'], allvarMinst: 3 } })).toBe(
      'Minst 3 händelser inom 6 timmar inom 1500 meter från varandra: brand och räddning; allvar minst 3.',
    );
    expect(regelord({ id: 'a', namn: 'A', typ: 'serie', stadsdelar: 2, inom: '1d', nar: { kategori: ['bedrageri'] } })).toBe('Samma kategori i minst 2 stadsdelar inom 1 dygn: bedrägeri.');
    expect(regelord({ id: 'a', namn: 'A', typ: 'trend', faktor: 1.5, inom: '1d', omrade: 'stadsdel' })).toBe('Minst 1,5 gånger det väntade på 1 dygn i en stadsdel.');
    expect(regelord({ id: 'a', namn: 'A', typ: 'tystnad', efter: '30m', nar: { kalla: ['polis'] } })).toBe('Ingenting har hörts från polis på 30 minuter.');
    expect(regelord({ id: 'a', namn: 'A', typ: 'genast', tid: { dagar: ['valborg'], fran: '22:00', till: '06:00' } })).toBe('En händelse. Gäller valborg kl. 22.00–06.00.');
  });

  it('reads lengths and ladders', () => {
    expect([langdord('1h'), langdord('2h'), langdord('7d'), langdord('x')]).toEqual(['1 timme', '2 timmar', '7 dygn', 'x']);
    expect(trappord({ id: 't', namn: 'T', steg: [{ mottagare: ['jour:tib'], inom: '5m' }, { mottagare: ['roll:jour'], inom: '10m', kraver: 2 }], upprepa: '1h' })).toBe(
      'tjänsteperson i beredskap, 5 minuter → alla i beredskap (2 personer), 10 minuter → igen var 1 timme',
    );
  });
});

describe('rules as text', () => {
  const verk = { regler: [{ id: 'a', namn: 'A', typ: 'genast', aktiv: true, nar: { kategori: null, allvarMinst: 5 }, hammasAv: [] }], trappor: [{ id: 't', namn: 'T'.repeat(120), steg: [{ mottagare: ['jour:tib'], inom: '5m', kraver: 1 }] }] };

  it('is the same when read again, without what says nothing, a rule on a line', () => {
    const text = snyggt(utanTomt(verk));
    expect(JSON.parse(text)).toEqual({ regler: [{ id: 'a', namn: 'A', typ: 'genast', nar: { allvarMinst: 5 } }], trappor: [{ id: 't', namn: 'T'.repeat(120), steg: [{ mottagare: ['jour:tib'], inom: '5m' }] }] });
    expect(text.split('\n')).toContain('  "regler": [{ "id": "a", "namn": "A", "typ": "genast", "nar": { "allvarMinst": 5 } }],');
  });

  it('keeps a switched-off rule off', () => {
    expect(utanTomt({ aktiv: false })).toEqual({ aktiv: false });
  });

  it('says on which line it cannot be read', () => {
    expect(jsonfel('{"a": 1}')).toBeNull();
    expect(jsonfel('{\n  "a": 1,\n  oj\n}')?.rad ?? 3).toBe(3);
  });
});
