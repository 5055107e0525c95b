import { describe, expect, it } from 'vitest';
import type { Jag, Rykte, Ryktessvar } from './kontrakt';
import { farBesvara, farSlappa, grupper, liknande, markning, omraden } from './rykten';

const rykte = (id: string, mer: Partial<Rykte> = {}): Rykte =>
  ({ id, version: 1, tillstand: 'noterat', obekraftat: true, textlage: 'delad', stadsdelar: [], noterat: '2026-11-20T14:00:00Z', rykte: 'x', ...mer }) as Rykte;
const svar = (utfall: 'bekraftat' | 'dementerat' | 'garInteAttAvgora', tid: string) =>
  ({ version: 1, galler: true, utfall, textlage: 'delad', roll: 'r', organisation: 'o', tid, per: tid }) as Ryktessvar;
const bild = (...rykten: Rykte[]) => ({ rykten: Object.fromEntries(rykten.map((r) => [r.id, r])) });

describe('rykten', () => {
  it('lists those being checked, then the oldest that wait, then the newest answers', () => {
    const g = grupper(
      bild(
        rykte('s1', { tillstand: 'besvarat', svar: svar('bekraftat', '2026-11-20T14:00:00Z') }),
        rykte('s2', { tillstand: 'besvarat', svar: svar('dementerat', '2026-11-20T15:00:00Z') }),
        rykte('v2', { noterat: '2026-11-20T14:00:00.0000002Z' }),
        rykte('v1', { noterat: '2026-11-20T14:00:00.0000001Z' }),
        rykte('k', { tillstand: 'kontrolleras', kontroll: { roll: 'r', organisation: 'o', sedan: '2026-11-20T14:00:00Z' } }),
        rykte('bort', { tillstand: 'sammanfort' }),
      ),
    );
    expect([g.kontrolleras, g.vantar, g.svar].map((lista) => lista.map((r) => r.id))).toEqual([['k'], ['v1', 'v2'], ['s2', 's1']]);
  });

  it('shows a district what concerns it and what concerns the whole city', () => {
    const g = grupper(bild(rykte('alla'), rykte('farsta', { stadsdelar: ['farsta'] }), rykte('bromma', { stadsdelar: ['bromma'] })), 'farsta');
    expect(g.vantar.map((r) => r.id)).toEqual(['alla', 'farsta']);
    expect(omraden([])).toBe('Hela staden');
    expect(omraden(['farsta', 'bromma'])).toBe('Farsta, Bromma');
  });

  it('calls a rumour unconfirmed until its answer stands', () => {
    const s = svar('dementerat', '2026-11-20T14:00:00Z');
    expect(markning(rykte('a')).ord).toBe('Obekräftat');
    expect(markning(rykte('a', { tillstand: 'besvarat', svar: s })).ord).toBe('Dementerat');
    expect(markning(rykte('a', { tillstand: 'kontrolleras', svar: s })).ord).toBe('Obekräftat');
  });

  it('finds what may be the same, and nothing for a few common words', () => {
    const finns = [rykte('skola', { rykte: 'Det sägs att en skola i Tensta utryms efter ett hot' }), rykte('bad', { rykte: 'Badhuset i Farsta brinner' })];
    expect(liknande('skolan i Tensta har utrymts', finns).map((r) => r.id)).toEqual(['skola']);
    expect(liknande('det sägs att', finns)).toEqual([]);
    expect(liknande('Tensta', finns)).toEqual([]);
    expect(liknande('vattnet är avstängt i Bromma', finns)).toEqual([]);
  });

  it('offers an answer to those whose roles hold there', () => {
    const jag = (roller: string[], stadsdelar?: string[]) => ({ inloggad: true, roller, stadsdelar, hogstaKlass: 'intern' }) as Jag;
    const farsta = rykte('a', { stadsdelar: ['farsta'] });
    expect([farBesvara(jag(['jour']), rykte('b')), farSlappa(jag(['jour']), rykte('b'))]).toEqual([true, true]);
    expect([farBesvara(jag(['direktor'], ['farsta']), farsta), farSlappa(jag(['direktor'], ['farsta']), farsta)]).toEqual([true, true]);
    expect([farBesvara(jag(['direktor'], ['farsta']), rykte('b')), farSlappa(jag(['siss']), farsta)]).toEqual([false, false]);
    expect(farBesvara(null, farsta)).toBe(false);
    const bada = rykte('c', { stadsdelar: ['bromma', 'farsta'] });
    expect([farBesvara(jag(['direktor'], ['farsta']), bada), farSlappa(jag(['direktor'], ['farsta']), bada)]).toEqual([true, false]);
  });
});
