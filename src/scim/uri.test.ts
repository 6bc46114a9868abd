import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isUriReference } from './uri.ts';

const references = [
  'https://example.com/jana',
  'HTTPS://jana@example.com:8443/a/b;c=1/?q=1&r=2#part',
  'https://[2001:db8::7]:443/photo.jpg',
  'https://example.com/a?next=/b?c',
  'https://example.com/J%C3%B6rg',
  'https://example.com/Jörg',
  'urn:ietf:params:scim:schemas:core:2.0:User',
  'mailto:jana@example.com',
  'tel:+49-30-1',
  'data:image/png;base64,iVBORw0KGgo=',
  'data:,',
  '../Users/2819c223',
  'Users/2819c223',
  '/Users/a:b',
  './a:b',
  '//example.com/x',
  '?a=b',
  '#top',
  'jana',
];

for (const text of references) {
  test(`${text} is a reference`, () => {
    assert.ok(isUriReference(text));
  });
}

const others = [
  'not a uri',
  ' https://example.com',
  'https://example.com/a b',
  'https://example.com/<a>',
  'https://example.com/{id}',
  'https://example.com/100%',
  'https://example.com/%zz',
  'https://example.com/a\\b',
  'https://example.com/a|b',
  'https://example.com/"',
  'https://example.com/\u0007',
  'https://example.com/\u00a0',
  'https://[example.com/',
  'https://[2001:db8::7]x/',
  'https://example.com/[a]',
  'https://example.com/#a#b',
  '1a:b',
  ':a',
];

for (const text of others) {
  test(`${JSON.stringify(text)} is no reference`, () => {
    assert.ok(!isUriReference(text));
  });
}
