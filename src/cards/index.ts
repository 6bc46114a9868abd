// Cards of users, computed: fields, rules, views and the forms in which they leave.

export type { CardView, Origin, ViewField, ViewValues } from './assemble.ts';
export { cardFields } from './field.ts';
export { type FollowScope, followUsers } from './follow.ts';
export { isHandle } from './handle.ts';
export { availabilityOf, type LeaverView, leaverView } from './leaver.ts';
export { type PublicCard, publicCard } from './public-card.ts';
export {
  type CardScope,
  type ChangedSettings,
  type ChangedTemplate,
  changeSettings,
  changeTemplate,
  readSettings,
  readTemplate,
  requireEnabled,
  type TemplateChange,
} from './settings.ts';
export { type OwnValuesChange, readUserCard, changeOwnValues, revisedAt, type UserCard, viewCard } from './user-card.ts';
export { type FoundCard, readPublicCard } from './read-public.ts';
export { type VcardVersion, vcardVersions, writeVcard } from './vcard.ts';
