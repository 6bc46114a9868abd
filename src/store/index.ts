// The door of the stores: everything outside opens one here and knows it by the port alone.

export { openMemoryStore } from './memory.ts';
export { databaseFile, openStore, type StoreLocation } from './open.ts';
export { StoreSetupError } from './setup-error.ts';
