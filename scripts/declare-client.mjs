// `node scripts/declare-client.mjs DIST`: replaces the types of `becard/client`, which the compiler derives from the routes, by plain ones.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './install.mjs';

const [dist] = process.argv.slice(2);
const { createDocument, printDeclarations } = await import(pathToFileURL(join(dist, 'http', 'index.js')).href);
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const document = createDocument({ publicUrl: 'https://becard.example.com', version });
writeFileSync(join(dist, 'client', 'schema.d.ts'), printDeclarations(document));
