// `becard/client`: the API for programs in TypeScript and JavaScript.

export { type Answered, type Client, type ClientOptions, createClient } from './client.ts';
export { ProblemError } from './problem-error.ts';
export type { paths } from './schema.ts';
