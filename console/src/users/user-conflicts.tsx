// Creations that were refused lately because this user has their object ID already.

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { conflictsQuery } from '../api/log.ts';
import { formatMoment } from '../locales/format.ts';
import { useLocale } from '../locales/locale.tsx';

import { Notice } from '../parts/notice.tsx';

const lookBackMs = 7 * 86_400_000;
const minuteMs = 60_000;

interface UserConflictsProps {
  readonly directoryId: string;
  readonly userId: string;
}

/** Nothing while there is none. */
export function UserConflicts({ directoryId, userId }: UserConflictsProps): ReactElement | null {
  const { words, language } = useLocale();
  const [from] = useState(() => new Date(Math.floor((Date.now() - lookBackMs) / minuteMs) * minuteMs).toISOString());
  const page = useQuery(conflictsQuery(directoryId, from));
  const line = page.data?.lines.find(({ fields }) => fields?.['holderId'] === userId);
  if (line === undefined) return null;
  return (
    <Notice tone="warning">
      {words('person.conflict', { when: formatMoment(line.at, Date.now(), language) })}{' '}
      <Link to="/d/$directoryId/log/$entryId" params={{ directoryId, entryId: line.id }} search={{ tab: 'advice' }}>
        {words('conflict.title')}
      </Link>
    </Notice>
  );
}
