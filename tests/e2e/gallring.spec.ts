import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { Hub } from './hub.js';

const SKARM = { width: 1920, height: 1080 };
const TELEFON = { width: 390, height: 844 };
const hub = new Hub();
let id = '';

test.beforeAll(async () => {
  test.setTimeout(90_000);
  await hub.starta();
  id = await hub.sand({ typ: 'Brand i byggnad', text: 'Rök ur ett fönster.', stadsdel: 'farsta', klass: 'intern' });
  await hub.sand({ typ: 'Trafikolycka', text: 'Två bilar.', stadsdel: 'jarva', klass: 'oppen' });
});
test.afterAll(() => hub.stang());

async function loggaIn(page: Page, anvandare: string): Promise<void> {
  const svar = await page.request.post(`${hub.url}/api/v1/inloggning/utveckling`, { data: { anvandare } });
  expect(svar.ok()).toBe(true);
}

async function oppna(page: Page, vag: string): Promise<void> {
  await page.goto(`${hub.url}${vag}`);
  await expect(page.getByRole('status').first()).toHaveAttribute('data-lage', 'live');
}

async function stoppa(page: Page, ids: string): Promise<void> {
  const till = new Date(Date.now() + 30 * 86_400_000).toISOString();
  const svar = await page.request.post(`${hub.url}/api/v1/handelser/ssbf/${ids}/gallringsstopp`, { data: { orsak: 'Begäran om utlämnande', till }, headers: { Origin: hub.url } });
  expect(svar.status()).toBe(204);
}

test('who answers for personal data sees runs, their proof and what is kept; others are not even shown the way', async ({ page }) => {
  await page.setViewportSize(SKARM);
  await loggaIn(page, 'siss');
  await oppna(page, '/');
  await expect(page.getByRole('link', { name: 'Gallring' })).toHaveCount(0);

  await loggaIn(page, 'dataskydd');
  await oppna(page, '/');
  await page.getByRole('link', { name: 'Gallring' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Gallring');
  await expect(page).toHaveTitle(/Gallring – Lägescentral/);
  await page.getByRole('button', { name: 'Nr 1' }).click();
  await expect(page.getByText('Journalens rader: inget kvar')).toBeVisible();
  await expect(page.getByText('Inget var förfallet.')).toBeVisible();
  await expect(page.getByRole('row', { name: /Storstockholms brandförsvar/ })).toContainText('1 med text');
});

test('an administrator keeps an event for a reason of its own and releases it, without a mouse', async ({ page }) => {
  await page.setViewportSize(SKARM);
  await loggaIn(page, 'admin');
  await oppna(page, '/gallring');
  await page.getByRole('combobox', { name: 'Källa' }).selectOption('ssbf');
  await page.getByLabel('Händelsens id hos källan').fill('finns-inte');
  await page.getByLabel(/^Skäl/).fill('Begäran om utlämnande');
  await page.getByLabel('Till och med').fill(new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('finns inte');
  await page.getByLabel('Händelsens id hos källan').fill(id);
  await page.keyboard.press('Enter');
  const rad = page.getByRole('listitem').filter({ hasText: id });
  await expect(rad).toContainText('Begäran om utlämnande');
  await rad.getByRole('button', { name: 'Släpp' }).focus();
  await page.keyboard.press('Enter');
  await rad.getByLabel('Varför behövs det inte längre?').focus();
  await page.keyboard.type('Handlingen är utlämnad');
  await page.keyboard.press('Enter');
  await expect(rad).toHaveCount(0);
  await expect(page.getByText('Inga. Ett stopp sätts av en administratör')).toBeVisible();
});

test('a reading is found by who and what, and the one who looks is in the list too', async ({ page }) => {
  await page.setViewportSize(SKARM);
  await loggaIn(page, 'jour');
  expect((await page.request.get(`${hub.url}/api/v1/handelser/ssbf/${id}`)).ok()).toBe(true);
  await loggaIn(page, 'dataskydd');
  await oppna(page, '/lasningar');
  await page.getByLabel('Vem').fill('p-jour');
  await page.getByLabel('Vad').fill(id);
  await page.getByRole('button', { name: 'Visa' }).click();
  await expect(page.getByText('1 läsning', { exact: true })).toBeVisible();
  await expect(page.getByRole('row').nth(1)).toContainText(`ssbf/${id}`);
  await expect(page).toHaveURL(/vem=p-jour/);
  await page.getByLabel('Vem').fill('p-dataskydd');
  await page.getByLabel('Vad').fill('lasningar');
  await page.getByRole('button', { name: 'Visa' }).click();
  await expect(page.getByRole('row').nth(1)).toContainText('Läsningsloggen');
  await page.goBack();
  await expect(page.getByText('1 läsning', { exact: true })).toBeVisible();
});

for (const tema of ['light', 'dark'] as const)
  for (const [namn, storlek] of [['skarm', SKARM], ['telefon', TELEFON]] as const)
    for (const vag of ['gallring', 'lasningar'] as const)
      test(`nothing for axe to say: ${vag}, ${namn}, ${tema}`, async ({ page }) => {
        await page.emulateMedia({ colorScheme: tema, reducedMotion: 'reduce' });
        await page.setViewportSize(storlek);
        await loggaIn(page, 'admin');
        if (vag === 'gallring') {
          const eget = await hub.sand({ typ: 'Hot', text: 'Någon hotade.', stadsdel: 'jarva', klass: 'intern' });
          await stoppa(page, eget);
        }
        await oppna(page, `/${vag}`);
        await expect(page.getByRole('table').first()).toBeVisible();
        if (vag === 'gallring') await page.getByRole('button', { name: 'Nr 1' }).click();
        await page.screenshot({ path: `skarmbilder/${vag}-${namn}-${tema}.png`, fullPage: true });
        expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
        const { bredd, fonster } = await page.evaluate(() => ({ bredd: document.documentElement.scrollWidth, fonster: innerWidth }));
        expect(bredd).toBe(fonster);
      });
