// The stores: other modules open one here and know it by the port alone.

export {
  type Archive,
  type ArchiveRow,
  type Cell,
  RowsRefused,
  type Snapshot,
  StoreNotEmpty,
  type TablePart,
} from './archive.ts';
export { fillStore } from './fill.ts';
export { inspectStore } from './inspect.ts';
export type { DurabilitySetting, Inspection } from './inspection.ts';
export {
  type Applied,
  databaseFile,
  openArchive,
  openStore,
  requireStore,
  type StoreLocation,
  StoreMissing,
  upgradeStore,
} from './open.ts';
export { StoreSetupError } from './setup-error.ts';
