// Locations of the offices on cards, and what is missing on cards.

import * as v from 'valibot';
import { templateName } from './card-templates.ts';
import { cardField } from './cards.ts';
import { count, described, named, time } from './shared.ts';

export const cardLocation = named('CardLocation', {
  id: v.string(),
  name: described(v.string(), 'The name of the office, as Entra sends it in `addresses.formatted`'),
  street: v.exactOptional(v.string()),
  postalCode: v.exactOptional(v.string()),
  locality: v.exactOptional(v.string()),
  country: v.exactOptional(v.string()),
  phone: v.exactOptional(described(v.string(), 'On the cards of users who have no phone number of their own')),
  changedAt: time,
});

const locationName = named('LocationName', { id: v.string(), name: v.string() });

export const cardGaps = named('CardGaps', {
  withoutCard: described(count, 'Active users whom the rules give no card'),
  templates: v.array(
    named('CardTemplateGaps', {
      template: templateName,
      users: described(count, 'Active users who have it'),
      fields: described(
        v.array(named('CardFieldGap', { field: cardField, users: count })),
        'Visible fields that are empty, and for how many users',
      ),
    }),
  ),
  offices: described(
    v.array(named('UnknownOffice', { name: v.string(), users: count })),
    'Office names without a location, 100 at most',
  ),
  locations: described(
    v.array(named('LocationUsers', { location: locationName, users: count })),
    'Every location, and how many active users have an office of its name',
  ),
});
