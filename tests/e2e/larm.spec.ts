import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { granskaOverallt } from './granskning.js';
import { Hub } from './hub.js';

const BORD = { width: 1920, height: 1080 };
const TELEFON = { width: 390, height: 844 };
const hub = new Hub();

test.beforeAll(async () => {
  test.setTimeout(90_000);
  await hub.starta();
});
test.afterAll(() => hub.stang());

async function som(browser: Browser, anvandare: string, val: Parameters<Browser['newContext']>[0] = {}, vag = '/jour'): Promise<Page> {
  const page = await (await browser.newContext({ viewport: BORD, reducedMotion: 'reduce', ...val })).newPage();
  await page.request.post(`${hub.url}/api/v1/inloggning/utveckling`, { data: { anvandare } });
  await page.goto(hub.url + vag);
  await expect(page.getByRole('status').first()).toHaveAttribute('data-lage', 'live');
  return page;
}

/** An event so serious that the city's rules make it a larm at once; each in a district of its own, so that each is a larm. */
const allvarlig = (stadsdel: string, mer: Record<string, unknown> = {}): Promise<string> => hub.sand({ typ: 'Explosion', allvar: 5, stadsdel, klass: 'intern', ...mer });

const rad = (page: Page, stadsdel: string) => page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'Allvarlig händelse' }) }).filter({ hasText: stadsdel });

interface Larmlista {
  larm: { id: string; stadsdel: string; tillstand: string; kvitteringar: { slut?: string }[] }[];
}

async function larmet(page: Page, stadsdel: string): Promise<Larmlista['larm'][number]> {
  const { larm } = (await (await page.request.get(`${hub.url}/api/v1/larm?status=alla`)).json()) as Larmlista;
  return larm.find((l) => l.stadsdel === stadsdel)!;
}

