// A story: schemas that a directory brings or not, and what is done with the resources that they and the standard describe.

import fc from 'fast-check';
import type { Story } from '../play.ts';
import { readShapes } from '../shape.ts';
import { ownSchemas } from './own.ts';
import { stepsIn } from './steps.ts';

/** Stories in directories that publish these documents, some of them with schemas of their own. */
export function stories(standard: readonly unknown[]): fc.Arbitrary<Story> {
  const inDirectoryWith = (documents: Story['documents']): fc.Arbitrary<Story> =>
    stepsIn(readShapes([...standard, ...documents])).map((steps) => ({ documents, steps }));
  return fc.oneof(
    { weight: 1, arbitrary: inDirectoryWith([]) },
    { weight: 2, arbitrary: ownSchemas().chain(inDirectoryWith) },
  );
}
