import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyPatch, parsePatch, patchOpUrn, readResource, userType, userUrn, valueLimits } from './index.ts';

function user(attributes: Readonly<Record<string, unknown>>): unknown {
  return { schemas: [userUrn], userName: 'jana', ...attributes };
}

function patch(...operations: readonly unknown[]): unknown {
  return { schemas: [patchOpUrn], Operations: operations };
}

function apply(resource: Parameters<typeof applyPatch>[1], ...operations: readonly unknown[]) {
  return applyPatch(userType, resource, parsePatch(userType, patch(...operations)));
}

function refusal(scimType: string, message: RegExp) {
  return { name: 'ScimError', scimType, detail: message };
}

function emails(count: number, from = 0): readonly object[] {
  return Array.from({ length: count }, (_, at) => ({ value: `${from + at}@example.com`, type: 'work' }));
}

const longest = 'x'.repeat(valueLimits.maxTextBytes);

test('a text of 4 KiB is taken and one byte more is refused, with what is allowed', () => {
  assert.equal(readResource(userType, user({ displayName: longest }))['displayName'], longest);

  const refused = refusal('invalidValue', /displayName has 4097 bytes, at most 4096 are taken/);
  assert.throws(() => readResource(userType, user({ displayName: `${longest}x` })), refused);
});

test('bytes are counted, not characters', () => {
  const umlauts = 'ä'.repeat(valueLimits.maxTextBytes / 2);
  const smiles = '😀'.repeat(valueLimits.maxTextBytes / 4);

  for (const text of [umlauts, smiles]) {
    assert.equal(readResource(userType, user({ title: text }))['title'], text);
    assert.throws(() => readResource(userType, user({ title: `${text}x` })), refusal('invalidValue', /4097 bytes/));
  }
});

test('certificates and pictures may be 64 KiB long', () => {
  const certificate = 'A'.repeat(valueLimits.maxLongTextBytes);
  const photo = `data:image/png;base64,${'A'.repeat(valueLimits.maxLongTextBytes - 22)}`;
  const read = readResource(userType, user({ x509Certificates: [{ value: certificate }], photos: [{ value: photo }] }));

  assert.deepStrictEqual([read['x509Certificates'], read['photos']], [[{ value: certificate }], [{ value: photo }]]);
  for (const attributes of [
    { x509Certificates: [{ value: `${certificate}AAAA` }] },
    { photos: [{ value: `${photo}A` }] },
    { profileUrl: `https://example.com/${longest}` },
  ]) {
    assert.throws(() => readResource(userType, user(attributes)), refusal('invalidValue', /at most/));
  }
});

test('an attribute takes 1,000 values and no more, however they come', () => {
  const full = readResource(userType, user({ emails: emails(valueLimits.maxValues) }));
  const refused = refusal('tooMany', /emails has 1001 values, at most 1000 are taken/);

  assert.throws(() => readResource(userType, user({ emails: emails(valueLimits.maxValues + 1) })), refused);
  assert.throws(() => apply(full, { op: 'add', path: 'emails', value: emails(1, 5_000) }), refused);
  assert.throws(
    () => apply(full, { op: 'add', path: 'emails[type eq "home"].value', value: 'home@example.com' }),
    refused,
  );
  const replaced = apply(full, { op: 'replace', path: 'emails', value: emails(2) });
  assert.deepStrictEqual(replaced['emails'], emails(2));
});

test('what was stored with more can be changed and made smaller, not larger', () => {
  const stored = { schemas: [userUrn], userName: 'jana', displayName: `${longest}xyz`, emails: emails(1_200) };

  const changed = apply(stored, { op: 'replace', path: 'title', value: 'Lead' });
  assert.deepStrictEqual(changed, { ...stored, title: 'Lead' });
  const smaller = apply(stored, { op: 'remove', path: 'emails', value: emails(100) });
  assert.deepStrictEqual(smaller['emails'], emails(1_100, 100));
  assert.throws(
    () => apply(stored, { op: 'add', path: 'emails', value: emails(1, 5_000) }),
    refusal('tooMany', /emails has 1201 values/),
  );
});

test('a PATCH is held to the same length of texts, by path, by object and through a filter', () => {
  const stored = { schemas: [userUrn], userName: 'jana', emails: emails(1) };
  const refused = refusal('invalidValue', /at most 4096 are taken/);

  for (const operation of [
    { op: 'replace', path: 'title', value: `${longest}x` },
    { op: 'add', value: { title: `${longest}x` } },
    { op: 'replace', path: 'name.givenName', value: `${longest}x` },
    { op: 'replace', path: 'emails[type eq "work"].value', value: `${longest}x` },
    { op: 'add', path: 'emails', value: [{ value: `${longest}x` }] },
  ]) {
    assert.throws(() => apply(stored, operation), refused);
  }
});
