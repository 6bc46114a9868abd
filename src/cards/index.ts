// Cards of users, computed: fields, rules, views and the forms in which they leave.

export type { Origin } from './assemble.ts';
export { type CardChoice, type CardFilter, checkCardChoice, chosenCards } from './choice.ts';
export { mailLink, phoneLink } from './contact-links.ts';
export { cardFields } from './field.ts';
export { followUsers } from './follow.ts';
export type { LeaverView } from './leaver.ts';
export { type PublicCard, publicCard } from './public-card.ts';
export { type FoundCard, readPhoto, readPublicCard } from './read-public.ts';
export type { CardScope } from './scope.ts';
export {
  changeRules,
  changeSettings,
  newCardsOf,
  readSettings,
  requireEnabled,
  type SettingsChange,
} from './settings.ts';
export { type Signature, signatureDocument, writeSignature } from './signature.ts';
export { addTemplate, changeTemplate, readTemplate, removeTemplate, type TemplateChange } from './templates.ts';
export { changeOwnValues, type OwnValuesChange, readUserCard, revisedAt, type UserCard } from './user-card.ts';
export { type VcardVersion, vcardVersions, writeVcard } from './vcard.ts';
