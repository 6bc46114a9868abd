// `node scripts/bundle.mjs COMPILED DIST`: the compiled modules in few files. Of a thousand, Node needs twice as long to start.

import { cpSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { rolldown } from 'rolldown';
import { root } from './install.mjs';

const [compiled, dist] = process.argv.slice(2);
const { bin, exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const started = readdirSync(compiled, { recursive: true }).filter((path) => /-(?:thread|process)\.js$/.test(path));
const published = Object.values(exports).map((entry) => relative('dist', entry.default));
const entries = [relative('dist', bin.becard), ...published, ...started];

const bundle = await rolldown({
  input: Object.fromEntries(entries.map((path) => [path.replace(/\.js$/, ''), join(compiled, path)])),
  external: (id) => !/^[./]/.test(id),
  platform: 'node',
  plugins: [keepPlaces()],
});
await bundle.write({ dir: dist, format: 'esm', entryFileNames: '[name].js', chunkFileNames: '[name].js' });
cpSync(compiled, dist, { recursive: true, filter: (path) => statSync(path).isDirectory() || path.endsWith('.d.ts') });

/** Modules look for files beside themselves: each still knows the place that it was compiled to. */
function keepPlaces() {
  return {
    name: 'places',
    transform: (code, id) => code.replaceAll('import.meta.url', `placeOf(${JSON.stringify(relative(compiled, id))})`),
    renderChunk: (code, { fileName }) =>
      code.replaceAll(/placeOf\("([^"]+)"\)/g, (_, path) => {
        const place = relative(dirname(fileName), path);
        return `new URL(${JSON.stringify(place.startsWith('.') ? place : `./${place}`)}, import.meta.url).href`;
      }),
  };
}
