// Saves the rules of assignment, after saying whom they move.

import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { type AssignmentChange, assignmentPreview, changeAssignment, templatesKey } from '../api/card-templates.ts';
import { cardsKey } from '../api/cards.ts';
import { useCardWords } from '../cards/card-words.ts';
import { useWords } from '../locales/locale.tsx';
import { Answer } from '../parts/answer.tsx';
import { useChange } from '../parts/change.ts';
import { useClose } from '../parts/dialog.tsx';
import { Form } from '../parts/form.tsx';
import { useDirectoryId } from '../session/rights.ts';
import { Concerned } from './concerned.tsx';

export function SaveRules({ rules }: { readonly rules: Readonly<AssignmentChange['rules']> }): ReactElement {
  const words = useWords();
  const say = useCardWords();
  const close = useClose();
  const directoryId = useDirectoryId();
  const body = { rules: [...rules] };
  const preview = useQuery(assignmentPreview(directoryId, body));
  const change = useChange(changeAssignment(directoryId), {
    rereads: [templatesKey(directoryId), cardsKey(directoryId)],
    onDone: close,
  });
  const none = say('rules.noCard');
  return (
    <Answer query={preview} lines={3}>
      {({ moves, changed, hiddenValues, examples }) => (
        <Form submit={words('app.save')} act={change} onSubmit={() => change.mutate(body)}>
          <p>
            <strong>{say('rules.changes', { count: changed })}</strong>
          </p>
          {moves.map(({ from, to, users }) => (
            <p key={`${from?.id ?? ''} ${to?.id ?? ''}`}>
              {say('rules.move', { count: users, from: from?.name ?? none, to: to?.name ?? none })}
            </p>
          ))}
          <Concerned changed={changed} hiddenValues={hiddenValues} examples={examples} />
        </Form>
      )}
    </Answer>
  );
}
