// Builds the console into dist/console; `npm run dev` serves it in front of a server.

import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Rolldown } from 'vite';

/** The server that `npm run dev` starts beside this one. */
const api = process.env['API_URL'] ?? 'http://127.0.0.1:8080';

/**
 * Few files instead of one for each module that pages share, from what every page needs to what some do. A group takes what its files import
 * along, so that no two files import each other.
 */
const groups: Rolldown.CodeSplittingGroup[] = [
  { name: 'vendor', test: /node_modules/, tags: ['$initial'], priority: 9 },
  { name: 'start', tags: ['$initial'], priority: 8 },
  {
    name: 'forms',
    test: /(?:PasswordInput|TextInput|[\\/](?:form|text|password-forms))\.\w+$|@mantine[\\/]form/,
    priority: 7,
  },
  // My card has dialogs and panels, but no menus and no tables.
  { name: 'dialogs', test: /parts[\\/](?:answer|change|dialog|late|loading)\.tsx?$|useLocation\.\w+$/, priority: 6 },
  {
    name: 'panels',
    test: /parts[\\/](?:copy-button|download-link|facts|json|leave-button|panel)\.tsx?$|NativeSelect\.\w+$/,
    priority: 6,
  },
  {
    name: 'cards',
    test: /src[\\/]cards[\\/](?:card-status|field-input|phone\.module|photo-panel|pin-panel|signature)\.\w+$/,
    priority: 6,
  },
  {
    name: 'frame',
    test: /[\\/](?:frames|NavLink|outcome|recent-users|use-debounced-value|Badge|curve|data-table|empty-state|api[\\/]overview)\.\w+$/,
    priority: 5,
  },
  { name: 'lists', test: /parts[\\/]virtual-table\.tsx$/, priority: 4 },
  { name: 'directory', test: /src[\\/](?:connection|history|live|mapping|tokens)[\\/]/, minShareCount: 2, priority: 3 },
  { name: 'card-texts', test: /locales[\\/]cards\.|card-words\./, priority: 4 },
  // The search comes with every first page, and would bring along all that is in one file with a part of it.
  {
    name: 'search',
    test: /(?:use-debounced-value|useInfiniteQuery|[\\/]portrait)\.\w+$/,
    minShareCount: 2,
    priority: 3,
  },
  {
    name: 'shared',
    test: /^(?!.*src[\\/](?:cards|developers)[\\/])/,
    minShareCount: 3,
    priority: 2,
  },
  { name: 'card-views', test: /src[\\/]cards[\\/]/, minShareCount: 2, priority: 1 },
];

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
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
  server: {
    proxy: Object.fromEntries(['/api', '/scim', '/health', '/metrics', '/.well-known'].map((path) => [path, api])),
  },
});
