// /d/:id/templates/:templateId: the fields of a template with their rules, beside a real person's card.

import { Button, Group, NativeSelect, Stack, Switch, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import {
  type CardTemplate,
  changeTemplate,
  templatePreview,
  templateQuery,
  templatesKey,
} from '../api/card-templates.ts';
import { cardsKey } from '../api/cards.ts';
import { useCardWords } from '../cards/card-words.ts';
import { FieldInput } from '../cards/field-input.tsx';
import { type FieldName, kindOf, withoutEmpty } from '../cards/fields.ts';
import classes from '../cards/phone.module.css';
import { useWords } from '../locales/locale.tsx';
import { Answer, RecordPage } from '../parts/answer.tsx';
import { BackLink } from '../parts/back-link.tsx';
import { useChange } from '../parts/change.ts';
import { Dialog, useClose } from '../parts/dialog.tsx';
import { Form } from '../parts/form.tsx';
import { Notice, ProblemNotice } from '../parts/notice.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Panel } from '../parts/panel.tsx';
import { useHasRight } from '../session/rights.ts';
import { Gaps, TemplatePreview } from './template-preview.tsx';

const route = getRouteApi('/signed-in/d/$directoryId/templates/$templateId');

type Field = CardTemplate['fields'][number];
type Edits = { readonly [Name in FieldName]?: Field };
type Fields = Record<string, Omit<Field, 'field'>>;

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
  const [before, setBefore] = useState<Fields>();
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
      {before !== undefined && <Saved template={template.id} before={before} onEnd={() => setBefore(undefined)} />}
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
          <Gaps shown={shown} />
          <TemplatePreview template={template.id} change={change} />
        </Stack>
      </div>
      <Dialog title={say('template.save')} isOpen={isSaving} onClose={() => setSaving(false)}>
        <SaveForm
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

/** As a change names it: rules of the directory have a source, the others a value. */
function sentOf({ rule, source, value, visible, editableBy }: Field): Omit<Field, 'field'> {
  const isFromDirectory = rule === 'always' || rule === 'first';
  const kept = value === undefined ? null : withoutEmpty(value);
  return {
    ...{ rule, visible, editableBy },
    ...(isFromDirectory ? { source: source ?? '' } : {}),
    ...(!isFromDirectory && kept !== null ? { value: kept } : {}),
  };
}

function fieldsOf(fields: readonly Field[]): Fields {
  return Object.fromEntries(fields.map((field) => [field.field, sentOf(field)]));
}

interface FieldRowProps {
  readonly field: Field;
  readonly canEdit: boolean;
  readonly onChange: (field: Field) => void;
}

const rules = ['always', 'first', 'own', 'fixed'] as const;
const ownRules = ['own', 'fixed'] as const;

function FieldRow({ field, canEdit, onChange }: FieldRowProps): ReactElement {
  const words = useWords();
  const say = useCardWords();
  const label = words(`card.field.${field.field}`);
  const isFromDirectory = field.rule === 'always' || field.rule === 'first';
  const offered = ['links', 'color', 'focus'].includes(kindOf(field.field)) ? ownRules : rules;
  return (
    <fieldset className={classes['row']} disabled={!canEdit}>
      <legend>{label}</legend>
      <Group gap="md" align="end">
        <NativeSelect
          label={say('template.rule')}
          flex="1 1 240px"
          value={field.rule}
          data={offered.map((rule) => ({ value: rule, label: say(`rule.${rule}`) }))}
          onChange={({ currentTarget: { value } }) => {
            const rule = rules.find((each) => each === value);
            if (rule !== undefined) onChange({ ...field, rule });
          }}
        />
        {(field.rule === 'first' || field.rule === 'own') && (
          <NativeSelect
            label={say('template.editable')}
            flex="1 1 160px"
            value={field.editableBy}
            data={(['person', 'editor'] as const).map((each) => ({ value: each, label: say(`editable.${each}`) }))}
            onChange={({ currentTarget: { value } }) =>
              onChange({ ...field, editableBy: value === 'person' ? 'person' : 'editor' })
            }
          />
        )}
        <Switch
          className={classes['visible'] ?? ''}
          label={say('template.visible')}
          aria-label={say('template.visible.of', { field: label })}
          checked={field.visible}
          onChange={({ currentTarget }) => onChange({ ...field, visible: currentTarget.checked })}
        />
      </Group>
      {isFromDirectory ? (
        <TextInput
          label={say('template.source')}
          value={field.source ?? ''}
          onChange={({ currentTarget }) => onChange({ ...field, source: currentTarget.value })}
        />
      ) : (
        <FieldInput
          field={field.field}
          label={say(field.rule === 'own' ? 'template.default' : 'template.fixed', { field: label })}
          value={field.value}
          onChange={(value) => onChange({ ...field, value })}
        />
      )}
    </fieldset>
  );
}

interface SaveFormProps {
  readonly template: string;
  readonly fields: Fields;
  readonly onSaved: () => void;
}

/** Says first how many cards change, and how many entered values are hidden. */
function SaveForm({ template, fields, onSaved }: SaveFormProps): ReactElement {
  const words = useWords();
  const say = useCardWords();
  const close = useClose();
  const { directoryId } = route.useParams();
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
          {hiddenValues > 0 && <Notice tone="warning">{say('template.hides', { count: hiddenValues })}</Notice>}
          {examples.length > 0 && (
            <p>
              {examples
                .slice(0, 5)
                .map(({ displayName }) => displayName)
                .join(', ')}
            </p>
          )}
        </Form>
      )}
    </Answer>
  );
}

interface SavedProps {
  readonly template: string;
  readonly before: Fields;
  readonly onEnd: () => void;
}

/** Gives the changed fields back what they were. */
function Saved({ template, before, onEnd }: SavedProps): ReactElement {
  const say = useCardWords();
  const { directoryId } = route.useParams();
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
