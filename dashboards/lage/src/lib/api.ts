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

export async function hamta<T>(vag: string): Promise<T> {
  return (await las(await fraga(vag))) as T;
}

/** Sends by POST; the key makes a repeat of the very same request harmless. A change of what exists names the version that was seen. */
export async function skicka(vag: string, kropp: unknown, version?: number): Promise<void> {
  await fraga(vag, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID(), ...(version === undefined ? {} : { 'If-Match': `"${version}"` }) },
    body: JSON.stringify(kropp),
  });
}
