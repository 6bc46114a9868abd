// The color of a log entry's outcome, and the label of its action.

import type { ConsoleLogEntry, ConsoleOutcome } from '../../../src/http/api/contract.ts';
import type { MessageId } from '../locales/words.ts';
import type { Tone } from '../parts/status.tsx';

type Ended = Pick<ConsoleLogEntry, 'outcome' | 'code'>;

/** A look-up of a resource that does not exist: Entra expects the answer. */
export function isMiss({ outcome, code }: Ended): boolean {
  return outcome === 'success' && code === 'BC-202';
}

const tones: Readonly<Record<ConsoleOutcome, Tone>> = {
  success: 'good',
  warning: 'warning',
  failure: 'bad',
  refused: 'bad',
};

export function toneOf(entry: Ended): Tone {
  return isMiss(entry) ? 'quiet' : tones[entry.outcome];
}

const actions: Readonly<Record<string, MessageId>> = {
  'Test connection': 'action.test',
  Discovery: 'action.discovery',
  Lookup: 'action.lookup',
  List: 'action.list',
  Read: 'action.read',
  Create: 'action.create',
  Update: 'action.update',
  Delete: 'action.delete',
  Refused: 'action.refused',
};

/** The label for what a request wanted; undefined for an action that this build does not know. */
export function actionLabel(action: string): MessageId | undefined {
  return Object.hasOwn(actions, action) ? actions[action] : undefined;
}
