// The steps of one request through Becard, as Entra shows them for an object: succeeded, failed or skipped.

import { findError } from '../../../src/domain/errors/catalogue.ts';
import type { LogEntryDetails } from '../../../src/http/api/schemas/log.ts';
import { isMiss } from './outcome.ts';

export type StepId = 'authenticate' | 'switches' | 'read' | 'match' | 'apply' | 'answer';
export type StepState = 'done' | 'failed' | 'warned' | 'open';

export interface Step {
  readonly id: StepId;
  readonly state: StepState;
}

const order: readonly StepId[] = ['authenticate', 'switches', 'read', 'match', 'apply', 'answer'];

/** The steps in their order. Reading requests change nothing, so they have no step that applies. */
export function stepsOf(event: Pick<LogEntryDetails, 'outcome' | 'method' | 'code'>): readonly Step[] {
  const isWrite = event.method !== 'GET' && event.method !== 'HEAD';
  const steps = order.filter((id) => isWrite || id !== 'apply');
  const { outcome } = event;
  if ((outcome === 'success' || outcome === 'warning') && !isMiss(event)) {
    return steps.map((id) => ({
      id,
      state: id === 'match' && outcome === 'warning' && !isWrite ? 'warned' : stateOf(id, outcome),
    }));
  }
  const step = findError(event.code)?.step ?? 'apply';
  const end = steps.indexOf(steps.includes(step) ? step : 'match');
  // Every request gets a response.
  return steps.map((id, at) => ({ id, state: id === 'answer' ? 'done' : stateAt(at, end) }));
}

function stateOf(id: StepId, outcome: 'success' | 'warning'): StepState {
  return outcome === 'warning' && id === 'apply' ? 'warned' : 'done';
}

function stateAt(at: number, end: number): StepState {
  if (at < end) return 'done';
  return at === end ? 'failed' : 'open';
}
