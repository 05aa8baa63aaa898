import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { type Plugin, defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { banks } from './scripts/banks-plugin.ts';
import { katexFonts } from './scripts/katex-fonts-plugin.ts';

/** The folder of banks to build in; the bench builds with a generated corpus. */
const questions = process.env['ETUDE_QUESTIONS'] ?? 'questions';

/**
 * Its version for browsers decodes `&amp;` by setting inner HTML, which the page's policy (rightly) forbids:
 * the other one has a table.
 */
const decodeEntities = fileURLToPath(
  new URL('node_modules/decode-named-character-reference/index.js', import.meta.url),
);

/** Style sheets arrive chunk by chunk, in any order: each one says the order of the layers first. */
const layerOrder: Plugin = {
  name: 'etude-layer-order',
  enforce: 'post',
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type === 'asset' && file.fileName.endsWith('.css')) {
        file.source = `@layer base,parts,screens;${String(file.source)}`;
      }
    }
  },
};

/**
 * Offline: every file of the site is kept after the first visit. A new version waits until no tab shows the old
 * one (no skipWaiting, no reload), so an update never touches an attempt in progress.
 */
const offline = VitePWA({
  registerType: 'prompt',
  injectRegister: null,
  manifest: {
    name: 'Étude — E資格の模試と演習',
    short_name: 'Étude',
    lang: 'ja',
    start_url: './',
    display: 'standalone',
    background_color: '#faf7f0',
    theme_color: '#faf7f0',
    icons: [{ src: 'icon.svg', sizes: 'any', type: 'image/svg+xml' }],
  },
  workbox: {
    // Of the fonts only the glyphs of the built-in banks; the rest is fetched when an imported bank needs it.
    globPatterns: ['**/*.{html,js,css,svg,json}', '**/*-used-*.woff2'],
    maximumFileSizeToCacheInBytes: 5_000_000,
    inlineWorkboxRuntime: true,
    cleanupOutdatedCaches: true,
  },
});

export default defineConfig({
  // Relative addresses and hash routes: the built site works in any folder of any static host.
  base: './',
  resolve: { alias: { 'decode-named-character-reference': decodeEntities } },
  plugins: [react(), banks({ dir: questions }), katexFonts({ dir: questions }), layerOrder, offline],
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // What every question needs, and the way from a practice link to it, in one request instead of thirty:
        // on a phone each one costs a round trip.
        codeSplitting: {
          groups: [
            {
              name: 'core',
              test: /node_modules[\\/](react|react-dom|scheduler|zustand|wouter|regexparam|idb|valibot|pure-rand)[\\/]|src[\\/](app|ui|store)[\\/](?!memory-storage)|src[\\/]domain[\\/](?!calculator|mock-link|paper|readiness|supply|time-warnings)|src[\\/]views[\\/](?!Marked|Explanation|Verified|plain-text)|src[\\/]content[\\/](library|compiled)|src[\\/]features[\\/]practice[\\/](?!PracticeForm|form-messages|Marked)/,
            },
          ],
        },
      },
    },
  },
});
