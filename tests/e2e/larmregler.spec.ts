import { expect, test, type Browser, type Page } from '@playwright/test';
import { granskaOverallt } from './granskning.js';
import { Hub } from './hub.js';

const hub = new Hub();

test.beforeAll(async () => {
  test.setTimeout(90_000);
  await hub.starta();
});
test.afterAll(() => hub.stang());

async function som(browser: Browser, anvandare: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1920, height: 1080 }, reducedMotion: 'reduce' })).newPage();
  await page.request.post(`${hub.url}/api/v1/inloggning/utveckling`, { data: { anvandare } });
  await page.goto(`${hub.url}/larmregler`);
  await expect(page.getByRole('heading', { name: /^Regler \(/ })).toBeVisible();
  return page;
}

test('the rules are read by all in the city, in words; only the administrator changes them', async ({ browser }) => {
  const page = await som(browser, 'samordnare-kungsholmen');
  const regel = page.getByRole('listitem').filter({ hasText: 'Vapen och sprängning i flera stadsdelar' });
  await expect(regel).toContainText('Samma kategori i minst 2 stadsdelar inom 1 dygn: vapen och sprängning.');
  await expect(page.getByRole('button', { name: 'Redigera reglerna' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Tysta/ })).toHaveCount(0);
});

test('a change is tried on what has happened, refused with line and field, mended, and saved as a new version', async ({ browser }) => {
  for (const stadsdel of ['farsta', 'bromma']) await hub.sand({ typ: 'Trafikolycka', allvar: 4, stadsdel, klass: 'intern' });
  const page = await som(browser, 'admin');
  await page.getByRole('button', { name: 'Redigera reglerna' }).click();
  const text = page.getByLabel('Regler och trappor som JSON');
  const fore = await text.inputValue();
  await text.fill(fore.replace('"id": "allvarlig-handelse"', '"id": "allvarlig-handelse",,'));
  await expect(page.getByText(/går inte att läsa som JSON/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Provkör' })).toBeDisabled();

  await text.fill(fore.replace('"allvarMinst": 5', '"allvarMinst": 9'));
  await page.getByRole('button', { name: 'Spara som ny version' }).click();
  await expect(page.getByText('Reglerna är inte sparade.')).toBeVisible();
  await expect(page.getByRole('list', { name: 'Vad som är fel' })).toContainText(/Rad \d+ regler\[0\]/);

  await text.fill(fore.replace('"allvarMinst": 5', '"allvarMinst": 4'));
  await page.getByRole('button', { name: 'Provkör' }).click();
  await expect(page.getByText('2 nya larm')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('heading', { name: 'Larm per timme på dygnet' })).toBeVisible();
  await page.getByText('Nya (2)').click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Allvarlig händelse, Farsta' })).toBeVisible();
  await granskaOverallt(page, 'larmregler-redigering');
  await page.getByRole('button', { name: 'Spara som ny version' }).click();
  await expect(page.getByText('Version 2.')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'En händelse: allvar minst 4.' })).toBeVisible();
});

test('a rule is silenced for a while with a reason, and the silence ended', async ({ browser }) => {
  const page = await som(browser, 'jour');
  await page.getByRole('button', { name: 'Tysta en regel eller ett område' }).click();
  await page.getByLabel('Varför').fill('Känt fel hos källan');
  await page.getByRole('button', { name: 'Tysta', exact: true }).click();
  await expect(page.getByText('Välj en regel eller ett område')).toBeVisible();
  await page.getByRole('combobox', { name: 'Regel' }).selectOption({ label: 'Polisens flöde är tyst' });
  await page.getByRole('button', { name: 'Tysta', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Tystnader (1)' })).toBeVisible();
  await expect(page.getByText(/satt av du/)).toBeVisible();
  await granskaOverallt(page, 'larmregler');
  await page.getByRole('button', { name: 'Avsluta tystnaden' }).click();
  await expect(page.getByRole('heading', { name: 'Tystnader (0)' })).toBeVisible();
});
