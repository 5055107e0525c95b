import { beforeEach, expect, test, vi } from 'vitest';
import kod from '../../public/sw.js?raw';

type Lyssnare = (e: Record<string, unknown>) => void;

const sida = { visibilityState: 'visible', focus: vi.fn(() => Promise.resolve()), postMessage: vi.fn() };
const visad = vi.fn((_rubrik: string, _val: Record<string, unknown>) => Promise.resolve());
const oppnad = vi.fn((_lank: string) => Promise.resolve());
let sidor: unknown[] = [];
let lyssnare: Record<string, Lyssnare> = {};

/** Sends an event to the worker and waits for what it asks to be waited for. */
async function skicka(namn: string, e: Record<string, unknown> = {}): Promise<void> {
  const vantar: Promise<unknown>[] = [];
  lyssnare[namn]!({ ...e, waitUntil: (p: Promise<unknown>) => vantar.push(p) });
  await Promise.all(vantar);
}
const push = (text: string): Promise<void> => skicka('push', { data: { json: () => JSON.parse(text) as unknown } });
const klick = (lank: unknown): Promise<void> => skicka('notificationclick', { notification: { close: () => undefined, data: { lank } } });

beforeEach(() => {
  vi.clearAllMocks();
  [sidor, lyssnare] = [[], {}];
  const self = {
    location: new URL('https://lage.exempel.se/sw.js'),
    addEventListener: (namn: string, gor: Lyssnare) => (lyssnare[namn] = gor),
    skipWaiting: () => Promise.resolve(),
    registration: { showNotification: visad },
    clients: { claim: () => Promise.resolve(), matchAll: () => Promise.resolve(sidor), openWindow: oppnad },
  };
  new Function('self', kod)(self);
});

test('it answers no requests: no page is ever old for its sake', () => expect(Object.keys(lyssnare).sort()).toEqual(['activate', 'install', 'notificationclick', 'push']));

test('what is pushed is shown by its id, and told to the pages that are open', async () => {
  sidor = [sida];
  await push('{"id":"a1","rubrik":"Brand","text":"Farsta","lank":"/jour/larm/7","allvar":3}');
  expect(visad.mock.calls[0]![0]).toBe('Brand');
  expect(visad.mock.calls[0]![1]).toMatchObject({ body: 'Farsta', tag: 'a1', requireInteraction: false, data: { id: 'a1', lank: '/jour/larm/7' } });
  expect(sida.postMessage).toHaveBeenCalledWith({ slag: 'avi', id: 'a1', lank: '/jour/larm/7' });
  await push('{"id":"a2","rubrik":"Du har ett larm. Öppna Lägescentral.","text":"","lank":"/jour/larm/8"}');
  expect(visad.mock.calls[1]![1]).toMatchObject({ requireInteraction: true });
});

test('a push that cannot be read is a larm all the same', async () => {
  await push('trasig');
  await skicka('push', { data: null });
  expect(visad.mock.calls.map(([rubrik]) => rubrik)).toEqual(Array(2).fill('Du har ett larm. Öppna Lägescentral.'));
});

test('touching it leads to the page that is open, else to a new one, and never away from the hub', async () => {
  await klick('/jour/larm/7');
  for (const lank of ['https://exempel.se/x', '//exempel.se/x', 'javascript:alert(1)', undefined]) await klick(lank);
  expect(oppnad.mock.calls.map(([lank]) => lank)).toEqual(['/jour/larm/7', '/', '/', '/', '/']);
  sidor = [sida];
  await klick('/jour/larm/8');
  expect([sida.focus.mock.calls.length, sida.postMessage.mock.calls]).toEqual([1, [[{ slag: 'oppna', lank: '/jour/larm/8' }]]]);
  expect(oppnad).toHaveBeenCalledTimes(5);
});
