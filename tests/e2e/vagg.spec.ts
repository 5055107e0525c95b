import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { Hub } from './hub.js';
import { andraPuls, stang } from './puls.js';

/** The wall: let in by a key, read at five metres, unattended for days, shut out at once. */

const HD = { width: 1920, height: 1080 };
const UHD = { width: 3840, height: 2160 };
// Late after three seconds of silence, so that it can be seen.
const hub = new Hub(['--Kallor:Ssbf:SenMinuter=0.05']);

test.beforeAll(async () => {
  test.setTimeout(90_000);
  await hub.starta();
});
test.afterAll(() => hub.stang());

const lage = (page: Page) => page.getByRole('status').first();
const rad = (page: Page, id: string) => page.locator(`[data-handelse="ssbf/${id}"]`);

async function kontext(browser: Browser, storlek = HD): Promise<BrowserContext> {
  return browser.newContext({ viewport: storlek, locale: 'sv-SE', timezoneId: 'Europe/Stockholm', reducedMotion: 'reduce' });
}

/** A wall that has been let in, by the API alone. */
async function vagg(browser: Browser, namn: string, storlek = HD): Promise<{ sida: Page; slut: () => Promise<void> }> {
  const admin = await kontext(browser);
  await admin.request.post(`${hub.url}/api/v1/inloggning/utveckling`, { data: { anvandare: 'admin' } });
  const ny = (await (await admin.request.post(`${hub.url}/api/v1/enheter`, { data: { namn, plats: 'Plan 5' } })).json()) as { nyckel: string };
  const skarm = await kontext(browser, storlek);
  expect((await skarm.request.post(`${hub.url}/api/v1/inloggning/enhet`, { data: { nyckel: ny.nyckel } })).ok()).toBe(true);
  const sida = await skarm.newPage();
  await sida.goto(`${hub.url}/vagg`);
  await expect(lage(sida)).toHaveAttribute('data-lage', 'live');
  return { sida, slut: async () => void (await Promise.all([stang(admin), stang(skarm)])) };
}

test('an administrator lets a screen in, it shows the city without a word of free text, and is shut out within seconds', async ({ browser }) => {
  const [admin, skarm] = [await kontext(browser), await kontext(browser)];
  await admin.request.post(`${hub.url}/api/v1/inloggning/utveckling`, { data: { anvandare: 'admin' } });
  const kontor = await admin.newPage();
  await kontor.goto(`${hub.url}/enheter`);
  await expect(kontor.getByText('Ingen är insläppt än.')).toBeVisible();
  await kontor.getByLabel('Namn').fill('Väggen i SISS-rummet');
  await kontor.getByLabel('Plats').fill('Stadshuset, plan 5');
  await kontor.getByRole('button', { name: 'Gör en nyckel' }).click();
  const nyckel = (await kontor.locator('output').textContent())!;
  expect(nyckel).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){5}$/);

  const rummet = await skarm.newPage();
  await rummet.goto(`${hub.url}/vagg`);
  await rummet.getByLabel('Skärmens nyckel').fill('fel');
  await rummet.getByRole('button', { name: 'Anslut skärmen' }).click();
  await expect(rummet.getByRole('alert')).toContainText('24 bokstäver och siffror');
  await rummet.getByLabel('Skärmens nyckel').fill(nyckel.toLowerCase());
  await rummet.getByRole('button', { name: 'Anslut skärmen' }).click();
  await expect(rummet.locator('[data-del]')).toHaveCount(11);
  expect(rummet.url()).toBe(`${hub.url}/vagg`);
  const id = await hub.sand({ typ: 'Hot mot personal', stadsdel: 'jarva', allvar: 4, klass: 'intern', rubrik: 'Kvaxrubrik', text: 'Kvaxtext' });
  await expect(rad(rummet, id)).toContainText('Hot mot personal');
  expect(await rummet.content()).not.toContain('Kvaxtext');
  await expect(rummet.getByRole('navigation')).toHaveCount(0);

  // It is there after a power cut: nothing but its address is asked for.
  await rummet.reload();
  await expect(rad(rummet, id)).toBeVisible();

  await kontor.reload();
  const post = kontor.locator('[data-enhet="Väggen i SISS-rummet"]');
  await expect(post).toContainText('visar läget nu');
  await kontor.screenshot({ path: 'skarmbilder/bord-light-enheter-en.png' });
  await post.getByRole('button', { name: /^Återkalla …/ }).click();
  await post.getByRole('button', { name: 'Återkalla Väggen i SISS-rummet' }).click();
  await expect(rummet.getByRole('heading', { name: 'Skärmen är utestängd' })).toBeVisible();
  await expect(rummet.locator('[data-handelse]')).toHaveCount(0);
  await expect(kontor.getByText('Återkallade')).toBeVisible();
  await rummet.getByLabel('Skärmens nyckel').fill(nyckel);
  await rummet.getByRole('button', { name: 'Anslut skärmen' }).click();
  await expect(rummet.getByRole('alert')).toContainText('Nyckeln gäller inte');
  await Promise.all([stang(admin), stang(skarm)]);
});

