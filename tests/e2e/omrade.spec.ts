import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { granskaOverallt, svaraFel } from './granskning.js';
import { Hub } from './hub.js';

const SKRIVBORD = { width: 1920, height: 1080 };
const TELEFON = { width: 390, height: 844 };
const hub = new Hub();

test.beforeAll(async () => {
  test.setTimeout(90_000);
  await hub.starta();
});
test.afterAll(() => hub.stang());

const tidslinje = (page: Page) => page.getByRole('region', { name: /^Tidslinje/ });
const sida = (page: Page) => page.locator('[data-omradessida]');

async function loggaIn(page: Page): Promise<void> {
  const svar = await page.request.post(`${hub.url}/api/v1/inloggning/utveckling`, { data: { anvandare: 'siss' } });
  expect(svar.ok()).toBe(true);
}

async function oppna(page: Page, adress: string): Promise<void> {
  await page.goto(hub.url + adress);
  await expect(page.getByRole('status').first()).toHaveAttribute('data-lage', 'live');
  await expect(page.getByRole('heading', { name: 'Lång sikt' })).toBeVisible();
}

/** Tabs on until the element has focus: no page may need a mouse. */
async function tabbaTill(page: Page, fokus: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 120; i++) {
    if (await fokus()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Det som söks nås inte med tabb.');
}
const namngiven = (page: Page, namn: string) => () =>
  page.evaluate((n) => {
    const e = document.activeElement as HTMLElement | null;
    return (e?.getAttribute('aria-label') ?? e?.textContent ?? '').trim().startsWith(n);
  }, namn);

test('an empty district says what will come, and never a number where nothing is known', async ({ page }) => {
  await page.setViewportSize(SKRIVBORD);
  await loggaIn(page);
  await oppna(page, '/stadsdel/skarpnack');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Skarpnäck');
  await expect(sida(page)).toContainText('Här visas händelser när de kommer in');
  await expect(sida(page)).toContainText('Ingen källa som kan berätta om det har hörts');
  await expect(page.locator('[data-fonster="24h"]')).toContainText('för kort historik');
  await page.screenshot({ path: 'skarmbilder/omrade-tom.png', fullPage: true });
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});

test('an event comes live, with both clocks when it was known late', async ({ page }) => {
  await page.setViewportSize(SKRIVBORD);
  await loggaIn(page);
  await oppna(page, '/stadsdel/farsta');
  await hub.sand({ typ: 'Brand i byggnad', stadsdel: 'farsta', intraffad: new Date(Date.now() - 45 * 60_000).toISOString() });
  await hub.sand({ typ: 'Trafikolycka', lat: 59.243, lon: 18.093 });
  const rad = page.getByRole('row', { name: /Brand i byggnad/ });
  await expect(rad).toContainText('45 min senare');
  await expect(page.getByRole('row', { name: /Trafikolycka/ })).toContainText('genast');
  await expect(rad.getByRole('link')).toHaveAttribute('href', /^\/handelse\/ssbf\//);
  // The point is known for one, only the district for the other: the map says so.
  await expect(page.getByRole('link', { name: /^Allvar 3, Trafikolycka.*inom/ })).toBeVisible();
  await expect(sida(page)).toContainText('1 öppen händelse här utan känd punkt');
  await expect(sida(page)).toContainText('Svedmyra');
  await page.keyboard.press('t');
  await expect(page.getByRole('region', { name: 'Kartan som tabell' })).toContainText('Stadsdelen är namngiven av källan');
  await page.keyboard.press('t');
});

test('a moment is chosen, shown as not live, and left with one key', async ({ page }) => {
  await page.setViewportSize(SKRIVBORD);
  await loggaIn(page);
  const fore = new Date();
  await hub.sand({ typ: 'Skadegörelse', stadsdel: 'bromma' });
  await oppna(page, '/stadsdel/bromma');
  await expect(tidslinje(page)).toContainText('Skadegörelse');
  const per = new Date(fore.getTime() - 60_000).toISOString();
  await page.goto(`${hub.url}/stadsdel/bromma?per=${per}`);
  await expect(page.getByText('INTE LIVE')).toBeVisible();
  await expect(page).toHaveTitle(/^INTE LIVE – Bromma/);
  await expect(sida(page)).toContainText('Inget var öppet');
  await expect(tidslinje(page)).not.toContainText('Skadegörelse');
  await page.screenshot({ path: 'skarmbilder/omrade-da.png', fullPage: true });
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByText('INTE LIVE')).toHaveCount(0);
  await expect(page).toHaveURL(`${hub.url}/stadsdel/bromma`);
  await expect(tidslinje(page)).toContainText('Skadegörelse');
});

test('everything is done with the keyboard alone', async ({ page }) => {
  await page.setViewportSize(SKRIVBORD);
  await loggaIn(page);
  await hub.sand({ typ: 'Brand', stadsdel: 'jarva' });
  await oppna(page, '/stadsdel/jarva');
  await tabbaTill(page, namngiven(page, 'Vad visste vi då?'));
  await page.keyboard.press('Enter');
  await tabbaTill(page, namngiven(page, 'Ögonblick'));
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByText('INTE LIVE')).toBeVisible();
  const valt = await sida(page).getAttribute('data-per');
  await page.keyboard.press('ArrowLeft');
  await expect(sida(page)).not.toHaveAttribute('data-per', valt!);
  await page.keyboard.press('Escape');
  await expect(sida(page)).toHaveAttribute('data-per', 'nu');

  // A written time, and one that is none.
  await tabbaTill(page, () => page.evaluate(() => document.activeElement instanceof HTMLInputElement && document.activeElement.type === 'radio'));
  await tabbaTill(page, () => page.evaluate(() => document.activeElement instanceof HTMLInputElement && document.activeElement.type === 'text'));
  await page.keyboard.press('Control+A');
  await page.keyboard.type('i förrgår');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('Skriv en tid som 14.05');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('2026-01-02 03.04');
  await page.keyboard.press('Enter');
  await expect(page.getByText('INTE LIVE')).toBeVisible();
  await page.keyboard.press('Escape');

  // Played forwards until paused.
  await tabbaTill(page, namngiven(page, 'Spela upp'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Pausa' })).toBeFocused();
  const forst = await sida(page).getAttribute('data-per');
  await expect(sida(page)).not.toHaveAttribute('data-per', forst!);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Spela upp' })).toBeVisible();
  await page.keyboard.press('Escape');

  // A chart is read bar by bar, and shown as a table.
  await tabbaTill(page, namngiven(page, 'Händelser per vecka'));
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator('[aria-live="polite"]', { hasText: 'inte hel' })).toContainText(/Vecka \d+, från mån/);
  const antal = await page.getByRole('table').count();
  await tabbaTill(page, namngiven(page, 'Visa tabell'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('table')).toHaveCount(antal + 1);
});

test('a place is found by its name and has a page', async ({ page }) => {
  await page.setViewportSize(SKRIVBORD);
  await loggaIn(page);
  await hub.sand({ typ: 'Bråk', plats: 'Rinkeby torg' });
  await page.goto(`${hub.url}/plats`);
  await page.getByLabel('Sök').fill('rinkeby tor');
  await page.getByRole('link', { name: 'Rinkeby torg' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Rinkeby torg');
  await expect(page.getByRole('row', { name: /Bråk/ }).first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'Järva', exact: true })).toHaveAttribute('href', '/stadsdel/jarva');
  await page.goto(`${hub.url}/plats/finns-inte`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Platsen finns-inte finns inte');
});

test('the open view holds small numbers back', async ({ page }) => {
  await page.setViewportSize(SKRIVBORD);
  await hub.sand({ typ: 'Trafikolycka', stadsdel: 'sodermalm', klass: 'oppen' });
  await oppna(page, '/stadsdel/sodermalm');
  await expect(page.locator('[data-fonster="24h"]')).toContainText('färre än 3');
  await expect(sida(page)).toContainText('Totalt färre än 3 på 28 dygn');
});

test('places, map and the long view that cannot be had say so in words, and come when they can', async ({ page }) => {
  await loggaIn(page);
  let laga = await svaraFel(page, /\/api\/v1\/platser$/, null);
  await page.goto(`${hub.url}/plats/rinkeby-torg`);
  const fel = page.getByRole('alert').filter({ hasText: 'kan inte hämtas just nu' });
  await expect(fel).toHaveText(/^Platsen kan inte hämtas just nu\. Servern kan inte svara just nu \(fel 500\)\. Försök igen om en stund\./);
  await granskaOverallt(page, 'plats-fel');
  await laga();
  await fel.getByRole('button', { name: 'Försök igen' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Rinkeby torg');

  laga = await svaraFel(page, /\/(karta|langsikt)$/, 'Hubben har för mycket att göra.');
  await page.goto(`${hub.url}/stadsdel/jarva`);
  await expect(sida(page)).toContainText('Kartan kunde inte hämtas. Hubben har för mycket att göra. Den hämtas igen av sig själv');
  const langt = page.getByRole('alert').filter({ hasText: 'Den långa sikten kan inte visas.' });
  await expect(langt).toContainText('Hubben har för mycket att göra.');
  await granskaOverallt(page, 'stadsdel-fel');
  await laga();
  await langt.getByRole('button', { name: 'Försök igen' }).click();
  await expect(page.getByRole('heading', { name: 'Lång sikt' })).toBeVisible();
});

test('a district and a place that do not exist lead on to those that do', async ({ page }) => {
  await page.goto(`${hub.url}/stadsdel/finns-inte`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Stadsdelen finns-inte finns inte');
  await expect(page.getByRole('link', { name: 'Järva' })).toHaveAttribute('href', '/stadsdel/jarva');
  await granskaOverallt(page, 'stadsdel-saknas');
  await page.goto(`${hub.url}/plats/finns-inte`);
  await expect(page.getByText('Den kan ha bytt namn.')).toBeVisible();
  await granskaOverallt(page, 'plats-saknas');
});

test('on a phone the ways on from a district stand in one row, each large enough for a thumb', async ({ page }) => {
  await page.setViewportSize(TELEFON);
  await oppna(page, '/stadsdel/enskede-arsta-vantor');
  const rutor = await Promise.all([page.getByRole('combobox', { name: 'Byt stadsdelsområde' }), page.getByRole('link', { name: 'Platser här' }), page.getByRole('button', { name: 'Vad visste vi då?' })].map((mal) => mal.boundingBox()));
  for (const r of rutor) expect(Math.min(r!.width, r!.height)).toBeGreaterThanOrEqual(44);
  expect(new Set(rutor.map((r) => Math.round(r!.y))).size).toBe(1);
});

test('late and gone: the whole page greys and says why, and comes back by itself', async ({ page }) => {
  test.setTimeout(240_000);
  await hub.doda();
  // Late after three seconds of silence, so that it can be seen.
  const sen = new Hub(['--Kallor:Ssbf:SenMinuter=0.05']);
  try {
    await sen.starta();
    await page.request.post(`${sen.url}/api/v1/inloggning/utveckling`, { data: { anvandare: 'siss' } });
    await sen.sand({ typ: 'Brand i byggnad', plats: 'Rinkeby torg' });
    for (const adress of ['/plats/rinkeby-torg', '/stadsdel/jarva']) {
      await page.goto(sen.url + adress);
      await expect(sida(page)).toContainText('Saknar det senaste från Storstockholms brandförsvar');
      await expect(sida(page)).toHaveCSS('filter', 'grayscale(1)');
      await granskaOverallt(page, `${adress.split('/')[1]}-sen`);
    }
    // On a phone the reason is read whole.
    const skal = page.getByText('Saknar det senaste från Storstockholms brandförsvar');
    expect(await skal.evaluate((e) => e.scrollWidth - e.clientWidth)).toBeLessThanOrEqual(0);
    await sen.doda();
    await expect(page.getByRole('alert').first()).toContainText(/Kontakten är bruten sedan \d\d\.\d\d – visar läget som det var då/);
    await expect(sida(page)).toContainText('Brand i byggnad');
    await expect(sida(page)).toContainText('Kontakten med hubben är bruten');
    await expect(sida(page)).not.toContainText('Saknar det senaste');
    await granskaOverallt(page, 'stadsdel-bruten');
    await sen.starta();
    await expect(page.getByRole('status').first()).toHaveAttribute('data-lage', 'live', { timeout: 30_000 });
  } finally {
    await sen.stang();
    await hub.starta();
  }
});

for (const tema of ['light', 'dark'] as const)
  for (const [namn, storlek] of [['skrivbord', SKRIVBORD], ['telefon', TELEFON]] as const)
    test(`nothing for axe to say: ${namn}, ${tema}`, async ({ page }) => {
      test.setTimeout(120_000);
      await page.emulateMedia({ colorScheme: tema, reducedMotion: 'reduce' });
      await page.setViewportSize(storlek);
      await loggaIn(page);
      for (const adress of ['/stadsdel/jarva', '/plats/rinkeby-torg']) {
        await oppna(page, adress);
        await page.getByRole('button', { name: 'Vad visste vi då?' }).click();
        await page.screenshot({ path: `skarmbilder/omrade-${namn}-${tema}${adress.replaceAll('/', '-')}.png`, fullPage: true });
        expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
        const tabeller = page.getByRole('button', { name: /^Visa tabell/ });
        while ((await tabeller.count()) > 0) await tabeller.first().click();
        expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
        const { bredd, fonster } = await page.evaluate(() => ({ bredd: document.documentElement.scrollWidth, fonster: innerWidth }));
        expect(bredd).toBe(fonster);
      }
    });
