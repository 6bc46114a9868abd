// Creates an API key: its name, what it may do, in which directories, and for how long.

import { Checkbox, Radio, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { CreatedApiKey, Scope } from '../../../src/http/api/schemas/api-keys.ts';
import { apiKeysQuery, createApiKey } from '../api/api-keys.ts';
import { directoriesQuery } from '../api/directories.ts';
import { useWords } from '../locales/locale.tsx';
import { useChange } from '../parts/change.ts';
import { useCloseThen } from '../parts/dialog.tsx';
import { Form } from '../parts/form.tsx';
import { useHasRight } from '../session/rights.ts';
import { LifetimeChoice } from '../tokens/token-forms.tsx';
import { lifetimes } from './api-keys.ts';
import { isIncluded, isOfInstallation, scopes } from './scopes.ts';

interface Values {
  readonly name: string;
  readonly reach: 'all' | 'some';
  readonly directories: readonly string[];
  readonly scopes: readonly Scope[];
  readonly days: number;
}

const initialValues: Values = { name: '', reach: 'all', directories: [], scopes: [], days: lifetimes[0] };

export function CreateKeyForm({ onCreated }: { readonly onCreated: (created: CreatedApiKey) => void }): ReactElement {
  const words = useWords();
  const form = useForm({ initialValues });
  const creation = useChange(createApiKey, { rereads: [apiKeysQuery.queryKey], onDone: useCloseThen(onCreated) });
  const request = requestOf(form.values);
  return (
    <Form
      submit={words('apiKey.create.submit')}
      act={creation}
      isDisabled={request === undefined}
      onSubmit={form.onSubmit(() => request && creation.mutate(request))}
    >
      <TextInput
        label={words('apiKey.name')}
        description={words('apiKey.name.hint')}
        required
        maxLength={100}
        data-autofocus
        {...form.getInputProps('name')}
      />
      <DirectoryChoice values={form.values} onChoose={(chosen) => form.setValues(chosen)} />
      <ScopeChoice values={form.values} onChoose={(chosen) => form.setFieldValue('scopes', chosen)} />
      <LifetimeChoice
        days={form.values.days}
        lifetimes={lifetimes}
        onChoose={(days = lifetimes[0]) => form.setFieldValue('days', days)}
      />
    </Form>
  );
}

/** The request for a key; undefined while something is missing. */
function requestOf({ name, reach, directories, scopes: chosen, days }: Values) {
  const allowed = chosen.filter((scope) => reach === 'all' || !isOfInstallation(scope));
  const isComplete = name.trim() !== '' && allowed.length > 0 && (reach === 'all' || directories.length > 0);
  if (!isComplete) return undefined;
  return {
    name: name.trim(),
    scopes: allowed,
    ...(reach === 'some' ? { directories: [...directories] } : {}),
    ...(days === 0 ? {} : { expiresInDays: days }),
  };
}

interface DirectoryChoiceProps {
  readonly values: Values;
  readonly onChoose: (chosen: Partial<Values>) => void;
}

function DirectoryChoice({ values: { reach, directories }, onChoose }: DirectoryChoiceProps): ReactElement {
  const words = useWords();
  const { data = [] } = useQuery(directoriesQuery);
  return (
    <Stack gap="xs">
      <Radio.Group
        label={words('directories.title')}
        value={reach}
        onChange={(chosen) => onChoose({ reach: chosen === 'some' ? 'some' : 'all' })}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="all" label={words('apiKey.directories.all')} />
          <Radio value="some" label={words('apiKey.directories.some')} />
        </Stack>
      </Radio.Group>
      {reach === 'some' && (
        <Checkbox.Group
          aria-label={words('apiKey.directories.some')}
          value={[...directories]}
          onChange={(chosen) => onChoose({ directories: chosen })}
        >
          <Stack gap="xs" pl="xl" mah={200} style={{ overflowY: 'auto' }}>
            {data.map(({ id, name }) => (
              <Checkbox key={id} value={id} label={name} />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
    </Stack>
  );
}

interface ScopeChoiceProps {
  readonly values: Values;
  readonly onChoose: (chosen: readonly Scope[]) => void;
}

/** A scope that comes with another one is shown as chosen. */
function ScopeChoice({ values: { reach, scopes: chosen }, onChoose }: ScopeChoiceProps): ReactElement {
  const words = useWords();
  const isOwner = useHasRight('own');
  const isOffered = (scope: Scope): boolean =>
    (scope !== 'admin' || isOwner) && (reach === 'all' || !isOfInstallation(scope));
  const offered = scopes.filter(isOffered);
  const implied = offered.filter((scope) => isIncluded(scope, chosen.filter(isOffered)));
  return (
    <Checkbox.Group
      label={words('apiKey.scopes')}
      value={[...new Set([...chosen, ...implied])]}
      onChange={(values) =>
        onChoose(
          scopes.filter((scope) => values.includes(scope) && (chosen.includes(scope) || !implied.includes(scope))),
        )
      }
    >
      <div
        style={{
          display: 'grid',
          gap: 'var(--mantine-spacing-sm)',
          gridTemplateColumns: 'repeat(auto-fill, minmax(min(240px, 100%), 1fr))',
          marginTop: 'var(--mantine-spacing-xs)',
        }}
      >
        {offered.map((scope) => (
          <Checkbox
            key={scope}
            value={scope}
            label={<code>{scope}</code>}
            description={words(`scope.${scope}`)}
            disabled={implied.includes(scope)}
          />
        ))}
      </div>
    </Checkbox.Group>
  );
}
