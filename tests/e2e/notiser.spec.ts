import { createECDH, randomBytes } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import * as ece from 'http_ece';
import { granskaOverallt, svaraFel } from './granskning.js';
import { Hub } from './hub.js';

const TELEFON = { width: 390, height: 844 };
const hub = new Hub(['--Avisering:Adress=https://lage.exempel.se', '--Avisering:Epost:Vard=127.0.0.1', '--Avisering:Epost:Port=9', '--Avisering:Epost:Tls=false', '--Avisering:Epost:Avsandare=larm@exempel.se']);
/** The browser's own push service cannot be reached here: this one takes what is for it, and its keys are known. */
const nyckel = createECDH('prime256v1');
const hemlighet = randomBytes(16).toString('base64url');
const mottagna: { vag: string; huvuden: IncomingHttpHeaders; kropp: Buffer }[] = [];
let tjanst: Server;
let endpoint = '';
let status = 201;

test.beforeAll(async () => {
  test.setTimeout(90_000);
  nyckel.generateKeys();
  tjanst = createServer((fraga, svar) => {
    const delar: Buffer[] = [];
    fraga.on('data', (del: Buffer) => delar.push(del));
    fraga.on('end', () => {
      mottagna.push({ vag: fraga.url!, huvuden: fraga.headers, kropp: Buffer.concat(delar) });
      svar.writeHead(status).end();
    });
  });
  await new Promise<void>((klar) => tjanst.listen(0, '127.0.0.1', klar));
  endpoint = `http://127.0.0.1:${(tjanst.address() as AddressInfo).port}/push/`;
  await hub.starta();
});
test.afterAll(async () => {
  tjanst.close();
  await hub.stang();
});

async function loggaIn(page: Page, anvandare: string): Promise<void> {
  expect((await page.request.post(`${hub.url}/api/v1/inloggning/utveckling`, { data: { anvandare } })).ok()).toBe(true);
}

/** The browser's part of a subscription, with an endpoint and keys of the test's own; all else is the browser. */
async function medPush(context: BrowserContext, namn: string): Promise<void> {
  await context.grantPermissions(['notifications'], { origin: hub.url });
  await context.addInitScript(
    ({ adress, p256dh, auth }) => {
      const minns = (): string | null => localStorage.getItem('prenumererar');
      const bytes = (text: string): ArrayBuffer => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (t) => t.charCodeAt(0)).buffer;
      const prenumeration = (): unknown => ({
        endpoint: adress,
        options: { applicationServerKey: bytes(minns()!) },
        toJSON: () => ({ endpoint: adress, keys: { p256dh, auth } }),
        unsubscribe: () => Promise.resolve(localStorage.removeItem('prenumererar')).then(() => true),
      });
      PushManager.prototype.subscribe = (val) => {
        const text = btoa(String.fromCharCode(...new Uint8Array(val!.applicationServerKey as ArrayBuffer)));
        localStorage.setItem('prenumererar', text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''));
        return Promise.resolve(prenumeration() as PushSubscription);
      };
      PushManager.prototype.getSubscription = () => Promise.resolve(minns() ? (prenumeration() as PushSubscription) : null);
    },
    { adress: endpoint + namn, p256dh: nyckel.getPublicKey('base64url'), auth: hemlighet },
  );
}

const notiser = (page: Page): Promise<{ rubrik: string; text: string; tag: string; lank: string }[]> =>
  page.evaluate(async () =>
    (await (await navigator.serviceWorker.ready).getNotifications()).map((n) => ({ rubrik: n.title, text: n.body, tag: n.tag, lank: (n.data as { lank: string }).lank })),
  );

