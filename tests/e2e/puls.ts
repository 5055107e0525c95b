import type { BrowserContext, Page } from '@playwright/test';

/** Answers the page's question for time, session and version with something else than the hub said. */
export async function andraPuls(page: Page, andra: (puls: Record<string, unknown>) => void): Promise<void> {
  await page.route('**/api/v1/puls', async (route) => {
    const puls = (await (await route.fetch()).json()) as Record<string, unknown>;
    andra(puls);
    await route.fulfill({ json: puls });
  });
}

/** Closes a context whose pages may have an altered answer under way: without this the answer would fail the test. */
export async function stang(kontext: BrowserContext): Promise<void> {
  for (const sida of kontext.pages()) await sida.unrouteAll({ behavior: 'ignoreErrors' });
  await kontext.close();
}
