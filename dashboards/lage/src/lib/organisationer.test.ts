import { expect, it } from 'vitest';
import type { Organisation } from './kontrakt';
import { SLAG, sokta, telefonlank } from './organisationer';

const en = (namn: string, slag: Organisation['slag'], vadFor = ''): Organisation => ({ id: namn, version: 0, namn, slag, vadFor, kallasAv: '', kontorstid: {}, ovrigtid: {}, stadsdelar: [] });
const alla = [en('AB Stockholmshem', 'bolag', 'Bostäder'), en('Skarpnäcks stadsdelsnämnd', 'stadsdelsnamnd'), en('SISAB', 'bolag', 'Skol- och förskolebyggnader')];

it('groups in the order of kinds, and finds every word wherever it stands', () => {
  expect(sokta(alla, '').map((g) => [g.slag, g.organisationer.length])).toEqual([['Stadsdelsnämnder', 1], ['Bolag', 2]]);
  expect(sokta(alla, 'BOLAG förskole').flatMap((g) => g.organisationer.map((o) => o.namn))).toEqual(['SISAB']);
  expect(sokta(alla, 'finns inte')).toEqual([]);
});

it('has a word for every kind once', () => expect(new Set(SLAG.map(([id]) => id)).size).toBe(SLAG.length));

it('dials without what people write for the eye', () => expect(telefonlank('+46 8-508 460 00')).toBe('tel:+46850846000'));