test('who has not signed in is told what for; the worker is served so that it is never old and may run nothing else', async ({ page }) => {
  await page.goto(`${hub.url}/jour/notiser`);
  await expect(page.getByText('Logga in för att få larm på den här enheten.')).toBeVisible();
  const svar = await page.request.get(`${hub.url}/sw.js`);
  expect(svar.status()).toBe(200);
  expect(svar.headers()['content-type']).toContain('text/javascript');
  expect(svar.headers()['cache-control']).toBe('no-cache');
  expect(svar.headers()['content-security-policy']).toContain("default-src 'none'");
});

test('a device is added with leave, gets a real encrypted message that the worker shows, and is taken away', async ({ browser }) => {
  const context = await browser.newContext({ viewport: TELEFON });
  await medPush(context, 'telefon');
  const page = await context.newPage();
  const fel: string[] = [];
  page.on('console', (rad) => rad.type() === 'error' && fel.push(rad.text()));
  await loggaIn(page, 'jour');
  await page.goto(`${hub.url}/jour/notiser`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Notiser på den här enheten');
  await expect(page.getByText('Du har ingen än.')).toBeVisible();
  await page.getByLabel('Enhetens namn').fill('Jourtelefonen');
  await page.getByRole('button', { name: 'Slå på notiser' }).click();
  await expect(page.getByText('Notiser är på')).toBeVisible();
  await expect(page.locator('[data-enhet]')).toContainText('Jourtelefonen');
  await expect(page.locator('[data-enhet]')).toContainText('(den här)');
  await granskaOverallt(page, 'notiser-pa');

  await page.getByRole('button', { name: 'Skicka provnotis' }).click();
  await expect(page.getByText('Skickad Jourtelefonen')).toBeVisible();
  expect(mottagna).toHaveLength(1);
  const { huvuden, kropp } = mottagna[0]!;
  expect(huvuden['content-encoding']).toBe('aes128gcm');
  expect(huvuden['authorization']).toMatch(/^vapid t=[\w-]+\.[\w-]+\.[\w-]+, k=[\w-]{87}$/);
  const klartext = ece.decrypt(kropp, { version: 'aes128gcm', privateKey: nyckel, authSecret: hemlighet }).toString();
  expect(JSON.parse(klartext)).toMatchObject({ rubrik: 'Provnotis från Lägescentral', lank: '/jour/notiser' });

  // As the browser does when its push service has delivered: the worker wakes and shows it, the same one once.
  const cdp = await context.newCDPSession(page);
  const registrering = new Promise<string>((klar) =>
    cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => registrations[0] && klar(registrations[0].registrationId)),
  );
  await cdp.send('ServiceWorker.enable');
  const till = { origin: hub.url, registrationId: await registrering };
  await cdp.send('ServiceWorker.deliverPushMessage', { ...till, data: klartext });
  await cdp.send('ServiceWorker.deliverPushMessage', { ...till, data: klartext });
  await expect.poll(() => notiser(page)).toMatchObject([{ rubrik: 'Provnotis från Lägescentral', lank: '/jour/notiser', tag: JSON.parse(klartext).id as string }]);
  await cdp.send('ServiceWorker.deliverPushMessage', { ...till, data: 'inte json' });
  await expect.poll(async () => (await notiser(page)).map((n) => n.rubrik).sort()).toEqual(['Du har ett larm. Öppna Lägescentral.', 'Provnotis från Lägescentral']);

  await page.reload();
  await expect(page.getByText('Notiser är på')).toBeVisible();
  await page.getByRole('button', { name: 'Stäng av här' }).click();
  await expect(page.getByRole('button', { name: 'Slå på notiser' })).toBeVisible();
  await expect(page.getByText('Du har ingen än.')).toBeVisible();
  expect(fel).toEqual([]);
  await context.close();
});

test('a device that its push service no longer knows goes from the list, with words of why', async ({ browser }) => {
  const context = await browser.newContext();
  await medPush(context, 'borta');
  const page = await context.newPage();
  await loggaIn(page, 'siss');
  await page.goto(`${hub.url}/jour/notiser`);
  await page.getByRole('button', { name: 'Slå på notiser' }).click();
  await expect(page.getByText('Notiser är på')).toBeVisible();
  status = 410;
  await page.getByRole('button', { name: 'Skicka provnotis' }).click();
  await expect(page.getByText('Gick inte fram')).toBeVisible();
  await expect(page.getByText('Du har ingen än.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Slå på notiser' })).toBeVisible();
  status = 201;
  await context.close();
});

