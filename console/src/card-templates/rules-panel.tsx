// The rules by which users have a template, in their order: the first that matches decides, the last one takes all others.

import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { AssignmentChange } from '../api/card-templates.ts';
import { departmentsQuery } from '../api/users.ts';
import { useCardWords } from '../cards/card-words.ts';
import classes from '../cards/phone.module.css';
import { useWords } from '../locales/locale.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Panel } from '../parts/panel.tsx';
import { Hint } from '../parts/text.tsx';
import { useDirectoryId, useHasRight } from '../session/rights.ts';
import { SaveRules } from './save-rules.tsx';

type Rule = AssignmentChange['rules'][number];

interface RulesPanelProps {
  readonly templates: readonly { readonly id: string; readonly name: string }[];
  readonly saved: readonly Rule[];
}

export function RulesPanel({ templates, saved }: RulesPanelProps): ReactElement {
  const words = useWords();
  const say = useCardWords();
  const canEdit = useHasRight('administer');
  const [rules, setRules] = useState(saved);
  const [isSaving, setSaving] = useState(false);
  const isChanged = JSON.stringify(rules) !== JSON.stringify(saved);
  const last = rules.length - 1;
  const set = (at: number, rule: Rule): void => setRules(rules.map((each, index) => (index === at ? rule : each)));
  const add = (): void =>
    setRules([
      ...rules.slice(0, last),
      { filter: '', newCards: 'draft', ...templateOf(templates[0]?.id) },
      ...rules.slice(last),
    ]);
  return (
    <Panel title={say('rules')}>
      <Hint>{say('rules.text')}</Hint>
      <ol className={classes['rules']}>
        {rules.map((rule, at) => (
          <li key={String(at)}>
            <fieldset className={classes['row']} disabled={!canEdit}>
              <legend>{at === last ? say('rules.others') : say('rules.number', { number: at + 1 })}</legend>
              <RuleFields rule={rule} isLast={at === last} templates={templates} onChange={(next) => set(at, next)} />
              {canEdit && at < last && <RuleActs rules={rules} at={at} onChange={setRules} />}
            </fieldset>
          </li>
        ))}
      </ol>
      {canEdit && (
        <Group>
          <Button variant="default" onClick={add}>
            {say('rules.add')}
          </Button>
          <Button disabled={!isChanged} onClick={() => setSaving(true)}>
            {words('app.save')}
          </Button>
        </Group>
      )}
      <Dialog title={say('rules.save')} isOpen={isSaving} onClose={() => setSaving(false)}>
        <SaveRules rules={rules} />
      </Dialog>
    </Panel>
  );
}

function templateOf(template: string | undefined): Pick<Rule, 'template'> {
  return template === undefined || template === '' ? {} : { template };
}

interface RuleActsProps {
  readonly rules: readonly Rule[];
  readonly at: number;
  readonly onChange: (rules: readonly Rule[]) => void;
}

/** Moves a rule up or down, or removes it. The last rule stays the last. */
function RuleActs({ rules, at, onChange }: RuleActsProps): ReactElement {
  const say = useCardWords();
  const number = at + 1;
  const look = { variant: 'default', size: 'compact-sm' } as const;
  const isLastToMove = at === rules.length - 2;
  const move = (first: number): void => onChange(swapped(rules, first));
  return (
    <Group gap="xs">
      <Button {...look} disabled={at === 0} aria-label={say('rules.up.of', { number })} onClick={() => move(at - 1)}>
        {say('rules.up')}
      </Button>
      <Button {...look} disabled={isLastToMove} aria-label={say('rules.down.of', { number })} onClick={() => move(at)}>
        {say('rules.down')}
      </Button>
      <Button {...look} aria-label={say('rules.remove', { number })} onClick={() => onChange(rules.toSpliced(at, 1))}>
        {say('remove')}
      </Button>
    </Group>
  );
}

/** A rule and the one after it in the other order. */
function swapped(rules: readonly Rule[], at: number): readonly Rule[] {
  return [...rules.slice(0, at), ...rules.slice(at, at + 2).toReversed(), ...rules.slice(at + 2)];
}

interface RuleFieldsProps extends Pick<RulesPanelProps, 'templates'> {
  readonly rule: Rule;
  readonly isLast: boolean;
  readonly onChange: (rule: Rule) => void;
}

function RuleFields({ rule, isLast, templates, onChange }: RuleFieldsProps): ReactElement {
  const say = useCardWords();
  const { data: departments = [] } = useQuery(departmentsQuery(useDirectoryId()));
  const { template, filter = '', newCards } = rule;
  const ofDepartment = /^department eq ("(?:[^"\\]|\\.)*")$/.exec(filter)?.[1];
  return (
    <Stack gap="xs">
      {!isLast && (
        <Group gap="md" align="end">
          <NativeSelect
            flex="1 1 180px"
            label={say('rules.department')}
            value={ofDepartment === undefined ? '' : String(JSON.parse(ofDepartment))}
            data={[{ value: '', label: say('rules.filter.own') }, ...departments.map(({ name }) => name)]}
            onChange={({ currentTarget: { value } }) =>
              onChange({ ...rule, filter: value === '' ? '' : `department eq ${JSON.stringify(value)}` })
            }
          />
          <TextInput
            flex="2 1 240px"
            label={say('rules.filter')}
            placeholder={'title co "Trainee"'}
            value={filter}
            onChange={({ currentTarget }) => onChange({ ...rule, filter: currentTarget.value })}
          />
        </Group>
      )}
      <Group gap="md" align="end">
        <NativeSelect
          flex="1 1 180px"
          label={say('rules.template')}
          value={template ?? ''}
          data={[
            ...templates.map(({ id, name }) => ({ value: id, label: name })),
            { value: '', label: say('rules.noCard') },
          ]}
          onChange={({ currentTarget: { value } }) => {
            const { template: _, ...rest } = rule;
            onChange({ ...rest, ...templateOf(value) });
          }}
        />
        <NativeSelect
          flex="1 1 180px"
          label={say('rules.newCards')}
          value={newCards}
          data={(['published', 'draft'] as const).map((each) => ({ value: each, label: say(`newCards.${each}`) }))}
          onChange={({ currentTarget: { value } }) =>
            onChange({ ...rule, newCards: value === 'published' ? 'published' : 'draft' })
          }
        />
      </Group>
    </Stack>
  );
}
