// The earlier versions of a template, with what is different now; one is restored after saying what it changes.

import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import {
  type CardTemplate,
  restoreTemplate,
  type TemplateChange,
  templatesKey,
  templateVersionsQuery,
} from '../api/card-templates.ts';
import { cardsKey } from '../api/cards.ts';
import { useCardWords } from '../cards/card-words.ts';
import { formatDate } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { Answer } from '../parts/answer.tsx';
import { useChange } from '../parts/change.ts';
import { DialogButton, useClose } from '../parts/dialog.tsx';
import { Item, ItemList } from '../parts/item-list.tsx';
import { Panel } from '../parts/panel.tsx';
import { Hint } from '../parts/text.tsx';
import { useDirectoryId, useHasRight } from '../session/rights.ts';
import { SaveTemplate } from './save-template.tsx';
import { changeTo, hasOtherLogo } from './template-edits.ts';

export function TemplateVersions({ template }: { readonly template: CardTemplate }): ReactElement {
  const say = useCardWords();
  const { language } = useLocale();
  const canEdit = useHasRight('administer');
  const versions = useQuery(templateVersionsQuery(useDirectoryId(), template.id));
  return (
    <Panel title={say('template.tab.versions')}>
      <Hint>{say('versions.text')}</Hint>
      <Answer query={versions} lines={3} empty={<p>{say('versions.none')}</p>}>
        {(items) => (
          <ItemList>
            {items.map(({ version, changedAt, content }) => {
              const change = changeTo(template, content);
              const isOtherLogo = hasOtherLogo(template, content);
              return (
                <Item
                  key={version}
                  name={say('versions.version', { number: version })}
                  facts={
                    <>
                      {formatDate(changedAt, language, { dateStyle: 'medium', timeStyle: 'short' })}
                      <br />
                      <Difference template={template} change={change} isOtherLogo={isOtherLogo} />
                    </>
                  }
                >
                  {canEdit && (isOtherLogo || Object.keys(change).length > 0) && (
                    <Restore template={template.id} version={version} change={change} />
                  )}
                </Item>
              );
            })}
          </ItemList>
        )}
      </Answer>
    </Panel>
  );
}

interface DifferenceProps {
  readonly template: CardTemplate;
  readonly change: TemplateChange;
  readonly isOtherLogo: boolean;
}

function Difference({ template, change, isOtherLogo }: DifferenceProps): ReactElement {
  const words = useWords();
  const say = useCardWords();
  const { fields = {}, name, leaver, listed, legalLine, photoEditableBy } = change;
  const parts = [
    name === undefined ? undefined : say('templates.name'),
    leaver === undefined ? undefined : say('leaver'),
    listed === undefined ? undefined : say('listed'),
    legalLine === undefined ? undefined : say('legal'),
    photoEditableBy === undefined ? undefined : say('template.photo'),
    isOtherLogo ? say('logo') : undefined,
    ...template.fields.map(({ field }) => (fields[field] === undefined ? undefined : words(`card.field.${field}`))),
  ].filter((part) => part !== undefined);
  return <>{parts.length === 0 ? say('versions.same') : say('versions.differs', { parts: parts.join(', ') })}</>;
}

interface RestoreProps {
  readonly template: string;
  readonly version: number;
  readonly change: TemplateChange;
}

function Restore({ template, version, change }: RestoreProps): ReactElement {
  const say = useCardWords();
  return (
    <DialogButton
      size="compact-sm"
      label={say('versions.restore')}
      aria-label={say('versions.restore.of', { number: version })}
      title={say('versions.restore.title', { number: version })}
    >
      <RestoreForm template={template} version={version} change={change} />
    </DialogButton>
  );
}

function RestoreForm({ template, version, change }: RestoreProps): ReactElement {
  const say = useCardWords();
  const directoryId = useDirectoryId();
  const restore = useChange(restoreTemplate(directoryId, template), {
    rereads: [templatesKey(directoryId), cardsKey(directoryId)],
    onDone: useClose(),
  });
  return (
    <SaveTemplate
      template={template}
      change={change}
      submit={say('versions.restore')}
      act={restore}
      onSubmit={() => restore.mutate({ version })}
    />
  );
}
