import type { Component } from 'svelte';
import type { Jag } from './kontrakt';

/** A page beside the city's. Its code is loaded when it is first opened. */
export interface Sida {
  /** First part of its path. The hub's list of page addresses (`Sidor.cs`) must have it too. */
  vag: string;
  /** Name in the menu and in the window's title. */
  namn: string;
  /** False for a page of one thing (`/stadsdel/jarva`), which is reached from that thing. */
  iMeny: boolean;
  /** Who sees it in the menu; the hub decides what anyone gets. */
  far: (jag: Jag | null) => boolean;
  ladda: () => Promise<{ default: Component }>;
}

/** Every page, in the order of the menu. A new one has its row here and its address in the hub's list. */
export const sidor: readonly Sida[] = [];

export const finnSida = (vag: string | undefined): Sida | undefined => sidor.find((s) => s.vag === vag);
