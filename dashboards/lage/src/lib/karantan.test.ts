import { describe, expect, it } from 'vitest';
import { formfalt, ihopsatt, ordnade, orsaksord, somText, tolka, valFor } from './karantan';
import type { Karantanpost } from './kontrakt';

const post = (andrat: Partial<Karantanpost>): Karantanpost => ({ id: 'x', version: 1, kalla: 'ssbf', slag: 'avvisad', lage: 'vantar', mottagen: '2026-11-20T12:00:00Z', fel: [], bevaras: null, ...andrat });

describe('what waits', () => {
  it('is shown serious first, unjudged as serious, what is in no picture before a held text, then the longest wait', () => {
    const poster = [
      post({ id: 'hallen3', slag: 'hallentext', allvar: 3 }),
      post({ id: 'sagd2', innehall: '{"allvar":2}' }),
      post({ id: 'hallen4', slag: 'hallentext', allvar: 4, mottagen: '2026-11-20T09:00:00Z' }),
      post({ id: 'obedomd', innehall: 'trasig' }),
      post({ id: 'obedomd-aldre', innehall: '{"allvar":9}', mottagen: '2026-11-20T08:00:00Z' }),
      post({ id: 'hallen5', slag: 'hallentext', allvar: 5 }),
    ];
    expect(ordnade(poster).map((p) => p.id)).toEqual(['hallen5', 'obedomd-aldre', 'obedomd', 'hallen4', 'hallen3', 'sagd2']);
  });

  it('is read into a form and put together again without losing what the form does not show', () => {
    const innehall = '{"id":"7","typ":"Brand","lat":"59,3","lon":18.1,"allvar":9,"eget":{"a":1},"text":null}';
    const fore = tolka(innehall)!;
    const form = Object.fromEntries(formfalt(post({})).map(({ falt }) => [falt, somText(fore[falt])]));
    expect(ihopsatt(post({}), fore, form)).toEqual(fore);
    expect(ihopsatt(post({}), fore, { ...form, lat: '59,31', allvar: '4', intraffad: '2026-11-20T12:00:00Z', typ: '' })).toEqual({
      id: '7',
      lat: 59.31,
      lon: 18.1,
      allvar: 4,
      eget: { a: 1 },
      text: null,
      intraffad: '2026-11-20T12:00:00Z',
    });
    expect(valFor(formfalt(post({})).find((f) => f.falt === 'allvar')!, '9')[0]).toEqual(['9', '9 (okänt)']);
  });

  it('says beside a field what is wrong with it, without listing what can be chosen there', () => {
    const falt = (namn: string) => formfalt(post({})).find((f) => f.falt === namn)!;
    expect(orsaksord(falt('stadsdel'), 'är inget känt id. Ange ett av: bromma, farsta.')).toBe('Är inget känt id. Välj i listan.');
    expect(orsaksord(falt('typ'), 'saknas. Ange källans ord för händelsens slag.')).toBe('Saknas. Ange källans ord för händelsens slag.');
  });

  it('sends of a held text its words alone', () => {
    const fore = tolka('{"rubrik":"Rån","text":"Ring 070","lat":59.3,"lon":18}')!;
    expect(ihopsatt({ slag: 'hallentext' }, fore, { rubrik: 'Rån', text: 'Ring vakten', plats: '' })).toEqual({ rubrik: 'Rån', text: 'Ring vakten' });
  });

  it('is mended as it stands when it cannot be read', () => {
    for (const innehall of [null, '', 'id;typ', '[1]', '3', '{"id":']) expect(tolka(innehall)).toBeNull();
  });
});
