// Personal values in what a client sent and was answered, hidden: the shape stays, what it says of a person goes. No schema is needed for
// that: what is not known to be harmless is hidden. Every scan is linear, because the texts come from outside.

import { isObject } from '../../scim/index.ts';
import type { FailureFields } from '../errors/failure.ts';
import { sentences } from '../errors/sentences.ts';
import type { AttributeChange } from '../events/event.ts';
import type { LogEntry } from './entry.ts';
import { partsOf } from './quoted.ts';

const mark = '•••';

/** Keys whose values say nothing of a person: what protocol and structure need, ids of ours, and marks. */
const harmless = new Set(
  ['schemas', 'op', 'type', 'primary', 'id', '$ref', 'meta', 'status', 'scimType', 'method', 'bulkId'].map((key) =>
    key.toLowerCase(),
  ),
);
/** What query parameters may hold that says nothing of a person. */
const harmlessParameters = new Map<string, RegExp>([
  ['attributes', /^[\w.:,$-]*$/],
  ['excludedattributes', /^[\w.:,$-]*$/],
  ['count', /^\d*$/],
  ['startindex', /^\d*$/],
  ['sortby', /^[\w.:$-]*$/],
  ['sortorder', /^(?:a|de)scending$/i],
  ['aadoptscim062020', /^$/],
]);
const harmlessValue = /^[\w.:-]{0,200}$/;
/** Fields of a refusal whose words are ours. */
const plainFields = new Set(['reason', 'expected', 'resourceType']);
const operators = new Set(['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le', 'pr']);
const filterWords = new Set(['and', 'or', 'not', 'true', 'false', 'null', ...operators]);
const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The parts of a log line in which a person may be named. */
export interface NamingLine {
  readonly path: string;
  readonly fields?: FailureFields | undefined;
  readonly detail?: string | undefined;
  readonly resourceId?: string | undefined;
  readonly subject?: string | undefined;
}

/** The text of a JSON body with a mark in place of each personal value. One that was cut is masked as far as it goes. */
export function maskPersonal(body: string): string {
  try {
    return JSON.stringify(maskValue(JSON.parse(body)));
  } catch {
    return maskText(body);
  }
}

/** A JSON value with marks in place of texts and numbers. */
export function maskValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(maskValue);
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(maskMember));
  return typeof value === 'string' || typeof value === 'number' ? mark : value;
}

/** A change that still tells which attribute it touched. */
export function maskChange({ path, before, after }: AttributeChange): AttributeChange {
  return {
    path: maskFilter(path),
    ...(before === undefined ? {} : { before: maskValue(before) }),
    ...(after === undefined ? {} : { after: maskValue(after) }),
  };
}

/** A log entry without names: without its subject, with marks in path and detail. */
export function maskLine<Line extends NamingLine>(line: Line): Line {
  const { subject: _, fields, resourceId, ...rest } = line;
  const isOurs = resourceId !== undefined && uuid.test(resourceId);
  const detail = isOurs || resourceId === undefined ? line.detail : line.detail?.replaceAll(resourceId, mark);
  const masked = {
    ...rest,
    ...(isOurs ? { resourceId } : {}),
    path: maskTarget(line.path),
    ...(fields === undefined ? {} : { fields: maskFields(fields) }),
    ...(detail === undefined ? {} : { detail: maskSentence(detail) }),
  };
  // Only optional parts are left out, and what stays keeps its type.
  return masked as NamingLine as Line;
}

/** The reason, the attribute and the numbers: they say nothing of a person. A path may hold a filter. */
function maskFields(fields: FailureFields): FailureFields {
  const { attribute } = fields;
  return {
    ...Object.fromEntries(
      Object.entries(fields).filter(([name, value]) => plainFields.has(name) || typeof value === 'number'),
    ),
    ...(typeof attribute === 'string' ? { attribute: maskFilter(attribute) } : {}),
  };
}

/** A log entry without any value of a person: what was asked, when, and how it ended. */
export function blankEntry(entry: LogEntry): LogEntry {
  return { ...maskEntry(entry), requestBody: undefined, responseBody: undefined };
}

/** A log entry with marks in place of the values of people. */
export function maskEntry(entry: LogEntry): LogEntry {
  const { requestBody, responseBody } = entry;
  const { resourceId, ...masked } = maskLine(entry);
  const answer = responseBody?.replaceAll(inJson(entry.detail), () => inJson(masked.detail));
  return {
    ...masked,
    resourceId,
    fields: masked.fields,
    detail: masked.detail,
    subject: undefined,
    search: '',
    requestBody: requestBody === undefined ? undefined : maskPersonal(requestBody),
    responseBody: answer === undefined ? undefined : maskPersonal(answer),
  };
}

/** A sentence as it is in a JSON text; a mark, which none has, for no sentence. */
function inJson(sentence = mark): string {
  return JSON.stringify(sentence).slice(1, -1);
}

