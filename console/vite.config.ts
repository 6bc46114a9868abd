// Builds the console into dist/console; `npm run dev` serves it in front of a server.

import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The server that `npm run dev` starts beside this one. */
const api = process.env['API_URL'] ?? 'http://127.0.0.1:8080';

/** Few files instead of one for each module that pages share: what every page needs, the texts of a language, and what some pages share. */
const groups = [
  { name: 'en', test: /[\\/](?:texts\.)?en\.json$/, priority: 3 },
  { name: 'de', test: /[\\/](?:texts\.)?de\.json$/, priority: 3 },
  { name: 'vendor', test: /node_modules/, tags: ['$initial'], priority: 2 },
  { name: 'start', tags: ['$initial'], priority: 1 },
  { name: 'shared', minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 40_000 },
];

/** The name of a shared file would list all pages that share it. */
const chunkFileNames = ({ name }: { readonly name: string }): string =>
  `assets/${name.startsWith('shared') ? 'shared' : name}-[hash].js`;

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react()],
  build: {
    outDir: '../dist/console',
    emptyOutDir: true,
    sourcemap: false,
    target: 'es2023',
    // The content security policy of the server refuses data: fonts and scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups }, chunkFileNames } },
  },
  server: {
    proxy: Object.fromEntries(['/api', '/scim', '/health', '/metrics', '/.well-known'].map((path) => [path, api])),
  },
});