test('what is shut, cannot be or may not be is said with the way on', async ({ browser }) => {
  const blockerad = await browser.newContext({ viewport: TELEFON });
  await blockerad.addInitScript(() => Object.defineProperty(Notification, 'permission', { get: () => 'denied' }));
  let page = await blockerad.newPage();
  await loggaIn(page, 'jour');
  await page.goto(`${hub.url}/jour/notiser`);
  await expect(page.getByText('Notiser från Lägescentral är blockerade i webbläsaren.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Ladda om sidan' })).toBeVisible();
  await granskaOverallt(page, 'notiser-blockerad');
  await blockerad.close();

  const fraga = await browser.newContext({ viewport: TELEFON });
  await fraga.addInitScript(() => Object.defineProperty(Notification, 'permission', { get: () => 'default' }));
  page = await fraga.newPage();
  await loggaIn(page, 'jour');
  await page.goto(`${hub.url}/jour/notiser`);
  await expect(page.getByText('När du trycker frågar webbläsaren om lov: svara Tillåt.')).toBeVisible();
  await granskaOverallt(page, 'notiser-fraga');
  await page.getByRole('button', { name: 'Skicka provnotis' }).click();
  await expect(page.getByText('Du har ingen enhet eller adress att skicka till.')).toBeVisible();
  await fraga.close();

  const gammal = await browser.newContext();
  await gammal.addInitScript(() => Reflect.deleteProperty(globalThis, 'PushManager'));
  page = await gammal.newPage();
  await loggaIn(page, 'jour');
  const igen = await svaraFel(page, /aviseringar\/nyckel/, 'Registret kan inte läsas just nu.');
  await page.goto(`${hub.url}/jour/notiser`);
  await expect(page.getByText('Registret kan inte läsas just nu.')).toBeVisible();
  await igen();
  await page.getByRole('button', { name: 'Försök igen' }).click();
  await expect(page.getByText('Den här webbläsaren kan inte ta emot notiser.')).toBeVisible();
  await gammal.close();
});

test('the tone plays after a touch, and the page says so', async ({ page }) => {
  await loggaIn(page, 'jour');
  await page.goto(`${hub.url}/jour/notiser`);
  await page.getByRole('button', { name: 'Prova ljudet' }).click();
  await expect(page.getByText('Ljudet spelas nu.')).toBeVisible();
});

test('addresses are the reader\u2019s own: what cannot be one is said at its field, what is saved is there again, and one that cannot be reached says so', async ({ browser }) => {
  const context = await browser.newContext({ viewport: TELEFON });
  const page = await context.newPage();
  await loggaIn(page, 'direktor-farsta');
  await page.goto(`${hub.url}/jour/notiser`);
  const falt = page.getByLabel('E-post, en per rad');
  await falt.fill('inte en adress');
  await page.getByRole('button', { name: 'Spara' }).click();
  await expect(page.getByText('Skriv en e-postadress, till exempel')).toBeVisible();
  await expect(falt).toHaveAttribute('aria-invalid', 'true');
  await granskaOverallt(page, 'notiser-kontakt');
  await falt.fill('farsta@exempel.se\nfarsta@exempel.se');
  await page.getByRole('button', { name: 'Spara' }).click();
  await expect(page.getByText('Sparat.')).toBeVisible();
  await page.reload();
  await expect(falt).toHaveValue('farsta@exempel.se');
  await page.getByRole('button', { name: 'Skicka provnotis' }).click();
  await expect(page.getByText('Gick inte fram E-post: E-postservern kunde inte nås.')).toBeVisible();
  await context.close();
});
