// The routes of the API as types for a client: what each method and path takes and gives. Types alone, so that a client brings no server along.

import type { receiverOperations } from './receiver-operations.ts';
import type { routes } from './routes/index.ts';

type Each = (typeof routes)[keyof typeof routes] | (typeof receiverOperations)[keyof typeof receiverOperations];
type At<Method, Path> = Extract<Each, { readonly method: Method; readonly path: Path }>;
type Types<Method, Path> = NonNullable<At<Method, Path>['types']>;
type Names<Path> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;

export type Method = Each['method'];
/** The paths of a method, with parameters in braces. */
export type PathOf<Verb extends Method> = Extract<Each, { readonly method: Verb }>['path'];
export type Parameters<Path> = { readonly [Name in Names<Path>]: string };
export type Query<Verb, Path> = Types<Verb, Path>['query'];
export type Body<Verb, Path> = Types<Verb, Path>['body'];
export type Answer<Verb, Path> = Types<Verb, Path>['answer'];
