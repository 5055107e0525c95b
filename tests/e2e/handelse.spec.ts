import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { Hub } from './hub.js';

const BORD = { width: 1920, height: 1080 };
const TELEFON = { width: 390, height: 844 };
const hub = new Hub();

test.beforeAll(async () => {
  test.setTimeout(90_000);
  await hub.starta();
});
test.afterAll(() => hub.stang());

const adress = (id: string, kalla = 'ssbf'): string => `${hub.url}/handelse/${kalla}/${encodeURIComponent(id)}`;

async function loggaIn(page: Page, anvandare: string): Promise<void> {
  const svar = await page.request.post(`${hub.url}/api/v1/inloggning/utveckling`, { data: { anvandare } });
  expect(svar.ok()).toBe(true);
}

/** One event with three revisions: seriousness and words, then another district. */
async function treVersioner(): Promise<string> {
  const intraffad = new Date(Date.now() - 3_600_000).toISOString();
  const post = { typ: 'Brand i byggnad', intraffad, klass: 'oppen' };
  const id = await hub.sand({ ...post, plats: 'Rinkeby torg', text: 'Rök i ett trapphus' });
  await hub.sand({ ...post, id, plats: 'Rinkeby torg', allvar: 5, text: 'Rök i ett trapphus, två lägenheter utrymda' });
  await hub.sand({ ...post, id, stadsdel: 'kungsholmen', allvar: 5, text: 'Rök i ett trapphus, två lägenheter utrymda' });
  return id;
}

test('every version is shown with what changed in it, how it was placed and by which table it was classified', async ({ page }) => {
  await loggaIn(page, 'siss');
  const id = await treVersioner();
  await page.goto(adress(id));
  await expect(page.getByRole('heading', { level: 1, name: 'Brand i byggnad' })).toBeVisible();
  await expect(page.locator('[data-placering]')).toHaveText('Placerad där källan säger: Kungsholmen, säkerhet 95 %.');
  await expect(page.locator('[data-klassning]')).toContainText(/Klassad som Brand och räddning efter källans typ ”Brand i byggnad” \(tabell \d{4}-\d\d-\d\d\)/);
  const rev = (n: number) => page.locator(`[data-rev="${n}"]`);
  await expect(page.locator('[data-rev]')).toHaveCount(3);
  await expect(rev(3)).toContainText('gäller nu');
  await expect(rev(3)).toContainText('Flyttad till ett annat område');
  await expect(rev(3).locator('del').first()).toHaveText('Järva');
  await expect(rev(3).locator('ins').first()).toHaveText('Kungsholmen');
  await expect(rev(2).locator('ins', { hasText: '5 Mycket allvarligt' })).toBeVisible();
  await expect(rev(2).locator('ins', { hasText: 'två lägenheter utrymda' })).toBeVisible();
  await expect(rev(1)).toContainText('Placerad efter ortnamnet Rinkeby torg, säkerhet 90 %.');
  await expect(page.locator('header').last()).toContainText('efteråt');
});

test('a new revision shows by itself, also when it moves the event to another district', async ({ page }) => {
  await loggaIn(page, 'siss');
  const id = await treVersioner();
  await page.goto(adress(id));
  await expect(page.locator('[data-rev]')).toHaveCount(3);
  await hub.sand({ id, typ: 'Brand i byggnad', stadsdel: 'farsta', allvar: 5, klass: 'oppen' });
  await expect(page.locator('[data-rev="4"]')).toContainText('gäller nu');
  await hub.sand({ id, typ: 'Brand i byggnad', stadsdel: 'farsta', allvar: 5, klass: 'oppen', status: 'avslutad' });
  await expect(page.locator('[data-rev="5"] ins')).toHaveText('Avslutad');
});

test('an id with a slash has a page, an unknown or hidden event says so and shows nothing', async ({ page }) => {
  const id = `a/b ${Date.now()}`;
  await hub.sand({ id, typ: 'Trafikolycka', stadsdel: 'bromma', klass: 'oppen' });
  await page.goto(adress(id));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Trafikolycka');
  await expect(page.locator('[data-rev]')).toHaveCount(0);
  await expect(page.getByText('Det är för den som har loggat in.')).toBeVisible();
  const intern = await hub.sand({ typ: 'Hot', stadsdel: 'bromma' });
  await page.goto(adress(intern));
  await expect(page.getByRole('alert')).toContainText('finns inte, eller får inte visas för dig');
  await expect(page.getByText('visas den först när du har loggat in')).toBeVisible();
});

test('the side panel leads to the page by keyboard alone', async ({ page }) => {
  const id = await hub.sand({ typ: 'Stormskada', stadsdel: 'skarpnack', klass: 'oppen' });
  await page.goto(hub.url);
  await page.locator(`[data-handelse="ssbf/${id}"]`).getByRole('button').focus();
  await page.keyboard.press('Enter');
  const lank = page.getByRole('dialog').getByRole('link', { name: 'Öppna händelsen' });
  await expect(lank).toBeVisible();
  for (let i = 0; i < 10 && !(await lank.evaluate((e) => e === document.activeElement)); i++) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(adress(id));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Stormskada');
  await expect(page.getByRole('dialog')).toBeHidden();
});

for (const tema of ['light', 'dark'] as const)
  for (const [namn, storlek] of [['bord', BORD], ['telefon', TELEFON]] as const)
    test(`nothing for axe to say: händelse, ${namn}, ${tema}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: tema, reducedMotion: 'reduce' });
      await page.setViewportSize(storlek);
      await loggaIn(page, 'siss');
      const id = await treVersioner();
      await page.goto(adress(id));
      await expect(page.locator('[data-rev]')).toHaveCount(3);
      await expect(page.getByRole('img', { name: /^Karta/ })).toBeVisible();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      const { bredd, fonster } = await page.evaluate(() => ({ bredd: document.documentElement.scrollWidth, fonster: innerWidth }));
      expect(bredd).toBe(fonster);
      await page.screenshot({ path: `skarmbilder/handelse-${namn}-${tema}.png`, fullPage: true });
    });
