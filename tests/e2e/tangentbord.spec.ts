import { expect, test, type Locator, type Page } from '@playwright/test';
import { Hub } from './hub.js';
import { stang } from './puls.js';

/** Every task with the keyboard alone: nothing is pressed, filled in or focused in any other way. */

const hub = new Hub();
let brand = '';
let besked = '';
let hot = '';

test.beforeAll(async () => {
  test.setTimeout(90_000);
  await hub.starta();
  const intraffad = new Date(Date.now() - 600_000).toISOString();
  brand = await hub.sand({ typ: 'Brand i byggnad', plats: 'Medborgarplatsen', intraffad, allvar: 4, klass: 'oppen', text: 'Kvaxrök ur ett fönster.' });
  // The same fire as the police tell of it.
  besked = crypto.randomUUID();
  const svar = await fetch(`${hub.url}/api/v1/handelser`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Kalla-Nyckel': 'dev-polis' },
    body: JSON.stringify({ id: besked, typ: 'Brand', plats: 'Medborgarplatsen', intraffad }),
  });
  expect(svar.status).toBe(202);
  // With personal data in its text, so that the text is held.
  hot = await hub.sand({ typ: 'Hot', stadsdel: 'farsta', allvar: 3, klass: 'oppen', text: 'Ring Anna på 070-123 45 67' });
});
test.afterAll(() => hub.stang());