for (const [namn, storlek, skala] of [['1920', HD, 1], ['3840', UHD, 2]] as const)
  test(`it reads at five metres: ${namn}`, async ({ browser }) => {
    for (const stadsdel of ['farsta', 'jarva', 'bromma', 'sodermalm', 'enskede-arsta-vantor'])
      for (const allvar of [2, 3, 4, 5]) await hub.sand({ typ: 'Allvarligt hot mot personal eller verksamhet', stadsdel, allvar, klass: 'intern' });
    const { sida, slut } = await vagg(browser, `Vägg ${namn}`, storlek);
    await expect(sida.locator('[data-omrade]')).toHaveCount(11);
    await expect(sida.locator('[data-handelse]').first()).toBeVisible();

    // Dark until someone chooses, and nothing that asks for a hand or moves out of the window.
    await expect(sida.locator('html')).toHaveAttribute('data-tema', 'morkt');
    for (const ord of ['Meny', 'Logga in', 'Visa tabell']) await expect(sida.getByRole('button', { name: ord })).toHaveCount(0);
    const matt = await sida.evaluate(() => ({ width: document.documentElement.scrollWidth, height: document.documentElement.scrollHeight }));
    expect(matt).toEqual(storlek);

    const texter = await sida.evaluate(() => {
      const ut: { text: string; storlek: number; klass: string }[] = [];
      const vandring = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let nod = vandring.nextNode(); nod; nod = vandring.nextNode()) {
        const e = nod.parentElement!;
        const ruta = e.getBoundingClientRect();
        if (!nod.textContent!.trim() || e.closest('.dold, title, script, noscript, .vattenstampel') || ruta.width < 2 || ruta.height < 2) continue;
        // In a drawing the size follows the drawing's scale.
        const skala = e instanceof SVGGraphicsElement ? e.getScreenCTM()!.a : 1;
        ut.push({ text: nod.textContent!.trim(), storlek: parseFloat(getComputedStyle(e).fontSize) * skala, klass: e.closest('.siffra') ? 'siffra' : e.closest('h3, .andra:not(.svag), .klocka, .dag, .lage, .forsta') ? 'viktig' : '' });
      }
      return ut;
    });
    expect(texter.length).toBeGreaterThan(100);
    // The digit in a mark of seriousness is said by its shape and colour too.
    for (const t of texter.filter((t) => !/^[1-5]$/.test(t.text))) expect(t.storlek, t.text).toBeGreaterThanOrEqual(15.9 * skala);
    for (const t of texter.filter((t) => t.klass === 'siffra' && /^\d/.test(t.text))) expect(t.storlek, t.text).toBeGreaterThanOrEqual(40 * skala);
    for (const t of texter.filter((t) => t.klass === 'viktig' && t.text !== 'ny')) expect(t.storlek, t.text).toBeGreaterThanOrEqual(21.9 * skala);

    // Long words are cut, not laid on what stands beside.
    const utanfor = await sida.evaluate(() =>
      [...document.querySelectorAll('[data-del], [data-handelse]')].flatMap((ruta) => {
        const [yttre] = [ruta.getBoundingClientRect()];
        return [...ruta.querySelectorAll('h3, p, .siffra, .jamfor, .brickor, .data')].filter((e) => {
          const inre = e.getBoundingClientRect();
          return inre.width > 2 && (inre.right > yttre.right + 1 || inre.bottom > yttre.bottom + 1 || inre.left < yttre.left - 1);
        }).map((e) => `${ruta.getAttribute('data-del') ?? ''} ${e.className} ${e.textContent}`);
      }),
    );
    expect(utanfor).toEqual([]);
    await sida.screenshot({ path: `skarmbilder/vagg-${namn}.png` });
    expect((await new AxeBuilder({ page: sida }).analyze()).violations).toEqual([]);
    await slut();
  });

test('when a source is late the wall says what its numbers lack, and every tile greys', async ({ browser }) => {
  await hub.sand({ typ: 'Brand i byggnad', stadsdel: 'farsta', klass: 'intern' });
  const { sida, slut } = await vagg(browser, 'Sen vägg');
  await expect(sida.getByText(/^Storstockholms brandförsvar har inte hörts sedan \d\d\.\d\d\. Siffrorna saknar det som hänt sedan dess\.$/)).toBeVisible({ timeout: 15_000 });
  await expect(sida.locator('[data-del="farsta"]')).toHaveCSS('filter', 'grayscale(1)');
  await expect(sida.locator('[data-del="farsta"]')).toContainText('sen');
  await sida.screenshot({ path: 'skarmbilder/vagg-sen.png' });
  expect((await new AxeBuilder({ page: sida }).analyze()).violations).toEqual([]);
  await slut();
});

