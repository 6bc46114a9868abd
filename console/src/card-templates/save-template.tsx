// Saves the changes of a template, after saying what they do to cards, and takes them back.

import { Button, Group } from '@mantine/core';
import { type UseMutationResult, useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { restoreTemplate, type TemplateChange, templatePreview, templatesKey } from '../api/card-templates.ts';
import { cardsKey } from '../api/cards.ts';
import { useCardWords } from '../cards/card-words.ts';
import { Answer } from '../parts/answer.tsx';
import { useChange } from '../parts/change.ts';
import { Form } from '../parts/form.tsx';
import { Notice, ProblemNotice } from '../parts/notice.tsx';
import { useDirectoryId } from '../session/rights.ts';
import { Concerned } from './concerned.tsx';

interface SaveTemplateProps {
  readonly template: string;
  readonly change: TemplateChange;
  readonly submit: string;
  readonly act: Pick<UseMutationResult, 'isPending' | 'error'>;
  readonly onSubmit: () => void;
}

/** Says first how many cards change, and how many entered values are hidden. */
export function SaveTemplate({ template, change, submit, act, onSubmit }: SaveTemplateProps): ReactElement {
  const say = useCardWords();
  const preview = useQuery(templatePreview(useDirectoryId(), template, change));
  const { leaver, listed, legalLine, photoEditableBy } = change;
  return (
    <Answer query={preview} lines={3}>
      {({ changed, hiddenValues, examples }) => (
        <Form submit={submit} act={act} onSubmit={onSubmit}>
          <p>
            <strong>{changed === 0 ? say('bulk.none') : say('template.changes', { count: changed })}</strong>
          </p>
          {leaver !== undefined && <p>{say('template.changes.leaver')}</p>}
          {listed !== undefined && <p>{say(listed ? 'template.changes.listed' : 'template.changes.unlisted')}</p>}
          {legalLine !== undefined && <p>{say('template.changes.legal')}</p>}
          {photoEditableBy !== undefined && <p>{say(`template.changes.photo.${photoEditableBy}`)}</p>}
          <Concerned changed={changed} hiddenValues={hiddenValues} examples={examples} />
        </Form>
      )}
    </Answer>
  );
}

interface SavedTemplateProps {
  readonly template: string;
  /** The version before the change. */
  readonly version: number;
  readonly onEnd: () => void;
}

/** Says that a template is saved, and takes it back to the version before. */
export function SavedTemplate({ template, version, onEnd }: SavedTemplateProps): ReactElement {
  const say = useCardWords();
  const directoryId = useDirectoryId();
  const undo = useChange(restoreTemplate(directoryId, template), {
    rereads: [templatesKey(directoryId), cardsKey(directoryId)],
    onDone: onEnd,
  });
  return (
    <Notice role="status">
      <Group justify="space-between">
        {say('template.saved')}
        <Button variant="default" size="compact-sm" loading={undo.isPending} onClick={() => undo.mutate({ version })}>
          {say('bulk.undo')}
        </Button>
      </Group>
      <ProblemNotice error={undo.error} />
    </Notice>
  );
}
