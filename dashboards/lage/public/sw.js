// Shows what the hub pushes, with no page open, and leads to it. It answers no requests and keeps no pages: what is shown is never old.

self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (e) => e.waitUntil(self.clients.claim()));

/** A path at the hub itself; what is none leads to the city. */
const vag = (lank) => {
  const url = new URL(typeof lank === 'string' ? lank : '/', self.location.origin);
  return url.origin === self.location.origin ? url.pathname + url.search : '/';
};

self.addEventListener('push', (e) => {
  let avi = {};
  try {
    avi = e.data?.json() ?? {};
  } catch {
    // A push without words that can be read is a larm all the same.
  }
  const data = { id: String(avi.id ?? ''), lank: vag(avi.lank) };
  const visa = self.registration.showNotification(avi.rubrik ?? 'Du har ett larm. Öppna Lägescentral.', {
    body: avi.text ?? '',
    // The same notice sent again takes the place of the first.
    tag: data.id || undefined,
    data,
    lang: 'sv',
    icon: '/ikon.svg',
    badge: '/ikon.svg',
    requireInteraction: avi.allvar === undefined || avi.allvar >= 4,
    vibrate: [200, 100, 200],
  });
  const beratta = self.clients
    .matchAll({ type: 'window', includeUncontrolled: true })
    .then((sidor) => sidor.forEach((sida) => sida.postMessage({ slag: 'avi', ...data })));
  e.waitUntil(Promise.all([visa, beratta]));
});

self.addEventListener('notificationclick', (e) => {
  e.notification.close();
  const lank = vag(e.notification.data?.lank);
  e.waitUntil(
    (async () => {
      const sidor = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
      const sida = sidor.find((s) => s.visibilityState === 'visible') ?? sidor[0];
      if (!sida) return self.clients.openWindow(lank);
      await sida.focus();
      sida.postMessage({ slag: 'oppna', lank });
    })(),
  );
});
