/** Beyond this the answer was too long on its way to set a clock by, in milliseconds. */
const LANGSAM = 4_000;
/** Less than this between two measurements is the network's doing, in milliseconds. */
const RYCK = 2_000;
/** From this on people are told that the screen's clock is wrong, in milliseconds. */
export const KLOCKFEL = 30_000;

/**
 * How many milliseconds the hub's clock is ahead of the screen's, from a question sent and answered at these times.
 * What is kept stays unless the new measurement is clearly another, so that the time on the screen does not tremble.
 */
export function klockskillnad(fore: number, sand: number, besvarad: number, hub: number): number {
  if (besvarad < sand || besvarad - sand > LANGSAM) return fore;
  const ny = hub - (sand + besvarad) / 2;
  return Math.abs(ny - fore) > RYCK ? (Math.abs(ny) > RYCK ? Math.round(ny) : 0) : fore;
}

/** `Skärmens klocka går 3 min efter`; null when it goes right. */
export function klockord(skillnad: number): string | null {
  if (Math.abs(skillnad) < KLOCKFEL) return null;
  const sekunder = Math.round(Math.abs(skillnad) / 1_000);
  const hur = sekunder < 120 ? `${sekunder} s` : sekunder < 7_200 ? `${Math.round(sekunder / 60)} min` : `${Math.round(sekunder / 3_600)} tim`;
  return `Skärmens klocka går ${hur} ${skillnad > 0 ? 'efter' : 'före'}. Tiderna här följer hubbens.`;
}

/** The files that this page was made of, as the hub names them; read before anything is loaded on demand. */
export function egenVersion(dokument: Document): string {
  return [...dokument.querySelectorAll<HTMLElement>('script[src],link[href]')]
    .map((e) => e.getAttribute('src') ?? e.getAttribute('href') ?? '')
    .flatMap((adress) => /^\/assets\/(.+)$/.exec(adress)?.[1] ?? [])
    .join(' ');
}

/** True when the page should load itself anew: once for each version, or a proxy that holds on to the old one makes a circle. */
export function skaLaddaOm(egen: string, hubbens: string | undefined, forsokt: string | null): boolean {
  return egen !== '' && hubbens !== undefined && hubbens !== '' && hubbens !== egen && hubbens !== forsokt;
}
