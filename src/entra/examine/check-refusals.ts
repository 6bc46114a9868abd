// Direct checks of refusals: a wrong token, and a person who exists already.
// Sources: RFC 6750 §3 (WWW-Authenticate), RFC 7644 §3.12, Microsoft SCIM Validator ("Create a duplicate User").

import { sendFor } from '../cycle/job.ts';
import { inspectAnswer, isScimError } from '../findings/inspect.ts';
import { member, textOf } from '../json.ts';
import { createUser, deleteUser, probeUser } from '../wire.ts';
import { findAfter, type Stage } from './stage.ts';

/** The scenes in order. */
export const REFUSAL_CHECKS: readonly ((stage: Stage) => Promise<void>)[] = [checkWrongToken, checkDuplicate];

async function checkWrongToken({ job, random }: Stage): Promise<void> {
  for (const token of ['not-the-secret-token', '']) {
    const request = probeUser(random.guid());
    const answer = await job.client.sendUnseen(request, token);
    inspectAnswer(request, answer, job.ledger);
    const isShaped = isScimError(answer) && answer.headers.get('www-authenticate') !== null;
    if (answer.status !== 401) findAfter(job, 'wrong-token-accepted', request, answer);
    else if (!isShaped) findAfter(job, 'wrong-token-shape', request, answer);
  }
}

async function checkDuplicate({ job, actors: [actor] }: Stage): Promise<void> {
  const request = createUser(actor.values);
  const answer = await job.client.send(request);
  const isTyped = isScimError(answer) && member(answer.body, 'scimType') === 'uniqueness';
  if (answer.status === 409) {
    if (!isTyped) findAfter(job, 'duplicate-shape', request, answer);
    return;
  }
  findAfter(job, 'duplicate-accepted', request, answer);
  const id = textOf(answer.body, 'id');
  if (answer.status === 201 && id !== undefined) await sendFor(job, deleteUser(id), [204], 'delete-refused');
}
