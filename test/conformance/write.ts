// `npm run conformance`: writes the documents that are made from tests.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../architecture/sources.ts';
import { makeDocuments } from './documents.ts';

for (const { path, text } of makeDocuments()) writeFileSync(join(root, path), text);
