import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { granskaOverallt, svaraFel } from './granskning.js';
import { Hub } from './hub.js';

const BORD = { width: 1920, height: 1080 };
const TELEFON = { width: 390, height: 844 };
const hub = new Hub();
const traff = (page: Page, id: string) => page.locator(`[data-traff="ssbf/${id}"]`);
const antal = (page: Page) => page.locator('#traffar');

let rok: string;
let olycka: string;

test.beforeAll(async () => {
  test.setTimeout(90_000);
  await hub.starta();
  rok = await hub.sand({ typ: 'Brand i byggnad', plats: 'Rinkeby torg', text: 'Kvaxrök ur en källare', klass: 'oppen' });
  olycka = await hub.sand({ typ: 'Trafikolycka', stadsdel: 'farsta', text: 'Kvaxkrock', klass: 'oppen', status: 'avslutad', intraffad: new Date(Date.now() - 3 * 86_400_000).toISOString() });
  await hub.sand({ typ: 'Hot', stadsdel: 'jarva', text: 'Kvaxintern' });
  for (let i = 0; i < 60; i++) await hub.sand({ typ: 'Automatlarm', ...(i % 3 === 0 ? {} : { lat: 59.24 + i / 5_000, lon: 18.08 + i / 4_000 }), allvar: 1 + (i % 5), klass: 'oppen' });
});
test.afterAll(() => hub.stang());

test('what is searched for stands in the address, and back and forward lead between searches', async ({ page }) => {
  await page.goto(`${hub.url}/sok`);
  await expect(antal(page)).toHaveText('62 händelser');
  await page.getByLabel('Ord i typ').fill('kvaxrök källare');
  await page.getByRole('button', { name: 'Sök' }).click();
  await expect(antal(page)).toHaveText('1 händelse');
  await expect(page).toHaveURL(/\/sok\?q=kvaxr%C3%B6k\+k%C3%A4llare$/);
  await expect(traff(page, rok)).toContainText('Rinkeby torg, Järva');
  await page.getByRole('link', { name: 'Rensa 1 villkor' }).click();
  await page.getByLabel('Område').selectOption('Farsta');
  await page.getByLabel('Status').selectOption('Avslutad');
  await page.getByLabel('När det hände').selectOption('Senaste 7 dygnen');
  await page.getByRole('button', { name: 'Sök' }).click();
  await expect(traff(page, olycka)).toBeVisible();
  await expect(antal(page)).toHaveText('1 händelse');
  const adress = page.url();
  await page.getByLabel('När det hände').selectOption('Senaste timmen');
  await page.getByRole('button', { name: 'Sök' }).click();
  await expect(page.getByText('Inga händelser svarar mot sökningen.')).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(adress);
  await expect(traff(page, olycka)).toBeVisible();
  await expect(page.getByLabel('Status')).toHaveValue('avslutad');
  // The address alone gives the same.
  await page.reload();
  await expect(traff(page, olycka)).toBeVisible();
  await expect(page.getByLabel('När det hände')).toHaveValue('7d');
});

