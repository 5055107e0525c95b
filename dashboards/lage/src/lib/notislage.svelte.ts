import { felord, hamta, skicka } from './api';
import type { Avienhet, Avinyckel } from './kontrakt';
import { notislage, nyckelbyte, sammaNyckel, type Notislage } from './notiser';

/** Notices in this browser: what it lets, and whether it is among the reader's devices. */
export class Notiser {
  nyckel = $state.raw<Avinyckel | null>(null);
  enheter = $state.raw<Avienhet[] | null>(null);
  /** Id of this browser among the devices; null when it is none of them. */
  har = $state<string | null>(null);
  lasfel = $state<string | null>(null);
  fel = $state<string | null>(null);
  arbetar = $state(false);
  #tillstand = $state<NotificationPermission | null>('Notification' in globalThis ? Notification.permission : null);

  get lage(): Notislage {
    return notislage({
      saker: isSecureContext,
      serviceWorker: 'serviceWorker' in navigator,
      push: 'PushManager' in globalThis,
      tillstand: this.#tillstand,
      ios: /iPhone|iPad/.test(navigator.userAgent) || (navigator.userAgent.includes('Macintosh') && navigator.maxTouchPoints > 1),
      hemskarm: matchMedia('(display-mode: standalone)').matches,
      prenumererar: this.har !== null,
    });
  }

  /** Reads what the hub knows, and confirms this browser where it is on. */
  async las(): Promise<void> {
    try {
      [this.nyckel, this.enheter] = await Promise.all([hamta<Avinyckel>('/api/v1/aviseringar/nyckel'), hamta<Avienhet[]>('/api/v1/aviseringar/prenumerationer')]);
      this.lasfel = null;
    } catch (e) {
      this.lasfel = felord(e);
      return;
    }
    this.#tillstand = 'Notification' in globalThis ? Notification.permission : null;
    if (this.#tillstand !== 'granted' || !this.nyckel.nyckel) return void (this.har = null);
    const prenumeration = await (await navigator.serviceWorker.getRegistration('/'))?.pushManager.getSubscription();
    const id = prenumeration ? await enhetsId(prenumeration.endpoint) : null;
    const min = this.enheter.find((e) => e.id === id);
    this.har = min?.id ?? null;
    if (min && prenumeration) await this.#anmal(prenumeration, min.namn).catch(() => undefined);
  }

  /** Asks for leave and adds this browser; to be called in what the reader's own touch sets off. */
  async slaPa(namn: string): Promise<void> {
    await this.#gor(async () => {
      this.#tillstand = await Notification.requestPermission();
      if (this.#tillstand !== 'granted') return;
      const nyckel = nyckelbyte(this.nyckel!.nyckel!);
      await navigator.serviceWorker.register('/sw.js', { scope: '/', updateViaCache: 'none' });
      const { pushManager } = await navigator.serviceWorker.ready;
      let prenumeration = await pushManager.getSubscription();
      if (prenumeration && !sammaNyckel(prenumeration.options.applicationServerKey, nyckel)) {
        await prenumeration.unsubscribe();
        prenumeration = null;
      }
      try {
        prenumeration ??= await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: nyckel });
      } catch {
        throw new Error('Webbläsarens pushtjänst svarar inte. Kontrollera nätet och försök igen.');
      }
      await this.#anmal(prenumeration, namn);
    });
  }

  /** Takes a device away; of this browser also what its push service knows. */
  async taBort(id: string): Promise<void> {
    await this.#gor(async () => {
      if (id === this.har) await (await (await navigator.serviceWorker.getRegistration('/'))?.pushManager.getSubscription())?.unsubscribe();
      await skicka(`/api/v1/aviseringar/prenumerationer/${id}`, null, { metod: 'DELETE' });
    });
  }

  async #anmal(prenumeration: PushSubscription, namn: string): Promise<void> {
    const { endpoint, keys } = prenumeration.toJSON();
    const svar = await skicka<{ id: string }>('/api/v1/aviseringar/prenumerationer', { endpoint, p256dh: keys?.['p256dh'], auth: keys?.['auth'], namn });
    this.har = svar.id;
  }

  async #gor(vad: () => Promise<void>): Promise<void> {
    if (this.arbetar) return;
    [this.arbetar, this.fel] = [true, null];
    try {
      await vad();
      await this.las();
    } catch (e) {
      this.fel = felord(e);
    } finally {
      this.arbetar = false;
    }
  }
}

/** As the hub names a device: by its address at the push service. */
async function enhetsId(endpoint: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(endpoint)));
  return [...hash.slice(0, 12)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
