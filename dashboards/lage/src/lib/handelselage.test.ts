import { afterEach, describe, expect, it, vi } from 'vitest';
import { Handelselage } from './handelselage.svelte';

afterEach(() => vi.unstubAllGlobals());

/** Answers in the order that they are asked for, each when the test says so. */
function svara(): ((svar: Response | Error) => void)[] {
  const vantar: ((svar: Response | Error) => void)[] = [];
  vi.stubGlobal('fetch', () => new Promise<Response>((klar, fel) => vantar.push((s) => (s instanceof Error ? fel(s) : klar(s)))));
  return vantar;
}
const historik = (rev: number): Response => new Response(JSON.stringify({ handelse: { rev } }), { headers: { ETag: `"${rev}"` } });

describe('an event that is read', () => {
  it('is the one that was asked for last, whichever answer comes first', async () => {
    const vantar = svara();
    const l = new Handelselage('ssbf', 'a/1');
    const bada = [l.las(), l.las()];
    vantar[1]!(historik(2));
    await bada[1];
    vantar[0]!(historik(1));
    await bada[0];
    expect([l.historik?.handelse.rev, l.version, l.laser]).toEqual([2, '2', false]);
  });

  it('stays when the hub cannot answer, and goes when it may no longer be shown', async () => {
    const vantar = svara();
    const l = new Handelselage('ssbf', '1');
    for (const [svar, kvar, finnsInte] of [
      [historik(3), true, false],
      [new TypeError('fetch failed'), true, false],
      [new Response('{}', { status: 503 }), true, false],
      [new Response('{}', { status: 404 }), false, true],
    ] as const) {
      const las = l.las();
      vantar.at(-1)!(svar);
      await las;
      expect([l.historik !== null, l.finnsInte]).toEqual([kvar, finnsInte]);
    }
  });
});
