// The columns of the list of users: which are chosen, in the address or in this browser, and which of them fit beside one another.

import { useCallback, useMemo, useState } from 'react';
import type { MessageId } from '../locales/words.ts';
import { chosenOf, joinWords } from '../parts/address.ts';
import type { UsersSearch, UsersSort } from './users-search.ts';

interface ColumnLook {
  readonly label: MessageId;
  /** The least width in pixels, and its share of what is left. */
  readonly width: number;
  readonly share: number;
  readonly sort?: UsersSort;
  /** The column of the file that holds the same. */
  readonly file: string;
}

/** In the order of the table. The name comes before them. */
export const columns = {
  email: { label: 'users.email', width: 180, share: 1.7, sort: 'email', file: 'email' },
  title: { label: 'users.position', width: 130, share: 1.2, file: 'title' },
  department: { label: 'users.department', width: 130, share: 1, sort: 'department', file: 'department' },
  office: { label: 'users.office', width: 120, share: 1, file: 'office' },
  manager: { label: 'field.manager', width: 150, share: 1, file: 'manager' },
  mobile: { label: 'field.phoneNumbers.mobile', width: 140, share: 0.8, file: 'mobile' },
  phone: { label: 'users.phone', width: 140, share: 0.8, file: 'phone' },
  employeeNumber: { label: 'field.employeeNumber', width: 120, share: 0.6, file: 'employeeNumber' },
  status: { label: 'users.status', width: 136, share: 0, file: 'active' },
  created: { label: 'users.created', width: 120, share: 0, sort: 'created', file: 'created' },
  changed: { label: 'users.changed', width: 120, share: 0, sort: 'changed', file: 'changed' },
} as const satisfies Readonly<Record<string, ColumnLook>>;

export type Column = keyof typeof columns;
// Object.keys gives the keys of a literal.
export const columnNames = Object.keys(columns) as readonly Column[];
const usual: readonly Column[] = ['email', 'title', 'department', 'status', 'changed'];

const storageKey = 'becard-user-columns';

/** The columns of the address, else the ones that were chosen last in this browser, else the usual ones. */
export function useColumns(search: UsersSearch = {}): readonly [readonly Column[], (next: readonly Column[]) => void] {
  const [kept, setKept] = useState(() => localStorage.getItem(storageKey) ?? joinWords(usual));
  const keep = useCallback((next: readonly Column[]) => {
    localStorage.setItem(storageKey, next.join(','));
    setKept(next.join(','));
  }, []);
  const list = search.columns ?? kept;
  return [useMemo(() => chosenOf(columnNames, list), [list]), keep];
}

export interface Fitting {
  /** Columns with a place of their own. */
  readonly shown: readonly Column[];
  /** The others, which follow below the name. */
  readonly below: readonly Column[];
  /** grid-template-columns of the name and the shown ones. */
  readonly template: string;
}

const nameWidth = 200;
const gap = 16;
const padding = 40;
/** Below this width only the status has a place beside the name. */
const narrow = 640;

/** What has a place in a table of this width: the status first, then as many of the others as fit. */
export function fitColumns(chosen: readonly Column[], width: number): Fitting {
  if (width < narrow) {
    const shown = chosen.filter((column) => column === 'status');
    const template = shown.length === 0 ? 'minmax(0, 1fr)' : 'minmax(0, 1fr) auto';
    return { shown, below: chosen.filter((column) => column !== 'status'), template };
  }
  let left = width - padding - nameWidth;
  const fits = new Set<Column>();
  for (const column of chosen.toSorted((a, b) => Number(b === 'status') - Number(a === 'status'))) {
    left -= columns[column].width + gap;
    if (left < 0) break;
    fits.add(column);
  }
  const shown = chosen.filter((column) => fits.has(column));
  const below = chosen.filter((column) => !fits.has(column));
  return { shown, below, template: [`minmax(${nameWidth}px, 1.5fr)`, ...shown.map(trackOf)].join(' ') };
}

function trackOf(column: Column): string {
  const { width, share } = columns[column];
  return share === 0 ? `${width}px` : `minmax(${width}px, ${share}fr)`;
}