test('a serious event is a larm on a phone without a reload; taken by one touch, handed over, and closed with a reason', async ({ browser }) => {
  const jour = await som(browser, 'jour', { viewport: TELEFON, hasTouch: true, isMobile: true });
  const direktor = await som(browser, 'direktor-farsta');
  const fel: string[] = [];
  for (const page of [jour, direktor]) page.on('pageerror', (e) => fel.push(e.message));
  await expect(jour.getByText('Inga aktiva larm.')).toBeVisible();

  await allvarlig('farsta');
  await expect(rad(jour, 'Farsta')).toBeVisible();
  await expect(rad(jour, 'Farsta')).toContainText('ingen har tagit det');
  await expect(rad(jour, 'Farsta')).toContainText(/nästa steg om .*:/);
  const kvittera = rad(jour, 'Farsta').getByRole('button', { name: /^Kvittera/ });
  expect((await kvittera.boundingBox())!.height).toBeGreaterThanOrEqual(48);
  await kvittera.tap();
  await expect(jour.getByRole('heading', { name: /^Du har/ })).toBeVisible();
  await expect(rad(direktor, 'Farsta')).toContainText('Tjänsteperson i beredskap');

  // It is opened, and that is told once.
  await rad(jour, 'Farsta').getByRole('link', { name: 'Allvarlig händelse' }).tap();
  await expect(jour).toHaveURL(/\/jour\/larm\/L\d+$/);
  await expect(jour.getByRole('heading', { name: 'Varför larmet löste ut' })).toBeVisible();
  await expect(jour.getByText('Det hade inte löst ut:')).toBeVisible();
  await expect(jour.getByRole('link', { name: 'Explosion' })).toHaveAttribute('href', /^\/handelse\/ssbf\//);

  await jour.getByRole('button', { name: 'Kommentera' }).tap();
  await jour.getByLabel(/^Kommentar/).fill('Platsen är avspärrad');
  await jour.getByRole('button', { name: 'Spara kommentaren' }).tap();
  await expect(jour.getByText('Platsen är avspärrad')).toBeVisible();

  await jour.getByRole('button', { name: 'Lämna över' }).tap();
  await jour.getByRole('button', { name: /^Stadsdelsdirektör/ }).tap();
  await expect(rad(direktor, 'Farsta').getByRole('button', { name: /^Ta över/ })).toBeVisible();
  await expect(direktor.getByText('Ett larm behöver dig')).toBeVisible();
  await rad(direktor, 'Farsta').getByRole('button', { name: /^Ta över/ }).click();
  await expect(direktor.getByRole('heading', { name: /^Du har/ })).toBeVisible();
  await expect(jour.getByText(/Stadsdelsdirektör kvitterade/)).toBeVisible();

  await rad(direktor, 'Farsta').getByRole('link', { name: 'Allvarlig händelse' }).click();
  await direktor.getByRole('button', { name: 'Avsluta …' }).click();
  const avsluta = direktor.getByRole('button', { name: 'Avsluta larmet' });
  await expect(avsluta).toBeDisabled();
  await direktor.getByLabel(/^Varför är det över/).fill('Polisen har lämnat platsen');
  await avsluta.click();
  await expect(direktor.getByRole('heading', { name: 'Larmet är avslutat' })).toBeVisible();
  await expect(jour.getByText('Polisen har lämnat platsen')).toBeVisible();
  await jour.goto(`${hub.url}/jour`);
  await expect(jour.getByText('Inga aktiva larm.')).toBeVisible();
  await jour.getByText('Avslutade senast (1)').tap();
  await expect(rad(jour, 'Farsta')).toContainText('Avslutat');
  expect(fel).toEqual([]);
});

test('what is pressed without a network waits in sight, outlives a reload, and is done once', async ({ browser }) => {
  const page = await som(browser, 'jour', { viewport: TELEFON, hasTouch: true });
  await allvarlig('bromma');
  await expect(rad(page, 'Bromma')).toBeVisible();
  const skickade: string[] = [];
  page.on('request', (r) => {
    if (r.method() === 'POST' && r.url().endsWith('/kvittera')) skickade.push(r.headers()['idempotency-key']!);
  });
  await page.context().setOffline(true);
  await rad(page, 'Bromma').getByRole('button', { name: /^Kvittera/ }).tap();
  await expect(rad(page, 'Bromma')).toContainText('väntar på nätet');
  await expect(page.getByRole('region', { name: 'Det du har gjort' })).toContainText('Kvittera Allvarlig händelse: väntar');
  // A second tap has nothing to tap.
  await expect(rad(page, 'Bromma').getByRole('button', { name: /^Kvittera/ })).toHaveCount(0);
  expect((await larmet(page, 'bromma')).kvitteringar).toEqual([]);
  // The page is loaded anew while the larm's own answers are still cut off: the queue is there.
  await page.route(/\/kvittera$/, (route) => route.abort());
  await page.context().setOffline(false);
  await page.reload();
  await expect(page.getByRole('region', { name: 'Det du har gjort' })).toContainText('Kvittera Allvarlig händelse: väntar');
  await page.unroute(/\/kvittera$/);
  await expect(rad(page, 'Bromma')).toContainText('· du', { timeout: 30_000 });
  expect((await larmet(page, 'bromma')).kvitteringar.length).toBe(1);
  expect(new Set(skickade).size).toBe(1);
  await expect(page.getByRole('region', { name: 'Det du har gjort' })).toHaveCount(0, { timeout: 40_000 });
});

test('a comment with personal data is refused with the reason, and can be taken away', async ({ browser }) => {
  await allvarlig('skarpnack');
  const page = await som(browser, 'jour');
  await rad(page, 'Skarpnäck').getByRole('link', { name: 'Allvarlig händelse' }).click();
  await page.getByRole('button', { name: 'Kommentera' }).click();
  await page.getByLabel(/^Kommentar/).fill('Ring 811228-9874');
  await page.getByRole('button', { name: 'Spara kommentaren' }).click();
  const ko = page.getByRole('region', { name: 'Det du har gjort' });
  await expect(ko).toContainText(/misslyckades.*personnummer/s);
  await expect(ko.getByRole('button', { name: 'Försök igen' })).toBeVisible();
  await ko.getByRole('button', { name: 'Ta bort' }).click();
  await expect(ko).toHaveCount(0);
});

test('what was said of a larm is erased by an administrator, with time to change one\'s mind, and the page says so', async ({ browser }) => {
  await allvarlig('hagersten-alvsjo');
  const page = await som(browser, 'admin');
  await rad(page, 'Älvsjö').getByRole('link', { name: 'Allvarlig händelse' }).click();
  await page.getByRole('button', { name: 'Kommentera' }).click();
  await page.getByLabel(/^Kommentar/).fill('Kvaxlarmord på plats');
  await page.getByRole('button', { name: 'Spara kommentaren' }).click();
  const historik = page.getByRole('region', { name: 'Historik' });
  await expect(historik).toContainText('Kvaxlarmord');
  await expect(historik).toContainText(/Det som skrivits bevaras till .*365 dygn/s);

  const gallra = async (): Promise<void> => {
    await historik.getByRole('button', { name: 'Gallra det som skrivits om larmet …' }).click();
    await historik.getByLabel(/^Varför\?/).fill('Begärd av den enskilde');
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await historik.getByRole('button', { name: 'Gallra', exact: true }).click();
  };
  await gallra();
  await page.getByRole('button', { name: 'Ångra' }).click();
  await expect(historik).toContainText('Kvaxlarmord');
  await gallra();
  await expect(historik).toContainText('Det som skrevs är gallrat.', { timeout: 15_000 });
  await expect(historik.getByRole('listitem').filter({ hasText: 'Det som skrivits gallrades' })).toContainText(/du.*Begärd av den enskilde/s);
  await expect(page.getByText('Kvaxlarmord')).toHaveCount(0);
  await expect(historik.getByRole('button', { name: /^Gallra/ })).toHaveCount(0);
});

test('at the end of a shift all that one has is handed over at once', async ({ browser }) => {
  const page = await som(browser, 'jour');
  await allvarlig('jarva');
  await allvarlig('sodermalm');
  for (const d of ['Järva', 'Södermalm']) {
    await rad(page, d).getByRole('button', { name: /^Kvittera/ }).click();
    await expect(rad(page, d)).toContainText('· du');
  }
  await page.getByRole('button', { name: /^Lämna över alla/ }).click();
  await page.getByRole('button', { name: /^Administratör/ }).click();
  await expect.poll(async () => (await larmet(page, 'jarva')).tillstand).toBe('overlamnat');
  await expect.poll(async () => (await larmet(page, 'sodermalm')).tillstand).toBe('overlamnat');
  const admin = await som(browser, 'admin');
  await rad(admin, 'Järva').getByRole('link', { name: 'Allvarlig händelse' }).click();
  await admin.getByRole('button', { name: 'Avböj' }).click();
  await expect(rad(page, 'Järva')).toContainText('Kvitterat');
});

test('the tile of a district says that there is a larm and who has it; the wall is told no more than that', async ({ browser }) => {
  await allvarlig('kungsholmen');
  const page = await som(browser, 'jour', {}, '/');
  const ruta = page.locator('[data-del="kungsholmen"]');
  await expect(ruta).toContainText('Larm: ingen har tagit');
  const { id } = await larmet(page, 'kungsholmen');
  await page.request.post(`${hub.url}/api/v1/larm/${id}/kvittera`, { data: {}, headers: { 'Idempotency-Key': crypto.randomUUID() } });
  await expect(ruta).toContainText('Larm: Tjänsteperson i beredskap');
  const vagg = await som(browser, 'vagg', {}, '/vagg');
  await expect(vagg.locator('[data-del="kungsholmen"]')).toContainText('Larm: taget');
});

test('who has not signed in is told to, and sees no larm', async ({ browser }) => {
  const page = await (await browser.newContext({ viewport: TELEFON })).newPage();
  await page.goto(`${hub.url}/jour`);
  await expect(page.getByText('Logga in för att se vilka larm')).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});

test('nothing for axe to say about the list or a larm', async ({ browser }) => {
  test.setTimeout(120_000);
  await allvarlig('norra-innerstaden', { lat: 59.3326, lon: 18.0649 });
  const page = await som(browser, 'jour');
  await expect(rad(page, 'Norra innerstaden')).toBeVisible();
  await granskaOverallt(page, 'jour');
  const { id } = await larmet(page, 'norra-innerstaden');
  await page.goto(`${hub.url}/jour/larm/${id}`);
  await expect(page.getByRole('heading', { name: 'Historik' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Vem', exact: true })).toBeVisible();
  await granskaOverallt(page, 'jour-larm');
});

test('a larm that nobody has answered is said to everyone who has signed in, on every page', async ({ browser }) => {
  test.setTimeout(150_000);
  const admin = await som(browser, 'admin');
  const svar = await admin.request.get(`${hub.url}/api/v1/regler`);
  const { regler, trappor } = (await svar.json()) as { regler: { id: string }[]; trappor: { id: string }[] };
  const snabb = { id: 'snabb', namn: 'Snabb', steg: [{ mottagare: ['roll:direktor'], inom: '30s' }], upprepa: '10m' };
  const sparat = await admin.request.post(`${hub.url}/api/v1/regler`, {
    data: { regler: regler.map((r) => (r.id === 'allvarlig-handelse' ? { ...r, trappa: 'snabb' } : r)), trappor: [...trappor, snabb] },
    headers: { 'If-Match': svar.headers()['etag']!, 'Idempotency-Key': crypto.randomUUID() },
  });
  expect(sparat.status()).toBe(200);
  const page = await som(browser, 'samordnare-kungsholmen', { viewport: TELEFON }, '/rykten');
  const vagg = await som(browser, 'vagg', {}, '/vagg');
  await allvarlig('skarholmen');
  await expect(page.getByText('Obesvarat larm: Allvarlig händelse, Skärholmen.')).toBeVisible({ timeout: 60_000 });
  await expect(vagg.getByText('Obesvarat larm: Allvarlig händelse, Skärholmen.')).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.screenshot({ path: 'skarmbilder/larm-obesvarat-telefon.png' });
  await vagg.screenshot({ path: 'skarmbilder/larm-obesvarat-vagg.png' });
  await page.getByRole('link', { name: 'Öppna larmet' }).click();
  const larm = page.getByRole('region', { name: 'Allvarlig händelse' });
  await expect(larm).toContainText('Obesvarat: alla steg har aviserats');
  await expect(larm).toContainText('Aviseras igen om');
});
