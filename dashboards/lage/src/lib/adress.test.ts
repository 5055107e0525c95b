import { describe, expect, it } from 'vitest';
import { lank, las, sidnummer } from './adress';

const adress = (vag: string) => las(new URL(vag, 'http://nav'));

describe('adress', () => {
  it('gives back what a link was made of, whatever the source calls its events', () => {
    for (const delar of [[], ['sok'], ['handelse', 'polis', 'a/b'], ['handelse', 'ssbf', '100 %2F å?#'], ['plats', 'rinkeby-torg']])
      expect(adress(lank(...delar)).delar).toEqual(delar);
  });

  it('takes a malformed escape as it stands', () => {
    expect(adress('/handelse/polis/100%').delar).toEqual(['handelse', 'polis', '100%']);
  });

  it('reads the query', () => {
    expect(adress('/sok?q=brand').fraga.get('q')).toBe('brand');
  });

  it('names a page of a list, else the first', () => {
    for (const [fraga, sida] of [['sida=7', 7], ['', 1], ['sida=0', 1], ['sida=-2', 1], ['sida=1.5', 1], ['sida=tre', 1], ['sida=99999', 1]] as const)
      expect(sidnummer(new URLSearchParams(fraga))).toBe(sida);
  });
});
