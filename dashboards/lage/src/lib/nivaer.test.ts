import { describe, expect, it } from 'vitest';
import type { Jag, Niva, Nivabeslut, Omradesniva } from './kontrakt';
import { avord, beslutsord, farNiva, farSlappaNiva, nivaomrade, ordnaNivaer, styrka } from './nivaer';

const niva = (grad: number | null, hogst = 3): Niva => ({ niva: 'x', namn: 'X', grad, hogst, sedan: '2026-11-21T03:00:00Z', av: 'jour', skal: 's', oppen: false });
const forslag: NonNullable<Omradesniva['forslag']> = { niva: 'y', namn: 'Y', hoj: true, skal: 's', utan: 'Om', antal: 0, underlag: [] };
const jag = (roller: string[], stadsdelar: string[] | null): Jag => ({ roller, stadsdelar }) as unknown as Jag;

describe('levels', () => {
  it('are as high as their place, however many the city has', () => {
    expect([0, 1, 2, 3].map((grad) => styrka({ grad, hogst: 3 }))).toEqual([0, 1, 2, 3]);
    expect([0, 1].map((grad) => styrka({ grad, hogst: 1 }))).toEqual([0, 3]);
    expect([0, 1, 2, 3, 4].map((grad) => styrka({ grad, hogst: 4 }))).toEqual([0, 1, 1, 2, 3]);
    expect(styrka({ grad: null, hogst: 3 })).toBe(0);
  });

  it('stand with what needs someone first', () => {
    const ordnade = ordnaNivaer({
      farsta: { id: 'farsta', version: 1, niva: niva(1) },
      jarva: { id: 'jarva', version: 0, niva: null, forslag },
      stockholm: { id: 'stockholm', version: 1, niva: niva(1) },
      bromma: { id: 'bromma', version: 1, niva: niva(3) },
    });
    expect(ordnade.slice(0, 5).map((o) => o.id)).toEqual(['jarva', 'bromma', 'stockholm', 'farsta', 'enskede-arsta-vantor']);
    expect(ordnade).toHaveLength(12);
  });

  it('name areas and people as they are called here', () => {
    expect([nivaomrade('stockholm'), nivaomrade('jarva')]).toEqual(['Hela staden', 'Järva']);
    expect(avord(niva(1))).toBe('beslutat av tjänsteperson i beredskap');
    expect(avord({ ...niva(1), av: 'siss' })).toBe('beslutat av SISS');
  });

  it('are decided where the role holds, and released by fewer', () => {
    expect(farNiva(jag(['siss'], null), 'stockholm')).toBe(true);
    expect(farSlappaNiva(jag(['siss'], null), 'stockholm')).toBe(false);
    expect(farNiva(jag(['direktor'], ['farsta']), 'farsta')).toBe(true);
    expect(farNiva(jag(['direktor'], ['farsta']), 'stockholm')).toBe(false);
    expect(farNiva(jag(['samordnare'], null), 'farsta')).toBe(false);
    expect(farNiva(null, 'farsta')).toBe(false);
  });

  it('have a history in words', () => {
    const b = { slag: 'niva.satt.v1', namn: 'Stabsläge', oppen: false } as unknown as Nivabeslut;
    expect(beslutsord(b)).toBe('Satte Stabsläge');
    expect(beslutsord({ ...b, oppen: true })).toBe('Satte Stabsläge, öppet för alla');
    expect(beslutsord({ ...b, slag: 'niva.behallen.v1' })).toBe('Behöll Stabsläge');
    expect(beslutsord({ ...b, slag: 'niva.slappt.v1', oppen: true })).toBe('Släppte Stabsläge till allmänheten');
    expect(beslutsord({ ...b, slag: 'niva.slappt.v1' })).toBe('Tog tillbaka Stabsläge från allmänheten');
  });
});
