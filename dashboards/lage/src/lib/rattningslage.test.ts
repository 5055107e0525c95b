import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Beskedstavla } from './besked.svelte';
import type { Handelse, Platsrad } from './kontrakt';
import { Rattningslage, type Visad } from './rattningslage.svelte';

interface Anrop {
  vag: string;
  kropp: unknown;
  nyckel: string;
  version: string;
}

const h = (andrat: Partial<Handelse> = {}): Handelse =>
  ({ kalla: 'ssbf', id: 'a/1', rev: 1, typ: 'Brand', kategori: 'brand', kategoriNamn: 'Brand', allvar: 3, status: 'pagaende', klass: 'oppen', arHandelse: true, ovning: false, intraffad: '2026-11-20T12:00:00Z', mottagen: '2026-11-20T12:00:00Z', stadsdel: 'jarva', placering: { stadsdel: 'jarva', metod: 'namn', sakerhet: 0.95 }, ...andrat }) as Handelse;

let anrop: Anrop[];
let svar: (nr: number) => Response | 'borta';
let visad: Visad;
let last: number;
let sagt: { text: string; angra: (() => Promise<void>) | null }[];
let fordrojda: { gor: (sist: boolean) => void }[];

const json = (kropp: unknown, status = 200): Response => new Response(JSON.stringify(kropp), { status });

beforeEach(() => {
  anrop = [];
  sagt = [];
  fordrojda = [];
  last = 0;
  visad = { h: h(), version: '1' };
  svar = () => json({ rev: 2 });
  vi.stubGlobal('fetch', async (vag: string, init: RequestInit) => {
    const huvud = init.headers as Record<string, string>;
    anrop.push({ vag, kropp: JSON.parse(init.body as string), nyckel: huvud['Idempotency-Key']!, version: huvud['If-Match'] ?? '' });
    const s = svar(anrop.length);
    if (s === 'borta') throw new TypeError('fetch failed');
    return s;
  });
});
afterEach(() => vi.unstubAllGlobals());

function nytt(): Rattningslage {
  const besked: Beskedstavla = {
    visa: (text, angra = null) => void sagt.push({ text, angra }),
    fordroj: (_text, gor) => void fordrojda.push({ gor }),
  };
  return new Rattningslage(() => visad, async () => void last++, besked);
}

