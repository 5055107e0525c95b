import { expect, test, type Browser, type Page } from '@playwright/test';
import { granskaOverallt } from './granskning.js';
import { Hub } from './hub.js';

const BORD = { width: 1920, height: 1080 };
const hub = new Hub();

test.beforeAll(async () => {
  test.setTimeout(90_000);
  await hub.starta();
});
test.afterAll(() => hub.stang());

async function som(browser: Browser, anvandare: string | null, vag: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: BORD, reducedMotion: 'reduce' })).newPage();
  if (anvandare) await page.request.post(`${hub.url}/api/v1/inloggning/utveckling`, { data: { anvandare } });
  await page.goto(hub.url + vag);
  await expect(page.getByRole('status').first()).toHaveAttribute('data-lage', 'live');
  return page;
}

const kort = (page: Page, id: string) => page.locator(`[data-nivaomrade="${id}"]`);

test('after a shooting a level is proposed with its ground; a person decides, and the open page hears of it when it is released', async ({ browser }) => {
  const [direktor, siss, oppen, vagg] = [await som(browser, 'direktor-farsta', '/nivaer'), await som(browser, 'siss', '/'), await som(browser, null, '/'), await som(browser, 'vagg', '/vagg')];
  await expect(kort(direktor, 'farsta')).toContainText('ingen nivå satt');
  await hub.sand({ typ: 'Skottlossning', allvar: 5, stadsdel: 'farsta', klass: 'intern' });

  const farsta = kort(direktor, 'farsta');
  await expect(farsta).toContainText('Föreslås höjas till Bevakningsläge. Allvarligt larm: Ett larm med allvar 4 eller mer inom 1 dygn.');
  await expect(farsta.getByRole('link', { name: 'Allvarlig händelse' })).toHaveAttribute('href', /\/jour\/larm\/L\d+$/);
  await expect(farsta).toContainText('Hade inte föreslagits: om ett larm inte hade kommit.');
  await expect(siss.locator('[data-del="farsta"]')).toContainText('Larm: ingen har tagit');
  await expect(siss.locator('[data-del="farsta"]')).not.toContainText('föreslås');
  await expect(siss.getByRole('navigation', { name: 'Sidor' })).toContainText('Nivåer · 1 föreslås');
  await expect(direktor.getByRole('navigation', { name: 'Sidor' })).toContainText('Nivåer · 1 föreslås');
  // A director decides in the own district alone.
  await expect(kort(direktor, 'jarva').getByRole('button')).toHaveCount(0);

  await farsta.getByRole('button', { name: 'Höj till Bevakningsläge' }).click();
  await expect(farsta.getByLabel(/^Varför/)).toBeFocused();
  await direktor.keyboard.type('Ring 070-123 45 67');
  await direktor.keyboard.press('Control+Enter');
  await expect(farsta.getByRole('alert')).toContainText('telefonnummer');
  await farsta.getByLabel(/^Varför/).fill('Oroligt efter skjutningen i natt.');
  await farsta.getByRole('button', { name: 'Besluta Bevakningsläge' }).click();
  await expect(farsta).toContainText('beslutat av stadsdelsdirektör');
  await expect(farsta).toContainText('Oroligt efter skjutningen i natt.');
  await expect(farsta).not.toContainText('Föreslås');
  await expect(siss.locator('[data-del="farsta"]').getByText('Bevakningsläge', { exact: true })).toBeVisible();
  await expect(vagg.locator('[data-del="farsta"]').getByText('Bevakningsläge', { exact: true })).toBeVisible();
  await expect(oppen.getByText('Bevakningsläge')).toHaveCount(0);

  await farsta.getByRole('button', { name: 'Släpp till allmänheten' }).click();
  await expect(oppen.locator('[data-del="farsta"]').getByText('Bevakningsläge', { exact: true })).toBeVisible();
  await farsta.getByRole('button', { name: 'Ta tillbaka från allmänheten' }).click();
  await expect(oppen.getByText('Bevakningsläge')).toHaveCount(0);
  await farsta.getByRole('button', { name: 'Historik' }).click();
  await expect(farsta.locator('ol > li b')).toHaveText(['Tog tillbaka Bevakningsläge från allmänheten', 'Släppte Bevakningsläge till allmänheten', 'Satte Bevakningsläge']);
});

test('the level of the city stands in the head of every page, and two who decide at once are not mixed up', async ({ browser }) => {
  const [jour, siss] = [await som(browser, 'jour', '/nivaer'), await som(browser, 'siss', '/nivaer')];
  await kort(siss, 'stockholm').getByRole('button', { name: 'Sätt en nivå' }).click();
  await kort(siss, 'stockholm').getByLabel('Stabsläge').check();
  await kort(siss, 'stockholm').getByLabel(/^Varför/).fill('Stort strömavbrott.');
  await expect(kort(siss, 'stockholm').getByLabel(/^Släpp nivån/)).toHaveCount(0);
  await kort(jour, 'stockholm').getByRole('button', { name: 'Sätt en nivå' }).click();
  await kort(jour, 'stockholm').getByLabel('Bevakningsläge').check();
  await kort(jour, 'stockholm').getByLabel(/^Varför/).fill('Nyårsafton.');
  await kort(jour, 'stockholm').getByRole('button', { name: 'Besluta Bevakningsläge' }).click();
  await expect(siss.getByRole('banner')).toContainText('Bevakningsläge');
  await kort(siss, 'stockholm').getByRole('button', { name: 'Besluta Stabsläge' }).click();
  await expect(kort(siss, 'stockholm').getByRole('alert')).toContainText('Nivån har nu version 1.');
  await expect(kort(siss, 'stockholm').getByLabel(/^Varför/)).toHaveValue('Stort strömavbrott.');
});

test('nothing for axe to say about levels, with a proposal, a form and a history', async ({ browser }) => {
  test.setTimeout(120_000);
  await hub.sand({ typ: 'Explosion', allvar: 5, stadsdel: 'jarva', klass: 'intern' });
  const page = await som(browser, 'jour', '/nivaer');
  await expect(kort(page, 'jarva')).toContainText('Föreslås höjas till');
  await kort(page, 'farsta').getByRole('button', { name: 'Historik' }).click();
  await kort(page, 'jarva').getByRole('button', { name: 'Höj till Bevakningsläge' }).click();
  await granskaOverallt(page, 'nivaer');
  await kort(page, 'jarva').getByRole('button', { name: /^Avbryt/ }).click();
  await kort(page, 'jarva').getByRole('button', { name: 'Behåll Normalläge' }).click();
  await kort(page, 'jarva').getByLabel(/^Varför/).fill('Redan känt, polisen är på plats.');
  await kort(page, 'jarva').getByRole('button', { name: 'Behåll Normalläge' }).last().click();
  await expect(kort(page, 'jarva')).not.toContainText('Föreslås');
});
