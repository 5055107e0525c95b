import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Browser, type BrowserContext, type Page, type WebSocketRoute } from '@playwright/test';
import { granskaOverallt } from './granskning.js';
import { Hub } from './hub.js';
import { andraPuls, stang } from './puls.js';

/** The shell around every page: menu, keyboard, session, versions, clock; and what a cold load costs. */

const SKRIPT_HOGST = 150 * 1024;
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

async function som(browser: Browser, anvandare: string | null, storlek: { width: number; height: number } = BORD): Promise<{ sida: Page; kontext: BrowserContext }> {
  const kontext = await browser.newContext({ viewport: storlek, locale: 'sv-SE', timezoneId: 'Europe/Stockholm', reducedMotion: 'reduce' });
  if (anvandare) await kontext.request.post(`${hub.url}/api/v1/inloggning/utveckling`, { data: { anvandare } });
  return { sida: await kontext.newPage(), kontext };
}

async function oppna(page: Page, vag = '/'): Promise<void> {
  await page.goto(hub.url + vag);
  await expect(lage(page)).toHaveAttribute('data-lage', 'live');
}

test('a cold load asks no other host, fetches little script, and shows the picture', async ({ browser }, info) => {
  await hub.sand({ typ: 'Brand i byggnad', stadsdel: 'farsta', allvar: 5, klass: 'oppen' });
  const { sida, kontext } = await som(browser, null);
  const varden = new Set<string>();
  const skript: string[] = [];
  let bytes = 0;
  sida.on('request', (r) => varden.add(new URL(r.url()).host));
  sida.on('requestfinished', (r) => {
    if (r.resourceType() !== 'script') return;
    skript.push(r.url());
    void r.sizes().then((s) => (bytes += s.responseBodySize));
  });
  await sida.addInitScript(() => {
    new MutationObserver((_, o) => {
      if (document.querySelectorAll('[data-omrade]').length < 11 || !document.querySelector('[data-del]')) return;
      performance.mark('bild');
      o.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  await sida.goto(hub.url);
  await expect(sida.locator('[data-del]').first()).toBeVisible();
  await expect(sida.locator('[data-omrade]')).toHaveCount(11);
  for (const [type, namn] of [['första målningen', 'first-contentful-paint'], ['första bilden', 'bild']] as const) {
    const ms = await sida.evaluate((namn) => Math.round(performance.getEntriesByName(namn)[0]?.startTime ?? -1), namn);
    expect(ms).toBeGreaterThan(0);
    info.annotations.push({ type, description: `${ms} ms` });
  }
  expect([...varden]).toEqual([new URL(hub.url).host]);
  expect(skript.length).toBeGreaterThan(0);
  await expect.poll(() => bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThan(SKRIPT_HOGST);
  await stang(kontext);
});

test('an address that is no page says so in the dashboard, with status 404 and a way on', async ({ browser }) => {
  const { sida, kontext } = await som(browser, 'siss');
  const svar = await sida.goto(`${hub.url}/finns-inte/a%20b`);
  expect(svar?.status()).toBe(404);
  await expect(lage(sida)).toHaveAttribute('data-lage', 'live');
  await expect(sida).toHaveTitle('Sidan finns inte – Lägescentral');
  await expect(sida.getByRole('heading', { level: 1 })).toHaveText('Sidan finns inte');
  await expect(sida.getByText('Ingen sida har adressen /finns-inte/a%20b.')).toBeVisible();
  await granskaOverallt(sida, 'saknas');
  await sida.locator('main').getByRole('link', { name: 'Till Staden' }).click();
  await expect(sida).toHaveTitle('Staden – Lägescentral');
  await expect(sida.locator('[data-omrade]')).toHaveCount(11);
  await stang(kontext);
});

test('opened while the hub cannot be followed, no page says that it is on its way for ever', async ({ browser }) => {
  const { sida, kontext } = await som(browser, 'admin');
  let nere = true;
  await sida.routeWebSocket(/\/hub\/lage/, (ws) => void (nere ? ws.close({ code: 1011 }) : ws.connectToServer()));
  for (const [vag, ord] of [
    ['/', 'Kan inte hämta ryktena nu. Hubben frågas igen av sig själv.'],
    ['/rykten', 'Kan inte hämta ryktena nu.'],
    ['/kallor', 'Kan inte hämta källorna nu.'],
    ['/stadsdel/farsta', 'Kan inte hämta läget nu.'],
  ] as const) {
    await sida.goto(hub.url + vag);
    await expect(sida.getByText(ord)).toBeVisible();
    await expect(sida.getByText(/^Hämtar|Inget har kommit än/)).toHaveCount(0);
  }
  nere = false;
  await expect(sida.getByRole('heading', { name: 'Öppet på kartan' })).toBeVisible({ timeout: 30_000 });
  await expect(sida.getByText('Kan inte hämta')).toHaveCount(0);
  await stang(kontext);
});

test('without contact a page tells the age of what it shows, and of nothing where it shows nothing', async ({ browser }) => {
  const { sida, kontext } = await som(browser, 'admin');
  let nere = false;
  const ledningar: WebSocketRoute[] = [];
  await sida.routeWebSocket(/\/hub\/lage/, (ws) => {
    if (nere) return void ws.close({ code: 1011 });
    ledningar.push(ws);
    ws.connectToServer();
  });
  for (const [vag, ord] of [
    ['/finns-inte', /bruten sedan \d\d\.\d\d\. Försöker igen av sig självt\.$/],
    ['/enheter', 'det som visas är från innan dess.'],
    ['/rykten', 'visar läget som det var då.'],
  ] as const) {
    nere = false;
    await sida.goto(hub.url + vag);
    await expect(lage(sida)).toHaveAttribute('data-lage', 'live');
    nere = true;
    for (const ws of ledningar.splice(0)) await ws.close({ code: 1011 });
    await expect(sida.getByRole('alert').first()).toContainText(ord);
  }
  await stang(kontext);
});

test('what went wrong is not greyed with the page around it', async ({ browser }) => {
  const { sida, kontext } = await som(browser, 'siss');
  await sida.routeWebSocket(/\/hub\/lage/, (ws) => void ws.close({ code: 1011 }));
  await sida.route(/\/api\/v1\/handelser\?/, (route) => route.fulfill({ status: 500, body: '' }));
  await sida.goto(`${hub.url}/sok`);
  await expect(lage(sida)).toHaveAttribute('data-lage', 'bruten');
  const fel = sida.locator('.felnotis');
  await expect(fel).toContainText('Sökningen gick inte.');
  expect(await fel.evaluate((e) => { for (let x: Element | null = e; x; x = x.parentElement) if (getComputedStyle(x).filter !== 'none') return false; return true; })).toBe(true);
  await expect(sida.getByRole('search')).toHaveCSS('filter', 'grayscale(1)');
  await stang(kontext);
});

test('a wall that cannot learn who it is fits a phone too', async ({ browser }) => {
  const { sida, kontext } = await som(browser, null);
  await sida.setViewportSize({ width: 390, height: 844 });
  await sida.route('**/api/v1/jag', (route) => route.abort());
  await sida.goto(`${hub.url}/vagg`);
  await expect(sida.getByRole('heading', { name: 'Stockholm' })).toBeVisible();
  expect(await sida.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  await stang(kontext);
});

test('a page that asks for a person says whom, and is there when they have signed in', async ({ browser }) => {
  const { sida, kontext } = await som(browser, null);
  await oppna(sida, '/lasningar');
  await expect(sida.getByText('Logga in som dataskyddsansvarig eller administratör för att se vem som har läst vad.')).toBeVisible();
  await sida.getByRole('button', { name: 'Logga in' }).click();
  await sida.locator('[data-anvandare="dataskydd"]').click();
  await expect(sida.getByRole('region', { name: 'Läsningar' })).toBeVisible();
  await stang(kontext);
});

test('a page whose code cannot be fetched says so, and is there once the hub answers', async ({ browser }) => {
  const { sida, kontext } = await som(browser, 'siss');
  await oppna(sida);
  await sida.route(/\/assets\/Sok-.*\.js$/, (route) => route.abort());
  await sida.route('**/api/v1/puls', (route) => route.abort());
  await sida.getByRole('link', { name: 'Sök', exact: true }).click();
  const fel = sida.getByRole('alert').filter({ hasText: 'Sidan kunde inte hämtas.' });
  await expect(fel).toContainText('Försök igen om en stund.');
  await fel.getByRole('button', { name: 'Försök igen' }).click();
  await expect(fel).toContainText('Servern svarade inte.');
  await sida.unrouteAll();
  await fel.getByRole('button', { name: 'Försök igen' }).click();
  await expect(sida.getByRole('search')).toBeVisible();
  expect(sida.url()).toBe(`${hub.url}/sok`);
  await stang(kontext);
});

test('a session that ends is said so, loses nothing on the page, and goes on when the same person signs in', async ({ browser }) => {
  const { sida, kontext } = await som(browser, 'admin');
  await oppna(sida);
  const intern = await hub.sand({ typ: 'Hot mot personal', stadsdel: 'jarva', allvar: 4, klass: 'intern' });
  await expect(rad(sida, intern)).toBeVisible();
  await sida.getByRole('link', { name: 'Skärmar' }).click();
  await sida.getByLabel('Namn').fill('Väggen i SISS-rummet');
  // The same session, ended elsewhere: its cookie and its connections are gone.
  await kontext.request.post(`${hub.url}/api/v1/utloggning`);
  await expect(sida.getByRole('alert')).toContainText('Du är utloggad');
  await expect(lage(sida)).toContainText('utloggad');
  await expect(sida.getByLabel('Namn')).toHaveValue('Väggen i SISS-rummet');
  await sida.screenshot({ path: 'skarmbilder/bord-utloggad.png' });
  expect((await new AxeBuilder({ page: sida }).analyze()).violations).toEqual([]);
  const medan = await hub.sand({ typ: 'Trafikolycka', stadsdel: 'jarva', klass: 'intern' });
  await sida.getByRole('button', { name: 'Logga in igen' }).click();
  await sida.locator('[data-anvandare="admin"]').click();
  await expect(lage(sida)).toContainText('live');
  await expect(sida.getByLabel('Namn')).toHaveValue('Väggen i SISS-rummet');
  await sida.getByRole('link', { name: 'Staden' }).first().click();
  await expect(rad(sida, intern)).toBeVisible();
  await expect(rad(sida, medan)).toBeVisible();
  await stang(kontext);
});

test('who signs in again on another tab goes on here too', async ({ browser }) => {
  const { sida, kontext } = await som(browser, 'siss');
  await oppna(sida);
  await kontext.request.post(`${hub.url}/api/v1/utloggning`);
  await expect(sida.getByRole('alert')).toContainText('Du är utloggad');
  await kontext.request.post(`${hub.url}/api/v1/inloggning/utveckling`, { data: { anvandare: 'siss' } });
  // What the page does of its own accord within a minute or so.
  await sida.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect(lage(sida)).toContainText('live');
  await expect(sida.getByRole('alert')).toHaveCount(0);
  await stang(kontext);
});

test('who does not sign in again may go on with what is open to all, and sees nothing else', async ({ browser }) => {
  const { sida, kontext } = await som(browser, 'siss');
  await oppna(sida);
  const intern = await hub.sand({ typ: 'Hot mot personal', stadsdel: 'farsta', klass: 'intern' });
  await expect(rad(sida, intern)).toBeVisible();
  await kontext.request.post(`${hub.url}/api/v1/utloggning`);
  await expect(sida.getByRole('alert')).toContainText('Du är utloggad');
  await sida.getByRole('button', { name: 'Visa den öppna bilden' }).click();
  await expect(lage(sida)).toContainText('live');
  await expect(rad(sida, intern)).toHaveCount(0);
  await expect(sida.getByRole('button', { name: 'Logga in' })).toBeVisible();
  await stang(kontext);
});

test('a person is warned before the session ends and can stay', async ({ browser }) => {
  const { sida, kontext } = await som(browser, 'siss');
  let till = Date.now() + 5 * 60_000;
  await andraPuls(sida, (p) => (p['sessionTill'] = new Date(till).toISOString()));
  await oppna(sida);
  const fortsatt = sida.getByRole('button', { name: 'Fortsätt inloggad' });
  await expect(fortsatt).toBeVisible();
  till = Date.now() + 10 * 3_600_000;
  const anvand = sida.waitForRequest((r) => r.url().endsWith('/api/v1/jag'));
  await fortsatt.click();
  await anvand;
  await expect(fortsatt).toHaveCount(0);
  await stang(kontext);
});

test('a newer version of the page is told of', async ({ browser }) => {
  const { sida, kontext } = await som(browser, null);
  await andraPuls(sida, (p) => (p['version'] = 'index-nyare.js'));
  await oppna(sida);
  await expect(sida.getByText('Det finns en ny version av sidan.')).toBeVisible();
  expect(await sida.evaluate(() => performance.getEntriesByType('navigation').length)).toBe(1);
  await stang(kontext);
});

test("a screen whose clock is wrong shows the hub's time and says so", async ({ browser }) => {
  const { sida, kontext } = await som(browser, null);
  await andraPuls(sida, (p) => (p['tid'] = new Date(Date.now() + 3 * 3_600_000).toISOString()));
  await oppna(sida);
  await expect(sida.getByText('Skärmens klocka går 3 tim efter')).toBeVisible();
  const hubbens = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', hour: '2-digit' }).format(Date.now() + 3 * 3_600_000);
  await expect(sida.locator('.klocka')).toContainText(new RegExp(`^${hubbens}\\.`));
  await stang(kontext);
});

test('everything in the shell is reached and left by keyboard', async ({ browser }) => {
  const { sida, kontext } = await som(browser, 'admin');
  await oppna(sida);
  const fokus = () => sida.evaluate(() => document.activeElement?.textContent?.trim().slice(0, 40) ?? '');
  await sida.keyboard.press('Tab');
  expect(await fokus()).toBe('Till innehållet');
  await sida.keyboard.press('Enter');
  await expect(sida.locator('#innehall')).toBeFocused();

  // The first things met are what is serious; every stop is seen.
  await sida.keyboard.press('Tab');
  await expect(sida.getByRole('region', { name: 'Först' }).locator(':focus')).toHaveCount(1);

  await sida.keyboard.press('?');
  const hjalp = sida.getByRole('dialog', { name: 'Kortkommandon' });
  await expect(hjalp).toBeVisible();
  for (const ord of ['Växla mellan karta och tabell', 'Öppna menyn', 'Gå till Staden']) await expect(hjalp).toContainText(ord);
  await sida.keyboard.press('t');
  await expect(sida.getByRole('table')).toHaveCount(0);
  await sida.keyboard.press('Escape');
  await expect(hjalp).toBeHidden();
  await expect(sida.getByRole('region', { name: 'Först' }).locator(':focus')).toHaveCount(1);

  await sida.keyboard.press('m');
  const meny = sida.getByRole('dialog', { name: 'Meny' });
  await expect(meny).toBeVisible();
  for (let i = 0; i < 20 && (await fokus()) !== 'Skärmar'; i++) await sida.keyboard.press('Tab');
  await sida.keyboard.press('Enter');
  await expect(sida).toHaveURL(/\/enheter$/);
  await expect(meny).toBeHidden();
  await expect(sida.locator('#innehall')).toBeFocused();
  await expect(sida).toHaveTitle(/^Skärmar/);

  // A letter in a field is a letter.
  await sida.getByLabel('Namn').focus();
  await sida.keyboard.type('hmt?');
  await expect(sida.getByLabel('Namn')).toHaveValue('hmt?');
  await expect(sida.getByRole('dialog')).toHaveCount(0);

  await sida.locator('#innehall').focus();
  await sida.keyboard.press('h');
  await expect(sida).toHaveURL(`${hub.url}/`);
  await expect(sida.locator('#innehall')).toBeFocused();

  // Those who speak to their computer turn the letters off; the question mark with them.
  await sida.keyboard.press('?');
  await hjalp.getByRole('checkbox').press('Space');
  await sida.keyboard.press('Escape');
  await sida.keyboard.press('t');
  await sida.keyboard.press('m');
  await expect(sida.getByRole('table')).toHaveCount(0);
  await expect(sida.getByRole('dialog')).toHaveCount(0);
  await stang(kontext);
});

test('light, dark or as the system: chosen in the menu and kept', async ({ browser }) => {
  const { sida, kontext } = await som(browser, null);
  await sida.emulateMedia({ colorScheme: 'light' });
  await oppna(sida);
  const grund = () => sida.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const ljus = await grund();
  await sida.getByRole('button', { name: 'Meny' }).click();
  await sida.getByLabel('Mörkt').check();
  expect(await grund()).not.toBe(ljus);
  await sida.reload();
  expect(await grund()).not.toBe(ljus);
  await sida.getByRole('button', { name: 'Meny' }).click();
  await sida.getByLabel('Som systemet').check();
  expect(await grund()).toBe(ljus);
  await sida.emulateMedia({ colorScheme: 'dark' });
  expect(await grund()).not.toBe(ljus);
  await stang(kontext);
});

test('on a phone what is serious is on the first screen and the ways on are in the reach of the thumb', async ({ browser }) => {
  await hub.sand({ typ: 'Skottlossning', stadsdel: 'farsta', allvar: 5, klass: 'oppen' });
  const { sida, kontext } = await som(browser, 'direktor-farsta', TELEFON);
  await oppna(sida);
  await expect(sida.getByRole('region', { name: 'Först' }).getByRole('button', { name: 'Skottlossning' }).first()).toBeInViewport();
  // Who heads a district has it first.
  await expect(sida.locator('[data-del]').first()).toHaveAttribute('data-del', 'farsta');
  const rader = sida.getByRole('navigation', { name: 'Delar av sidan' });
  for (const mal of await rader.locator('a, button').all()) {
    const ruta = (await mal.boundingBox())!;
    expect(ruta.height).toBeGreaterThanOrEqual(48);
    expect(ruta.width).toBeGreaterThanOrEqual(48);
    expect(ruta.y).toBeGreaterThan(TELEFON.height * 0.66);
  }
  await rader.getByRole('link', { name: 'Karta' }).click();
  await expect(sida.getByRole('region', { name: 'Karta' })).toBeInViewport();
  await expect(lage(sida)).toBeInViewport();
  await rader.getByRole('button', { name: 'Meny' }).click();
  const meny = sida.getByRole('dialog', { name: 'Meny' });
  await expect(meny).toBeVisible();
  expect((await meny.boundingBox())!.y).toBeGreaterThan(TELEFON.height * 0.3);
  await sida.screenshot({ path: 'skarmbilder/telefon-meny.png' });
  await stang(kontext);
});

for (const tema of ['light', 'dark'] as const)
  for (const [namn, storlek] of [['bord', BORD], ['telefon', TELEFON]] as const)
    test(`nothing for axe to say about the shell: ${namn}, ${tema}`, async ({ browser }) => {
      const { sida, kontext } = await som(browser, 'admin', storlek);
      await sida.emulateMedia({ colorScheme: tema, reducedMotion: 'reduce' });
      const prova = async (vad: string): Promise<void> => {
        await sida.screenshot({ path: `skarmbilder/${namn}-${tema}-${vad}.png` });
        expect((await new AxeBuilder({ page: sida }).analyze()).violations, vad).toEqual([]);
        const { bredd, fonster } = await sida.evaluate(() => ({ bredd: document.documentElement.scrollWidth, fonster: innerWidth }));
        expect(bredd, vad).toBe(fonster);
      };
      await oppna(sida, '/enheter');
      await expect(sida.getByRole('heading', { name: 'Skärmar' })).toBeVisible();
      await prova('enheter');
      await oppna(sida, '/vagg');
      await expect(sida.getByLabel('Skärmens nyckel')).toBeVisible();
      await prova('anslut');
      await sida.locator('#innehall').focus();
      await sida.keyboard.press('m');
      await expect(sida.getByRole('dialog', { name: 'Meny' })).toBeVisible();
      await prova('meny');
      await sida.keyboard.press('Escape');
      await sida.keyboard.press('?');
      await expect(sida.getByRole('dialog', { name: 'Kortkommandon' })).toBeVisible();
      await prova('kortkommandon');
      await stang(kontext);
    });

for (const [bredd, hojd] of [[1366, 768], [1440, 900], [1920, 950], [1920, 1080], [2560, 1440]] as const)
  test(`the city fits a desk of ${bredd} × ${hojd} without scrolling the page`, async ({ browser }) => {
    const { sida, kontext } = await som(browser, 'siss', { width: bredd, height: hojd });
    await oppna(sida);
    await expect(sida.locator('[data-omrade]')).toHaveCount(11);
    await expect(sida.locator('[data-del]')).toHaveCount(11);
    const matt = await sida.evaluate(() => ({ bredd: document.documentElement.scrollWidth, hojd: document.documentElement.scrollHeight }));
    expect(matt).toEqual({ bredd, hojd });
    await stang(kontext);
  });
