// /d/:id/templates/:templateId: the fields of a template with their rules, its settings and its earlier versions, beside a real person's card.

import { Button, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type Dispatch, type ReactElement, type SetStateAction, useState } from 'react';
import {
  type CardTemplate,
  changeTemplate,
  type TemplateChange,
  templateQuery,
  templatesKey,
} from '../api/card-templates.ts';
import { cardsKey } from '../api/cards.ts';
import { useCardWords } from '../cards/card-words.ts';
import classes from '../cards/phone.module.css';
import { Unsaved } from '../cards/unsaved.tsx';
import { useWords } from '../locales/locale.tsx';
import { RecordPage } from '../parts/answer.tsx';
import { BackLink } from '../parts/back-link.tsx';
import { useChange } from '../parts/change.ts';
import { Dialog } from '../parts/dialog.tsx';
import { PageTabs } from '../parts/page-tabs.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Panel } from '../parts/panel.tsx';
import { useDirectoryId, useHasRight } from '../session/rights.ts';
import { FieldRow } from './field-row.tsx';
import { SavedTemplate, SaveTemplate } from './save-template.tsx';
import { changeOf, type Edits, isIncomplete, noEdits } from './template-edits.ts';
import type { TemplateField } from './template-fields.ts';
import { Gaps, TemplatePreview } from './template-preview.tsx';
import { TemplateSettings } from './template-settings.tsx';
import { TemplateVersions } from './template-versions.tsx';

const route = getRouteApi('/signed-in/d/$directoryId/templates/$templateId');

export function TemplatePage(): ReactElement {
  const words = useWords();
  const { directoryId, templateId } = route.useParams();
  return (
    <RecordPage
      back={<BackLink to="/d/$directoryId/templates" params={{ directoryId }} label={words('templates.title')} />}
      query={useQuery(templateQuery(directoryId, templateId))}
    >
      {(template) => <Editor key={template.id} template={template} />}
    </RecordPage>
  );
}

function Editor({ template }: { readonly template: CardTemplate }): ReactElement {
  const words = useWords();
  const say = useCardWords();
  const canEdit = useHasRight('administer');
  const [edits, setEdits] = useState<Edits>(noEdits);
  const [before, setBefore] = useState<number>();
  const [isSaving, setSaving] = useState(false);
  const change = changeOf(template, edits);
  const isChanged = Object.keys(change).length > 0;
  const canSave = isChanged && !isIncomplete(change);
  const fields = template.fields.map((field) => edits.fields[field.field] ?? field);
  const shown = new Set(fields.filter(({ visible }) => visible).map(({ field }) => field));
  return (
    <>
      <PageTitle
        title={template.name}
        intro={say('template.intro')}
        action={
          canEdit && (
            <Button disabled={!canSave} onClick={() => setSaving(true)}>
              {words('app.save')}
            </Button>
          )
        }
      />
      {before !== undefined && (
        <SavedTemplate template={template.id} version={before} onEnd={() => setBefore(undefined)} />
      )}
      <div className={classes['beside']}>
        <Parts
          template={template}
          fields={fields}
          edits={edits}
          onEdit={setEdits}
          onSaved={() => setBefore(template.version)}
        />
        <Stack>
          <Gaps shown={shown} />
          <TemplatePreview template={template.id} change={isIncomplete(change) ? {} : change} />
        </Stack>
      </div>
      {isChanged && <Unsaved isKeptByTabs />}
      <Dialog title={say('template.save')} isOpen={isSaving} onClose={() => setSaving(false)}>
        <SaveEdits
          template={template.id}
          change={change}
          onSaved={() => {
            setBefore(template.version);
            setEdits(noEdits);
            setSaving(false);
          }}
        />
      </Dialog>
    </>
  );
}

interface PartsProps {
  readonly template: CardTemplate;
  /** With what is not saved yet. */
  readonly fields: readonly TemplateField[];
  readonly edits: Edits;
  readonly onEdit: Dispatch<SetStateAction<Edits>>;
  readonly onSaved: () => void;
}

const tabs = ['fields', 'settings', 'versions'] as const;

function Parts({ template, fields, edits, onEdit, onSaved }: PartsProps): ReactElement {
  const say = useCardWords();
  const { tab = 'fields' } = route.useSearch();
  const navigate = route.useNavigate();
  const canEdit = useHasRight('administer');
  return (
    <PageTabs
      label={say('template.tabs')}
      chosen={tab}
      tabs={tabs.map((key) => ({ key, label: say(`template.tab.${key}`) }))}
      onChoose={(key) => navigate({ search: key === 'fields' ? {} : { tab: key }, replace: true, state: true })}
    >
      {tab === 'fields' && (
        <Panel title={say('template.tab.fields')}>
          <div>
            {fields.map((field) => (
              <FieldRow
                key={field.field}
                field={field}
                canEdit={canEdit}
                onChange={(next) => onEdit((known) => ({ ...known, fields: { ...known.fields, [field.field]: next } }))}
              />
            ))}
          </div>
        </Panel>
      )}
      {tab === 'settings' && (
        <TemplateSettings
          template={template}
          edits={edits}
          onChange={(settings) => onEdit((known) => ({ ...known, ...settings }))}
          onSaved={onSaved}
        />
      )}
      {tab === 'versions' && <TemplateVersions template={template} />}
    </PageTabs>
  );
}

interface SaveEditsProps {
  readonly template: string;
  readonly change: TemplateChange;
  readonly onSaved: () => void;
}

function SaveEdits({ template, change, onSaved }: SaveEditsProps): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  const saving = useChange(changeTemplate(directoryId, template), {
    rereads: [templatesKey(directoryId), cardsKey(directoryId)],
    onDone: onSaved,
  });
  return (
    <SaveTemplate
      template={template}
      change={change}
      submit={words('app.save')}
      act={saving}
      onSubmit={() => saving.mutate(change)}
    />
  );
}
