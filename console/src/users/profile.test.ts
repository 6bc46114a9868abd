import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labelOfPath } from '../history/attribute-label.ts';
import english from '../locales/en.json' with { type: 'json' };
import { createWords } from '../locales/words.ts';
import { initialsOf, shadeOf } from './initials.ts';
import { readProfile } from './profile.ts';
import { isFiltered, readUsersSearch, sortBy } from './users-search.ts';

test('a person as Entra sends it becomes the fields of a card, in order and without gaps', () => {
  const fields = readProfile({
    displayName: 'Jörg Müller',
    title: '',
    name: { givenName: 'Jörg', familyName: 'Müller' },
    emails: [{ type: 'work', value: 'jm@contoso.example' }, { value: 'jm@home.example' }],
    phoneNumbers: [{ type: 'mobile', value: '+49 170' }],
    addresses: [{ type: 'work', streetAddress: 'Ring 1', postalCode: '10115', locality: 'Berlin' }],
    'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { department: 'Vertrieb' },
  });

  const words = createWords('en', english);
  assert.deepStrictEqual(
    fields.map(({ path, value }) => [labelOfPath(path, words), value]),
    [
      ['Display name', 'Jörg Müller'],
      ['First name', 'Jörg'],
      ['Last name', 'Müller'],
      ['Department', 'Vertrieb'],
      ['Email (work)', 'jm@contoso.example'],
      ['Email (other)', 'jm@home.example'],
      ['Mobile', '+49 170'],
      ['Address (work)', 'Ring 1, 10115 Berlin'],
    ],
  );
});

test('a resource of strange form gives no fields instead of an error', () => {
  assert.deepStrictEqual(readProfile({ name: 'x', emails: 'y', phoneNumbers: [null, 1], addresses: {} }), []);
});

test('initials are those of the first and the last name', () => {
  assert.deepStrictEqual(['Jörg Müller', 'Zoë von der Heide', 'Li', '4711', ''].map(initialsOf), [
    'JM',
    'ZH',
    'L',
    '4',
    '?',
  ]);
});

test('the same name always has the same colour', () => {
  assert.equal(shadeOf('Jana Weber'), shadeOf('Jana Weber'));
});

test('unknown parameters of the address are ignored', () => {
  assert.deepStrictEqual(readUsersSearch({ search: 'jana', status: 'inactive', x: 1 }), {
    search: 'jana',
    status: 'inactive',
  });
  assert.deepStrictEqual(readUsersSearch({ search: '', status: 'gone' }), {});
  assert.deepStrictEqual(readUsersSearch({ search: 4711 }), { search: '4711' });
});

test('a click on a column sorts by it, and a second one turns the order round', () => {
  const byEmail = sortBy({ search: 'x' }, 'email');
  const turned = sortBy(byEmail, 'email');

  assert.deepStrictEqual(byEmail, { search: 'x', sort: 'email' });
  assert.deepStrictEqual(turned, { search: 'x', sort: 'email', direction: 'down' });
  assert.deepStrictEqual(sortBy(turned, 'email'), byEmail);
  assert.deepStrictEqual(sortBy({}, 'name'), { direction: 'down' });
  assert.deepStrictEqual(sortBy({}, 'changed'), { sort: 'changed', direction: 'down' });
  assert.deepStrictEqual([isFiltered(turned), isFiltered({ sort: 'email' })], [true, false]);
});
