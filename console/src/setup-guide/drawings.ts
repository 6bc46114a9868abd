// What a drawing of Entra shows in a step. Its labels are those of the instructions, and its numbers their numbers.

import type { Directory } from '../../../src/http/api/schemas/directories.ts';
import type { Step } from '../connection/progress.ts';
import type { MessageId, Words } from '../locales/words.ts';
import type { Look } from './setup-guide-search.ts';

/** A part of the drawn screen; `mark` is the instruction that it belongs to. */
export interface Drawn {
  readonly kind: 'menu' | 'button' | 'choice' | 'field' | 'row';
  readonly text: string;
  readonly value?: string;
  readonly mark: number;
}

interface Drawing {
  /** The text in the address bar of the browser. */
  readonly site: string;
  readonly parts: readonly Drawn[];
}

const hidden = '••••••••••••';

export function drawingOf(step: Step, look: Look, directory: Directory, words: Words): Drawing {
  const label = (id: MessageId, at = 0): string => labelsIn(words(id))[at] ?? '';
  const site = label(`guide.create.${look}.open`);
  return { site, parts: partsOf(step, look, directory, label) };
}

/** The labels of Entra in a sentence are between asterisks. */
function labelsIn(sentence: string): readonly string[] {
  return sentence.split('*').filter((_, index) => index % 2 === 1);
}

type Label = (id: MessageId, at?: number) => string;

function partsOf(step: Step, look: Look, directory: Directory, label: Label): readonly Drawn[] {
  const provisioning = label(`guide.create.${look}.provisioning`);
  const people: Drawn = { kind: 'menu', text: label('guide.person.assign'), mark: 1 };
  switch (step) {
    case 'create':
      return createParts(look, directory, label);
    case 'connect':
      return [{ kind: 'menu', text: provisioning, mark: 1 }, ...connectParts(look, directory, label)];
    case 'mapping':
      return [
        { kind: 'menu', text: label(`guide.mapping.${look}.open`), mark: 1 },
        { kind: 'button', text: label(`guide.mapping.${look}.open`, 1), mark: 1 },
        { kind: 'row', text: label('guide.mapping.userName'), value: 'objectId', mark: 2 },
        { kind: 'row', text: label('guide.mapping.externalId'), value: 'userPrincipalName', mark: 3 },
        { kind: 'button', text: label('guide.mapping.save'), mark: 4 },
      ];
    case 'person':
      return [
        people,
        { kind: 'button', text: label('guide.person.assign', 1), mark: 1 },
        { kind: 'menu', text: lastOf(label('guide.person.demand')), mark: 2 },
        { kind: 'button', text: label('guide.person.demand', 1), mark: 2 },
      ];
    case 'start':
      return [people, ...startParts(look, label)];
    default:
      return step satisfies never;
  }
}

function createParts(look: Look, { name }: Directory, label: Label): readonly Drawn[] {
  const path = label(`guide.create.${look}.open`, 1).split(' > ');
  return [
    { kind: 'menu', text: path[1] ?? '', mark: 1 },
    { kind: 'button', text: path[2] ?? '', mark: 1 },
    { kind: 'field', text: label('guide.create.own'), value: `Becard ${name}`, mark: 2 },
    { kind: 'choice', text: label('guide.create.own', 1), mark: 2 },
    { kind: 'button', text: label('guide.create.own', 2), mark: 2 },
    { kind: 'menu', text: label(`guide.create.${look}.provisioning`), mark: 3 },
  ];
}

function connectParts(look: Look, { tenantUrl }: Directory, label: Label): readonly Drawn[] {
  const open = `guide.connect.${look}.open` as const;
  return [
    look === 'new'
      ? { kind: 'button', text: label(open), mark: 1 }
      : { kind: 'field', text: label(open), value: label(open, 1), mark: 1 },
    { kind: 'field', text: label('guide.connect.url'), value: tenantUrl, mark: 2 },
    { kind: 'field', text: label('guide.connect.token'), value: hidden, mark: 3 },
    { kind: 'button', text: label(`guide.connect.${look}.test`), mark: 4 },
    { kind: 'button', text: label(`guide.connect.${look}.test`, 1), mark: 4 },
  ];
}

function startParts(look: Look, label: Label): readonly Drawn[] {
  if (look === 'new') {
    return [
      { kind: 'menu', text: label('guide.start.new.start'), mark: 2 },
      { kind: 'button', text: label('guide.start.new.start', 1), mark: 2 },
    ];
  }
  return [
    { kind: 'field', text: label('guide.start.older.start'), value: label('guide.start.older.start', 1), mark: 2 },
    { kind: 'button', text: label('guide.start.older.start', 2), mark: 2 },
  ];
}

function lastOf(path: string): string {
  return path.split(' > ').at(-1) ?? '';
}