function maskMember([key, value]: [string, unknown]): [string, unknown] {
  const name = key.toLowerCase();
  if (name === 'path' && typeof value === 'string') return [key, maskFilter(value)];
  if (name === 'detail' && typeof value === 'string') return [key, maskSentence(value)];
  return [key, harmless.has(name) ? value : maskValue(value)];
}

/** A filter, or a path with one in it: attributes and operators stay, what is compared with goes. */
function maskFilter(text: string): string {
  return replaceQuoted(text, maskWords, (value, before) => {
    const [operator = '', name = ''] = before.trimEnd().split(/\s+/).reverse();
    const attribute = name.split(/\W/).at(-1) ?? '';
    return isHarmlessTerm(attribute, operator, value) ? value : mark;
  });
}

function isHarmlessTerm(attribute: string, operator: string, value: string): boolean {
  const isCompared = operators.has(operator.toLowerCase()) && harmless.has(attribute.toLowerCase());
  return isCompared && harmlessValue.test(value);
}

/** What is neither part of the grammar nor the attribute before an operator is a value that lost its quotes. */
function maskWords(text: string, isBeforeQuoted: boolean): string {
  const words = text.split(/(\s+)/);
  const nextOf = (at: number): string => words.slice(at + 1, at + 3).find((word) => word.trim() !== '') ?? '';
  const kept = words.map((word, at) => {
    const plain = word.replaceAll(/[()]/g, '').toLowerCase();
    const isKept =
      !/\w/.test(plain) ||
      filterWords.has(plain) ||
      operators.has(nextOf(at).toLowerCase()) ||
      (!isBeforeQuoted && words.length === 1 && !word.includes('@'));
    return isKept ? word : mark;
  });
  return kept.join('');
}

/** The path of a request with its query. */
function maskTarget(target: string): string {
  const [path = '', ...queries] = target.split('?');
  const [root = '', endpoint = '', ...named] = path.split('/');
  const isDiscovery = endpoint === 'ResourceTypes' || endpoint === 'Schemas';
  const shown = [
    root,
    /^\w*$/.test(endpoint) ? endpoint : mark,
    ...named.map((name) => maskSegment(name, isDiscovery)),
  ];
  if (queries.length === 0) return shown.join('/');
  return `${shown.join('/')}?${queries.join('?').split('&').map(maskParameter).join('&')}`;
}

function maskSegment(segment: string, isDiscovery: boolean): string {
  return segment === '' || segment === '.search' || isDiscovery || uuid.test(segment) ? segment : mark;
}

function maskParameter(parameter: string): string {
  const equals = parameter.indexOf('=');
  if (equals < 0) return /^\w*$/.test(parameter) ? parameter : mark;
  const name = parameter.slice(0, equals);
  if (harmlessParameters.get(name.toLowerCase())?.test(decodeText(parameter.slice(equals + 1)) ?? mark))
    return parameter;
  if (name.toLowerCase() !== 'filter') return `${/^\w*$/.test(name) ? name : mark}=${mark}`;
  const filter = decodeText(parameter.slice(equals + 1).replaceAll('+', ' '));
  if (filter === undefined || !/\s/.test(filter)) return `${name}=${mark}`;
  return `${name}=${encodeURIComponent(maskFilter(filter)).replaceAll(encodeURIComponent(mark), mark)}`;
}

function decodeText(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** A sentence of ours quotes what it was sent. */
function maskSentence(text: string): string {
  const withoutAddresses = (part: string): string =>
    part
      .split(/(\s+)/)
      .map((word) => (word.includes('@') ? mark : word))
      .join('');
  return replaceQuoted(text, withoutAddresses, (value, before) => {
    const [operator = '', name = ''] = before
      .trimEnd()
      .split(/[\s[(]+/)
      .reverse();
    return ownLabels.has(value) || isHarmlessTerm(name, operator, value) ? value : mark;
  });
}

/** What our own sentences quote: names of headers, switches and settings. */
const ownLabels: ReadonlySet<string> = new Set(
  Object.values(sentences)
    .flatMap((each) => Object.values(typeof each === 'string' ? [each] : each))
    .flatMap((sentence: string) => partsOf(sentence).filter((_, at) => at % 2 === 1)),
);

/** What is no whole JSON: every text that is not a key, and every number. */
function maskText(text: string): string {
  const withoutNumbers = (part: string): string => part.replaceAll(/-?\d[\d.eE+-]*/g, mark);
  return replaceQuoted(text, withoutNumbers, (value, _, after) => (/^\s*:/.test(after) ? value : mark));
}

/** One pass over the quoted parts of a text and the text between them; a last one that does not end ends with the text. */
function replaceQuoted(
  text: string,
  between: (part: string, isBeforeQuoted: boolean) => string,
  quoted: (value: string, before: string, after: string) => string,
): string {
  const parts = partsOf(text);
  return parts
    .map((part, at) => {
      const isQuoted = at % 2 === 1;
      if (!isQuoted) return between(part, at + 1 < parts.length);
      return `"${quoted(part, parts[at - 1] ?? '', parts[at + 1] ?? '')}"`;
    })
    .join('');
}