test('it loads a new version by itself, once', async ({ browser }) => {
  const { sida, slut } = await vagg(browser, 'Uppdaterad vägg');
  await sida.addInitScript(() => (Math.random = () => 0));
  let laddningar = 0;
  sida.on('request', (r) => r.isNavigationRequest() && laddningar++);
  await andraPuls(sida, (p) => (p['version'] = 'index-nyare.js'));
  await sida.reload();
  // The reload by hand, and the one of its own; a proxy that holds on to the old page does not make it go on.
  await expect.poll(() => laddningar).toBe(2);
  await expect(lage(sida)).toHaveAttribute('data-lage', 'live');
  await sida.waitForResponse('**/api/v1/puls', { timeout: 5_000 }).catch(() => undefined);
  await expect(sida.locator('[data-del]')).toHaveCount(11);
  expect(laddningar).toBe(2);
  await slut();
});

test('it is kept awake, moves a little so that nothing burns in, and closes what someone left open', async ({ browser }) => {
  const skarm = await kontext(browser);
  const { sida: forsta, slut } = await vagg(browser, 'Vaken vägg');
  await skarm.addCookies(await forsta.context().cookies());
  const sida = await skarm.newPage();
  await sida.addInitScript(() => {
    const laset = { antal: 0 };
    Object.assign(globalThis, { laset });
    Object.defineProperty(navigator, 'wakeLock', { value: { request: async () => (laset.antal++, { release: async () => undefined }) } });
  });
  await sida.clock.install();
  await sida.goto(`${hub.url}/vagg`);
  await expect(lage(sida)).toHaveAttribute('data-lage', 'live');
  await expect.poll(() => sida.evaluate(() => (globalThis as unknown as { laset: { antal: number } }).laset.antal)).toBe(1);
  const plats = () => sida.locator('.sida').evaluate((e) => getComputedStyle(e).padding);
  expect(await plats()).toBe('4px');
  await sida.locator('[data-omrade="farsta"]').focus();
  await sida.keyboard.press('Enter');
  await expect(sida.getByRole('dialog')).toBeVisible();
  await sida.clock.fastForward(181_000);
  await expect(sida.getByRole('dialog')).toBeHidden();
  expect(await plats()).toBe('4px 1px 4px 7px');
  await expect(lage(sida)).toHaveAttribute('data-lage', 'live', { timeout: 20_000 });
  const matt = await sida.evaluate(() => ({ width: document.documentElement.scrollWidth, height: document.documentElement.scrollHeight }));
  expect(matt).toEqual(HD);
  await Promise.all([skarm.close(), slut()]);
});

test('hundreds of changes leave neither memory nor elements behind', async ({ browser }) => {
  test.setTimeout(180_000);
  const { sida, slut } = await vagg(browser, 'Trogen vägg');
  const cdp = await sida.context().newCDPSession(sida);
  await cdp.send('Performance.enable');
  const matt = async (): Promise<{ noder: number; lyssnare: number; hog: number }> => {
    for (let i = 0; i < 2; i++) await cdp.send('HeapProfiler.collectGarbage');
    const { metrics } = await cdp.send('Performance.getMetrics');
    const v = (namn: string): number => metrics.find((m) => m.name === namn)!.value;
    return { noder: v('Nodes'), lyssnare: v('JSEventListeners'), hog: v('JSHeapUsedSize') };
  };
  const delar = ['farsta', 'jarva', 'bromma', 'sodermalm', 'kungsholmen', 'skarpnack'];
  const handelser = async (antal: number): Promise<void> => {
    let sista = '';
    for (let i = 0; i < antal; i++) {
      sista = await hub.sand({ typ: ['Brand i byggnad', 'Trafikolycka', 'Stormskada'][i % 3]!, stadsdel: delar[i % delar.length], allvar: 1 + (i % 5), klass: 'intern', lat: 59.3 + (i % 50) / 1_000, lon: 18.05 });
    }
    await expect(rad(sida, sista)).toBeVisible();
  };
  // The lists are full and the code is warm.
  await handelser(400);
  const fore = await matt();
  await handelser(600);
  const efter = await matt();
  expect(efter.noder).toBeLessThan(fore.noder * 1.15);
  expect(efter.lyssnare).toBeLessThan(fore.lyssnare * 1.15);
  expect(efter.hog).toBeLessThan(fore.hog * 1.15 + 1_000_000);
  await slut();
});

test('empty, it says what will be shown and from where', async ({ browser }) => {
  // What the tests before have sent is for the city's own: one who is not signed in sees none of it.
  const tom = await kontext(browser);
  const sida = await tom.newPage();
  await sida.goto(hub.url);
  await expect(lage(sida)).toHaveAttribute('data-lage', 'live');
  await expect(sida.getByRole('region', { name: 'Senast kända händelser' })).toContainText('Här visas händelser från polisen, räddningstjänsten och stadens egna system när de kommer in.');
  await expect(sida.getByText('Inget öppet med allvar 4 eller 5.')).toBeVisible();
  await sida.screenshot({ path: 'skarmbilder/skarm-tom.png' });
  expect((await new AxeBuilder({ page: sida }).analyze()).violations).toEqual([]);
  await tom.close();
});
