import { expect, test, type Browser, type Page } from '@playwright/test';
import { granskaOverallt } from './granskning.js';
import { Hub } from './hub.js';

const hub = new Hub();
const DYGN = 86_400_000;
const dag = (fran: number): string => new Date(Date.now() + fran * DYGN).toISOString().slice(0, 10);

test.beforeAll(async () => {
  test.setTimeout(90_000);
  await hub.starta();
});
test.afterAll(() => hub.stang());

async function som(browser: Browser, anvandare: string | null): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1920, height: 1080 }, reducedMotion: 'reduce' })).newPage();
  if (anvandare) await page.request.post(`${hub.url}/api/v1/inloggning/utveckling`, { data: { anvandare } });
  await page.goto(`${hub.url}/jour/schema`);
  await expect(page.getByRole('heading', { level: 1, name: 'Jourschema' })).toBeVisible();
  return page;
}

/** Days in turns, until a week from now: then nobody is on call. */
async function laggUpp(page: Page): Promise<void> {
  const linje = (id: string, namn: string, deltagare: string[], slut: string | null) =>
    page.request.post(`${hub.url}/api/v1/jour`, {
      data: { id, namn, vadFor: 'Allt som inte kan vänta till morgonen', skikt: [{ namn: 'Dygn', deltagare, sort: 'dygn', start: dag(-3), ...(slut ? { slut } : {}) }] },
    });
  expect((await linje('tib', 'Tjänsteperson i beredskap', ['p-jour', 'p-siss'], dag(8))).status()).toBe(201);
  expect((await linje('kommunikation', 'Kommunikation', ['p-admin'], null)).status()).toBe(201);
}

test('who is on call, a gap before it comes, a replacement and an exchange', async ({ browser }) => {
  const oppen = await som(browser, null);
  await expect(oppen.getByText('Logga in för att se vem som har jour.')).toBeVisible();

  const admin = await som(browser, 'admin');
  await expect(admin.getByText('Ingen jourlinje är upplagd än')).toBeVisible();
  await laggUpp(admin);
  const [jour, siss] = [await som(browser, 'jour'), await som(browser, 'siss')];
  const fel: string[] = [];
  for (const page of [jour, siss]) page.on('pageerror', (e) => fel.push(e.message));
  const kort = (page: Page) => page.locator('[data-linje="tib"]');
  for (const page of [jour, siss]) await page.goto(`${hub.url}/jour/schema?linje=tib`);
  await expect(kort(jour)).toContainText(/Tjänsteperson i beredskap till|SISS-mötet till/);
  await expect(kort(jour)).toContainText('En lucka framöver');
  await expect(kort(jour)).toContainText('Ingen har jour');

  // The gap stands in the calendar, in words.
  for (let n = 0; n < 2; n++) await jour.getByRole('button', { name: 'Nästa vecka' }).click();
  await expect(jour.getByText('Lucka: ingen har jour').first()).toBeVisible();
  await jour.getByRole('button', { name: 'Den här veckan' }).click();

  // Only the duty and the administrator replace.
  await expect(siss.getByRole('button', { name: 'Lägg in en ersättare' })).toHaveCount(0);
  await jour.getByRole('button', { name: 'Lägg in en ersättare' }).click();
  await jour.getByLabel('Vem', { exact: true }).selectOption('p-admin');
  await jour.getByLabel('Till', { exact: true }).fill(`${dag(1)}T06:00`);
  await jour.getByLabel(/^Orsak/).fill('Ring 070-123 45 67');
  await jour.getByRole('button', { name: 'Lägg in', exact: true }).click();
  await expect(jour.getByText(/liknar telefonnummer/)).toBeVisible();
  await jour.getByLabel(/^Orsak/).fill('Sjukdom');
  await jour.getByRole('button', { name: 'Lägg in', exact: true }).click();
  await expect(kort(jour)).toContainText('Administratör till');
  await expect(jour.getByText('Ersättaren är inlagd.')).toBeVisible();
  await expect(jour.getByRole('listitem').filter({ hasText: 'Administratör ersätter' })).toContainText('Sjukdom');
  await jour.getByRole('button', { name: /^Ta tillbaka/ }).click();
  await expect(kort(jour)).not.toContainText('Administratör till');

  // An exchange holds when the other has said yes.
  await jour.getByRole('button', { name: 'Fråga om att byta pass' }).click();
  const mitt = jour.getByLabel('Ditt pass');
  await mitt.selectOption({ index: 2 });
  await jour.getByLabel('Vem frågar du?').selectOption('p-siss');
  await jour.getByLabel('I utbyte mot').selectOption({ index: 2 });
  await jour.getByRole('button', { name: 'Fråga', exact: true }).click();
  await expect(jour.getByText('Väntar på svar från SISS-mötet')).toBeVisible();
  await siss.reload();
  await siss.getByRole('button', { name: 'Ja, byt' }).click();
  await expect(siss.getByText('Bytet gäller.')).toBeVisible();
  await expect(siss.getByText('Båda har sagt ja')).toBeVisible();
  expect(fel).toEqual([]);

  const [fil] = await Promise.all([jour.waitForEvent('download'), jour.getByRole('link', { name: 'Bara mina pass' }).click()]);
  expect(fil.suggestedFilename()).toBe('jour-tib.ics');
});

test('the page is for everyone’s eyes and hands, on a desk and a phone, light and dark', async ({ browser }) => {
  const page = await som(browser, 'jour');
  await page.goto(`${hub.url}/jour/schema?linje=tib`);
  await page.getByRole('button', { name: 'Nästa vecka' }).click();
  await page.getByRole('button', { name: 'Lägg in en ersättare' }).click();
  await expect(page.getByLabel('Vem', { exact: true })).toBeVisible();
  await granskaOverallt(page, 'jourschema');
});
