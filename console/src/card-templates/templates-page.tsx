// /d/:id/templates: the templates of cards, and the rules by which users have one.

import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { addTemplate, assignmentQuery, removeTemplate, templatesKey, templatesQuery } from '../api/card-templates.ts';
import { useCardWords } from '../cards/card-words.ts';
import { formatDay } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { Answer } from '../parts/answer.tsx';
import { useChange } from '../parts/change.ts';
import { DataTable } from '../parts/data-table.tsx';
import { DialogButton, useClose } from '../parts/dialog.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Form } from '../parts/form.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { useDirectoryId, useHasRight } from '../session/rights.ts';
import { RulesPanel } from './rules-panel.tsx';

export function TemplatesPage(): ReactElement {
  const words = useWords();
  const say = useCardWords();
  const directoryId = useDirectoryId();
  const canEdit = useHasRight('administer');
  const templates = useQuery(templatesQuery(directoryId));
  const assignment = useQuery(assignmentQuery(directoryId));
  const rules = assignment.data?.rules ?? [];
  return (
    <>
      <PageTitle
        title={words('templates.title')}
        intro={say('templates.intro')}
        action={
          canEdit &&
          (templates.data?.length ?? 0) > 0 && (
            <DialogButton label={say('templates.add')} variant="filled">
              <AddForm from={templates.data ?? []} />
            </DialogButton>
          )
        }
      />
      <Answer
        query={templates}
        lines={4}
        empty={
          <EmptyState icon="template" title={say('templates.empty')} text={say('templates.empty.text')}>
            <Link to="/d/$directoryId/cards" params={{ directoryId }}>
              {words('cards.title')}
            </Link>
          </EmptyState>
        }
      >
        {(items) => (
          <>
            <TemplateTable templates={items} usedBy={(id) => rules.filter(({ template }) => template === id).length} />
            <Answer query={assignment} lines={4}>
              {({ version, rules: saved }) => <RulesPanel key={version} templates={items} saved={saved} />}
            </Answer>
          </>
        )}
      </Answer>
    </>
  );
}

interface Named {
  readonly id: string;
  readonly name: string;
}

interface TemplateTableProps {
  readonly templates: readonly (Named & { readonly changedAt: string })[];
  readonly usedBy: (id: string) => number;
}

function TemplateTable({ templates, usedBy }: TemplateTableProps): ReactElement {
  const say = useCardWords();
  const { language } = useLocale();
  const directoryId = useDirectoryId();
  const canEdit = useHasRight('administer');
  return (
    <DataTable
      rows={templates}
      keyOf={({ id }) => id}
      columns={[
        {
          label: say('templates.name'),
          cell: ({ id, name }) => (
            <Link to="/d/$directoryId/templates/$templateId" params={{ directoryId, templateId: id }}>
              {name}
            </Link>
          ),
        },
        { label: say('templates.rules'), cell: ({ id }) => say('templates.used', { count: usedBy(id) }) },
        { label: say('templates.changed'), cell: ({ changedAt }) => formatDay(changedAt, language) },
        canEdit && {
          label: say('remove'),
          isAction: true,
          cell: ({ id, name }) =>
            usedBy(id) === 0 && (
              <DialogButton
                label={say('remove')}
                aria-label={say('templates.remove', { name })}
                title={say('templates.remove.title', { name })}
                size="compact-sm"
              >
                <RemoveForm id={id} />
              </DialogButton>
            ),
        },
      ]}
    />
  );
}

function RemoveForm({ id }: { readonly id: string }): ReactElement {
  const say = useCardWords();
  const directoryId = useDirectoryId();
  const removal = useChange(removeTemplate(directoryId), { rereads: [templatesKey(directoryId)], onDone: useClose() });
  return (
    <Form submit={say('remove')} act={removal} isDangerous onSubmit={() => removal.mutate(id)}>
      <p>{say('templates.remove.effect')}</p>
    </Form>
  );
}

function AddForm({ from }: { readonly from: readonly Named[] }): ReactElement {
  const say = useCardWords();
  const close = useClose();
  const navigate = useNavigate();
  const directoryId = useDirectoryId();
  const [name, setName] = useState('');
  const [copied, setCopied] = useState(from[0]?.id ?? '');
  const add = useChange(addTemplate(directoryId), {
    rereads: [templatesKey(directoryId)],
    onDone: ({ id }) => {
      close();
      void navigate({ to: '/d/$directoryId/templates/$templateId', params: { directoryId, templateId: id } });
    },
  });
  return (
    <Form
      submit={say('templates.add')}
      act={add}
      isDisabled={name.trim() === ''}
      onSubmit={() => add.mutate({ name: name.trim(), ...(copied === '' ? {} : { from: copied }) })}
    >
      <TextInput
        label={say('templates.name')}
        required
        data-autofocus
        maxLength={100}
        value={name}
        onChange={({ currentTarget: { value } }) => setName(value)}
      />
      <NativeSelect
        label={say('templates.from')}
        value={copied}
        data={from.map(({ id, name: label }) => ({ value: id, label }))}
        onChange={({ currentTarget: { value } }) => setCopied(value)}
      />
    </Form>
  );
}
