import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { banks } from './scripts/banks-plugin.ts';
import { katexFonts } from './scripts/katex-fonts-plugin.ts';

/** The folder of banks to build in; the bench builds with a generated corpus. */
const questions = process.env['ETUDE_QUESTIONS'] ?? 'questions';

export default defineConfig({
  // Relative addresses and hash routes: the built site works in any folder of any static host.
  base: './',
  plugins: [react(), banks({ dir: questions }), katexFonts({ dir: questions })],
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
