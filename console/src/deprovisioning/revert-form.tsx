// Who left in a mass deprovisioning, and who of them comes back: those in the burst are chosen beforehand, who left before it or by
// another hand is not.

import { Button, Checkbox, ScrollArea, SegmentedControl, Stack } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { DeprovisionedUser, DeprovisionedUsers } from '../../../src/http/api/schemas/mass-deprovisioning.ts';
import { deprovisionedQuery, type RevertOrder } from '../api/deprovisioning.ts';
import { formatDate } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { given } from '../parts/address.ts';
import { Form } from '../parts/form.tsx';
import { Loading } from '../parts/loading.tsx';
import { Notice, ProblemNotice } from '../parts/notice.tsx';
import { useDirectoryId } from '../session/rights.ts';

type Preset = RevertOrder['preset'];

export function RevertForm({ onConfirm }: { readonly onConfirm: (order: RevertOrder) => void }): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  const list = useInfiniteQuery(deprovisionedQuery(directoryId));
  const [preset, setPreset] = useState<Preset>('burst');
  /** Users whose selection differs from the preset. */
  const [except, setExcept] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [first] = list.data?.pages ?? [];
  if (first === undefined) {
    if (list.error !== null) return <ProblemNotice error={list.error} onRetry={() => list.refetch()} />;
    return <Loading lines={6} onRetry={() => list.refetch()} />;
  }
  const count = countChosen(first, preset, except);
  const { burst } = first;
  const order = { preset, except: [...except.keys()], ...given({ burst }) };
  return (
    <Form
      submit={words('deprovisioning.restore.confirm', { count })}
      isDisabled={count === 0}
      onSubmit={() => onConfirm(order)}
    >
      <Explanation window={first} />
      <PresetChoice
        window={first}
        preset={preset}
        onChoose={(chosen) => {
          setPreset(chosen);
          setExcept(new Map());
        }}
      />
      <ScrollArea.Autosize mah="38vh" p="sm" bd="1px solid var(--line)" bdrs="md">
        <Stack component="ul" gap="xs" p={0} aria-label={words('deprovisioning.people')} style={{ listStyle: 'none' }}>
          {list.data?.pages.flatMap(({ items }) =>
            items.map((user) => (
              <DeprovisionedUserRow
                key={user.id}
                user={user}
                isChosen={except.get(user.id) ?? isPreset(user, preset)}
                onChoose={(isChosen) => setExcept(withUser(except, user, preset, isChosen))}
              />
            )),
          )}
        </Stack>
        {list.hasNextPage && (
          <Button
            mt="md"
            variant="default"
            size="xs"
            loading={list.isFetchingNextPage}
            onClick={() => list.fetchNextPage()}
          >
            {words('deprovisioning.more')}
          </Button>
        )}
      </ScrollArea.Autosize>
      <Notice tone="warning">{words('deprovisioning.restore.entra')}</Notice>
    </Form>
  );
}

function Explanation({ window: { total, inBurst, burst } }: { readonly window: DeprovisionedUsers }): ReactElement {
  const { words, language } = useLocale();
  const others = total - inBurst;
  const when =
    burst === undefined ? '' : formatDate(burst.since, language, { dateStyle: 'medium', timeStyle: 'medium' });
  return (
    <p>
      {words('deprovisioning.burst', { count: inBurst, when })}{' '}
      {others > 0 && words('deprovisioning.before', { count: others })} {words('deprovisioning.restore.text')}
    </p>
  );
}

interface PresetChoiceProps {
  readonly window: DeprovisionedUsers;
  readonly preset: Preset;
  readonly onChoose: (preset: Preset) => void;
}

function PresetChoice({ window: { inBurst, total }, preset, onChoose }: PresetChoiceProps): ReactElement {
  const words = useWords();
  return (
    <SegmentedControl
      aria-label={words('deprovisioning.choice')}
      value={preset}
      data={[
        { value: 'burst', label: words('deprovisioning.choice.burst', { count: inBurst }) },
        { value: 'all', label: words('deprovisioning.choice.all', { count: total }) },
        { value: 'none', label: words('deprovisioning.choice.none') },
      ]}
      onChange={onChoose}
    />
  );
}

interface DeprovisionedUserProps {
  readonly user: DeprovisionedUser;
  readonly isChosen: boolean;
  readonly onChoose: (isChosen: boolean) => void;
}

function DeprovisionedUserRow({ user, isChosen, onChoose }: DeprovisionedUserProps): ReactElement {
  const { words, language } = useLocale();
  const { name, at, tokenName, wasDeleted, isInBurst } = user;
  const by =
    tokenName === undefined
      ? words('deprovisioning.administrator')
      : words('deprovisioning.token', { name: tokenName });
  const what = words(wasDeleted ? 'deprovisioning.was.deleted' : 'deprovisioning.was.deactivated');
  const when = formatDate(at, language, { dateStyle: 'short', timeStyle: 'medium' });
  return (
    <li>
      <Checkbox
        label={name}
        description={`${what} · ${when} · ${by}${isInBurst ? '' : ` · ${words('deprovisioning.outside')}`}`}
        checked={isChosen}
        onChange={(event) => onChoose(event.currentTarget.checked)}
      />
    </li>
  );
}

function isPreset({ isInBurst }: DeprovisionedUser, preset: Preset): boolean {
  return preset === 'burst' ? isInBurst : preset === 'all';
}

function withUser(
  except: ReadonlyMap<string, boolean>,
  user: DeprovisionedUser,
  preset: Preset,
  isChosen: boolean,
): ReadonlyMap<string, boolean> {
  const others = [...except].filter(([id]) => id !== user.id);
  return new Map(isChosen === isPreset(user, preset) ? others : [...others, [user.id, isChosen]]);
}

function countChosen(
  { total, inBurst }: DeprovisionedUsers,
  preset: Preset,
  except: ReadonlyMap<string, boolean>,
): number {
  const counts: Readonly<Record<Preset, number>> = { burst: inBurst, all: total, none: 0 };
  return [...except.values()].reduce((count, isChosen) => count + (isChosen ? 1 : -1), counts[preset]);
}
