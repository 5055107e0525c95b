import { expect, test, type Browser, type Page } from '@playwright/test';
import { granskaOverallt } from './granskning.js';
import { Hub } from './hub.js';

const hub = new Hub();

test.beforeAll(async () => {
  test.setTimeout(90_000);
  await hub.starta();
});
test.afterAll(() => hub.stang());

async function som(browser: Browser, anvandare: string | null): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1920, height: 1080 }, reducedMotion: 'reduce' })).newPage();
  if (anvandare) await page.request.post(`${hub.url}/api/v1/inloggning/utveckling`, { data: { anvandare } });
  await page.goto(`${hub.url}/organisationer`);
  await expect(page.getByRole('heading', { level: 1, name: 'Vem kan kallas in' })).toBeVisible();
  return page;
}

test('who can be called on is found, and how they are reached is read from a sheet', async ({ browser }) => {
  const [oppen, admin, siss] = [await som(browser, null), await som(browser, 'admin'), await som(browser, 'siss')];
  await expect(oppen.getByText('Logga in för att se vem som kan kallas in.')).toBeVisible();
  await expect(siss.getByText('Läs in kalkylblad')).toHaveCount(0);

  const sisab = (page: Page) => page.locator('[data-organisation="sisab"]');
  await admin.getByLabel(/^Sök på namn/).fill('skol- bolag');
  await expect(sisab(admin)).toContainText('Ingen väg inlagd');
  await expect(admin.getByRole('status').filter({ hasText: 'i registret' })).toContainText(/^1 av /);
  await admin.getByLabel('Läs in kalkylblad (CSV)').setInputFiles({
    name: 'vagar.csv',
    mimeType: 'application/vnd.ms-excel',
    buffer: Buffer.from('Namn;Id;Övrig tid telefon;Kontorstid e-post\r\nSkolfastigheter i Stockholm AB (SISAB);sisab;08-508 460 00;jour@exempel.se\r\nFel;fel;abc;\r\n'),
  });
  await expect(sisab(admin).getByRole('link', { name: '08-508 460 00' })).toHaveAttribute('href', 'tel:0850846000');
  await expect(admin.getByText('1 rader lästes, 1 var nya eller ändrade.')).toBeVisible();
  await expect(admin.getByText(/^Rad 3, ovrigtid.telefon: Ange ett telefonnummer/)).toBeVisible();
  await siss.reload();
  await expect(sisab(siss)).toContainText('jour@exempel.se');
  const [fil] = await Promise.all([siss.waitForEvent('download'), siss.getByRole('link', { name: 'Spara som kalkylblad' }).click()]);
  expect(fil.suggestedFilename()).toBe('organisationer.csv');
  await siss.getByLabel(/^Sök på namn/).fill('finns inte alls');
  await expect(siss.getByText('Inget i registret har de orden.')).toBeVisible();
});

test('the register is for everyone’s eyes and hands, on a desk and a phone, light and dark', async ({ browser }) => {
  await granskaOverallt(await som(browser, 'admin'), 'organisationer');
});