test('times of one\'s own, and a place by its name', async ({ page }) => {
  await page.goto(`${hub.url}/sok`);
  await page.getByLabel('När det hände').selectOption('Egen tid …');
  const dag = (dygn: number): string => new Date(Date.now() - dygn * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel('Från (svensk tid)').fill(`${dag(5)}T00:00`);
  await page.getByLabel('Till', { exact: true }).fill(`${dag(1)}T00:00`);
  await page.getByRole('button', { name: 'Sök' }).click();
  await expect(antal(page)).toHaveText('1 händelse');
  await expect(traff(page, olycka)).toBeVisible();
  await page.goto(`${hub.url}/sok`);
  await page.getByLabel('Plats', { exact: true }).fill('rinkeby TORG');
  await page.getByRole('button', { name: 'Sök' }).click();
  await expect(page).toHaveURL(/plats=rinkeby-torg/);
  await expect(antal(page)).toHaveText('1 händelse');
});

test('pages lead through all hits, the map draws them, and the file holds them all', async ({ page }) => {
  await page.goto(`${hub.url}/sok`);
  await expect(page.locator('[data-traff]')).toHaveCount(50);
  await page.getByRole('link', { name: 'Äldre' }).click();
  await expect(page.locator('[data-traff]')).toHaveCount(12);
  await expect(page.getByText('Sida 2 av 2')).toBeVisible();
  await page.getByRole('link', { name: 'Karta' }).click();
  await expect(page.getByRole('img', { name: 'Karta över 62 träffar. Samma händelser står i listan.' })).toBeVisible();
  await expect(page.getByText('av dem har inget känt område')).toContainText('20 av dem');
  const hamtning = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Hämta CSV' }).click();
  const fil = await hamtning;
  expect(fil.suggestedFilename()).toMatch(/^handelser-\d{4}-\d\d-\d\d-\d{4}\.csv$/);
  const text = await readFile(await fil.path(), 'utf8');
  expect(text.startsWith('\ufeff"Källa";"Källans id"')).toBe(true);
  expect(text.trimEnd().split('\r\n')).toHaveLength(63);
});

test('a reader who signs in finds what is internal, and by keyboard alone', async ({ page }) => {
  await page.goto(`${hub.url}/sok?q=kvaxintern`);
  await expect(page.getByText('Du ser bara det öppna: logga in för att söka i det interna.')).toBeVisible();
  await page.request.post(`${hub.url}/api/v1/inloggning/utveckling`, { data: { anvandare: 'siss' } });
  await page.goto(`${hub.url}/sok`);
  await page.getByLabel('Ord i typ').focus();
  await page.keyboard.type('kvaxintern');
  await page.keyboard.press('Enter');
  await expect(antal(page)).toHaveText('1 händelse');
  await expect(antal(page)).toBeFocused();
  const lank = page.getByRole('rowheader').getByRole('link');
  for (let i = 0; i < 8 && !(await lank.evaluate((e) => e === document.activeElement)); i++) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/handelse\/ssbf\//);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hot');
});

test('a window that grows from a phone\'s width still has its conditions', async ({ page }) => {
  await page.setViewportSize(TELEFON);
  await page.goto(`${hub.url}/sok`);
  await expect(page.getByLabel('Område')).toBeHidden();
  await page.setViewportSize(BORD);
  await expect(page.getByLabel('Område')).toBeVisible();
});

test('the wall has no field for words', async ({ page }) => {
  await page.request.post(`${hub.url}/api/v1/inloggning/utveckling`, { data: { anvandare: 'vagg' } });
  await page.goto(`${hub.url}/sok`);
  await expect(page.locator('[data-traff]').first()).toBeVisible();
  await expect(page.getByLabel('Ord i typ')).toHaveCount(0);
});

test('a search that fails keeps the hits, says whose they are, and is tried again', async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto(`${hub.url}/sok`);
  await expect(antal(page)).toHaveText('62 händelser');
  await expect(page.getByText(/^Läst \d\d\.\d\d$/)).toBeVisible();
  let laga = await svaraFel(page, /\/api\/v1\/handelser\?/, 'Hubben har för mycket att göra. Försök igen om en stund.');
  await page.getByLabel('Ord i typ').fill('kvaxrök');
  await page.keyboard.press('Enter');
  const fel = page.getByRole('alert').filter({ hasText: 'Sökningen gick inte.' });
  await expect(fel).toContainText('Hubben har för mycket att göra. Försök igen om en stund. Det som visas är den förra sökningens svar.');
  await expect(page.locator('[data-traff]')).toHaveCount(50);
  await granskaOverallt(page, 'sok-fel');
  const igen = page.waitForRequest(/\/api\/v1\/handelser\?/);
  await fel.getByRole('button', { name: 'Försök igen' }).click();
  await igen;
  // And by itself, without anyone pressing.
  await laga();
  await expect(fel).toHaveCount(0, { timeout: 45_000 });
  await expect(antal(page)).toHaveText('1 händelse');
  // Nothing to show, and a proxy's own page: none of its words are shown.
  laga = await svaraFel(page, /\/api\/v1\/handelser\?/, null);
  await page.reload();
  await expect(fel).toContainText('Servern kan inte svara just nu (fel 500). Försök igen om en stund.');
  await expect(page.getByText('Gateway')).toHaveCount(0);
  await expect(antal(page)).toHaveText('Inget att visa');
  await granskaOverallt(page, 'sok-fel-tom');
  await laga();
});

