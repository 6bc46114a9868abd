// Takes out of a body what may be kept nowhere, before the body is logged: values that are never returned, as passwords are (RFC 7643 §9.2).

import { isObject, type JsonObject, userType } from '../../scim/index.ts';

const secretNames: ReadonlySet<string> = new Set(
  [userType.schema, ...userType.extensions.map(({ schema }) => schema)]
    .flatMap(({ attributes }) => attributes)
    .filter(({ returned }) => returned === 'never')
    .map(({ name }) => name.toLowerCase()),
);
// A name may be written with escapes; a text with neither is left as it is, unparsed.
const mayNameSecret = new RegExp([...secretNames, '\\\\u'].join('|'), 'i');
const mask = '***';

/** The text of a JSON body with a mask in place of each secret value, whether it is named by a key or by the path of an operation. */
export function redact(text: string): string {
  return mayNameSecret.test(text) ? JSON.stringify(masked(JSON.parse(text))) : text;
}

function masked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(masked);
  if (!isObject(value)) return value;
  const isOperation = isSecret(pathOf(value));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const hides = isSecret(key) || (isOperation && key.toLowerCase() === 'value');
      return [key, hides ? mask : masked(item)];
    }),
  );
}

function pathOf(value: JsonObject): string {
  const [, path] = Object.entries(value).find(([key]) => key.toLowerCase() === 'path') ?? [];
  return typeof path === 'string' ? path : '';
}

/** "password", "PASSWORD" and "urn:…:User:password" name the same attribute. */
function isSecret(path: string): boolean {
  const last = path.trim().toLowerCase().split(':').at(-1);
  return last !== undefined && secretNames.has(last);
}
