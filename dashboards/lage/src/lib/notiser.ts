/** How it stands with notices in a browser. */
export type Notislage = 'osaker' | 'saknas' | 'hemskarm' | 'fraga' | 'blockerad' | 'av' | 'pa';

export interface Webblasare {
  saker: boolean;
  serviceWorker: boolean;
  push: boolean;
  /** What the reader has answered; null where the browser knows of no such question. */
  tillstand: NotificationPermission | null;
  /** An iPhone or iPad, where a page must be put on the home screen first. */
  ios: boolean;
  /** Opened from the home screen. */
  hemskarm: boolean;
  /** True when this browser is among the reader's devices. */
  prenumererar: boolean;
}

export function notislage(w: Webblasare): Notislage {
  if (w.ios && !w.hemskarm && !w.push) return 'hemskarm';
  if (!w.saker) return 'osaker';
  if (!w.serviceWorker || !w.push || w.tillstand === null) return 'saknas';
  if (w.tillstand === 'denied') return 'blockerad';
  if (w.tillstand === 'default') return 'fraga';
  return w.prenumererar ? 'pa' : 'av';
}

/** A name to begin with, that the reader can change. */
export function enhetsnamn(agent: string): string {
  const system = ([[/iPhone/, 'iPhone'], [/iPad/, 'iPad'], [/Android/, 'Android'], [/Windows/, 'Windows'], [/Macintosh/, 'Mac'], [/Linux/, 'Linux']] as const).find(([ord]) => ord.test(agent))?.[1];
  const lasare = ([[/Edg\//, 'Edge'], [/Firefox\//, 'Firefox'], [/Chrome\//, 'Chrome'], [/Safari\//, 'Safari']] as const).find(([ord]) => ord.test(agent))?.[1];
  return lasare && system ? `${lasare} på ${system}` : (system ?? lasare ?? 'Den här enheten');
}

/** How to open what the reader has shut, by browser. */
export function hurOppna(agent: string): string {
  if (/iPhone|iPad/.test(agent)) return 'Öppna Inställningar, Notiser, Lägescentral och slå på Tillåt notiser.';
  if (/Android/.test(agent)) return 'Tryck på ikonen till vänster om adressen, välj Behörigheter och sedan Notiser, och tillåt.';
  if (/Firefox\//.test(agent)) return 'Klicka på ikonen till vänster om adressen och ta bort spärren för Aviseringar.';
  return 'Klicka på ikonen till vänster om adressen, välj Webbplatsinställningar och sätt Aviseringar till Tillåt.';
}

/** The hub's key as the browser takes it, out of base64url. */
export function nyckelbyte(nyckel: string): Uint8Array<ArrayBuffer> {
  const text = atob(nyckel.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (tecken) => tecken.charCodeAt(0));
}

/** True when two keys are the same: a browser's subscription is tied to the key that it was made with. */
export function sammaNyckel(a: ArrayBuffer | null | undefined, b: Uint8Array): boolean {
  if (!a) return false;
  const bytes = new Uint8Array(a);
  return bytes.length === b.length && bytes.every((byte, n) => byte === b[n]);
}
