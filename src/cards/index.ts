// Cards of users, computed: fields, rules, views and the forms in which they leave.

export { addressLines } from './address-lines.ts';
export { writeApplePass } from './apple-pass.ts';
export type { Origin } from './assemble.ts';
export { checkCardChange, countChange } from './change.ts';
export { type CardChoice, type CardFilter, checkCardChoice, chosenCards } from './choice.ts';
export { channelsOf, defaultColor, textOn } from './color.ts';
export { mailLink, phoneLink } from './contact-links.ts';
export { cardFields, type FieldKind } from './field.ts';
export { type Arrivals, followArrivals, followUsers } from './follow.ts';
export { followPasses, type PassBookmark } from './follow-passes.ts';
export { findGaps } from './gaps.ts';
export { type GoogleObject, writeGoogleObject } from './google-object.ts';
export { isHandle } from './handle.ts';
export { issuePass } from './issue-pass.ts';
export type { LeaverView } from './leaver.ts';
export { addLocation, changeLocation, type LocationChange, removeLocation } from './locations.ts';
export { logoBytes, logoOf } from './logo.ts';
export { readNumbers } from './numbers.ts';
export { maySetPhoto, ownFields } from './own-card.ts';
export { hashOfView, type PassView, readPassView } from './pass-view.ts';
export { changePhoto, findCard, photoOf, usersNamed } from './photo.ts';
export { checkPin, isKeyTo, keyTo, type Locked } from './pin.ts';
export { beginPinTry, forgetPinTries } from './pin-tries.ts';
export { type Example, type Preview, previewRules, previewTemplate } from './preview.ts';
export { type PublicCard, publicCard } from './public-card.ts';
export { type FoundCard, readPhoto, readPublicCard } from './read-public.ts';
export type { CardScope } from './scope.ts';
export {
  type ChangedSettings,
  changeRules,
  changeSettings,
  newCardsOf,
  readSettings,
  requireEnabled,
  restoreRules,
  type SettingsChange,
} from './settings.ts';
export { type Signature, signatureDocument } from './signature.ts';
export { createSignatureKey, isSignatureProof, type SignatureForm, signatureAddress } from './signature-address.ts';
export { readCardWith } from './template-view.ts';
export {
  addTemplate,
  type ChangedTemplate,
  changeTemplate,
  readTemplate,
  removeTemplate,
  restoreTemplate,
  type TemplateChange,
} from './templates.ts';
export {
  changeOwnValues,
  type OwnValuesChange,
  readUserCard,
  revisedAt,
  type UserCard,
  viewCard,
} from './user-card.ts';
export { signUser, type UserSignature } from './user-signature.ts';
export { type VcardVersion, vcardVersions, writeVcard } from './vcard.ts';
export { rulesVersions, templateVersions } from './versions.ts';
