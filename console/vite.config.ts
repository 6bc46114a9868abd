// Builds the console into dist/console; `npx vite console` serves it for development in front of a running Becard.

import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { findGaps } from './src/locales/complete.ts';
import { messages as german } from './src/locales/de.ts';
import { messages as english } from './src/locales/en.ts';
import { problems as germanProblems } from './src/locales/problems-de.ts';
import { problems as englishProblems } from './src/locales/problems-en.ts';

/** A console that speaks half a language is not built. */
function completeLanguages(): Plugin {
  return {
    name: 'complete-languages',
    buildStart() {
      const gaps = [...findGaps(english, german), ...findGaps(englishProblems, germanProblems)];
      if (gaps.length > 0) this.error(gaps.join('\n'));
    },
  };
}

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react(), completeLanguages()],
  build: {
    outDir: '../dist/console',
    emptyOutDir: true,
    sourcemap: false,
    target: 'es2023',
    // The content security policy of the server refuses data: fonts and scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080', '/scim': 'http://127.0.0.1:8080' } },
});
