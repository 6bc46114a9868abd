// What finds a person again in records that are not their own: ids, names, addresses, numbers, now and before. Values that many people
// share, such as a department or a city, identify no person and are left out.

import { enterpriseUserUrn, fold, isObject, type JsonObject, readJson } from '../../scim/index.ts';
import type { AttributeChange, DirectoryEvent } from '../events/event.ts';
import type { ResourceId } from '../ids/brands.ts';
import type { LogEntry } from '../provisioning-log/entry.ts';
import { partsOf } from '../provisioning-log/quoted.ts';
import type { StoredResource } from '../resources/resource.ts';
import { attributesOf } from '../users/summary.ts';

/** The texts of one or many people, folded. */
export interface Traces {
  readonly ids: ReadonlySet<string>;
  /** Each identifies its person wherever it is found as a whole. */
  readonly texts: ReadonlySet<string>;
  /** Parts of names: they identify the person only in a search. */
  readonly names: ReadonlySet<string>;
}

/** Attributes, or parts of them, whose values many people share. */
const shared = new Set(
  [
    'schemas meta active type primary display title userType preferredLanguage locale timezone honorificPrefix',
    'honorificSuffix department division organization costCenter country region locality postalCode manager roles',
    'entitlements groups members',
  ]
    .join(' ')
    .toLowerCase()
    .split(' '),
);
const nameParts = new Set(['givenname', 'familyname', 'middlename', 'nickname']);
/** Shorter texts are found everywhere. */
const minLength = 3;

/** What finds these resources: of users values, now and before, and of everything the id. `events` are their own. */
export function tracesOf(resources: readonly StoredResource[], events: readonly DirectoryEvent[]): Traces {
  const ids = new Set(resources.map(({ id }) => id));
  const users = resources.filter(({ type }) => type === 'User');
  const userIds = new Set(users.map(({ id }) => id));
  const texts = new Set<string>(ids);
  const names = new Set<string>();
  const keep: Keep = (name, value) => {
    const text = fold(value).trim();
    if (text.length >= minLength) (nameParts.has(name) ? names : texts).add(text);
  };
  for (const user of users) walkUser(attributesOf(user), keep);
  for (const { resourceId, subject, changes } of events) {
    if (!userIds.has(resourceId)) continue;
    keep('', subject);
    for (const change of changes) walkChange(change, keep);
  }
  return { ids, texts, names };
}

/** Whether a line of the log is about one of them, or says something that finds one. */
export function isTraced(entry: LogEntry, traces: Traces): boolean {
  const { resourceId, requestBody, responseBody, detail, path } = entry;
  if (resourceId !== undefined && (traces.ids.has(resourceId) || traces.texts.has(fold(resourceId)))) return true;
  const words = wordsOf(path);
  const isPartial = words.some((word) => / (?:co|sw|ew) /i.test(word));
  return (
    [entry.subject ?? '', ...entry.search.split('\n')].some((text) => isSought(text, isPartial, traces)) ||
    words.some((word) => isSought(word, false, traces)) ||
    [requestBody, responseBody, detail].some(
      (text) => text !== undefined && textsIn(text).some((each) => finds(each, traces)),
    )
  );
}

/** Whether a name is that of one of them. */
export function isNamed(name: string, traces: Traces): boolean {
  return finds(name, traces);
}

type Keep = (name: string, value: string) => void;

/** What an own schema means is not known: of its values only addresses and numbers are taken, or a company would stand for a person. */
function walkUser(attributes: JsonObject, keep: Keep): void {
  for (const [key, value] of Object.entries(attributes)) {
    if (!shared.has(key.toLowerCase())) walk(key.toLowerCase(), value, isOwnSchema(key) ? keepIdentifying(keep) : keep);
  }
}

function isOwnSchema(path: string): boolean {
  const folded = path.toLowerCase();
  return folded.startsWith('urn:') && !folded.startsWith(enterpriseUserUrn.toLowerCase());
}

function keepIdentifying(keep: Keep): Keep {
  return (name, value) => {
    if (/@|\d{5}/.test(value)) keep(name, value);
  };
}

function walk(name: string, value: unknown, keep: Keep): void {
  if (Array.isArray(value)) for (const element of value) walk(name, element, keep);
  else if (isObject(value)) {
    for (const [key, part] of Object.entries(value))
      if (!shared.has(key.toLowerCase())) walk(key.toLowerCase(), part, keep);
  } else if (typeof value === 'string' || typeof value === 'number') keep(name, String(value));
}

/** `path` is in attribute notation, with or without a filter: `urn:…:User:manager.value`, `emails[type eq "work"].value`. */
function walkChange({ path, before, after }: AttributeChange, keep: Keep): void {
  const steps = path
    .toLowerCase()
    .split(/[^\w$]+/)
    .filter((step) => step !== '');
  const last = steps.at(-1) ?? '';
  const owner = steps.at(-2) ?? '';
  if (shared.has(last) || owner === 'manager') return;
  for (const value of [before, after]) walk(last, value, isOwnSchema(path) ? keepIdentifying(keep) : keep);
}

function finds(text: string, { texts }: Traces): boolean {
  return text.length >= minLength && texts.has(fold(text).trim());
}

/** A look-up may ask for a part of a name, or for what a name begins with. */
function isSought(text: string, isPartial: boolean, { texts, names }: Traces): boolean {
  const folded = fold(text).trim();
  if (folded.length < minLength) return false;
  if (texts.has(folded) || names.has(folded)) return true;
  return isPartial && [...texts, ...names].some((trace) => trace.includes(folded));
}

/** The segments of a path and the values in its query. */
function wordsOf(path: string): readonly string[] {
  return path
    .split(/[/?&=]/)
    .map((part) => decode(part.replaceAll('+', ' ')))
    .flatMap((part) => [part, ...quotedIn(part)]);
}

/** Every text in a body, as it is meant where it is JSON, else as far as quotes tell; in a sentence each word as well. */
function textsIn(text: string): readonly string[] {
  const value = readJson(text);
  if (value === undefined)
    return [...quotedIn(text), ...text.split(/[\s"',;]+/).map((word) => word.replace(/[.:]$/, ''))];
  const found: string[] = [];
  walkAll(value, found);
  return found;
}

function walkAll(value: unknown, found: string[]): void {
  if (typeof value === 'string') found.push(value, ...quotedIn(value));
  else if (typeof value === 'number') found.push(String(value));
  else if (Array.isArray(value)) for (const element of value) walkAll(element, found);
  else if (isObject(value)) for (const part of Object.values(value)) walkAll(part, found);
}

function quotedIn(text: string): readonly string[] {
  return text.includes('"') ? partsOf(text).filter((_, at) => at % 2 === 1) : [];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Of a group's event only what it says of this member. */
export function ofMember({ changes, ...event }: DirectoryEvent, id: ResourceId): DirectoryEvent {
  return { ...event, changes: changes.filter(({ before, after }) => before === id || after === id) };
}
