import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type JsonObject, readResource, ScimError, userType, userUrn } from './index.ts';

test('the refusal of a value says what to send in words that need no RFC', () => {
  const message = (values: JsonObject): string => {
    try {
      readResource(userType, { schemas: [userUrn], userName: 'jana', ...values });
    } catch (error) {
      if (error instanceof ScimError) return error.message.replace('invalidValue: ', '');
    }
    return '';
  };

  assert.equal(message({ name: 'Jana' }), 'name is "Jana", expected an object with its sub-attributes.');
  assert.equal(message({ x509Certificates: [{ value: 7 }] }), 'x509Certificates.value is 7, expected text in base64.');
  assert.equal(message({ title: 7 }), 'title is 7, expected a string.');
});
