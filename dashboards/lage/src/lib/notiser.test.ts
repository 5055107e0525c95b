import { expect, test } from 'vitest';
import { enhetsnamn, hurOppna, notislage, nyckelbyte, sammaNyckel, type Webblasare } from './notiser';

const ratt: Webblasare = { saker: true, serviceWorker: true, push: true, tillstand: 'granted', ios: false, hemskarm: false, prenumererar: true };

test.each([
  [{}, 'pa'],
  [{ prenumererar: false }, 'av'],
  [{ tillstand: 'default' }, 'fraga'],
  [{ tillstand: 'denied' }, 'blockerad'],
  [{ tillstand: null }, 'saknas'],
  [{ push: false }, 'saknas'],
  [{ serviceWorker: false }, 'saknas'],
  [{ saker: false }, 'osaker'],
  [{ ios: true, push: false }, 'hemskarm'],
  [{ ios: true, hemskarm: true, tillstand: 'default' }, 'fraga'],
] as [Partial<Webblasare>, string][])('%j is %s', (andrat, lage) => expect(notislage({ ...ratt, ...andrat })).toBe(lage));

test('a device is called by its browser and system', () => {
  expect(enhetsnamn('Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36')).toBe('Chrome på Android');
  expect(enhetsnamn('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1')).toBe('Safari på iPhone');
  expect(enhetsnamn('Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0 Safari/537.36 Edg/140.0')).toBe('Edge på Windows');
  expect(enhetsnamn('')).toBe('Den här enheten');
  for (const agent of ['iPhone', 'Android', 'Firefox/1', '']) expect(hurOppna(agent)).toMatch(/tillåt|spärren/i);
});

test('a key is read out of base64url and compared byte by byte', () => {
  const nyckel = nyckelbyte('AP-_fw');
  expect([...nyckel]).toEqual([0, 255, 191, 127]);
  expect(sammaNyckel(nyckel.buffer, nyckel)).toBe(true);
  expect(sammaNyckel(Uint8Array.of(0, 255, 191, 126).buffer, nyckel)).toBe(false);
  expect(sammaNyckel(Uint8Array.of(0, 255, 191).buffer, nyckel)).toBe(false);
  expect(sammaNyckel(null, nyckel)).toBe(false);
});
