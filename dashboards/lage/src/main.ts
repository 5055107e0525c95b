import { mount } from 'svelte';
import App from './App.svelte';
import { lage } from './lib/lage.svelte';
import './stil.css';

lage.starta();
mount(App, { target: document.getElementById('app')! });
