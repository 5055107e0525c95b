import type { Problem } from './kontrakt';

async function las(svar: Response): Promise<unknown> {
  const text = await svar.text();
  return text === '' ? null : (JSON.parse(text) as unknown);
}

async function fraga(vag: string, init?: RequestInit): Promise<Response> {
  let svar: Response;
  try {
    svar = await fetch(vag, { credentials: 'same-origin', signal: AbortSignal.timeout(10_000), ...init });
  } catch {
    throw new Error('Servern svarade inte. Försök igen om en stund.');
  }
  if (svar.ok) return svar;
  // A proxy may answer with a page of its own: then the status is all there is to say.
  const problem = (await las(svar).catch(() => null)) as Problem | null;
  throw new Error(problem?.detail ?? problem?.title ?? `Servern svarade med fel ${svar.status}.`);
}

/** `avbrott` ends it before its time, when its answer no longer matters. */
export async function hamta<T>(vag: string, avbrott?: AbortSignal): Promise<T> {
  const init = avbrott ? { signal: AbortSignal.any([avbrott, AbortSignal.timeout(10_000)]) } : undefined;
  return (await las(await fraga(vag, init))) as T;
}

/** Sends by POST; the key makes a repeat of the very same request harmless. */
export async function skicka(vag: string, kropp: unknown): Promise<void> {
  await fraga(vag, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
    body: JSON.stringify(kropp),
  });
}
