// The log without the index by resource: the walk along log_line answers that question too, and an index in random order made every
// line write a page of its own. What is left grows at its end: lines, their ids (which begin with the time) and log_line.

import type { Migration } from '../migrate.ts';

const dropIndex = 'DROP INDEX log_resource;';

export const leanLog: Migration = {
  number: 6,
  name: 'lean-log',
  sqlite: dropIndex,
  postgres: dropIndex,
};
