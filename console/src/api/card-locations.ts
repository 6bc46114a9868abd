// Locations of the offices on cards, and how many people each concerns.

import { queryOptions } from '@tanstack/react-query';
import type { Answer, Body } from '../../../src/http/api/client-types.ts';
import { get, getItems, sendFor, sendTo } from './client.ts';

const all = '/directories/{directory}/card-locations';
const one = `${all}/{location}` as const;
const gaps = '/directories/{directory}/card-gaps';

export type CardLocation = Answer<'GET', typeof all>['items'][number];
export type CardGaps = Answer<'GET', typeof gaps>;
export type LocationBody = Body<'POST', typeof all>;

/** What everything about locations is read again by. */
export const locationsKey = (id: string) => ['directory', id, 'card-locations'] as const;

export const locationsQuery = (id: string) =>
  queryOptions({ queryKey: [...locationsKey(id), 'list'], queryFn: getItems(all, { directory: id }) });

/** Looks at every active user, and so comes later than the list. */
export const cardGapsQuery = (id: string) =>
  queryOptions({ queryKey: [...locationsKey(id), 'gaps'], queryFn: get(gaps, { directory: id }) });

export const addLocation = (id: string) => sendTo('POST', all, { directory: id });
export const changeLocation = (id: string, location: string) => sendTo('PATCH', one, { directory: id, location });
export const removeLocation = (id: string) => sendFor('DELETE', one, (location) => ({ directory: id, location }));
