import { describe, expect, it } from 'vitest';
import type { Larm } from './kontrakt';
import { behov, grupper, innehavare, kortLarmord, larmplats, larmvad, medOrd, nastaord, om, samman, tillstandsord } from './larm';
import { Larmljud } from './larmljud';

const NU = Date.parse('2026-11-22T02:00:00Z');
const person = (p: string, roll = 'jour') => ({ person: p, roll });
const kvitt = (p: string, slut?: string, roll = 'jour') => ({ av: person(p, roll), tid: '2026-11-22T01:50:00Z', galler: '2026-11-22T05:50:00Z', ...(slut ? { slut } : {}) });
const avi = (p: string) => ({ id: 'L1-1', mottagare: p, genom: 'roll:jour', steg: 1, bestalld: '2026-11-22T01:58:00Z', buntad: false, bunt: 0, utfall: [] });
const larm = (id: string, mer: Partial<Larm> = {}): Larm => ({
  id,
  version: 1,
  regelnamn: 'Allvarlig händelse',
  allvar: 5,
  stadsdel: 'farsta',
  ovning: false,
  tillstand: 'utlost',
  utlost: '2026-11-22T01:58:00Z',
  senast: '2026-11-22T01:58:00Z',
  antal: 1,
  obesvarat: false,
  kraver: 1,
  ...mer,
});

describe('what a larm asks of a person', () => {
  it('is the person’s when told and not taken, asked to take over, or unanswered; not when another has it', () => {
    expect(behov(larm('1'), 'p-1')).toBe('ingen');
    expect(behov(larm('1', { avier: [avi('p-1')] }), 'p-1')).toBe('mig');
    expect(behov(larm('1', { avier: [avi('p-1')] }), 'p-2')).toBe('ingen');
    expect(behov(larm('1', { obesvarat: true }), 'p-2')).toBe('mig');
    expect(behov(larm('1', { tillstand: 'kvitterat', avier: [avi('p-1')], kvitteringar: [kvitt('p-2')] }), 'p-1')).toBe('andras');
    expect(behov(larm('1', { tillstand: 'kvitterat', kvitteringar: [kvitt('p-1')] }), 'p-1')).toBe('mitt');
    expect(behov(larm('1', { tillstand: 'overlamnat', kvitteringar: [kvitt('p-2')], overlamning: { fran: person('p-2'), till: 'p-1', tid: '2026-11-22T01:59:00Z' } }), 'p-1')).toBe('mig');
    // One's own that has expired is for those who are told next.
    expect(behov(larm('1', { tillstand: 'skickat', kvitteringar: [kvitt('p-1', '2026-11-22T01:59:00Z')], avier: [avi('p-1')] }), 'p-1')).toBe('mig');
    // Taken, but the step asks for more.
    expect(behov(larm('1', { kraver: 2, kvitteringar: [kvitt('p-1')], avier: [avi('p-1')] }), 'p-1')).toBe('mitt');
    expect(behov(larm('1', { tillstand: 'avslutat', obesvarat: false, avier: [avi('p-1')] }), 'p-1')).toBe('avslutat');
  });

  it('comes in the order of need: unanswered first, then seriousness, then what happens soonest', () => {
    const nasta = (nar: string) => ({ nar, steg: 2, mottagare: ['jour:tib'], upprepas: false });
    const g = grupper(
      [
        larm('stangd', { tillstand: 'avslutat', avslutat: '2026-11-22T01:00:00Z' }),
        larm('andras', { tillstand: 'atgardas', kvitteringar: [kvitt('p-2')] }),
        larm('mitt', { tillstand: 'kvitterat', kvitteringar: [kvitt('p-1')] }),
        larm('sen', { avier: [avi('p-1')], nastaSteg: nasta('2026-11-22T02:09:00Z') }),
        larm('snar', { avier: [avi('p-1')], nastaSteg: nasta('2026-11-22T02:01:00Z') }),
        larm('ringa', { avier: [avi('p-1')], allvar: 3, nastaSteg: nasta('2026-11-22T02:00:30Z') }),
        larm('ropar', { allvar: 2, obesvarat: true }),
        larm('ingens'),
      ],
      'p-1',
    );
    expect(g.map((x) => [x.behov, x.larm.map((l) => l.id)])).toEqual([
      ['mig', ['ropar', 'snar', 'sen', 'ringa']],
      ['ingen', ['ingens']],
      ['mitt', ['mitt']],
      ['andras', ['andras']],
      ['avslutat', ['stangd']],
    ]);
  });
});

