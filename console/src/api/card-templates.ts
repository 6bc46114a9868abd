// Templates of cards, and the rules by which users have one.

import { queryOptions } from '@tanstack/react-query';
import type { Answer, Body } from '../../../src/http/api/client-types.ts';
import { addressOf, apiOf, type Context, get, getItems, type Mutation, sendFor, sendTo } from './client.ts';
import { pathTo } from './paths.ts';

const all = '/directories/{directory}/card-templates';
const one = `${all}/{template}` as const;
const drafted = `${one}/cards/{card}` as const;
const assignment = '/directories/{directory}/card-assignment';

export type TemplateChange = Body<'PATCH', typeof one>;
export type AssignmentChange = Body<'PATCH', typeof assignment>;
export type CardTemplate = Answer<'GET', typeof one>;
export type LeaverPage = CardTemplate['leaver'];

/** What everything about templates is read again by. */
export const templatesKey = (id: string) => ['directory', id, 'card-templates'] as const;

export const templatesQuery = (id: string) =>
  queryOptions({ queryKey: [...templatesKey(id), 'list'], queryFn: getItems(all, { directory: id }) });

export const templateQuery = (id: string, template: string) =>
  queryOptions({ queryKey: [...templatesKey(id), 'one', template], queryFn: get(one, { directory: id, template }) });

export const assignmentQuery = (id: string) =>
  queryOptions({ queryKey: [...templatesKey(id), 'rules'], queryFn: get(assignment, { directory: id }) });

export const templateVersionsQuery = (id: string, template: string) =>
  queryOptions({
    queryKey: [...templatesKey(id), 'versions', template],
    queryFn: getItems(`${one}/versions`, { directory: id, template }),
  });

export const addTemplate = (id: string) => sendTo('POST', all, { directory: id });
export const changeTemplate = (id: string, template: string) => sendTo('PATCH', one, { directory: id, template });
export const restoreTemplate = (id: string, template: string) =>
  sendTo('POST', `${one}/restore`, { directory: id, template });
export const removeTemplate = (id: string) => sendFor('DELETE', one, (template) => ({ directory: id, template }));
export const changeAssignment = (id: string) => sendTo('PATCH', assignment, { directory: id });

/** Path of the QR code of an example card; another one for each version of the template. */
export function templateQr(id: string, { id: template, version }: Pick<CardTemplate, 'id' | 'version'>): string {
  return addressOf(`${one}/qr`, { directory: id, template }, { since: String(version) });
}

export const setLogo =
  (id: string, template: string): Mutation<Blob> =>
  async (picture, { meta }) => {
    const api = apiOf(meta);
    await api.send('PUT', api.address(pathTo(`${one}/logo`, { directory: id, template })), picture);
  };
export const removeLogo = (id: string, template: string) =>
  sendTo('DELETE', `${one}/logo`, { directory: id, template });

/** What a change of the template would do; asked for again each time. */
export const templatePreview = (id: string, template: string, change: TemplateChange) =>
  queryOptions({
    queryKey: [...templatesKey(id), 'preview', template, change],
    queryFn: ({ meta }) => sendTo('POST', `${one}/preview`, { directory: id, template })(change, { meta }),
    gcTime: 0,
  });

export const assignmentPreview = (id: string, change: AssignmentChange) =>
  queryOptions({
    queryKey: [...templatesKey(id), 'rules-preview', change],
    queryFn: ({ meta }) => sendTo('POST', `${assignment}/preview`, { directory: id })(change, { meta }),
    gcTime: 0,
  });

interface DraftedCard {
  readonly template: string;
  readonly card: string;
  readonly language: 'de' | 'en';
  readonly change: TemplateChange;
}

/** The card of a user with a template that is not saved yet. */
export const draftedCardQuery = (id: string, { template, card, language, change }: DraftedCard) =>
  queryOptions({
    queryKey: [...templatesKey(id), 'drafted', template, card, language, change],
    queryFn: ({ meta }: Context): Promise<Answer<'POST', typeof drafted>> => {
      const api = apiOf(meta);
      return api.send('POST', api.address(addressOf(drafted, { directory: id, template, card }, { language })), change);
    },
    retry: false,
    gcTime: 10_000,
    placeholderData: (before) => before,
  });
