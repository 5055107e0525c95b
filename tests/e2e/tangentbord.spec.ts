import { expect, test, type Locator, type Page } from '@playwright/test';
import { Hub } from './hub.js';

/** Every task that others' files do not do without a mouse: here there is none, and the focus goes from stop to stop by Tab. */
const hub = new Hub();

test.beforeAll(async () => {
  test.setTimeout(90_000);
  await hub.starta();
});
test.afterAll(() => hub.stang());

const STOPP = 150;

async function tabbaTill(page: Page, mal: Locator): Promise<void> {
  await expect(mal).toBeVisible();
  for (let i = 0; i < STOPP && !(await mal.evaluate((e) => e === document.activeElement)); i++) await page.keyboard.press('Tab');
  await expect(mal).toBeFocused();
}

async function tryck(page: Page, mal: Locator): Promise<void> {
  await tabbaTill(page, mal);
  await page.keyboard.press('Enter');
}

async function skriv(page: Page, mal: Locator, text: string): Promise<void> {
  await tabbaTill(page, mal);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

const knapp = (page: Page | Locator, name: string | RegExp): Locator => page.getByRole('button', { name, exact: true });
const angra = (page: Page): Locator => page.getByRole('status', { name: 'Senast gjort' }).getByRole('button', { name: 'Ångra' });
const rev = async (page: Page, nr: number): Promise<void> => expect(page.locator(`[data-rev="${nr}"]`)).toContainText('gäller nu');

/** Signs in as a person does: the button at the top, then who one is. */
async function loggaIn(page: Page, vem: string, vag: string): Promise<void> {
  await page.goto(hub.url + vag);
  await tryck(page, knapp(page, 'Logga in').first());
  await tryck(page, page.locator(`[data-anvandare="${vem}"]`));
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

test('an event is placed, classified anew, ended, withdrawn and brought back', async ({ page }) => {
  const id = await hub.sand({ typ: 'Brand i byggnad', stadsdel: 'bromma', klass: 'oppen' });
  await loggaIn(page, 'jour', `/handelse/ssbf/${id}`);
  await tryck(page, knapp(page, 'Placera om'));
  await skriv(page, page.getByLabel('Sök plats'), 'rinkeby t');
  await tabbaTill(page, page.getByRole('radio', { name: 'Rinkeby torg, Järva' }));
  await page.keyboard.press('Space');
  await tryck(page, knapp(page, 'Placera: Rinkeby torg'));
  await rev(page, 2);
  await tryck(page, angra(page).last());
  await rev(page, 3);

  await tryck(page, knapp(page, 'Klassa om').first());
  await tabbaTill(page, page.getByLabel('Kategori'));
  await page.keyboard.type('Skade');
  await expect(page.getByLabel('Kategori')).toHaveValue('skadegorelse');
  await skriv(page, page.getByLabel('Varför'), 'Anlagd enligt vakten');
  await page.keyboard.press('Enter');
  await rev(page, 4);
  await expect(page.locator('[data-rattat="kategori"]')).toContainText('Anlagd enligt vakten');

  await tryck(page, knapp(page, 'Avsluta'));
  await skriv(page, page.getByLabel('Varför'), 'Över enligt vakten');
  await page.keyboard.press('Enter');
  await rev(page, 5);
  await tryck(page, knapp(page, 'Ta tillbaka status'));
  await rev(page, 6);

  await tryck(page, page.locator('summary').filter({ hasText: 'Ta bort' }));
  await tryck(page, knapp(page, 'Återkalla händelsen'));
  await skriv(page, page.getByLabel('Varför'), 'Hände inte här');
  await page.keyboard.press('Enter');
  await rev(page, 7);
  await expect(page.getByText('Räknas inte: den är återkallad.')).toBeVisible();
  await tryck(page, angra(page).last());
  await rev(page, 8);
});

test('a proposal to merge is refused, taken up again, merged and parted', async ({ page }) => {
  const intraffad = new Date(Date.now() - 600_000).toISOString();
  const a = await hub.sand({ typ: 'Brand i byggnad', plats: 'Medborgarplatsen', intraffad, klass: 'oppen' });
  const b = crypto.randomUUID();
  const svar = await page.request.post(`${hub.url}/api/v1/handelser`, { headers: { 'X-Kalla-Nyckel': 'dev-polis' }, data: { id: b, typ: 'Brand', plats: 'Medborgarplatsen', intraffad } });
  expect(svar.status()).toBe(202);
  await loggaIn(page, 'jour', `/handelse/ssbf/${a}`);
  await tryck(page, knapp(page, 'Sammanför'));
  const forslag = page.locator('[data-forslag]').filter({ has: page.locator(`a[href*="${b}"]`) });
  const avvisat = page.locator('[data-avvisat]').filter({ has: page.locator(`a[href*="${b}"]`) });

  await tryck(page, knapp(forslag, 'Inte samma sak'));
  await expect(forslag).toHaveCount(0);
  await expect(avvisat).toContainText('av jouren');
  await tryck(page, angra(page).last());
  await expect(forslag).toHaveCount(1);
  await expect(avvisat).toHaveCount(0);

  // The message is gone the next day; the list is not.
  await tryck(page, knapp(forslag, 'Inte samma sak'));
  await expect(avvisat).toHaveCount(1);
  await page.goto(`${hub.url}/handelse/polis/${b}`);
  await tryck(page, knapp(page, 'Sammanför'));
  await tryck(page, page.locator('[data-avvisat]').filter({ has: page.locator(`a[href*="${a}"]`) }).getByRole('button', { name: /^Ta tillbaka/ }));
  await expect(page.locator('[data-avvisat]')).toHaveCount(0);
  const ater = page.locator('[data-forslag]').filter({ has: page.locator(`a[href*="${a}"]`) });
  await tryck(page, knapp(ater, 'Sammanför'));
  await expect(page.getByRole('heading', { name: 'Rapporter om samma sak' })).toBeVisible();
  await tryck(page, knapp(page, 'Särskilj').first());
  await expect(page.getByRole('heading', { name: 'Rapporter om samma sak' })).toHaveCount(0);
});

test('a held text is mended on the event\'s own page, another refused with a change of mind, and one erased', async ({ page }) => {
  const hallen = (text: string): Promise<string> => hub.sand({ typ: 'Hot', stadsdel: 'bromma', klass: 'intern', allvar: 3, text });
  const [a, b] = [await hallen('Ring 070-123 45 67'), await hallen('Ring 070-123 45 68')];
  await loggaIn(page, 'siss', `/handelse/ssbf/${a}`);
  await expect(page.getByText('Jouren eller administratören kan rätta eller släppa texten.')).toBeVisible();
  await expect(page.locator('[data-post]')).toHaveCount(0);
  await page.context().clearCookies();

  await loggaIn(page, 'admin', `/handelse/ssbf/${a}`);
  const post = page.locator(`[data-post="${a}"]`);
  await tryck(page, knapp(post, 'Rätta'));
  await skriv(page, post.getByLabel('Text', { exact: true }), 'Ring vakten på 112');
  await tryck(page, knapp(post, 'Spara och dela'));
  await expect(page.getByText('Ring vakten på 112').first()).toBeVisible();
  await expect(page.locator('[data-post]')).toHaveCount(0);

  await page.goto(`${hub.url}/karantan`);
  const andra = page.locator(`[data-post="${b}"]`);
  await tryck(page, knapp(andra, 'Avvisa'));
  await expect(andra).toHaveCount(0);
  await tryck(page, angra(page).last());
  await tryck(page, knapp(andra, 'Släpp som den är'));
  await expect(page.getByText('Texten delas.')).toBeVisible({ timeout: 15_000 });

  await page.goto(`${hub.url}/handelse/ssbf/${b}`);
  await tryck(page, page.locator('summary').filter({ hasText: 'Ta bort' }));
  await tryck(page, knapp(page, 'Gallra texten'));
  await skriv(page, page.getByLabel('Varför'), 'Prov av gallring');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Texten är gallrad').first()).toBeVisible({ timeout: 15_000 });
  await expect(page.getByText('070-123 45 68')).toHaveCount(0);
});

test('a screen is let in by its key and shut out, the log of readings is asked, and one signs out', async ({ page, browser }) => {
  await loggaIn(page, 'admin', '/enheter');
  await skriv(page, page.getByLabel('Namn'), 'Väggen');
  await skriv(page, page.getByLabel('Plats'), 'Stadshuset');
  await page.keyboard.press('Enter');
  const nyckel = (await page.locator('output').textContent())!;

  const vagg = await browser.newContext();
  const skarm = await vagg.newPage();
  await skarm.goto(`${hub.url}/vagg`);
  await skriv(skarm, skarm.getByLabel('Skärmens nyckel'), nyckel);
  await skarm.keyboard.press('Enter');
  await expect(skarm.locator('[data-del]')).toHaveCount(11);

  const rad = page.locator('[data-enhet="Väggen"]');
  await tryck(page, rad.getByRole('button', { name: /^Återkalla …/ }));
  await tryck(page, knapp(rad, 'Återkalla Väggen'));
  await expect(skarm.getByRole('heading', { name: 'Skärmen är utestängd' })).toBeVisible();
  await vagg.close();

  await page.goto(`${hub.url}/lasningar`);
  await skriv(page, page.getByLabel('Vad'), 'lasningar');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/vad=lasningar/);
  await expect(page.getByRole('row').nth(1)).toContainText('Läsningsloggen');

  await tryck(page, knapp(page, 'Administratör'));
  await tryck(page, page.getByRole('button', { name: /^Inloggad som Administratör/ }));
  await tryck(page, knapp(page, 'Logga ut'));
  await expect(knapp(page, 'Logga in').first()).toBeVisible();
});
