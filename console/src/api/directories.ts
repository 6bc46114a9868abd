// User Directories, their switches and recent activity.

import { queryOptions } from '@tanstack/react-query';
import { get, getItems, sendFor, sendTo } from './client.ts';

const one = '/directories/{directory}';

export const directoriesQuery = queryOptions({ queryKey: ['directories'], queryFn: getItems('/directories', {}) });

export const directoryQuery = (id: string) =>
  queryOptions({ queryKey: ['directory', id], queryFn: get(one, { directory: id }) });

export const activityQuery = (id: string) =>
  queryOptions({ queryKey: ['directory', id, 'activity'], queryFn: get(`${one}/activity`, { directory: id }) });

export const createDirectory = sendTo('POST', '/directories', {});

export const updateDirectory = (id: string) => sendTo('PATCH', one, { directory: id });

/** The two switches alone, which the holder of a setup link may turn as well. */
export const turnSwitches = (id: string) => sendTo('PATCH', `${one}/switches`, { directory: id });

/** The name confirms which directory is deleted. */
export const deleteDirectory = (id: string) =>
  sendFor(
    'DELETE',
    one,
    () => ({ directory: id }),
    (name: string) => ({ name }),
  );
