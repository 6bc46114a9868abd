// Where administrators are kept, and how a new one begins.

import type { Platform } from '../platform.ts';
import type { Administrator, AdministratorId, Role } from './administrator.ts';
import type { AdministratorStore } from './store.ts';

/** Where administrators are kept, and what their secrets are made with. */
export interface Accounts {
  readonly store: AdministratorStore;
  readonly platform: Platform;
}

/** The part of a store in which administrators are kept. */
interface Holder {
  readonly store: { readonly administrators: AdministratorStore };
  readonly platform: Platform;
}

export function accountsOf({ store, platform }: Holder): Accounts {
  return { store: store.administrators, platform };
}

// The one place where text becomes an AdministratorId.
export function newAdministrator(accounts: Accounts, email: string, role: Role): Administrator {
  return {
    id: `adm_${accounts.platform.uuid()}` as AdministratorId,
    email,
    role,
    createdAt: accounts.platform.clock(),
    lastSignInAt: undefined,
    hasPassword: false,
  };
}
