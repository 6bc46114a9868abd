// One route of the API: its address, who may call it, what it takes and gives, and what it does. The router, the OpenAPI document, the
// types of the clients and the tests of rights all read this one value.

import type * as v from 'valibot';
import type { Need } from '../../domain/index.ts';
import type { UseCaseContext } from '../../use-cases/index.ts';
import type { Shown } from './schemas/shared.ts';
import type { ApiServices } from './services.ts';

export type Schema = v.GenericSchema;
export type QuerySchema = v.ObjectSchema<v.ObjectEntries, undefined>;
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The names in braces of a path. */
type Names<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
export type Params<Path extends string> = { readonly [Name in Names<Path>]: string };

/** What a route answers with: JSON of a schema, nothing, a file, or a stream of server-sent events. */
export type AnswerKind = Schema | 'nothing' | 'file' | 'stream';
export type Answer<Kind extends AnswerKind> = Kind extends Schema
  ? Shown<Kind>
  : Kind extends 'nothing'
    ? undefined
    : Response;

/** The session, API key or setup link that calls, for as long as the answer takes. */
export interface Caller {
  readonly id: string;
  /** Whether the caller may still do what was allowed at the beginning. */
  readonly mayGoOn: () => Promise<boolean>;
}

/** One request, read and allowed. */
export interface Call<Path extends string = string, Query = unknown, Body = unknown> {
  readonly params: Params<Path>;
  readonly query: Query;
  readonly body: Body;
  /** What a use case is handed: the caller, and the store as the caller may see it. */
  readonly ctx: UseCaseContext;
  readonly caller: Caller;
  /** The id of the last server-sent event that a client has seen, when it comes back to a stream. */
  readonly lastEventId: string | undefined;
  readonly services: ApiServices;
}

type Parsed<Described> = Described extends Schema ? v.InferOutput<Described> : undefined;
type Sent<Described> = Described extends Schema ? v.InferInput<Described> : undefined;

/** A value as a caller may write it: optional members may be undefined, and lists are not changed. */
export type Sendable<Value> = Value extends readonly (infer Item)[]
  ? readonly Sendable<Item>[]
  : Value extends object
    ? {
        readonly [Key in keyof Value]: Partial<Pick<Value, Key>> extends Pick<Value, Key>
          ? Sendable<Value[Key]> | undefined
          : Sendable<Value[Key]>;
      }
    : Value;

/** What a route says of itself. */
interface Definition<
  Verb extends Method,
  Path extends string,
  Kind extends AnswerKind,
  Query extends QuerySchema | undefined,
  Body extends Schema | undefined,
> {
  readonly method: Verb;
  /** Below /api/v1, with parameters in braces. */
  readonly path: Path;
  /** An English phrase: "Revoke a Secret Token". */
  readonly title: string;
  /** The right and the scope that the caller needs, or the use case that says so. */
  readonly need: Need;
  readonly query?: Query;
  readonly body?: Body;
  /** The media types of a body that is a file and not JSON. */
  readonly bodyTypes?: readonly string[];
  /** 64 KiB by default. */
  readonly maxBodyBytes?: number;
  /** 200 by default, 204 for nothing. */
  readonly status?: 200 | 201 | 202;
  readonly answer: Kind;
  /** Of a file text/csv by default, of a schema application/json. */
  readonly mediaTypes?: readonly string[];
  /** The events of a stream by their names. */
  readonly events?: Readonly<Record<string, Schema>>;
  /** The part of the answer that its entity tag covers, where the rest changes by itself. */
  readonly version?: (answer: Answer<Kind>) => unknown;
  /** The actions in the audit log, newest first; none for a read. */
  readonly audits?: readonly string[];
  /** A request that works, for the documentation and for the tests that call every route. */
  readonly example?: { readonly query?: Readonly<Record<string, string>>; readonly body?: Sent<Body> };
  readonly handle: (call: Call<Path, Parsed<Query>, Parsed<Body>>) => Promise<Answer<Kind>>;
  /** What a caller gets who accepts server-sent events instead of JSON. */
  readonly stream?: (call: Call<Path, Parsed<Query>, Parsed<Body>>) => Promise<Response>;
}

/** A route of any shape, as the router and the OpenAPI document read it. */
export interface Route extends Need {
  readonly method: Method;
  readonly path: string;
  readonly title: string;
  readonly query?: QuerySchema | undefined;
  readonly body?: Schema | undefined;
  readonly bodyTypes?: readonly string[];
  readonly maxBodyBytes?: number;
  readonly status: 200 | 201 | 202 | 204;
  readonly answer: AnswerKind;
  readonly mediaTypes: readonly string[];
  readonly events?: Readonly<Record<string, Schema>>;
  readonly version?: (answer: never) => unknown;
  readonly audits: readonly string[];
  readonly example: { readonly query?: Readonly<Record<string, string>>; readonly body?: unknown };
  readonly handle: (call: never) => Promise<unknown>;
  readonly stream?: (call: never) => Promise<Response>;
}

/** What the OpenAPI document says of a route, or of what others than administrators and API keys call. */
export interface Documented extends Omit<Route, 'handle'> {
  /** The receiver of an event stream, with the token of the stream, or anyone. Absent: administrators and API keys. */
  readonly caller?: 'receiver' | 'anyone';
}

/** What a client must know of a route. */
export interface Shape<Verb, Path, Kind extends AnswerKind, Query, Body> {
  readonly method: Verb;
  readonly path: Path;
  /** For the compiler alone. */
  readonly types?: { readonly query: Sent<Query>; readonly body: Sent<Body>; readonly answer: Answer<Kind> };
}

/** Declares a route. */
export function route<
  const Verb extends Method,
  const Path extends string,
  Kind extends AnswerKind,
  Query extends QuerySchema | undefined = undefined,
  Body extends Schema | undefined = undefined,
>(definition: Definition<Verb, Path, Kind, Query, Body>): Route & Shape<Verb, Path, Kind, Query, Body> {
  return describeRoute(definition);
}

interface Undescribed {
  readonly need: Need;
  readonly answer: AnswerKind;
  readonly status?: Route['status'];
  readonly audits?: Route['audits'];
  readonly example?: Route['example'];
  readonly mediaTypes?: Route['mediaTypes'];
}

/** Adds what goes without saying. */
export function describeRoute<Definition extends Undescribed>({
  need: { right, scope, needsPassword },
  ...rest
}: Definition) {
  const { answer } = rest;
  const usual = { audits: [], example: {}, mediaTypes: [answer === 'file' ? 'text/csv' : 'application/json'] };
  const status: Route['status'] = answer === 'nothing' ? 204 : 200;
  return { status, ...usual, ...rest, right, scope, needsPassword };
}
