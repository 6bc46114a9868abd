// What does not hold yet. `arriving` is not offered so far, and discovery says so; `knownDefects` are wrong and to be mended.

import type { Argument } from './argued.ts';

export const arriving: readonly Argument[] = [];

export const knownDefects: readonly Argument[] = [];