describe('a larm in words', () => {
  it('says who has it: du, a role, how many of those needed, nobody', () => {
    expect(innehavare(larm('1'), 'p-1')).toBe('ingen har tagit det');
    expect(innehavare(larm('1', { tillstand: 'kvitterat', kvitteringar: [kvitt('p-1'), kvitt('p-2', undefined, 'direktor')] }), 'p-1')).toBe('du och Stadsdelsdirektör');
    expect(innehavare(larm('1', { kraver: 2, kvitteringar: [kvitt('p-2')] }), 'p-1')).toBe('Tjänsteperson i beredskap, 1 av 2 som behövs');
    // The wall is told the state alone.
    expect(innehavare(larm('1', { tillstand: 'kvitterat' }), null)).toBe('någon har tagit det');
  });

  it('counts down to what happens by itself, in words', () => {
    const n = (nar: string, upprepas = false) => ({ nar, steg: 2, mottagare: ['jour:tib', 'roll:direktor'], upprepas });
    expect(nastaord(larm('1', { nastaSteg: n('2026-11-22T02:03:00Z') }), NU)).toBe('nästa steg om 3 min: tjänsteperson i beredskap och stadsdelsdirektören');
    expect(nastaord(larm('1', { nastaSteg: n('2026-11-22T02:00:40Z', true) }), NU)).toBe('aviseras igen om 40 s: tjänsteperson i beredskap och stadsdelsdirektören');
    expect(nastaord(larm('1', { tillstand: 'kvitterat', nastaSteg: n('2026-11-22T05:20:00Z') }), NU)).toMatch(/^kvitteringen går ut om 3 tim 20 min, sedan/);
    expect(nastaord(larm('1', { tillstand: 'avslutat' }), NU)).toBeNull();
    expect(om('2026-11-22T01:59:00Z', NU)).toBe('nu');
    expect(om('2026-11-22T03:00:00Z', NU)).toBe('om 1 tim');
    expect(om('2026-11-25T02:00:00Z', NU)).toBe('om 3 dygn');
  });

  it('says the place only where it is known, and states as people say them', () => {
    const h = (typ: string, allvar: number) => ({ typ, allvar }) as NonNullable<Larm['handelser']>[number];
    expect(larmvad(larm('1'))).toBe('');
    expect(larmvad(larm('1', { handelser: [h('Brand', 3), h('Explosion', 5), h('Brand', 3)] }))).toBe('Explosion och Brand');
    expect(larmvad(larm('1', { handelser: [h('a', 1), h('b', 2), h('c', 3), h('d', 4)] }))).toBe('d, c och 2 till');
    expect(larmplats(larm('1', { plats: 'x' }), () => 'Farsta centrum')).toBe('Farsta centrum, Farsta');
    expect(larmplats(larm('1', { plats: 'x' }), () => null)).toBe('Farsta');
    expect(larmplats(larm('1', { stadsdel: 'stockholm' }), () => null)).toBe('Hela staden eller plats inte känd');
    expect(tillstandsord(larm('1', { obesvarat: true }))).toMatch(/^Obesvarat/);
    expect(tillstandsord(larm('1', { tystad: 'T1' }))).toMatch(/^Tystat/);
    expect(tillstandsord(larm('1', { tystad: 'T1', tillstand: 'kvitterat' }))).toBe('Kvitterat');
  });

  it('tells a report that left a larm from one that came, and an erasure from both', () => {
    const rad = (slag: string, antal: number) => ({ slag, antal });
    expect(medOrd([rad('larm.utlost.v1', 1), rad('larm.samlat.v1', 2), rad('larm.samlat.v1', 1), rad('text.gallrad.v1', 1), rad('larm.okant.v1', 1)]).map((r) => r.ord)).toEqual([
      'Regeln löste ut',
      'Fler händelser i samma ärende',
      'En händelse är återkallad eller sammanförd med en annan',
      'Det som skrivits gallrades',
      'larm.okant.v1',
    ]);
  });

  it('fits a tile', () => {
    expect(kortLarmord([larm('1')])).toBe('Larm: ingen har tagit');
    expect(kortLarmord([larm('1', { obesvarat: true })])).toBe('Larm: obesvarat');
    expect(kortLarmord([larm('1', { tillstand: 'kvitterat' })])).toBe('Larm: taget');
    expect(kortLarmord([larm('1', { tillstand: 'kvitterat', kvitteringar: [kvitt('p-2')] }), larm('2')])).toBe('2 larm: 1 utan någon, Tjänsteperson i beredskap');
  });
});

describe('from several channels', () => {
  it('the later version of each stands, and what is taken away is gone', () => {
    const ut = samman([{ larm: { a: larm('a', { version: 3 }), b: null } }, { larm: { c: larm('c', { klass: 'begransad' }) } }, null], [larm('a', { version: 2 }), larm('c', { version: 2, antal: 7 })]);
    expect(ut.map((l) => [l.id, l.version, l.antal])).toEqual([
      ['a', 3, 1],
      ['c', 2, 7],
    ]);
  });
});

describe('what is heard', () => {
  it('what comes to need the person and each step it takes; not what was there, what others have, or an exercise', () => {
    const hort: string[] = [];
    const ljud = new Larmljud(() => hort.push('ton'), () => hort.push('tyst'));
    ljud.ta([larm('a', { avier: [avi('p-1')] })], 'p-1');
    expect(hort).toEqual([]);
    ljud.ta([larm('a', { avier: [avi('p-1')] }), larm('b')], 'p-1');
    expect(hort).toEqual([]);
    ljud.ta([larm('a', { avier: [avi('p-1')], steg: 2 }), larm('b')], 'p-1');
    ljud.ta([larm('a', { avier: [avi('p-1')], steg: 2 }), larm('b', { avier: [avi('p-1')], ovning: true })], 'p-1');
    expect(hort).toEqual(['ton']);
    ljud.ta([larm('a', { tillstand: 'kvitterat', kvitteringar: [kvitt('p-1')], avier: [avi('p-1')] })], 'p-1');
    expect(hort).toEqual(['ton', 'tyst']);
  });
});
