export { checkFileStore } from './check-file-store.ts';
export { eraseFiles } from './erase-files.ts';
export { listFiles, type Storage, storageIn } from './list-files.ts';
export { type MediaType, mediaTypeOf } from './media-type.ts';
export { openFileStore, tidyFileStore } from './open-file-store.ts';
export { type FileCtx, type PutFile, putFile, type StoredFile } from './put-file.ts';
export { type OpenFile, readFile, readWholeFile } from './read-file.ts';
export type { FileStore } from './store.ts';
export { useFile } from './use-file.ts';
