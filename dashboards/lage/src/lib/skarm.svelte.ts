/** As the stylesheets say: from here the city's page has three columns and fits the window. */
const bredfraga = matchMedia('(min-width: 1200px) and (min-height: 700px)');
const smalfraga = matchMedia('(max-width: 899px)');

/** What of the screen must be known outside the stylesheets. */
class Skarm {
  /** True where the city's page fits the window. */
  bred = $state(bredfraga.matches);
  telefon = $state(smalfraga.matches);
  /** CSS pixels to a rem. */
  rem = $state(16);
  /** True on a wall: nobody touches it, and it may hang there for months. */
  #vagg = $state(location.pathname === '/vagg');

  constructor() {
    const mat = (): void => {
      this.bred = bredfraga.matches;
      this.telefon = smalfraga.matches;
      this.rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    };
    mat();
    addEventListener('resize', mat);
  }

  get vagg(): boolean {
    return this.#vagg;
  }

  set vagg(vagg: boolean) {
    this.#vagg = vagg;
    if (vagg) document.documentElement.dataset['form'] = 'vagg';
    else delete document.documentElement.dataset['form'];
  }
}

export const skarm = new Skarm();
