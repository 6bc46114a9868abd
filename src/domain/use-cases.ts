// Every administrative verb, noun by noun: what the console, the command line and tests that walk through all verbs call.

export * as tokens from './tokens/use-cases.ts';
