// Saves the changed fields of a template, after saying how many cards change, and takes them back.

import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { changeTemplate, templatePreview, templatesKey } from '../api/card-templates.ts';
import { cardsKey } from '../api/cards.ts';
import { useCardWords } from '../cards/card-words.ts';
import { useWords } from '../locales/locale.tsx';
import { Answer } from '../parts/answer.tsx';
import { useChange } from '../parts/change.ts';
import { useClose } from '../parts/dialog.tsx';
import { Form } from '../parts/form.tsx';
import { Notice, ProblemNotice } from '../parts/notice.tsx';
import { useDirectoryId } from '../session/rights.ts';
import { Concerned } from './concerned.tsx';
import type { SentFields } from './template-fields.ts';

interface SaveTemplateProps {
  readonly template: string;
  readonly fields: SentFields;
  readonly onSaved: () => void;
}

/** Says first how many cards change, and how many entered values are hidden. */
export function SaveTemplate({ template, fields, onSaved }: SaveTemplateProps): ReactElement {
  const words = useWords();
  const say = useCardWords();
  const close = useClose();
  const directoryId = useDirectoryId();
  const preview = useQuery(templatePreview(directoryId, template, { fields }));
  const change = useChange(changeTemplate(directoryId, template), {
    rereads: [templatesKey(directoryId), cardsKey(directoryId)],
    onDone: () => {
      onSaved();
      close();
    },
  });
  return (
    <Answer query={preview} lines={3}>
      {({ changed, hiddenValues, examples }) => (
        <Form submit={words('app.save')} act={change} onSubmit={() => change.mutate({ fields })}>
          <p>
            <strong>{say('template.changes', { count: changed })}</strong>
          </p>
          <Concerned hiddenValues={hiddenValues} examples={examples} />
        </Form>
      )}
    </Answer>
  );
}

interface SavedTemplateProps {
  readonly template: string;
  readonly before: SentFields;
  readonly onEnd: () => void;
}

/** Gives the changed fields back what they were. */
export function SavedTemplate({ template, before, onEnd }: SavedTemplateProps): ReactElement {
  const say = useCardWords();
  const directoryId = useDirectoryId();
  const undo = useChange(changeTemplate(directoryId, template), {
    rereads: [templatesKey(directoryId), cardsKey(directoryId)],
    onDone: onEnd,
  });
  return (
    <Notice role="status">
      <Group justify="space-between">
        {say('template.saved')}
        <Button
          variant="default"
          size="compact-sm"
          loading={undo.isPending}
          onClick={() => undo.mutate({ fields: before })}
        >
          {say('bulk.undo')}
        </Button>
      </Group>
      <ProblemNotice error={undo.error} />
    </Notice>
  );
}