describe('a correction', () => {
  it('is of the version that the form was opened on, under a key of its own, and can be undone', async () => {
    const r = nytt();
    await r.oppna('allvar');
    expect([r.oppen, r.allvar, r.andratSedan]).toEqual(['allvar', 3, null]);
    r.allvar = 5;
    r.orsak = '  Flera skadade ';
    await r.sand();
    expect(anrop).toMatchObject([{ vag: '/api/v1/handelser/ssbf/a%2F1/rattelse', kropp: { allvar: 5, orsak: 'Flera skadade' }, version: '"1"' }]);
    expect([r.oppen, last, sagt[0]!.text]).toEqual([null, 1, 'Allvar satt till 5, mycket allvarligt.']);
    await sagt[0]!.angra!();
    expect(anrop[1]).toMatchObject({ kropp: { atertag: ['allvar'] }, version: '"2"' });
    expect(anrop[1]!.nyckel).not.toBe(anrop[0]!.nyckel);
    // The way back is taken once, however often it is pressed.
    await sagt[0]!.angra!();
    expect(anrop[2]!.nyckel).toBe(anrop[1]!.nyckel);
  });

  it('keeps its key and what was written while nobody knows whether it was done', async () => {
    svar = (nr) => (nr === 1 ? 'borta' : json({ rev: 2 }));
    const r = nytt();
    await r.oppna('avsluta');
    r.orsak = 'Vägen är fri';
    await r.sand();
    expect([r.oppen, r.orsak, r.handling.ovisst, sagt.length, last]).toEqual(['avsluta', 'Vägen är fri', true, 0, 0]);
    // The event that the page shows has moved on meanwhile: the same thing is said of the same version.
    visad = { h: h({ rev: 2 }), version: '2' };
    await r.sand();
    expect(anrop[1]).toEqual(anrop[0]);
    expect(sagt).toHaveLength(1);
  });

  it('gets a new key when it is another, or has been refused', async () => {
    svar = (nr) => (nr === 1 ? json({ detail: 'Orsaken innehåller ett personnummer.', fel: [{ falt: 'orsak', orsak: 'Ta bort det.' }] }, 422) : json({ rev: 2 }));
    const r = nytt();
    await r.oppna('klassa');
    r.kategori = 'ordning';
    r.orsak = 'Anna 19121212-1212';
    await r.sand();
    expect([r.handling.lage, r.handling.ovisst, r.faltfel('orsak'), r.faltfel('kategori')]).toEqual(['fel', false, 'Ta bort det.', null]);
    await r.sand();
    expect(anrop[1]!.kropp).toEqual(anrop[0]!.kropp);
    expect(anrop[1]!.nyckel).not.toBe(anrop[0]!.nyckel);
  });

  it('when someone was first tells what has changed, and can be saved on what stands now', async () => {
    svar = (nr) => (nr === 1 ? json({ title: 'Ändrad' }, 412) : json({ rev: 3 }));
    const r = nytt();
    await r.oppna('klassa');
    r.kategori = 'ordning';
    r.orsak = 'Inte en brand';
    visad = { h: h({ rev: 2, allvar: 4 }), version: '2' };
    expect(r.andratSedan?.map((s) => s.falt)).toEqual(['allvar']);
    await r.sand();
    expect([r.handling.lage, r.oppen, r.orsak, last]).toEqual(['krock', 'klassa', 'Inte en brand', 1]);
    await r.sand(true);
    expect(anrop.map((a) => a.version)).toEqual(['"1"', '"2"']);
    expect(r.oppen).toBeNull();
  });

  it('is opened empty, closed by the same press, and never sent without what it needs', async () => {
    const r = nytt();
    r.platser = [{ id: 'rinkeby-torg', namn: 'Rinkeby torg', typ: 'torg', stadsdel: 'jarva' } as Platsrad];
    await r.oppna('placera');
    await r.sand();
    expect(anrop).toEqual([]);
    r.sokord = 'torg';
    r.var = 'plats:rinkeby-torg';
    expect([r.traffar.length, r.plats?.namn]).toEqual([1, 'Rinkeby torg']);
    await r.sand();
    expect(anrop[0]).toMatchObject({ vag: '/api/v1/handelser/ssbf/a%2F1/placering', kropp: { plats: 'rinkeby-torg' } });
    expect(sagt[0]!.text).toBe('Placerad: Rinkeby torg.');
    await r.oppna('placera');
    expect([r.sokord, r.var]).toEqual(['', '']);
    await r.oppna('placera');
    expect(r.oppen).toBeNull();
    await r.sand();
    expect(anrop).toHaveLength(1);
  });

  it('that erases is sent only when the time for a change of mind is out', async () => {
    const r = nytt();
    await r.oppna('gallra');
    r.orsak = 'Begärd av den enskilde';
    await r.sand();
    expect([r.oppen, anrop.length, fordrojda.length]).toEqual([null, 0, 1]);
    fordrojda[0]!.gor(false);
    await vi.waitFor(() => expect(last).toBe(1));
    expect(anrop).toMatchObject([{ vag: '/api/v1/handelser/ssbf/a%2F1/gallring', kropp: { orsak: 'Begärd av den enskilde' }, version: '' }]);
    expect(sagt.map((s) => s.text)).toEqual(['Texten är gallrad.']);
  });

  it('is taken back on the version that stands, and that can be undone too', async () => {
    visad = { h: h({ allvar: 5, rattat: [{ falt: 'allvar', tid: '2026-11-20T12:00:00Z', orsak: 'Enligt vakten' }] }), version: '7' };
    const r = nytt();
    await r.taTillbaka('allvar');
    expect(anrop[0]).toMatchObject({ kropp: { atertag: ['allvar'] }, version: '"7"' });
    await sagt[0]!.angra!();
    expect(anrop[1]).toMatchObject({ kropp: { allvar: 5, orsak: 'Enligt vakten' }, version: '"2"' });
  });
});
