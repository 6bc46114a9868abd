import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue, type ErrorCode, type ErrorEntry } from './catalogue.ts';
import { programTextOf } from './program-texts.ts';
import { sentences } from './sentences.ts';

/** What only a person at a page gets: signing in, passwords, invitations and setup links. */
const ofSessions: readonly string[] = ['BC-902', 'BC-907', 'BC-908', 'BC-909', 'BC-910', 'BC-912', 'BC-921', 'BC-926'];
/** Codes of other parts that the API answers with as well. */
const shared: readonly string[] = ['BC-410', 'BC-411', 'BC-412', 'BC-501', 'BC-601', 'BC-602', 'BC-604'];

const refusals = Object.entries<string | Readonly<Record<string, string>>>(sentences).flatMap(([code, known]) =>
  (typeof known === 'string' ? [['', known] as const] : Object.entries(known)).map(([reason, sentence]) => {
    const values = [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, `<${name}>`] as const);
    return { code: code as ErrorCode, fields: { ...Object.fromEntries(values), ...(reason && { reason }) } };
  }),
);
const toPrograms = refusals.filter(({ code }) => {
  const { concerns }: ErrorEntry = catalogue[code];
  return shared.includes(code) || (concerns === 'console' && !ofSessions.includes(code));
});

test('a next step for a program asks for nothing that only a person at a page can do', () => {
  const wrong = toPrograms.flatMap(({ code, fields }) => {
    const { title, nextStep } = programTextOf(code, fields);
    const isOfPages = /\b(sign in|password|tabs?|go back|entries|reload|your role|Entra)\b/i.test(
      `${title} ${nextStep}`,
    );
    return isOfPages ? [`${code} ${fields.reason}: ${title} ${nextStep}`] : [];
  });

  assert.deepEqual(wrong, []);
  assert.ok(toPrograms.length > 80);
});

test('a next step names the fields of its sentence', () => {
  const unfilled = refusals.filter(({ code, fields }) => /[{}]|undefined/.test(programTextOf(code, fields).nextStep));

  assert.deepEqual(unfilled, []);
  assert.equal(
    programTextOf('BC-903', { reason: 'scope', scope: 'users:write' }).nextStep,
    'Create a key with the scope users:write.',
  );
});

test('a code without a text for programs has the one for administrators', () => {
  assert.deepEqual(programTextOf('BC-932'), { title: 'This API key has expired.', nextStep: 'Create a new key.' });
});
