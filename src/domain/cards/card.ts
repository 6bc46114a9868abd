// The card of a user, the templates of a directory that say where each field comes from, and the rules that assign them. What is shown is
// computed from these and from the user (src/cards): nothing of the user is copied here.

import type { ResourceId } from '../ids/brands.ts';

/** A text in each language that it was given in. */
export interface TranslatedText {
  readonly de?: string;
  readonly en?: string;
}

export interface CardAddress {
  /** The name of the office; Entra sends it as addresses.formatted. */
  readonly office?: string;
  readonly street?: string;
  readonly postalCode?: string;
  readonly locality?: string;
  readonly region?: string;
  readonly country?: string;
}

export interface SocialLink {
  readonly label: string;
  readonly url: string;
}

export type CardLanguage = 'de' | 'en';

/** The values of a card by field. */
export interface CardValues {
  readonly prefix: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly suffix: string;
  readonly displayName: string;
  readonly organisation: string;
  readonly position: TranslatedText;
  readonly department: TranslatedText;
  readonly shortDescription: TranslatedText;
  readonly mobile: string;
  readonly phone: string;
  readonly fax: string;
  readonly email: string;
  readonly website: string;
  readonly address: CardAddress;
  readonly socialLinks: readonly SocialLink[];
  /** The accent of the page: "#0b5fff". */
  readonly color: string;
  /** What the page shows first. */
  readonly focus: 'contact' | 'socialmedia';
  /** The language for visitors who ask for neither. */
  readonly language: CardLanguage;
}

export type CardField = keyof CardValues;

/**
 * Where the value of a field comes from: `always` the directory; `first` the directory, until a value is entered here; `own`, what is
 * entered here, with a default until then; `fixed`, the same text on every card.
 */
export const cardRules = ['always', 'first', 'own', 'fixed'] as const;
export type CardRule = (typeof cardRules)[number];

/** Who may enter a value where the rule takes one: the person too, or editors alone. */
export const cardEditors = ['person', 'editor'] as const;
export type CardEditor = (typeof cardEditors)[number];

export interface TemplateField<Field extends CardField = CardField> {
  readonly rule: CardRule;
  /** Where the directory has it: an attribute path, or a text with paths in braces. */
  readonly source?: string;
  /** The text of a fixed field, or the default of an own one. */
  readonly value?: CardValues[Field];
  readonly isVisible: boolean;
  readonly editableBy: CardEditor;
}

export type TemplateFields = { readonly [Field in CardField]: TemplateField<Field> };

/** Where the card of a user who left points to; nothing of the user is shown in any case. */
export type LeaverPage =
  | { readonly kind: 'nothing' }
  /** The organisation and the website, where they are fixed. */
  | { readonly kind: 'company' }
  | { readonly kind: 'manager' }
  /** Another card of the installation. */
  | { readonly kind: 'successor'; readonly handle: string }
  | { readonly kind: 'address'; readonly url: string };

/** The logo of the company in the QR codes of cards. */
export interface TemplateLogo {
  /** By this it is known whether two versions have the same one. */
  readonly hash: string;
  /** A small PNG in base64. */
  readonly png: string;
}

/** What is entered for a template. */
export interface TemplateContent {
  readonly name: string;
  readonly fields: TemplateFields;
  /** The company where it is absent. */
  readonly leaver?: LeaverPage;
  /** Whether search engines may list the cards. */
  readonly isListed?: boolean;
  /** Under signatures. */
  readonly legalLine?: TranslatedText;
  readonly logo?: TemplateLogo;
  /** Who may set the photo; the person too where it is absent. */
  readonly photoEditableBy?: CardEditor;
}

export interface CardTemplate extends TemplateContent {
  readonly id: string;
  /** 1 at first, one more with each change. */
  readonly version: number;
  readonly changedAt: number;
}

/** A value that was entered here, with who did so. */
export interface OwnValue<Field extends CardField = CardField> {
  readonly value: CardValues[Field];
  readonly at: number;
  readonly by: string;
}

export type OwnValues = { readonly [Field in CardField]?: OwnValue<Field> };

export const cardStates = ['draft', 'published', 'paused'] as const;
export type CardState = (typeof cardStates)[number];

/** What is changed on many cards at once. Without a template the rules choose again. */
export type CardChange =
  | { readonly kind: 'state'; readonly state: CardState }
  | { readonly kind: 'template'; readonly template: string | undefined };

export interface Card {
  readonly resourceId: ResourceId;
  /** The last part of its public address; never given to another card. */
  readonly handle: string;
  readonly state: CardState;
  readonly ownValues: OwnValues;
  /** The template that an editor chose for this card; the rules choose otherwise. */
  readonly templateId?: string | undefined;
  /** The hash of its photo. */
  readonly photo?: string | undefined;
  /** When its photo was set, and by whom; unknown for one from before this was kept. */
  readonly photoAt?: number | undefined;
  readonly photoBy?: string | undefined;
  /** Of the PIN that visitors are asked for. */
  readonly pinHash?: string | undefined;
  /** The key in the address of its signature; without one there is no such address. */
  readonly signatureKey?: string | undefined;
  readonly changedAt: number;
}

/** What a card begins as. */
export type NewCardState = Exclude<CardState, 'paused'>;

export interface AssignmentRule {
  /** A filter over users (RFC 7644 §3.4.2.2). The last rule alone has none: it takes all others. */
  readonly filter?: string;
  /** The id of these users' template; without one they have no card. */
  readonly template?: string;
  readonly newCards: NewCardState;
}

/** Which template a user's card has: the first rule that matches decides. */
export interface CardAssignment {
  readonly version: number;
  readonly changedAt: number;
  readonly rules: readonly AssignmentRule[];
}

/** The cards of a directory: whether there are any, and with which templates. */
export interface CardSettings {
  readonly enabled: boolean;
  readonly assignment: CardAssignment;
}
