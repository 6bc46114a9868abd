// Removes from requests, before they are logged, what must not be stored: values that are never returned, such as passwords (RFC 7643 §9.2),
// and Secret Tokens that were pasted into an address or a body.

import { maskSecrets, type Registry } from '../../../domain/index.ts';
import { isObject, type JsonObject } from '../../../scim/index.ts';

export interface Redactor {
  /** The text of a JSON body with a mask in place of each secret value, whether it is named by a key or by the path of an operation. */
  readonly body: (text: string) => string;
  /** A path whose query names a secret attribute, in a filter for example, without that query. */
  readonly path: (path: string) => string;
}

const redactors = new WeakMap<Registry, Redactor>();
const mask = '***';

/** The redactor for what a directory serves. */
export function redactorOf(registry: Registry): Redactor {
  const known = redactors.get(registry);
  if (known !== undefined) return known;
  const redactor = createRedactor(registry);
  redactors.set(registry, redactor);
  return redactor;
}

function createRedactor({ kinds }: Registry): Redactor {
  const secrets = kinds.flatMap((kind) => kind.secrets);
  const names: ReadonlySet<string> = new Set(secrets.map(({ attribute }) => attribute.name.toLowerCase()));
  const alternatives = [...names].map((name) => name.replaceAll('$', '\\$'));
  // A name may be written with escapes; a text with neither is left as it is, unparsed.
  const mayNameSecret = new RegExp([...alternatives, '\\\\u'].join('|'), 'i');
  const namesSecret = new RegExp(alternatives.join('|'), 'i');
  return {
    body: (text) => maskSecrets(mayNameSecret.test(text) ? JSON.stringify(masked(JSON.parse(text), names)) : text),
    path: (path) => {
      const mark = path.indexOf('?');
      const isSafe = mark < 0 || !namesSecret.test(decode(path.slice(mark)));
      return maskSecrets(isSafe ? path : `${path.slice(0, mark)}?${mask}`);
    },
  };
}

function masked(value: unknown, names: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((item) => masked(item, names));
  if (!isObject(value)) return value;
  const isOperation = isSecret(pathOf(value), names);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const hides = isSecret(key, names) || (isOperation && key.toLowerCase() === 'value');
      return [key, hides ? mask : masked(item, names)];
    }),
  );
}

function pathOf(value: JsonObject): string {
  const [, path] = Object.entries(value).find(([key]) => key.toLowerCase() === 'path') ?? [];
  return typeof path === 'string' ? path : '';
}

/** "password", "PASSWORD" and "urn:…:User:password" name the same attribute. */
function isSecret(path: string, names: ReadonlySet<string>): boolean {
  const last = path.trim().toLowerCase().split(':').at(-1) ?? '';
  return names.has(last.split(/[.[]/, 1)[0] ?? '');
}

// A query that cannot be decoded is searched as it came.
function decode(query: string): string {
  try {
    return decodeURIComponent(query);
  } catch {
    return query;
  }
}
