// User Directories: each is one SCIM tenant with its two switches, its name and, where a Space pays for it, its License Reference.

import { quote } from '../../scim/index.ts';
import { Failure } from '../errors/failure.ts';
import type { DirectoryId } from '../ids/brands.ts';
import { newId } from '../ids/identifier.ts';
import type { Platform } from '../platform.ts';
import type { Directory, DirectoryChange } from './directory.ts';
import type { DirectoryHolder } from './store.ts';

const maxTextLength = 200;
const idPattern = /^ud_[0-9A-Za-z]{1,40}$/;
const controlCharacter = /\p{Cc}/u;

/** What an administrator says about a new directory; switches that are not named are off. */
export interface DirectoryRequest {
  readonly name: string;
  readonly licenseReference?: string | undefined;
  readonly entra?: boolean;
  readonly provisioning?: boolean;
  readonly demonstration?: boolean;
  readonly testing?: boolean | undefined;
}

/** The address that Entra is given as Tenant URL. */
export function tenantUrlOf(publicUrl: string, id: DirectoryId): string {
  return `${publicUrl}/scim/v2/${id}`;
}

/** Text that has the form of a directory id, as one; whether there is such a directory only the store knows. */
export function toDirectoryId(text: string): DirectoryId | undefined {
  return idPattern.test(text) ? (text as DirectoryId) : undefined;
}

export async function createDirectory(
  store: DirectoryHolder,
  platform: Platform,
  request: DirectoryRequest,
): Promise<Directory> {
  const directory: Directory = {
    id: newId(platform, 'ud'),
    name: checkName(request.name),
    licenseReference: checkReference(request.licenseReference),
    entra: request.entra ?? false,
    provisioning: request.provisioning ?? false,
    demonstration: request.demonstration ?? false,
    testing: request.testing ?? false,
    createdAt: platform.clock(),
    schemaRevision: 0,
    deprovisioningGuard: false,
    deprovisioningAcknowledgedUntil: undefined,
  };
  await store.directories.insert(directory);
  return directory;
}

/** All directories, oldest first. */
export async function listDirectories(store: DirectoryHolder): Promise<readonly Directory[]> {
  const directories = await store.directories.list();
  return directories.toSorted((left, right) => left.createdAt - right.createdAt);
}

/** The directory, or a Failure that says there is none. */
export async function findDirectory(store: DirectoryHolder, id: string): Promise<Directory> {
  const directoryId = toDirectoryId(id);
  const directory = directoryId === undefined ? undefined : await store.directories.find(directoryId);
  return directory ?? refuseUnknown(id);
}

/** Sets what is named and leaves the rest; `licenseReference: ''` clears it. */
export async function changeDirectory(store: DirectoryHolder, id: string, change: DirectoryChange): Promise<Directory> {
  const { id: directoryId } = await findDirectory(store, id);
  const checked: DirectoryChange = {
    ...change,
    ...(change.name === undefined ? {} : { name: checkName(change.name) }),
    ...('licenseReference' in change ? { licenseReference: checkReference(change.licenseReference) } : {}),
  };
  return (await store.directories.update(directoryId, checked)) ?? refuseUnknown(id);
}

/** Deletes the directory with everything in it. */
export async function deleteDirectory(store: DirectoryHolder, id: string): Promise<void> {
  const directory = await findDirectory(store, id);
  if (!(await store.directories.delete(directory.id))) refuseUnknown(id);
}

function refuseUnknown(id: string): never {
  throw new Failure('BC-904', { reason: 'directory', id: quote(id) });
}

function checkName(text: string): string {
  const name = checkText('name', text);
  if (name === '') throw new Failure('BC-906', { reason: 'directoryName' });
  return name;
}

function checkReference(text: string | undefined): string | undefined {
  const reference = checkText('License Reference', text ?? '');
  return reference === '' ? undefined : reference;
}

function checkText(what: string, text: string): string {
  const trimmed = text.trim();
  if (trimmed.length > maxTextLength) {
    throw new Failure('BC-906', { reason: 'textLength', what, maxLength: maxTextLength });
  }
  if (controlCharacter.test(trimmed) || !trimmed.isWellFormed()) {
    throw new Failure('BC-906', { reason: 'textControl', what });
  }
  return trimmed;
}
