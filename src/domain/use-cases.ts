// Every administrative verb, noun by noun: what the console, the command line and tests that walk through all verbs call.

export * as administrators from './administrators/use-cases.ts';
export * as directories from './directories/use-cases.ts';
export * as schemas from './schemas/use-cases.ts';
export * as setupLinks from './setup-links/use-cases.ts';
export * as tokens from './tokens/use-cases.ts';
