// A User Directory. Times are milliseconds since 1970 (UTC), here and in every type of the domain.

import type { DirectoryId } from '../ids/brands.ts';

/** One User Directory: the tenant of everything below it. Both switches must be on before a SCIM request is served. */
export interface Directory {
  readonly id: DirectoryId;
  readonly name: string;
  readonly licenseReference: string | undefined;
  /** The add-on switch "Activate Microsoft Entra". */
  readonly entra: boolean;
  /** "Enable SCIM Provisioning via Microsoft Entra ID Enterprise application". */
  readonly provisioning: boolean;
  /** Filled by the built-in Entra of `npm start -- --demo`. */
  readonly demonstration: boolean;
  /** Made for trying things out: a rehearsal may fill it. Chosen at its creation and never changed. */
  readonly testing: boolean;
  readonly createdAt: number;
  /** One more with each change of the directory's own schemas; 0 while it never had any. */
  readonly schemaRevision: number;
  /** Whether further deactivations and deletions are refused while a mass deprovisioning is undecided. */
  readonly deprovisioningGuard: boolean;
  /** Deprovisionings until then are decided, or acknowledged in advance. */
  readonly deprovisioningAcknowledgedUntil: number | undefined;
}

/** The parts of a directory that an administrator may change; a missing key stays as it is. */
export interface DirectoryChange {
  readonly name?: string;
  readonly licenseReference?: string | undefined;
  readonly entra?: boolean;
  readonly provisioning?: boolean;
  readonly deprovisioningGuard?: boolean;
  readonly deprovisioningAcknowledgedUntil?: number;
}
