// /d/:id/templates/:templateId: the fields of a template with their rules, beside a real person's card.

import { Button, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { type CardTemplate, templateQuery } from '../api/card-templates.ts';
import { useCardWords } from '../cards/card-words.ts';
import type { FieldName } from '../cards/fields.ts';
import classes from '../cards/phone.module.css';
import { useWords } from '../locales/locale.tsx';
import { RecordPage } from '../parts/answer.tsx';
import { BackLink } from '../parts/back-link.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Panel } from '../parts/panel.tsx';
import { useHasRight } from '../session/rights.ts';
import { FieldRow } from './field-row.tsx';
import { LegalLine } from './legal-line.tsx';
import { SavedTemplate, SaveTemplate } from './save-template.tsx';
import { fieldsOf, type SentFields, sentOf, type TemplateField } from './template-fields.ts';
import { Gaps, TemplatePreview } from './template-preview.tsx';

const route = getRouteApi('/signed-in/d/$directoryId/templates/$templateId');

type Edits = { readonly [Name in FieldName]?: TemplateField };

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
  const [edits, setEdits] = useState<Edits>({});
  const [before, setBefore] = useState<SentFields>();
  const [isSaving, setSaving] = useState(false);
  const fields = template.fields.map((field) => edits[field.field] ?? field);
  const changed = template.fields.filter((field) => {
    const edited = edits[field.field];
    return edited !== undefined && JSON.stringify(sentOf(edited)) !== JSON.stringify(sentOf(field));
  });
  const change = { fields: fieldsOf(changed.map(({ field }) => edits[field]).filter((each) => each !== undefined)) };
  const shown = new Set(fields.filter(({ visible }) => visible).map(({ field }) => field));
  return (
    <>
      <PageTitle
        title={template.name}
        intro={say('template.intro')}
        action={
          canEdit && (
            <Button disabled={changed.length === 0} onClick={() => setSaving(true)}>
              {words('app.save')}
            </Button>
          )
        }
      />
      {before !== undefined && (
        <SavedTemplate template={template.id} before={before} onEnd={() => setBefore(undefined)} />
      )}
      <div className={classes['beside']}>
        <Panel title={say('template.fields')}>
          <div>
            {fields.map((field) => (
              <FieldRow
                key={field.field}
                field={field}
                canEdit={canEdit}
                onChange={(next) => setEdits((known) => ({ ...known, [field.field]: next }))}
              />
            ))}
          </div>
        </Panel>
        <Stack>
          <LegalLine template={template} canEdit={canEdit} />
          <Gaps shown={shown} />
          <TemplatePreview template={template.id} change={change} />
        </Stack>
      </div>
      <Dialog title={say('template.save')} isOpen={isSaving} onClose={() => setSaving(false)}>
        <SaveTemplate
          template={template.id}
          fields={change.fields}
          onSaved={() => {
            setBefore(fieldsOf(changed));
            setEdits({});
          }}
        />
      </Dialog>
    </>
  );
}
