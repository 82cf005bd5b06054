import type { Readable } from 'node:stream';

/** Where the bytes of a file are: under its tenant, by their own hash. */
export interface FileKey {
  tenantId: string;
  /** Hexadecimal, of the bytes. */
  sha256: string;
}

/** A file on its way in, complete, under a temporary name. */
export interface ReceivedFile {
  path: string;
  /** Bytes. */
  size: number;
}

/**
 * Keeps bytes: a folder of this machine, or an S3 store. It knows nothing of rows, and every call may fail: `reachStore` turns that into
 * what a verb refuses. Nothing here may be called inside a transaction.
 */
export interface FileStore {
  /** A folder of this machine for files on their way in. */
  incoming: string;
  /** Afterwards `get` finds all of the file; before that, nothing. May take the temporary file away. */
  put(key: FileKey, file: ReceivedFile): Promise<void>;
  /** Null: not there. */
  get(key: FileKey): Promise<Readable | null>;
  /** Also when it is not there. */
  remove(key: FileKey): Promise<void>;
  removeAll(tenantId: string): Promise<void>;
  /** Keeps a name without bytes for a tenant. It outlives the database, `removeAll` and every backup. */
  mark(tenantId: string, name: string): Promise<void>;
  marks(tenantId: string): Promise<string[]>;
}

/** `<tenantId>/<sha256>`. @throws RangeError for anything that could lead elsewhere */
export function pathOf({ tenantId, sha256 }: FileKey): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError('not the hash of a file');
  return `${folderOf(tenantId)}${sha256}`;
}

/** `<tenantId>/`. @throws RangeError as `pathOf` */
export function folderOf(tenantId: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(tenantId))
    throw new RangeError('not the id of a tenant');
  return `${tenantId}/`;
}

/** `marks/<tenantId>/`. @throws RangeError as `pathOf` */
export const marksOf = (tenantId: string): string => `marks/${folderOf(tenantId)}`;

/** @throws RangeError for anything that could lead elsewhere */
export function pathOfMark(tenantId: string, name: string): string {
  if (!/^[0-9a-f-]{1,80}$/.test(name)) throw new RangeError('not the name of a mark');
  return `${marksOf(tenantId)}${name}`;
}
