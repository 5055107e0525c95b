import type { Faltfel, Problem } from './kontrakt';

/** A refusal in the hub's own words; `status` is null when no answer came at all. */
export class Svarsfel extends Error {
  constructor(
    message: string,
    readonly status: number | null,
    /** What is wrong with which field, when the hub says. */
    readonly fel: readonly Faltfel[] = [],
  ) {
    super(message);
  }

  /** True when nobody knows whether the request was carried out: the very same may be sent again under the same key. */
  get ovisst(): boolean {
    return this.status === null || this.status >= 500;
  }
}

/** What a status says when the answer says nothing that people can read. */
function statusord(status: number): string {
  if (status === 403) return 'Du får inte se eller göra det här.';
  if (status === 404) return 'Det finns inte, eller visas inte för dig.';
  if (status === 429) return 'Servern får för många frågor just nu. Försök igen om en stund.';
  if (status >= 500) return `Servern kan inte svara just nu (fel ${status}). Försök igen om en stund.`;
  return `Servern svarade med fel ${status}.`;
}

export const felord = (fel: unknown): string => (fel instanceof Error ? fel.message : String(fel));

async function las(svar: Response): Promise<unknown> {
  const text = await svar.text();
  return text === '' ? null : (JSON.parse(text) as unknown);
}

let obehorig: (() => void) | null = null;

/** Is told when the hub does not know the reader (401): the session may have ended. */
export function vidObehorig(gor: () => void): void {
  obehorig = gor;
}

async function fraga(vag: string, init?: RequestInit): Promise<Response> {
  let svar: Response;
  try {
    svar = await fetch(vag, { credentials: 'same-origin', signal: AbortSignal.timeout(10_000), ...init });
  } catch {
    throw new Svarsfel('Servern svarade inte. Försök igen om en stund.', null);
  }
  if (svar.ok) return svar;
  if (svar.status === 401) obehorig?.();
  // A proxy may answer with a page of its own: then the status is all there is to say.
  const problem = (await las(svar).catch(() => null)) as Problem | null;
  throw new Svarsfel(problem?.detail ?? problem?.title ?? statusord(svar.status), svar.status, problem?.fel ?? []);
}

/** `avbrott` ends it before its time, when its answer no longer matters. */
export async function hamta<T>(vag: string, avbrott?: AbortSignal): Promise<T> {
  const init = avbrott ? { signal: AbortSignal.any([avbrott, AbortSignal.timeout(10_000)]) } : undefined;
  return (await las(await fraga(vag, init))) as T;
}

/** What is read together with its version, for `If-Match`. */
export async function hamtaMedVersion<T>(vag: string): Promise<{ varde: T; version: string | null }> {
  const svar = await fraga(vag);
  return { varde: (await las(svar)) as T, version: svar.headers.get('ETag')?.replaceAll('"', '') ?? null };
}

export interface Sandning {
  /** Kept over retries of the same action; a new one for each call that names none. */
  nyckel?: string;
  /** The version that the change was made on. */
  version?: string | number;
  /** POST when nothing else is said. */
  metod?: 'POST' | 'PUT' | 'DELETE';
  /** True lets the request outlive the page. */
  sistaChans?: boolean;
  /** Ends it before its time. */
  avbrott?: AbortSignal;
  /** How long an answer is waited for, milliseconds; ten seconds when nothing is said. */
  svarstid?: number;
}

/** Sends a file as it is; reading the same again does no harm, and so it needs no key. */
export async function skickaFil<T>(vag: string, fil: Blob, typ: string): Promise<T> {
  const svar = await fraga(vag, { method: 'POST', headers: { 'Content-Type': typ }, body: fil, signal: AbortSignal.timeout(60_000) });
  return (await las(svar)) as T;
}

/** Sends by POST or as said, a text as the JSON that it already is; the key makes a repeat of the very same request harmless. */
export async function skicka<T = void>(vag: string, kropp: unknown, { nyckel, version, metod, sistaChans, avbrott, svarstid }: Sandning = {}): Promise<T> {
  const svar = await fraga(vag, {
    method: metod ?? 'POST',
    headers: {
      'Content-Type': 'application/json',
      'Idempotency-Key': nyckel ?? crypto.randomUUID(),
      ...(version === undefined ? {} : { 'If-Match': `"${version}"` }),
    },
    body: typeof kropp === 'string' ? kropp : JSON.stringify(kropp),
    ...(sistaChans ? { keepalive: true } : {}),
    ...(avbrott || svarstid ? { signal: AbortSignal.any([...(avbrott ? [avbrott] : []), AbortSignal.timeout(svarstid ?? 10_000)]) } : {}),
  });
  return (await las(svar)) as T;
}
