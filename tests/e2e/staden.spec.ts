import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { Hub } from './hub.js';

const VAGG = { width: 1920, height: 1080 };
const BORD = { width: 1440, height: 900 };
const TELEFON = { width: 390, height: 844 };
const hub = new Hub();

test.beforeAll(async () => {
  test.setTimeout(90_000);
  await hub.starta();
});
test.afterAll(() => hub.stang());

const lage = (page: Page) => page.getByRole('status').first();
const rad = (page: Page, id: string) => page.locator(`[data-handelse="ssbf/${id}"]`);

async function oppna(page: Page): Promise<void> {
  await page.goto(hub.url);
  await expect(lage(page)).toHaveAttribute('data-lage', 'live');
}

test('an event is seen on the open page without a reload, in its district and in the list', async ({ page }) => {
  await page.setViewportSize(VAGG);
  const fel: string[] = [];
  page.on('console', (m) => m.type() === 'error' && fel.push(m.text()));
  page.on('pageerror', (e) => fel.push(e.message));
  const utifran: string[] = [];
  page.on('request', (r) => !r.url().startsWith(hub.url) && utifran.push(r.url()));
  await oppna(page);
  const id = await hub.sand({ typ: 'Brand i byggnad', stadsdel: 'farsta', allvar: 5, klass: 'oppen' });
  await expect(rad(page, id)).toContainText('Brand i byggnad');
  await expect(rad(page, id)).toContainText('Farsta');
  await expect(rad(page, id)).toContainText('ny');
  await expect(page.locator('[data-del="farsta"]').getByLabel(/^Allvar 5/).first()).toBeVisible();
  await rad(page, id).getByRole('button').click();
  const panel = page.getByRole('dialog');
  await expect(panel).toContainText('Hur placerad');
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(rad(page, id)).not.toContainText('ny');
  expect(fel).toEqual([]);
  expect(utifran).toEqual([]);
});

test('what has no known place is shown before the districts', async ({ page }) => {
  await page.setViewportSize(VAGG);
  await oppna(page);
  const id = await hub.sand({ typ: 'Skottlossning', allvar: 5, klass: 'oppen' });
  await expect(rad(page, id)).toContainText('Plats inte känd');
  const forst = page.getByRole('region', { name: 'Först' });
  await expect(forst).toContainText('Skottlossning');
  const overst = await forst.boundingBox();
  const rutor = await page.getByRole('region', { name: 'Stadsdelsområden' }).boundingBox();
  expect(overst!.y).toBeLessThan(rutor!.y);
});

test('arrows move over the map, Enter opens, T shows the same as a table', async ({ page }) => {
  await page.setViewportSize(VAGG);
  await oppna(page);
  const sodermalm = page.locator('[data-omrade="sodermalm"]');
  await expect(sodermalm).toBeAttached();
  await sodermalm.focus();
  await page.keyboard.press('ArrowUp');
  await expect(sodermalm).not.toBeFocused();
  await expect(page.locator('[data-omrade]:focus')).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('t');
  await expect(page.getByRole('table').first()).toContainText('Södermalm');
  await page.keyboard.press('t');
  await expect(page.getByRole('table')).toHaveCount(0);
});

test('siss signs in and out, and sees what is internal only meanwhile', async ({ page }) => {
  await page.setViewportSize(VAGG);
  await oppna(page);
  const id = await hub.sand({ typ: 'Hot', stadsdel: 'jarva', allvar: 4, klass: 'intern' });
  const oppen = await hub.sand({ typ: 'Trafikolycka', stadsdel: 'jarva', klass: 'oppen' });
  await expect(rad(page, oppen)).toBeVisible();
  await expect(rad(page, id)).toHaveCount(0);
  await page.getByRole('button', { name: 'Logga in' }).click();
  const svar = page.waitForRequest((r) => r.url().endsWith('/inloggning/utveckling'));
  await page.locator('[data-anvandare="siss"]').click();
  expect((await svar).headers()['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
  await expect(rad(page, id)).toBeVisible();
  await expect(lage(page)).toHaveAttribute('data-lage', 'live');
  await page.getByRole('button', { name: 'SISS-mötet' }).click();
  await page.getByTitle('Visa vem du är och logga ut').click();
  await page.getByRole('button', { name: 'Logga ut' }).click();
  await expect(page.getByRole('button', { name: 'Logga in' })).toBeVisible();
  await expect(rad(page, oppen)).toBeVisible();
  await expect(rad(page, id)).toHaveCount(0);
});

for (const tema of ['light', 'dark'] as const)
  for (const [namn, storlek] of [['skarm', VAGG], ['bord', BORD], ['telefon', TELEFON]] as const)
    test(`nothing for axe to say: ${namn}, ${tema}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: tema, reducedMotion: 'reduce' });
      await page.setViewportSize(storlek);
      await oppna(page);
      await expect(page.locator('[data-omrade]')).toHaveCount(11);
      await page.screenshot({ path: `skarmbilder/${namn}-${tema}.png` });
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      const { bredd, fonster } = await page.evaluate(() => ({ bredd: document.documentElement.scrollWidth, fonster: innerWidth }));
      expect(bredd).toBe(fonster);
      await page.locator('[data-del="jarva"]').getByRole('link').click();
      await expect(page.getByRole('dialog')).toContainText('Antal händelser');
      await page.screenshot({ path: `skarmbilder/${namn}-${tema}-panel.png` });
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    });

test('the page says that the hub is gone and greys, and shows what was missed when it is back', async ({ page }) => {
  test.skip(!hub.egen, 'Hubben på BASE_URL är inte provets egen och dödas inte.');
  test.setTimeout(120_000);
  await page.setViewportSize(VAGG);
  await oppna(page);
  const fore = await hub.sand({ typ: 'Trafikolycka', stadsdel: 'bromma', klass: 'oppen' });
  await expect(rad(page, fore)).toBeVisible();
  await hub.doda();
  await expect(lage(page)).toHaveAttribute('data-lage', 'bruten');
  await expect(lage(page)).toContainText(/bruten sedan \d\d\.\d\d/);
  await expect(page.getByRole('alert')).toContainText(/bruten sedan \d\d\.\d\d – visar läget som det var då/);
  await expect(page.locator('main')).toHaveCSS('filter', 'grayscale(1)');
  await expect(rad(page, fore)).toBeVisible();
  await page.screenshot({ path: 'skarmbilder/vagg-bruten.png' });
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await hub.starta();
  const efter = await hub.sand({ typ: 'Stormskada', stadsdel: 'skarpnack', klass: 'oppen' });
  await expect(lage(page)).toHaveAttribute('data-lage', 'live', { timeout: 30_000 });
  await expect(rad(page, efter)).toBeVisible();
  await expect(rad(page, fore)).toBeVisible();
  await expect(page.locator('main')).not.toHaveCSS('filter', 'grayscale(1)');
});
