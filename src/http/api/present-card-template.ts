// Card templates, and the rules by which users have one, as the API shows them.

import { cardFields, type Example, type Preview } from '../../cards/index.ts';
import type { CardAssignment, CardTemplate, CardVersion } from '../../domain/index.ts';
import { formatDateTime } from '../../scim/index.ts';
import type * as schemas from './schemas/card-templates.ts';
import type { Shown } from './schemas/shared.ts';

/** A card template as it is answered. */
export function presentTemplate({
  id,
  name,
  version,
  changedAt,
  fields,
  leaver,
  isListed = false,
  legalLine = {},
  logo,
  photoEditableBy = 'person',
}: CardTemplate): Shown<typeof schemas.cardTemplate> {
  const shown = cardFields.map((field) => {
    const { isVisible: visible, ...rest } = fields[field];
    return { field, ...rest, visible };
  });
  const pages = {
    ...{ leaver: leaver ?? ({ kind: 'company' } as const), listed: isListed, legalLine, photoEditableBy },
    ...(logo === undefined ? {} : { logo: logo.hash }),
  };
  return { id, name, version, changedAt: formatDateTime(changedAt), ...pages, fields: shown };
}

export function presentVersion({ changedAt, ...kept }: CardVersion): Shown<typeof schemas.cardVersion> {
  return { ...kept, changedAt: formatDateTime(changedAt) };
}

export function presentAssignment({ changedAt, ...rest }: CardAssignment): Shown<typeof schemas.cardAssignment> {
  return { ...rest, changedAt: formatDateTime(changedAt) };
}

export function presentPreview({ moves, examples, ...counts }: Preview): Shown<typeof schemas.cardPreview> {
  return {
    ...counts,
    moves: moves.map(({ users, ...move }) => ({ users, ...presentMove(move) })),
    examples: examples.map(({ from, to, fields, hides, ...example }) => ({
      ...example,
      ...presentMove({ from, to }),
      fields: fields.map(withoutAbsent),
      hides: [...hides],
    })),
  };
}

function presentMove({ from, to }: Pick<Example, 'from' | 'to'>) {
  return { ...(from && { from: nameOf(from) }), ...(to && { to: nameOf(to) }) };
}

function nameOf({ id, name }: CardTemplate): Shown<typeof schemas.templateName> {
  return { id, name };
}

function withoutAbsent({ field, before, after }: Example['fields'][number]) {
  return { field, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}