test('the hub is gone: the hits grey, and are read anew when it is back', async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto(`${hub.url}/sok`);
  await expect(antal(page)).toHaveText('62 händelser');
  await hub.doda();
  await expect(page.locator('.sok')).toHaveCSS('filter', 'grayscale(1)');
  await expect(page.getByRole('alert')).toContainText(/Kontakten är bruten sedan \d\d\.\d\d/);
  await granskaOverallt(page, 'sok-bruten');
  await page.getByRole('button', { name: 'Sök', exact: true }).click();
  await expect(page.getByText('Servern svarade inte. Försök igen om en stund. Det som visas är den förra sökningens svar.')).toBeVisible();
  await hub.starta();
  await expect(page.locator('.sok')).not.toHaveCSS('filter', 'grayscale(1)', { timeout: 30_000 });
  await expect(page.getByText('Sökningen gick inte.')).toHaveCount(0, { timeout: 45_000 });
  await expect(antal(page)).toHaveText('62 händelser');
});

test('nothing at all, and a source that is late, are told beside the hits', async ({ page }) => {
  test.setTimeout(240_000);
  await hub.doda();
  // Late after three seconds of silence, so that it can be seen.
  const sen = new Hub(['--Kallor:Ssbf:SenMinuter=0.05']);
  try {
    await sen.starta();
    await page.request.post(`${sen.url}/api/v1/inloggning/utveckling`, { data: { anvandare: 'siss' } });
    await page.goto(`${sen.url}/sok`);
    await expect(page.getByText('Inga händelser har kommit in än.')).toBeVisible();
    await expect(page.locator('section').getByText('Ingen källa har hörts än')).toBeVisible();
    await granskaOverallt(page, 'sok-tomt');
    await sen.sand({ typ: 'Brand i byggnad', plats: 'Rinkeby torg' });
    await page.reload();
    await expect(page.locator('[data-traff]')).toHaveCount(1);
    await expect(page.locator('section').getByText('Saknar det senaste från Storstockholms brandförsvar')).toBeVisible();
    await granskaOverallt(page, 'sok-sen');
    // Another source's hits lack nothing of this one's.
    await page.goto(`${sen.url}/sok?kalla=siss`);
    await expect(page.getByText('Inga händelser svarar mot sökningen.')).toBeVisible();
    await expect(page.locator('section').getByText('Saknar det senaste')).toHaveCount(0);
  } finally {
    await sen.stang();
    await hub.starta();
  }
});

for (const tema of ['light', 'dark'] as const)
  for (const [namn, storlek] of [['bord', BORD], ['telefon', TELEFON]] as const)
    test(`nothing for axe to say: sök, ${namn}, ${tema}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: tema, reducedMotion: 'reduce' });
      await page.setViewportSize(storlek);
      const granska = async (bild: string): Promise<void> => {
        expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
        const { bredd, fonster } = await page.evaluate(() => ({ bredd: document.documentElement.scrollWidth, fonster: innerWidth }));
        expect(bredd).toBe(fonster);
        await page.screenshot({ path: `skarmbilder/sok-${namn}-${tema}${bild}.png` });
      };
      await page.goto(`${hub.url}/sok`);
      await expect(page.locator('[data-traff]')).toHaveCount(50);
      await granska('');
      await page.goto(`${hub.url}/sok?visa=karta`);
      await expect(page.getByRole('img', { name: /^Karta/ })).toBeVisible();
      await granska('-karta');
      await page.goto(`${hub.url}/sok?q=finnsinte`);
      await expect(page.getByText('Inga händelser')).toBeVisible();
      await granska('-tom');
    });
