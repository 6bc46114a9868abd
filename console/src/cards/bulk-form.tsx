// How many cards a change would change, and the button that makes it.

import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import type { CardChangePreview } from '../../../src/http/api/schemas/cards.ts';
import { Answer } from '../parts/answer.tsx';
import { Form } from '../parts/form.tsx';
import type { Act } from './bulk-act.ts';
import { useCardWords } from './card-words.ts';

interface BulkFormProps {
  readonly act: Act;
  readonly submit: string;
  readonly effect: string;
  readonly preview: UseQueryResult<CardChangePreview>;
  readonly change: Pick<UseMutationResult, 'isPending' | 'error'>;
  readonly onSubmit: () => void;
  /** Above the number. */
  readonly children?: ReactNode;
}

export function BulkForm({ act, submit, effect, preview, change, onSubmit, children }: BulkFormProps): ReactElement {
  const say = useCardWords();
  return (
    <Form submit={submit} act={change} isDisabled={(preview.data?.changed ?? 0) === 0} onSubmit={onSubmit}>
      {children}
      <Answer query={preview} lines={2}>
        {({ chosen, changed }) => (
          <>
            <p role="status">
              <strong>{changed === 0 ? say('bulk.none') : say(`bulk.${act}.count`, { count: changed })}</strong>{' '}
              {chosen > changed && say(`bulk.${act}.already`, { count: chosen - changed })}
            </p>
            {changed > 0 && <p>{effect}</p>}
          </>
        )}
      </Answer>
    </Form>
  );
}
