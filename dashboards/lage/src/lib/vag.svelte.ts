import { las, type Adress } from './adress';

/** Where the reader is. Links within the page change it without a new load; back and forward work as everywhere. */
class Vag {
  #adress = $state.raw<Adress>(las(new URL(location.href)));

  /** Parts of the path, decoded; none on the city's page. */
  get delar(): string[] {
    return this.#adress.delar;
  }

  get fraga(): URLSearchParams {
    return this.#adress.fraga;
  }

  starta(): void {
    addEventListener('popstate', () => this.#las());
    document.addEventListener('click', (e) => {
      if (e.defaultPrevented || e.button !== 0 || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return;
      const a = e.target instanceof Element ? e.target.closest('a') : null;
      if (!a || a.target !== '' || a.hasAttribute('download') || a.origin !== location.origin || a.getAttribute('href')?.startsWith('#')) return;
      if (/^\/(api|hub|openapi|metrics|halsa)(\/|$)/.test(a.pathname)) return;
      e.preventDefault();
      this.ga(a.href);
    });
  }

  /** Goes to an address within the page. `ersatt` leaves no step to go back to: for what only refines the same view. */
  ga(href: string, ersatt = false): void {
    const url = new URL(href, location.href);
    if (url.href === location.href) return;
    if (ersatt) history.replaceState(null, '', url);
    else history.pushState(null, '', url);
    const fore = this.delar.join('/');
    this.#las();
    if (!ersatt && this.delar.join('/') !== fore) scrollTo(0, 0);
  }

  #las(): void {
    this.#adress = las(new URL(location.href));
  }
}

export const vag = new Vag();
