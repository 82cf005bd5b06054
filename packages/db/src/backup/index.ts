export { type Loading, loadIntoEmpty, NotEmpty } from './load.ts';
export { type Snapshot, type StoredFile, withSnapshot } from './snapshot.ts';
export type { BackupTable } from './tables.ts';
