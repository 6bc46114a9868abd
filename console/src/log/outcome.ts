// How a line of the provisioning log ended, and what its action is called.

import type { ConsoleLogLine } from '../../../src/http/console/contract.ts';
import type { MessageId } from '../locales/words.ts';
import type { Tone } from '../parts/status.tsx';

/** `miss` is the answer to a question for somebody who is not there: for Entra a normal answer, no failure. */
export type Outcome = 'success' | 'warning' | 'failure' | 'miss';

const firstFailure = 400;
const notFound = 404;

export function outcomeOf(line: Pick<ConsoleLogLine, 'status' | 'method' | 'code' | 'warnings'>): Outcome {
  if (line.status === notFound && line.method === 'GET' && line.code === 'BC-202') return 'miss';
  if (line.status >= firstFailure) return 'failure';
  return line.warnings.length > 0 ? 'warning' : 'success';
}

const tones: Readonly<Record<Outcome, Tone>> = { success: 'good', warning: 'warning', failure: 'bad', miss: 'quiet' };

export function toneOfOutcome(outcome: Outcome): Tone {
  return tones[outcome];
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
