// The labels of the phases of a test run.

import type { MessageId } from '../locales/words.ts';

const labels: Readonly<Record<string, MessageId>> = {
  checks: 'rehearsal.phase.checks',
  users: 'rehearsal.phase.users',
  'deleted users': 'rehearsal.phase.users',
  managers: 'rehearsal.phase.managers',
  groups: 'rehearsal.phase.groups',
  'deleted groups': 'rehearsal.phase.groups',
  members: 'rehearsal.phase.members',
};

/** A phase that this build does not know is reading back and comparing. */
export function phaseLabel(phase: string): MessageId {
  return (Object.hasOwn(labels, phase) ? labels[phase] : undefined) ?? 'rehearsal.phase.verify';
}
