/** A page's address: the decoded parts of its path, the first of which names the page, and its query. */
export interface Adress {
  delar: string[];
  fraga: URLSearchParams;
}

export function las(url: URL): Adress {
  // Split before decoding: a source's own id may hold a slash.
  const delar = url.pathname.split('/').filter((del) => del !== '').map(avkoda);
  return { delar, fraga: url.searchParams };
}

/** The address of a page, as it stands in a link: `lank('handelse', 'polis', 'a/b')` is `/handelse/polis/a%2Fb`. */
export function lank(...delar: string[]): string {
  return '/' + delar.map(encodeURIComponent).join('/');
}

/** The page of a list that an address names; the first when it names none that can be. */
export function sidnummer(fraga: URLSearchParams): number {
  const sida = Number(fraga.get('sida'));
  return Number.isInteger(sida) && sida >= 1 && sida <= 10_000 ? sida : 1;
}

/** A malformed escape stands as it was written: the page then says that it knows no such thing. */
function avkoda(del: string): string {
  try {
    return decodeURIComponent(del);
  } catch {
    return del;
  }
}
