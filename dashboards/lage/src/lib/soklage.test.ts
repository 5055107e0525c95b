import { afterEach, describe, expect, it, vi } from 'vitest';
import { TOM } from './sokning';
import { Soklage } from './soklage.svelte';

afterEach(() => vi.unstubAllGlobals());

const sida = (antal: number, totalt: number): Response => new Response(JSON.stringify({ handelser: Array.from({ length: antal }, (_, i) => ({ id: `${i}` })), totalt }));

function hub(svara: (vag: string, nr: number) => Promise<Response> | Response): string[] {
  const fragat: string[] = [];
  vi.stubGlobal('fetch', async (vag: string) => {
    fragat.push(vag);
    return svara(vag, fragat.length);
  });
  return fragat;
}
const ny = (): Soklage => new Soklage(() => Date.parse('2026-11-21T10:00:00Z'));

describe('a search', () => {
  it('asks for one page of the list', async () => {
    const fragat = hub(() => sida(50, 120));
    const l = ny();
    await l.sok({ ...TOM, q: 'brand', period: '1h', sida: 2 });
    expect(fragat).toEqual(['/api/v1/handelser?q=brand&fran=2026-11-21T09%3A00%3A00.000Z&perSida=50&sida=2']);
    expect([l.sidor, l.pakarta, l.soker, l.last]).toEqual([3, null, false, Date.parse('2026-11-21T10:00:00Z')]);
  });

  it('draws page after page on the map until there are no more, or enough', async () => {
    const fragat = hub((_, nr) => sida(nr < 3 ? 200 : 7, 407));
    const l = ny();
    await l.sok({ ...TOM, visa: 'karta' });
    expect([fragat.length, l.pakarta?.length]).toEqual([3, 407]);
    const alla = hub(() => sida(200, 9_999));
    await l.sok({ ...TOM, visa: 'karta' });
    expect([alla.length, l.pakarta?.length]).toEqual([5, 1_000]);
  });

  it('that fails keeps what was found before, and the next that goes well says no more of it', async () => {
    hub((_, nr) => (nr === 2 ? new Response(JSON.stringify({ detail: 'För mycket att göra.' }), { status: 503 }) : sida(1, 1)));
    const l = ny();
    await l.sok(TOM);
    await l.sok({ ...TOM, q: 'rök' });
    expect([l.svar?.totalt, l.fel, l.soker]).toEqual([1, 'För mycket att göra.', false]);
    await l.sok(TOM);
    expect(l.fel).toBeNull();
  });

  it('that is not answered is put again by itself, more and more seldom; one that is wrong is not', async () => {
    vi.useFakeTimers();
    try {
      const svar = [503, 502, 200, 400];
      const fragat = hub((_, nr) => (svar[nr - 1] === 200 ? sida(1, 1) : new Response('{}', { status: svar[nr - 1]! })));
      const l = ny();
      await l.sok(TOM);
      await vi.advanceTimersByTimeAsync(5_000);
      expect(fragat.length).toBe(2);
      await vi.advanceTimersByTimeAsync(9_000);
      expect([fragat.length, l.fel === null]).toEqual([2, false]);
      await vi.advanceTimersByTimeAsync(1_000);
      expect([fragat.length, l.fel, l.svar?.totalt]).toEqual([3, null, 1]);
      await l.sok({ ...TOM, q: 'x' });
      await vi.advanceTimersByTimeAsync(120_000);
      expect([fragat.length, l.fel === null]).toEqual([4, false]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('that is overtaken by another shows nothing', async () => {
    const vantar: ((svar: Response) => void)[] = [];
    hub(() => new Promise((klar) => vantar.push(klar)));
    const l = ny();
    const bada = [l.sok({ ...TOM, q: 'a' }), l.sok({ ...TOM, q: 'b' })];
    vantar[1]!(sida(2, 2));
    await bada[1];
    vantar[0]!(sida(1, 1));
    await bada[0];
    expect([l.svar?.totalt, l.fraga.get('q'), l.soker]).toEqual([2, 'b', false]);
  });

  it('has its places by name, and none when they cannot be had', async () => {
    hub((_, nr) => (nr === 1 ? new Response(JSON.stringify([{ id: 'o', namn: 'Östermalm' }, { id: 'a', namn: 'Akalla' }])) : new Response('{}', { status: 500 })));
    const l = ny();
    await l.hamtaPlatser();
    expect(l.platser.map((p) => p.id)).toEqual(['a', 'o']);
    await l.hamtaPlatser();
    expect(l.platser).toEqual([]);
  });
});
