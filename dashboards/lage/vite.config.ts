import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const hub = process.env['HUB'] ?? 'http://127.0.0.1:5080';

/** Below this a compressed file is no gain. */
const MINST = 1_024;

/** Writes each script and stylesheet compressed beside itself, as small as it gets: the hub sends them so. */
function komprimera(): Plugin {
  return {
    name: 'komprimera',
    apply: 'build',
    async writeBundle({ dir }) {
      for (const fil of await readdir(dir!, { recursive: true })) {
        if (!/\.(js|css|svg)$/.test(fil)) continue;
        const innehall = await readFile(path.join(dir!, fil));
        if (innehall.length < MINST) continue;
        await writeFile(path.join(dir!, `${fil}.br`), await promisify(brotliCompress)(innehall, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }));
        await writeFile(path.join(dir!, `${fil}.gz`), await promisify(gzip)(innehall, { level: 9 }));
      }
    },
  };
}

export default defineConfig({
  plugins: [svelte(), komprimera()],
  // The hub's CSP allows scripts, styles and images from itself only: nothing may be inlined as data:.
  build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  server: { proxy: { '/api': hub, '/hub': { target: hub, ws: true } } },
  test: { include: ['src/**/*.test.ts'], environment: 'node', css: true },
});
