import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { encodeBase62, randomBase62 } from '../ids/base62.ts';
import { crc32 } from '../ids/crc32.ts';
import { openWorkbench } from '../testing/workbench.ts';
import { createSecret, describeSecret, hintOf, maskSecrets, secretLength } from './secret.ts';

const { platform } = openWorkbench();
const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 });
const length = secretLength('scim');

function secretOf(random: Uint8Array): string {
  return createSecret({ ...platform, randomBytes: () => random }, 'scim');
}

test('every created secret is well-formed and has the documented shape', () => {
  fc.assert(
    fc.property(bytes, (random) => {
      const secret = secretOf(random);

      assert.match(secret, /^becard_scim_[0-9A-Za-z]{49}$/);
      assert.equal(secret.length, length);
      assert.deepEqual(describeSecret(secret, 'scim'), { kind: 'well-formed' });
    }),
  );
});

test('a secret that lost characters at its end is recognised as cut, with both lengths', () => {
  fc.assert(
    fc.property(bytes, fc.integer({ min: 12, max: length - 1 }), (random, shorter) => {
      const description = describeSecret(secretOf(random).slice(0, shorter), 'scim');

      assert.deepEqual(description, { kind: 'cut', length: shorter, expected: 61 });
    }),
  );
});

test('a secret with one changed character is recognised as altered', () => {
  fc.assert(
    fc.property(bytes, fc.integer({ min: 12, max: length - 1 }), (random, at) => {
      const secret = secretOf(random);
      const other = secret.charAt(at) === 'a' ? 'b' : 'a';

      assert.deepEqual(describeSecret(secret.slice(0, at) + other + secret.slice(at + 1), 'scim'), { kind: 'altered' });
    }),
  );
});

test('any other text is foreign', () => {
  for (const text of ['', 'becard', 'Becard_scim_x', 'eyJhbGciOiJSUzI1NiJ9.e30.x']) {
    assert.deepEqual(describeSecret(text, 'scim'), { kind: 'foreign' });
  }
});

test('the hint shows 14 characters and the last 2, never the secret', () => {
  const secret = secretOf(new Uint8Array(32).fill(255));

  assert.equal(hintOf(secret), `${secret.slice(0, 14)}…${secret.slice(-2)}`);
  assert.equal(hintOf(secret).length, 17);
});

test('the checksum is CRC-32 with its published check value', () => {
  assert.equal(crc32('123456789'), 0xcbf43926);
  assert.equal(crc32(''), 0);
});

test('256 bits fit in 43 characters and small numbers are filled with zeros', () => {
  assert.equal(encodeBase62(2n ** 256n - 1n, 43).length, 43);
  assert.equal(encodeBase62(0n, 3), '000');
  assert.equal(encodeBase62(61n, 2), '0z');
});

test('random letters skip the bytes that would favour the first ones', () => {
  const drawn = [255, 248, 0, 61, 62, 247];
  const text = randomBase62({ ...platform, randomBytes: () => Uint8Array.from(drawn) }, 4);

  assert.equal(text, '0z0z');
});

test('a Secret Token in an address or a body is masked, a hint of one stays', () => {
  const secret = createSecret(platform, 'scim');

  assert.equal(
    maskSecrets(`/Users?access_token=${secret}&x=${secret}`),
    '/Users?access_token=becard_scim_…&x=becard_scim_…',
  );
  assert.equal(maskSecrets(hintOf(secret)), hintOf(secret));
  assert.equal(maskSecrets('/Users'), '/Users');
});

test('an API key has a prefix of its own and is recognised and masked alike', () => {
  const key = createSecret(platform, 'api');

  assert.match(key, /^becard_api_[0-9A-Za-z]{49}$/);
  assert.deepEqual(describeSecret(key, 'api'), { kind: 'well-formed' });
  assert.deepEqual(describeSecret(key, 'scim'), { kind: 'foreign' });
  assert.deepEqual(describeSecret(key.slice(0, -1), 'api'), { kind: 'cut', length: 59, expected: 60 });
  assert.equal(maskSecrets(`/api/v1?key=${key}`), '/api/v1?key=becard_api_…');
  assert.equal(maskSecrets(hintOf(key)), hintOf(key));
});
