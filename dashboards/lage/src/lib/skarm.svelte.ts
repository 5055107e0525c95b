/** As the stylesheets say: from here the page is the wall, where nothing scrolls. */
const vaggfraga = matchMedia('(min-width: 1700px) and (min-height: 700px)');

/** What of the screen's measures must be known outside the stylesheets. */
class Skarm {
  vagg = $state(vaggfraga.matches);
  /** CSS pixels to a rem. */
  rem = $state(16);

  constructor() {
    const mat = (): void => {
      this.vagg = vaggfraga.matches;
      this.rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    };
    mat();
    addEventListener('resize', mat);
  }
}

export const skarm = new Skarm();
