import type { Organisation } from './kontrakt';

/** What each kind is called, in the order in which they are listed. */
export const SLAG: readonly [Organisation['slag'], string][] = [
  ['kommunstyrelse', 'Kommunstyrelsen'],
  ['stadsdelsnamnd', 'Stadsdelsnämnder'],
  ['facknamnd', 'Facknämnder'],
  ['bolag', 'Bolag'],
  ['polis', 'Polis'],
  ['raddningstjanst', 'Räddningstjänst'],
  ['region', 'Region'],
  ['kollektivtrafik', 'Kollektivtrafik'],
  ['myndighet', 'Myndigheter'],
  ['annan', 'Övriga'],
];

/** Those that hold every word of what is sought, whatever the case, by kind; kinds without any are left out. */
export function sokta(alla: readonly Organisation[], sokt: string): { slag: string; organisationer: Organisation[] }[] {
  const ord = sokt.toLocaleLowerCase('sv').split(/\s+/).filter(Boolean);
  const text = (o: Organisation, slag: string): string => [o.namn, o.vadFor, o.kallasAv, slag].join(' ').toLocaleLowerCase('sv');
  return SLAG.map(([id, slag]) => ({ slag, organisationer: alla.filter((o) => o.slag === id && ord.every((w) => text(o, slag).includes(w))) })).filter(
    (g) => g.organisationer.length > 0,
  );
}

/** A telephone number as a link has it. */
export const telefonlank = (nummer: string): string => 'tel:' + nummer.replace(/[^0-9+]/g, '');
