import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const BORD = { width: 1920, height: 1080 };
const TELEFON = { width: 390, height: 844 };

/** Nothing for axe to say and nothing wider than the window, on a desk and a phone, light and dark; `bild` names the pictures. */
export async function granskaOverallt(page: Page, bild: string): Promise<void> {
  for (const tema of ['light', 'dark'] as const)
    for (const [namn, storlek] of [['bord', BORD], ['telefon', TELEFON]] as const) {
      await page.emulateMedia({ colorScheme: tema, reducedMotion: 'reduce' });
      await page.setViewportSize(storlek);
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
      await page.screenshot({ path: `skarmbilder/${bild}-${namn}-${tema}.png` });
    }
}

/** From now on the hub's answers there are errors: of its own with words, or a proxy's page without. The answer ends it. */
export async function svaraFel(page: Page, adress: RegExp, ord: string | null): Promise<() => Promise<void>> {
  await page.route(adress, (route) =>
    ord === null
      ? route.fulfill({ status: 500, contentType: 'text/html', body: '<html><h1>Bad Gateway at 10.0.0.7</h1></html>' })
      : route.fulfill({ status: 503, contentType: 'application/problem+json', body: JSON.stringify({ title: 'Upptaget', status: 503, detail: ord }) }),
  );
  return () => page.unroute(adress);
}
