// Open points. `arriving` is not supported yet, and discovery says so; `knownDefects` have to be fixed.

import type { Argument } from './argued.ts';

export const arriving: readonly Argument[] = [];

export const knownDefects: readonly Argument[] = [];
