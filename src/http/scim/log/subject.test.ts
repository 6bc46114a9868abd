import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filterLimits } from '../../../scim/index.ts';
import { identify } from './subject.ts';

const nothing = { subject: undefined, filter: undefined, refusedBody: undefined };

test('a line is found by the name that the change gave', () => {
  assert.deepStrictEqual(identify({ ...nothing, subject: 'Jörg MÜLLER', refusedBody: '{"userName":"x"}' }), {
    subject: 'Jörg MÜLLER',
    search: 'jörg müller',
  });
});

test('a lookup is found by what it looked for', () => {
  assert.deepStrictEqual(identify({ ...nothing, filter: 'userName eq "Jana@Contoso.de" and active eq true' }), {
    subject: 'Jana@Contoso.de',
    search: 'jana@contoso.de',
  });
});

test('a refused creation is found by name, e-mail, object id and user principal name, and by nothing else that was sent', () => {
  const refusedBody = JSON.stringify({
    userName: '3F2A0000-0000-4000-8000-000000000001',
    externalId: 'jana@contoso.de',
    displayName: 'Jana Weber',
    password: 'geheim',
    emails: [{ type: 'work', value: 'jana.weber@contoso.de' }],
    phoneNumbers: [{ value: '+49 170' }],
  });

  assert.deepStrictEqual(identify({ ...nothing, refusedBody }), {
    subject: 'Jana Weber',
    search: ['jana weber', 'jana.weber@contoso.de', '3f2a0000-0000-4000-8000-000000000001', 'jana@contoso.de'].join(
      '\n',
    ),
  });
});

test('whatever is sent, the text is bounded and nothing breaks', () => {
  assert.deepStrictEqual(identify({ ...nothing, refusedBody: 'no json' }), { subject: undefined, search: '' });
  assert.deepStrictEqual(identify({ ...nothing, refusedBody: '[1]' }), { subject: undefined, search: '' });
  const { subject, search } = identify({ ...nothing, refusedBody: JSON.stringify({ userName: '😀'.repeat(900) }) });
  assert.ok(subject !== undefined && subject.length <= 200 && search.length <= 400);
});

test('the subject of a filter is its quoted value, up to the longest filter', () => {
  const far = 'x'.repeat(filterLimits.maxLength);

  assert.deepStrictEqual(identify({ ...nothing, filter: 'a eq "J\\"x" or b eq "y\\\\" or c eq "open' }), {
    subject: 'J"x',
    search: 'j"x\ny\\',
  });
  assert.deepStrictEqual(identify({ ...nothing, filter: `${far} eq "jana"` }), { subject: undefined, search: '' });
  assert.deepStrictEqual(identify({ ...nothing, filter: '\\"'.repeat(8_000) }).subject, undefined);
});
