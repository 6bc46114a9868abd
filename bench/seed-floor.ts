// Fills the floor's file with the same people and groups as the seed of Becard. Started with the file, what to fill it with and
// the number of people.

import { DatabaseSync } from 'node:sqlite';
import { bareBody, groupId, groupSizes, groupsPerSize, personBody, personId, userNameOf } from './people.ts';

const [file = 'floor.sqlite', content = 'people', people = '1000'] = process.argv.slice(2);
const count = Number(people);
const database = new DatabaseSync(file);

database.exec(`
  PRAGMA journal_mode = WAL;
  CREATE TABLE person (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    user_name TEXT NOT NULL UNIQUE,
    body TEXT NOT NULL
  ) STRICT;
  CREATE TABLE member (
    group_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    PRIMARY KEY (group_id, person_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE total (living INTEGER NOT NULL) STRICT;
  BEGIN`);
const addPerson = database.prepare('INSERT INTO person (id, user_name, body) VALUES (?, ?, ?)');
for (let at = 0; at < count; at += 1) {
  addPerson.run(
    personId(at),
    userNameOf(at),
    JSON.stringify({ id: personId(at), ...(content === 'people' ? personBody(at) : bareBody(at)) }),
  );
}
database.prepare('INSERT INTO total (living) VALUES (?)').run(count);
const addMember = database.prepare('INSERT INTO member (group_id, person_id) VALUES (?, ?)');
for (const size of content === 'groups' ? groupSizes : []) {
  for (let group = 0; group < groupsPerSize; group += 1) {
    for (let at = 0; at < size; at += 1) addMember.run(groupId(size, group), personId(at));
  }
}
database.exec('COMMIT');
database.close();
process.stdout.write(`${JSON.stringify({ people: count })}\n`);
