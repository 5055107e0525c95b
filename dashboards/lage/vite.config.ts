import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const hub = process.env['HUB'] ?? 'http://127.0.0.1:5080';

export default defineConfig({
  plugins: [svelte()],
  // The hub's CSP allows scripts, styles and images from itself only: nothing may be inlined as data:.
  build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  server: { proxy: { '/api': hub, '/hub': { target: hub, ws: true } } },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
});
