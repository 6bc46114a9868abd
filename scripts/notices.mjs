// `node scripts/notices.mjs DIST`: writes the licences of the packages that the built console contains, fonts among them. Packages that npm
// installs beside the program bring their own.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install.mjs';

/** What console/src imports; their own dependencies follow. */
const bundled = [
  '@fontsource-variable/inter',
  '@mantine/core',
  '@mantine/form',
  '@mantine/hooks',
  '@tanstack/react-query',
  '@tanstack/react-router',
  '@tanstack/react-virtual',
  'react',
  'react-dom',
];

const [dist] = process.argv.slice(2);
const packages = [...collect(bundled, new Map())].toSorted(([one], [other]) => (one < other ? -1 : 1));
const head = 'The console of Becard contains the following packages.\n';
writeFileSync(
  join(dist, 'console', 'licenses.txt'),
  [head, ...packages.map(([, text]) => text)].join(`\n${'-'.repeat(78)}\n\n`),
);

function collect(names, found) {
  for (const name of names) {
    const folder = join(root, 'node_modules', name);
    if (found.has(name) || !existsSync(folder)) continue;
    const {
      version,
      license,
      homepage = '',
      dependencies = {},
    } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    found.set(name, `${name} ${version} (${license})\n${homepage}\n\n${licenceOf(folder)}`);
    collect(Object.keys(dependencies), found);
  }
  return found;
}

function licenceOf(folder) {
  const file = readdirSync(folder).find((name) => /^licen[sc]e(\.|$)/i.test(name));
  return file === undefined ? 'The package has no licence file.\n' : readFileSync(join(folder, file), 'utf8');
}
