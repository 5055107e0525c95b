import { describe, expect, it } from 'vitest';
import type { Handelse, Jag, Platsrad } from './kontrakt';
import { angra, farRatta, ingreppsord, kallansord, platstraffar, rattelse, rollord, type Ifyllt, type Sattform } from './rattning';

const h = (andrat: Partial<Handelse>): Handelse =>
  ({ kalla: 'ssbf', id: '1', rev: 1, kategori: 'trafik', allvar: 3, status: 'pagaende', stadsdel: 'jarva', placering: { stadsdel: 'jarva', metod: 'namn', sakerhet: 0.95 }, ...andrat }) as Handelse;
const jag = (andrat: Partial<Jag>): Jag => ({ inloggad: true, roller: [], hogstaKlass: 'intern', utveckling: true, ovning: false, enhet: false, ...andrat });

describe('corrections', () => {
  it('are undone by taking back, or by saying again what a person had said before', () => {
    for (const falt of ['kategori', 'allvar', 'status', 'placering'] as const) expect(angra(h({}), falt)).toEqual({ vag: 'rattelse', kropp: { atertag: [falt] } });
    const rattat = (falt: string) => [{ falt, tid: '2026-11-20T12:00:00Z', orsak: 'Enligt vakten' }];
    expect(angra(h({ allvar: 5, rattat: rattat('allvar') }), 'allvar')).toEqual({ vag: 'rattelse', kropp: { allvar: 5, orsak: 'Enligt vakten' } });
    expect(angra(h({ rattat: rattat('kategori') }), 'allvar')).toEqual({ vag: 'rattelse', kropp: { atertag: ['allvar'] } });
    expect(angra(h({ rattat: rattat('placering'), placering: { stadsdel: 'jarva', plats: 'rinkeby-torg', metod: 'manuell', sakerhet: 1 } }), 'placering')).toEqual({
      vag: 'placering',
      kropp: { plats: 'rinkeby-torg', orsak: 'Enligt vakten' },
    });
    expect(angra(h({ status: 'aterkallad', rattat: rattat('status') }), 'status').kropp).toEqual({ status: 'aterkallad', orsak: 'Enligt vakten' });
  });

  it('a merge is undone by parting, a parting by merging with the same', () => {
    expect(angra(h({}), 'sammanforing')).toEqual({ vag: 'sarskiljning', kropp: {} });
    expect(angra(h({ sammanford: { kalla: 'polis', id: 'a/b' } }), 'sammanforing')).toEqual({ vag: 'sammanforing', kropp: { med: 'polis/a/b' } });
  });

  it('are offered where a role holds, and by role only', () => {
    expect(farRatta(null, 'jarva')).toBe(false);
    expect(farRatta(jag({ roller: ['vagg'] }), 'jarva')).toBe(false);
    expect(farRatta(jag({ roller: ['jour'] }), 'jarva')).toBe(true);
    expect(farRatta(jag({ roller: ['direktor'], stadsdelar: ['farsta'] }), 'jarva')).toBe(false);
    expect(farRatta(jag({ roller: ['direktor'], stadsdelar: ['farsta'] }), 'farsta')).toBe(true);
    expect(rollord('jour')).toBe('jouren');
    expect(rollord('okand')).toBe('en person i staden');
  });

  it('are told with what the source says beneath', () => {
    expect(kallansord({ falt: 'allvar', tid: '', kallans: '3' })).toBe('3 Kännbart');
    expect(kallansord({ falt: 'status', tid: '', kallans: 'pagaende' })).toBe('Pågår');
    expect(kallansord({ falt: 'placering', tid: '', kallans: 'jarva', kallansNamn: 'Rinkeby torg, Järva' })).toBe('Rinkeby torg, Järva');
    expect(kallansord({ falt: 'sammanforing', tid: '' })).toBeNull();
    expect(ingreppsord({ sagt: ['allvar', 'kategori'], atertaget: ['placering'], vem: 'jour' })).toBe('Rättade allvar, kategori, tog tillbaka placering');
    expect(ingreppsord({ sagt: [], atertaget: ['allvar'], vem: 'jour' })).toBe('Tog tillbaka allvar');
  });

  it('say what each form asks for, and wait for a place', () => {
    const ifyllt: Ifyllt = { orsak: ' Enligt vakten ', kategori: 'trafik', allvar: 4, var: '' };
    const kropp = (form: Sattform, andrat: Partial<Ifyllt> = {}) => rattelse(form, { ...ifyllt, ...andrat }, undefined)?.kropp;
    expect(kropp('placera')).toBeUndefined();
    expect(kropp('placera', { var: 'plats:rinkeby-torg', orsak: ' ' })).toEqual({ plats: 'rinkeby-torg' });
    expect(kropp('placera', { var: 'jarva' })).toEqual({ stadsdel: 'jarva', orsak: 'Enligt vakten' });
    expect(kropp('klassa')).toEqual({ kategori: 'trafik', orsak: 'Enligt vakten' });
    expect(kropp('avsluta')).toEqual({ status: 'avslutad', orsak: 'Enligt vakten' });
    expect(rattelse('aterkalla', ifyllt, undefined)).toMatchObject({ vag: 'rattelse', falt: 'status', kropp: { status: 'aterkallad' } });
  });
});

describe('places by what is written', () => {
  const plats = (namn: string, alias: string[] = []): Platsrad => ({ id: namn, namn, alias, typ: 'torg', stadsdel: 'jarva' }) as Platsrad;

  it('come with those that begin so first, by alias too, at most eight', () => {
    const platser = [plats('Stora torget'), plats('Torgskolan'), plats('Kista', ['Kista torg']), plats('Husby')];
    expect(platstraffar(platser, ' TORG').map((p) => p.namn)).toEqual(['Torgskolan', 'Kista', 'Stora torget']);
    expect(platstraffar(platser, 't')).toEqual([]);
    expect(platstraffar(Array.from({ length: 20 }, (_, i) => plats(`Torg ${i}`)), 'torg')).toHaveLength(8);
  });
});
