import { mount } from 'svelte';
import App from './App.svelte';
import { lage } from './lib/lage.svelte';
import { tangenter } from './lib/tangenter.svelte';
import { vag } from './lib/vag.svelte';
import './stil.css';
import './delar.css';

lage.starta();
vag.starta();
tangenter.starta();
// A notice that was touched leads to its larm in the page that is open already.
navigator.serviceWorker?.addEventListener('message', (e: MessageEvent<{ slag?: string; lank?: string } | null>) => {
  if (e.data?.slag === 'oppna' && e.data.lank) vag.ga(e.data.lank);
});
mount(App, { target: document.getElementById('app')! });
