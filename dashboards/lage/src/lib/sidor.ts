import type { Component } from 'svelte';
import type { Jag } from './kontrakt';
import { farLasaLarm } from './larm';

/** A page beside the city's. Its code is loaded when it is first opened. */
export interface Sida {
  /** First part of its path, or parts, where several pages share the first. The hub's list of page addresses (`Sidor.cs`) must have it too. */
  vag: string;
  /** Name in the menu and in the window's title. */
  namn: string;
  /** False for a page of one thing (`/stadsdel/jarva`), which is reached from that thing. */
  iMeny: boolean;
  /** Who sees it in the menu; the hub decides what anyone gets. */
  far: (jag: Jag | null) => boolean;
  ladda: () => Promise<{ default: Component }>;
  /** What is said instead of it to who has not signed in; without it the page is everyone's, or says so itself. */
  loggaIn?: string;
}

/** Where the menu's pages are, in the reader's own order of need. */
export const synligaSidor = (jag: Jag | null): Sida[] => sidor.filter((sida) => sida.iMeny && sida.far(jag));

const dataskydd = (jag: Jag | null): boolean => jag?.roller.some((roll) => roll === 'dataskydd' || roll === 'admin') === true;

/** Every page, in the order of the menu. A new one has its row here and its address in the hub's list. */
export const sidor: readonly Sida[] = [
  { vag: 'jour', namn: 'Jour', iMeny: true, far: farLasaLarm, ladda: () => import('../vyer/larm/Jour.svelte'), loggaIn: 'Logga in för att se vilka larm som är aktiva och vem som har dem.' },
  { vag: 'stadsdel', namn: 'Stadsdel', iMeny: false, far: () => true, ladda: () => import('../vyer/omrade/Stadsdel.svelte') },
  { vag: 'sok', namn: 'Sök', iMeny: true, far: () => true, ladda: () => import('../vyer/sok/Sok.svelte') },
  { vag: 'plats', namn: 'Platser', iMeny: true, far: () => true, ladda: () => import('../vyer/omrade/Plats.svelte') },
  { vag: 'handelse', namn: 'Händelse', iMeny: false, far: () => true, ladda: () => import('../vyer/handelse/Handelse.svelte') },
  { vag: 'rykten', namn: 'Vad som sägs', iMeny: true, far: () => true, ladda: () => import('../vyer/Rykten.svelte') },
  { vag: 'nivaer', namn: 'Nivåer', iMeny: true, far: farLasaLarm, ladda: () => import('../vyer/nivaer/Nivaer.svelte'), loggaIn: 'Logga in för att se och besluta om nivåer.' },
  { vag: 'jour/schema', namn: 'Jourschema', iMeny: true, far: (jag) => jag?.inloggad === true, ladda: () => import('../vyer/jour/Jourschema.svelte'), loggaIn: 'Logga in för att se vem som har jour.' },
  { vag: 'organisationer', namn: 'Vem kan kallas in', iMeny: true, far: (jag) => jag?.inloggad === true, ladda: () => import('../vyer/Organisationer.svelte'), loggaIn: 'Logga in för att se vem som kan kallas in.' },
  { vag: 'kallor', namn: 'Källor', iMeny: true, far: (jag) => jag?.inloggad === true, ladda: () => import('../vyer/Kallor.svelte') },
  { vag: 'karantan', namn: 'Karantän', iMeny: true, far: (jag) => jag?.roller.some((r) => r === 'jour' || r === 'admin') === true, ladda: () => import('../vyer/Karantan.svelte') },
  { vag: 'larmregler', namn: 'Larmregler', iMeny: true, far: farLasaLarm, ladda: () => import('../vyer/larm/Larmregler.svelte'), loggaIn: 'Logga in för att se vilka regler som ger larm.' },
  { vag: 'gallring', namn: 'Gallring', iMeny: true, far: dataskydd, ladda: () => import('../vyer/gallring/Gallring.svelte'), loggaIn: 'Logga in som dataskyddsansvarig eller administratör för att se vad som gallras.' },
  { vag: 'lasningar', namn: 'Läsningar', iMeny: true, far: dataskydd, ladda: () => import('../vyer/Lasningar.svelte'), loggaIn: 'Logga in som dataskyddsansvarig eller administratör för att se vem som har läst vad.' },
  { vag: 'enheter', namn: 'Skärmar', iMeny: true, far: (jag) => jag?.roller.includes('admin') ?? false, ladda: () => import('../vyer/Enheter.svelte'), loggaIn: 'Logga in som administratör för att se väggskärmarna och släppa in nya.' },
  { vag: 'jour/notiser', namn: 'Notiser', iMeny: true, far: (jag) => jag?.inloggad === true && !jag.enhet && jag.hogstaKlass !== 'vagg', ladda: () => import('../vyer/Notiser.svelte'), loggaIn: 'Logga in för att få larm på den här enheten.' },
  { vag: 'vagg', namn: 'Väggskärm', iMeny: false, far: () => true, ladda: () => import('../vyer/Vagg.svelte') },
];

/** The page of an address by its parts; of those that share a beginning, the one that says most of it. */
export const finnSida = (...delar: (string | undefined)[]): Sida | undefined =>
  sidor.filter((s) => `${delar.join('/')}/`.startsWith(`${s.vag}/`)).sort((a, b) => b.vag.length - a.vag.length)[0];
