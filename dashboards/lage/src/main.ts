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
mount(App, { target: document.getElementById('app')! });