/** Tabs on until it has focus, and then it must be seen: what is hidden under something else is lost to who has no mouse. */
async function till(page: Page, mal: Locator): Promise<void> {
  await expect(mal).toBeVisible();
  for (let i = 0; i < 150; i++) {
    if (await mal.evaluate((nod) => nod === document.activeElement)) {
      await expect(mal).toBeInViewport();
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`Ingen väg med tabb till ${mal}`);
}

async function tryck(page: Page, mal: Locator): Promise<void> {
  await till(page, mal);
  await page.keyboard.press('Enter');
}

async function skriv(page: Page, mal: Locator, text: string): Promise<void> {
  await till(page, mal);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

/** To another page by the menu; focus is then where the page begins. */
async function ga(page: Page, namn: string): Promise<void> {
  // A letter in a field is a letter: out of it first.
  for (let i = 0; i < 20 && (await page.evaluate(() => /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName ?? ''))); i++) await page.keyboard.press('Tab');
  await page.keyboard.press('m');
  await tryck(page, page.getByRole('dialog', { name: 'Meny' }).getByRole('link', { name: namn }));
  await expect(page).toHaveTitle(new RegExp(`^${namn}`));
  await expect(page.locator('#innehall')).toBeFocused();
}

const angra = (page: Page) => page.getByRole('status', { name: 'Senast gjort' }).getByRole('button', { name: 'Ångra' }).last();

test('a walk from signing in to signing out', async ({ browser }) => {
  test.setTimeout(240_000);
  const kontext = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'sv-SE', timezoneId: 'Europe/Stockholm', reducedMotion: 'reduce' });
  const page = await kontext.newPage();
  await page.goto(hub.url);
  await expect(page.getByRole('status').first()).toHaveAttribute('data-lage', 'live');

  await test.step('sign in', async () => {
    await tryck(page, page.getByRole('banner').getByRole('button', { name: 'Logga in' }));
    await tryck(page, page.locator('[data-anvandare="admin"]'));
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(page.getByRole('banner').getByRole('button', { name: 'Administratör' })).toBeVisible();
  });

  await test.step('read Staden: what is serious, and the map as a table', async () => {
    await tryck(page, page.getByRole('region', { name: 'Först' }).getByRole('button', { name: 'Brand i byggnad' }));
    const panel = page.getByRole('dialog', { name: 'Brand i byggnad' });
    await expect(panel).toContainText('Kvaxrök ur ett fönster.');
    await page.keyboard.press('Escape');
    await expect(panel).toBeHidden();
    await page.keyboard.press('t');
    await expect(page.getByRole('region', { name: 'Kartan som tabell' })).toContainText('Brand i byggnad');
    await page.keyboard.press('t');
    await expect(page.getByRole('region', { name: 'Kartan som tabell' })).toHaveCount(0);
  });

  await test.step('open a stadsdel from the map', async () => {
    for (let i = 0; i < 60 && (await page.locator('[data-omrade]:focus').count()) === 0; i++) await page.keyboard.press('Tab');
    const forst = await page.locator('[data-omrade]:focus').getAttribute('data-omrade');
    const pil = async (tangent: string): Promise<string | null> => {
      await page.keyboard.press(tangent);
      return page.locator('[data-omrade]:focus').getAttribute('data-omrade');
    };
    // Every arrow leads somewhere or stays; one of them leads away.
    const steg = [];
    for (const t of ['ArrowDown', 'ArrowLeft', 'ArrowUp', 'ArrowRight']) steg.push(await pil(t));
    expect(steg.some((s) => s !== forst)).toBe(true);
    const vald = (await page.locator('[data-omrade]:focus').getAttribute('data-omrade'))!;
    await page.keyboard.press('Enter');
    await tryck(page, page.getByRole('dialog').getByRole('link', { name: 'Öppna hela sidan' }));
    await expect(page).toHaveURL(`${hub.url}/stadsdel/${vald}`);
    await expect(page.getByRole('heading', { name: 'Lång sikt' })).toBeVisible();
  });

  await test.step('play back what was known, and return to now', async () => {
    const sida = page.locator('[data-omradessida]');
    await tryck(page, page.getByRole('button', { name: 'Vad visste vi då?' }));
    await tryck(page, page.getByRole('button', { name: 'Spela upp' }));
    await expect(page.getByText('INTE LIVE')).toBeVisible();
    const forst = await sida.getAttribute('data-per');
    await expect(sida).not.toHaveAttribute('data-per', forst!);
    await page.keyboard.press('Escape');
    await expect(sida).toHaveAttribute('data-per', 'nu');
  });

  await test.step('search, and open what is found', async () => {
    await ga(page, 'Sök');
    await skriv(page, page.getByLabel('Ord i typ'), 'kvaxrök');
    await page.keyboard.press('Enter');
    await expect(page.locator('#traffar')).toHaveText('1 händelse');
    await tryck(page, page.getByRole('rowheader').getByRole('link'));
    await expect(page).toHaveURL(`${hub.url}/handelse/ssbf/${brand}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Brand i byggnad');
  });

  await test.step('correct it, and undo', async () => {
    const ord = page.locator('[data-rattat="allvar"]');
    await tryck(page, page.getByRole('button', { name: 'Sätt allvar' }));
    const form = page.getByRole('form', { name: 'Sätt allvar' });
    await till(page, form.getByRole('radio', { name: 'Allvarligt', exact: false }).and(form.locator(':checked')));
    await page.keyboard.press('ArrowDown');
    await expect(form.getByRole('radio', { name: 'Mycket allvarligt' })).toBeChecked();
    await skriv(page, form.getByLabel('Varför'), 'Fler skadade enligt vakten');
    await tryck(page, form.getByRole('button', { name: 'Sätt allvar' }));
    await expect(ord).toContainText('Allvar: 5 Mycket allvarligt');
    await tryck(page, angra(page));
    await expect(ord).toHaveCount(0);
  });

  await test.step('place it by a place that is searched for', async () => {
    await tryck(page, page.getByRole('button', { name: 'Placera om' }));
    const form = page.getByRole('form', { name: 'Placera om' });
    await skriv(page, form.getByLabel('Sök plats'), 'rinkeby t');
    await till(page, form.getByRole('radio', { name: 'Rinkeby torg, Järva' }));
    await page.keyboard.press('Space');
    await tryck(page, form.getByRole('button', { name: 'Placera: Rinkeby torg' }));
    await expect(page.locator('[data-placering]')).toContainText('Placerad av en person vid Rinkeby torg');
    await tryck(page, page.getByRole('button', { name: 'Ta tillbaka placering' }));
    await expect(page.locator('[data-rattat="placering"]')).toHaveCount(0);
  });

  await test.step('merge it with the other report, and undo', async () => {
    await tryck(page, page.getByRole('button', { name: 'Sammanför', exact: true }));
    const forslag = page.locator('[data-forslag]').filter({ has: page.locator(`a[href*="${besked}"]`) });
    await tryck(page, forslag.getByRole('button', { name: 'Sammanför' }));
    await expect(page.getByRole('heading', { name: 'Rapporter om samma sak' })).toBeVisible();
    await tryck(page, angra(page));
    await expect(page.getByRole('heading', { name: 'Rapporter om samma sak' })).toHaveCount(0);
  });

  await test.step('settle a text that was held', async () => {
    await ga(page, 'Karantän');
    const post = page.locator(`[data-post="${hot}"]`);
    await tryck(page, post.getByRole('button', { name: 'Rätta' }));
    const text = post.getByLabel('Text', { exact: true });
    await expect(text).toBeFocused();
    await skriv(page, text, 'Ring vakten på 112');
    await tryck(page, post.getByRole('button', { name: 'Spara och dela' }));
    await expect(post).toHaveCount(0);
  });

  await test.step('note a rumour, look into it and answer it', async () => {
    await ga(page, 'Vad som sägs');
    await expect(page.getByLabel(/^Vad sägs/)).toBeVisible();
    await page.keyboard.press('n');
    await expect(page.getByLabel(/^Vad sägs/)).toBeFocused();
    await page.keyboard.type('Det sägs att vattnet i Vasastan är otjänligt');
    await page.keyboard.press('Control+Enter');
    const kort = page.locator('[data-rykte]').filter({ hasText: 'Vasastan' });
    await tryck(page, kort.getByRole('button', { name: 'Ta kontrollen' }));
    await expect(kort).toContainText('Kontrolleras av');
    await tryck(page, kort.getByRole('button', { name: 'Svara', exact: true }));
    await expect(page.getByRole('radio', { name: 'Bekräftat' })).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await skriv(page, page.getByLabel('Svaret, som alla stadsdelar ser det'), 'Vattnet går att dricka.');
    await tryck(page, kort.getByRole('button', { name: 'Svara alla stadsdelar' }));
    await expect(kort).toContainText('Vattnet går att dricka.');
  });

  await test.step('see how the sources are', async () => {
    await ga(page, 'Källor');
    await tryck(page, page.locator('[data-kalla="ssbf"] summary').filter({ hasText: 'När kontakten' }));
    await expect(page.locator('[data-kalla="ssbf"] details[open]')).toBeVisible();
  });

  await test.step('read the proof of what was erased, keep an event longer and release it', async () => {
    await ga(page, 'Gallring');
    await tryck(page, page.getByRole('button', { name: 'Nr 1', exact: true }));
    await expect(page.getByText('Journalens rader: inget kvar')).toBeVisible();
    const kalla = page.getByRole('combobox', { name: 'Källa' });
    await till(page, kalla);
    await page.keyboard.type('Storstockholms');
    await expect(kalla).toHaveValue('ssbf');
    await skriv(page, page.getByLabel('Händelsens id hos källan'), brand);
    await skriv(page, page.getByLabel(/^Skäl/), 'Begäran om utlämnande');
    const datum = page.getByLabel('Till och med');
    await till(page, datum);
    // A date's parts stand in the order of the browser's own language: up twice in each is a day of next year in all of them.
    for (let del = 0; del < 3; del++) for (const tangent of ['ArrowUp', 'ArrowUp', 'ArrowRight']) await page.keyboard.press(tangent);
    expect(await datum.inputValue()).toBe(`${new Date().getFullYear() + 1}-02-02`);
    await page.keyboard.press('Enter');
    const rad = page.getByRole('listitem').filter({ hasText: brand });
    await expect(rad).toContainText('Begäran om utlämnande');
    await tryck(page, rad.getByRole('button', { name: 'Släpp' }));
    await skriv(page, rad.getByLabel('Varför behövs det inte längre?'), 'Handlingen är utlämnad');
    await page.keyboard.press('Enter');
    await expect(rad).toHaveCount(0);
  });

  await test.step('find who has read', async () => {
    await ga(page, 'Läsningar');
    await skriv(page, page.getByLabel('Vem'), 'p-admin');
    await skriv(page, page.getByLabel('Vad'), 'karantan');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/vem=p-admin&vad=karantan/);
    await expect(page.getByRole('row').nth(1)).toContainText('Karantän');
  });

  const nyckel = await test.step('make a key for a wall', async () => {
    await ga(page, 'Skärmar');
    await skriv(page, page.getByLabel('Namn'), 'Väggen i SISS-rummet');
    await skriv(page, page.getByLabel('Plats'), 'Stadshuset, plan 5');
    await tryck(page, page.getByRole('button', { name: 'Gör en nyckel' }));
    await expect(page.locator('output')).toHaveText(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){5}$/);
    return (await page.locator('output').textContent())!;
  });

  await test.step('let the wall in with it, and shut it out', async () => {
    const skarm = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: 'sv-SE', timezoneId: 'Europe/Stockholm', reducedMotion: 'reduce' });
    const vagg = await skarm.newPage();
    await vagg.goto(`${hub.url}/vagg`);
    await skriv(vagg, vagg.getByLabel('Skärmens nyckel'), nyckel);
    await vagg.keyboard.press('Enter');
    await expect(vagg.locator('[data-del]')).toHaveCount(11);
    const enhet = page.locator('[data-enhet="Väggen i SISS-rummet"]');
    await tryck(page, enhet.getByRole('button', { name: /^Återkalla …/ }));
    await tryck(page, enhet.getByRole('button', { name: 'Återkalla Väggen i SISS-rummet' }));
    await expect(vagg.getByRole('heading', { name: 'Skärmen är utestängd' })).toBeVisible();
    await stang(skarm);
  });

  await test.step('sign out', async () => {
    await page.keyboard.press('m');
    await tryck(page, page.getByRole('dialog', { name: 'Meny' }).getByRole('button', { name: /^Inloggad som/ }));
    await tryck(page, page.getByRole('dialog').getByRole('button', { name: 'Logga ut' }));
    await expect(page.getByRole('banner').getByRole('button', { name: 'Logga in' })).toBeVisible();
  });
  await stang(kontext);
});

const knapp = (page: Page | Locator, name: string | RegExp): Locator => page.getByRole('button', { name, exact: true });
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
  await till(page, page.getByRole('radio', { name: 'Rinkeby torg, Järva' }));
  await page.keyboard.press('Space');
  await tryck(page, knapp(page, 'Placera: Rinkeby torg'));
  await rev(page, 2);
  await tryck(page, angra(page));
  await rev(page, 3);

  await tryck(page, knapp(page, 'Klassa om').first());
  await till(page, page.getByLabel('Kategori'));
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
  await tryck(page, angra(page));
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
  await tryck(page, angra(page));
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
  await tryck(page, angra(page));
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
