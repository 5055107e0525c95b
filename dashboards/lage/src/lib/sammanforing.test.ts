import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Beskedstavla } from './besked.svelte';
import type { Avvisat, Forslag, Handelse } from './kontrakt';
import { Rattningslage } from './rattningslage.svelte';
import { Sammanforing } from './sammanforing.svelte';

const h = (id: string, rev = 1): Handelse => ({ kalla: 'ssbf', id, rev, typ: 'Brand', stadsdel: 'jarva' }) as Handelse;
const [A, B, C] = [h('a'), h('b'), h('c')];
const forslag = (huvud: Handelse, del: Handelse): Forslag => ({ huvud, del, skal: [] }) as unknown as Forslag;

let fragat: { vag: string; kropp: unknown; version: string | undefined; nyckel: string | undefined }[];
let svar: Record<string, () => Response>;
let sagt: { text: string; angra: (() => Promise<void>) | null }[];
let last: number;

const json = (kropp: unknown, status = 200, etag?: string): Response => new Response(JSON.stringify(kropp), { status, ...(etag ? { headers: { ETag: etag } } : {}) });

beforeEach(() => {
  fragat = [];
  sagt = [];
  last = 0;
  svar = {};
  vi.stubGlobal('fetch', async (vag: string, init?: RequestInit) => {
    const huvud = (init?.headers ?? {}) as Record<string, string>;
    fragat.push({ vag, kropp: init?.body ? JSON.parse(init.body as string) : null, version: huvud['If-Match'], nyckel: huvud['Idempotency-Key'] });
    const funnet = Object.entries(svar).find(([del]) => vag.includes(del));
    return funnet ? funnet[1]() : json([]);
  });
});
afterEach(() => vi.unstubAllGlobals());

function nytt(): Sammanforing {
  const besked: Beskedstavla = { visa: (text, angra = null) => void sagt.push({ text, angra }), fordroj: () => undefined };
  const ratt = new Rattningslage(() => ({ h: A, version: '7' }), async () => void last++, besked);
  return new Sammanforing(ratt, (kalla) => kalla.toUpperCase());
}
const skrivet = () => fragat.filter((f) => f.kropp !== null);

describe('reports of one matter', () => {
  it('are proposed where this event is one of them', async () => {
    svar['stadsdel='] = () => json([forslag(A, B), forslag(B, C), forslag(C, A)]);
    svar['avvisade'] = () => json([{ a: A, b: C, tid: '', vem: 'jour' }]);
    const s = nytt();
    await s.hamtaForslag();
    expect(s.forslag?.map((f) => f.huvud.id + f.del.id)).toEqual(['ab', 'ca']);
    expect(s.avvisade).toHaveLength(1);
    expect(fragat.map((f) => f.vag)).toContain('/api/v1/forslag/sammanforing/avvisade?handelse=ssbf%2Fa');
  });

  it('are merged on the version of the one that becomes a report, and parted when that is undone', async () => {
    svar['/ssbf/a/sammanforing'] = () => json({ rev: 8 });
    svar['/ssbf/a/sarskiljning'] = () => json({ rev: 9 });
    const s = nytt();
    await s.foraIhop(A, B);
    expect(skrivet()).toMatchObject([{ kropp: { med: 'ssbf/b' }, version: '"7"' }]);
    expect([sagt[0]!.text, last]).toEqual(['Brand från SSBF är sammanförd med Brand från SSBF.', 1]);
    await sagt[0]!.angra!();
    expect(skrivet()[1]).toMatchObject({ vag: '/api/v1/handelser/ssbf/a/sarskiljning', version: '"8"' });
  });

  it('are not merged when the other is no longer the one that was shown', async () => {
    svar['/handelser/ssbf/b'] = () => json({ handelse: h('b', 2) }, 200, '"2"');
    const s = nytt();
    await s.foraIhop(B, A);
    expect(skrivet()).toEqual([]);
    expect([s.ihopAv(B, A).fel?.startsWith('Rapporten har ändrats'), last, sagt.length]).toEqual([true, 1, 0]);
    await s.sarskilj(B);
    expect([s.isarAv(B).fel?.startsWith('Rapporten har ändrats'), last]).toEqual([true, 2]);
  });

  it('are refused at once, and the refusal is taken back under one key however often that is pressed', async () => {
    svar['/avvisa'] = () => json(null);
    const s = nytt();
    await s.avvisa(forslag(A, B));
    expect(skrivet()).toMatchObject([{ vag: '/api/v1/forslag/sammanforing/avvisa', kropp: { a: 'ssbf/a', b: 'ssbf/b' } }]);
    await sagt[0]!.angra!();
    await sagt[0]!.angra!();
    const [, ett, tva] = skrivet();
    expect([ett!.vag, ett!.nyckel]).toEqual(['/api/v1/forslag/sammanforing/ateroppna', tva!.nyckel]);
    await s.ateroppna({ a: A, b: B } as Avvisat);
    expect(skrivet()[3]!.kropp).toEqual({ a: 'ssbf/a', b: 'ssbf/b' });
  });

  it('that cannot be refused say so', async () => {
    svar['sammanforing/avvisa'] = () => json({ detail: 'Upptaget.' }, 503);
    const s = nytt();
    await s.avvisa(forslag(A, B));
    expect(sagt.map((x) => [x.text, x.angra])).toEqual([['Förslaget kunde inte tas bort: Upptaget.', null]]);
  });

  it('are searched for, but never this event itself', async () => {
    svar['q=r%C3%B6k'] = () => json({ handelser: [A, C] });
    const s = nytt();
    await s.sok(' rök ');
    expect(s.funna?.map((x) => x.id)).toEqual(['c']);
  });
});
