import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Gallringslage, Stopphandling } from './gallringslage.svelte';
import type { Gallringsstopp } from './kontrakt';

let fragat: { vag: string; kropp: unknown; version: string | undefined; nyckel: string | undefined }[];
let svar: () => Response | 'borta';

beforeEach(() => {
  fragat = [];
  vi.stubGlobal('fetch', async (vag: string, init: RequestInit) => {
    const huvud = (init.headers ?? {}) as Record<string, string>;
    fragat.push({ vag, kropp: init.body ? JSON.parse(init.body as string) : null, version: huvud['If-Match'], nyckel: huvud['Idempotency-Key'] });
    const s = svar();
    if (s === 'borta') throw new TypeError('fetch failed');
    return s;
  });
});
afterEach(() => vi.unstubAllGlobals());
const json = (kropp: unknown, status = 200): Response => new Response(JSON.stringify(kropp), { status });

describe('what is erased', () => {
  it('is read by page, and names each source once', async () => {
    const frister = [{ kalla: 'ssbf', kallaNamn: 'Brand' }, { kalla: 'ssbf', kallaNamn: 'Brand' }, { kalla: 'polis', kallaNamn: 'Polis' }];
    svar = () => json({ totalt: 45, perSida: 20, frister });
    const l = new Gallringslage();
    expect([l.sidor, l.kallor]).toEqual([1, []]);
    await l.bladdra(2);
    await l.las();
    expect(fragat.map((f) => f.vag)).toEqual(['/api/v1/gallringar?sida=2', '/api/v1/gallringar?sida=2']);
    expect([l.sidor, l.kallor]).toEqual([3, [{ id: 'ssbf', namn: 'Brand' }, { id: 'polis', namn: 'Polis' }]]);
  });

  it('opens and closes a report, and keeps what it has when another cannot be read', async () => {
    svar = () => json({ korning: { nr: 7 } });
    const l = new Gallringslage();
    await l.visa(7);
    expect(l.rapport?.korning.nr).toBe(7);
    svar = () => json({ detail: 'Kan inte läsas.' }, 503);
    await l.visa(8);
    expect([l.rapport?.korning.nr, l.fel]).toEqual([7, 'Kan inte läsas.']);
    await l.visa(7);
    expect(l.rapport).toBeNull();
  });
});

describe('an event that is kept', () => {
  it('is so to the end of the chosen day, and asked for again under the same key when the answer is lost', async () => {
    svar = () => 'borta';
    const h = new Stopphandling();
    expect(await h.satt('ssbf', ' a/1 ', 'Utlämnande', '2026-12-24')).toBe(false);
    expect(h.handling.fel).toContain('svarade inte');
    svar = () => new Response(null, { status: 204 });
    expect(await h.satt('ssbf', ' a/1 ', 'Utlämnande', '2026-12-24')).toBe(true);
    expect(fragat[0]!.vag).toBe('/api/v1/handelser/ssbf/a%2F1/gallringsstopp');
    expect(fragat[0]!.kropp).toEqual({ orsak: 'Utlämnande', till: new Date('2026-12-24T23:59:59').toISOString() });
    expect(fragat[1]!.nyckel).toBe(fragat[0]!.nyckel);
  });

  it('is released on the version that was shown', async () => {
    svar = () => new Response(null, { status: 204 });
    expect(await new Stopphandling().slapp({ kalla: 'ssbf', id: '1', version: 4 } as Gallringsstopp, 'Utlämnad')).toBe(true);
    expect(fragat[0]).toMatchObject({ vag: '/api/v1/handelser/ssbf/1/gallringsstopp/slapp', kropp: { orsak: 'Utlämnad' }, version: '"4"' });
  });
});
