// One person of the fake company, in Entra's own attribute names, and how a new one comes to be.
// Attributes: the sources of the default mapping (Microsoft, "Tutorial: Customize user provisioning attribute-mappings").
import { GUEST_DOMAINS, REGIONS, type Region, vocabularyOf } from './names.ts';
import type { Random } from './random.ts';

/** The state of a person. Everything but `active` makes Entra's IsSoftDeleted true. */
export type Standing = 'active' | 'blocked' | 'unassigned' | 'softDeleted';

/** A user object of the company's Entra tenant; a missing attribute was never filled in. */
export interface Person {
  readonly objectId: string;
  readonly kind: 'member' | 'guest';
  readonly standing: Standing;
  /** The cycle in which the person left; present exactly while the standing is not `active`. */
  readonly leftInCycle?: number;
  readonly userPrincipalName: string;
  readonly mailNickname: string;
  readonly displayName: string;
  readonly givenName: string;
  readonly surname: string;
  readonly jobTitle?: string;
  readonly mail?: string;
  readonly preferredLanguage?: string;
  readonly physicalDeliveryOfficeName?: string;
  readonly streetAddress?: string;
  readonly city?: string;
  readonly state?: string;
  readonly postalCode?: string;
  readonly country?: string;
  readonly telephoneNumber?: string;
  readonly mobile?: string;
  readonly facsimileTelephoneNumber?: string;
  readonly employeeId?: string;
  readonly department?: string;
  readonly managerId?: string;
}

/** What a newcomer needs from the company. */
export interface Hiring {
  readonly random: Random;
  readonly domain: string;
  readonly employeeNumber: number;
  readonly managerId: string | undefined;
  readonly isTaken: (alias: string) => boolean;
}

const WEIGHTED_REGIONS = REGIONS.flatMap((region) => Array.from({ length: region.weight }, () => region));

/** Makes one person: most attributes filled, some missing as in any real company, now and then a guest. */
export function hire(hiring: Hiring): Person {
  const { random } = hiring;
  const region = random.pick(WEIGHTED_REGIONS);
  const givenName = random.pick([...region.women, ...region.men]);
  const surname = random.pick(region.surnames);
  const alias = freeAlias(givenName, surname, hiring.isTaken);
  const isGuest = random.chance(0.03);
  const names = { objectId: random.guid(), standing: 'active', givenName, surname, mailNickname: alias } as const;
  if (isGuest) return { ...names, kind: 'guest', ...guestAccount(alias, givenName, surname, hiring) };
  return {
    ...names,
    kind: 'member',
    ...memberAccount(alias, givenName, surname, hiring),
    ...position(region, givenName, random),
    ...workplace(region, random),
    ...numbers(region, random),
    employeeId: `NL-${String(hiring.employeeNumber).padStart(5, '0')}`,
    ...(hiring.managerId === undefined ? {} : { managerId: hiring.managerId }),
  };
}

/** The alias that belongs to a name and that is and was in no use: "Jörg Groß" becomes `joerg.gross`, then `joerg.gross2`. */
export function freeAlias(givenName: string, surname: string, isTaken: (alias: string) => boolean): string {
  const plain = `${asciiWord(givenName)}.${asciiWord(surname)}`;
  let alias = plain;
  for (let number = 2; isTaken(alias); number += 1) alias = `${plain}${number}`;
  return alias;
}

const FOLDED = new Map(Object.entries({ ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', å: 'aa', ø: 'oe', æ: 'ae', ı: 'i' }));

function asciiWord(name: string): string {
  const folded = name.toLowerCase().replace(/[äöüßåøæı]/g, (letter) => FOLDED.get(letter) ?? letter);
  return folded.normalize('NFD').replace(/[^a-z0-9-]/g, '');
}

/** A job title, in the language of the office and of the sex that the given name says, and a department. */
export function position(
  region: Region,
  givenName: string,
  random: Random,
): Required<Pick<Person, 'jobTitle' | 'department'>> {
  const { titles, departments } = vocabularyOf(region);
  const [woman, man] = random.pick(titles);
  return { jobTitle: region.women.includes(givenName) ? woman : man, department: random.pick(departments) };
}

const womensNames = new Set(REGIONS.flatMap(({ women }) => women));

/** Whether the given name is one of a woman. */
export function isWoman({ givenName }: Pick<Person, 'givenName'>): boolean {
  return womensNames.has(givenName);
}

type Account = Pick<Person, 'userPrincipalName' | 'displayName'> & { readonly mail?: string };

function memberAccount(alias: string, givenName: string, surname: string, { random, domain }: Hiring): Account {
  const local = random.chance(0.1) ? alias.replace(/(^|[.])[a-z]/g, (letter) => letter.toUpperCase()) : alias;
  const address = `${local}@${domain}`;
  const displayName = random.chance(0.1) ? `${surname}, ${givenName}` : `${givenName} ${surname}`;
  return { userPrincipalName: address, displayName, ...(random.chance(0.96) ? { mail: address } : {}) };
}

/** Guests carry `#EXT#` in the directory; what provisioning sends for them is decided by the mapping. */
function guestAccount(alias: string, givenName: string, surname: string, { random, domain }: Hiring): Account {
  const home = random.pick(GUEST_DOMAINS);
  const userPrincipalName = `${alias}_${home}#EXT#@${domain}`;
  return { userPrincipalName, displayName: `${givenName} ${surname} (Gast)`, mail: `${alias}@${home}` };
}

function workplace(region: Region, random: Random): Partial<Person> {
  const site = random.pick(region.sites);
  return {
    streetAddress: site.street,
    city: site.city,
    state: site.region,
    postalCode: site.postalCode,
    country: region.country,
    ...(random.chance(0.85) ? { physicalDeliveryOfficeName: random.pick(site.offices) } : {}),
    ...(random.chance(0.8) ? { preferredLanguage: region.language } : {}),
  };
}

function numbers(region: Region, random: Random): Partial<Person> {
  const dial = (patterns: readonly string[]): string =>
    random.pick(patterns).replaceAll('#', () => String(random.below(10)));
  return {
    ...(random.chance(0.9) ? { telephoneNumber: dial(region.phones) } : {}),
    ...(random.chance(0.65) ? { mobile: dial(region.mobiles) } : {}),
    ...(random.chance(0.15) ? { facsimileTelephoneNumber: dial(region.phones) } : {}),
  };
}
