import { join } from 'node:path';
import type { Settings } from '../settings/index.ts';
import { localStore } from './local-store.ts';
import { removeLeftOvers } from './receive.ts';
import { s3Store } from './s3-store.ts';
import type { FileStore } from './store.ts';

type StoreSettings = Pick<
  Settings,
  | 'S3_ENDPOINT'
  | 'S3_REGION'
  | 'S3_BUCKET'
  | 'S3_ACCESS_KEY_ID'
  | 'S3_SECRET_ACCESS_KEY'
  | 'S3_FORCE_PATH_STYLE'
>;

/**
 * The S3 store that the settings name, else `<dataDir>/files`. Sends nothing and writes nothing yet.
 * @param dataDir also with S3: files on their way in wait there
 */
export function openFileStore(settings: StoreSettings, dataDir: string): FileStore {
  const folder = join(dataDir, 'files');
  const local = localStore(folder);
  // Settings are read together: with an endpoint, the others are there.
  const { S3_ENDPOINT, S3_BUCKET = '', S3_ACCESS_KEY_ID = '', S3_SECRET_ACCESS_KEY = '' } = settings;
  if (!S3_ENDPOINT) return local;
  return s3Store(
    {
      endpoint: S3_ENDPOINT,
      region: settings.S3_REGION,
      bucket: S3_BUCKET,
      accessKeyId: S3_ACCESS_KEY_ID,
      secretAccessKey: S3_SECRET_ACCESS_KEY,
      forcePathStyle: settings.S3_FORCE_PATH_STYLE,
    },
    local.incoming,
  );
}

/** Removes what a process left half received when it died more than an hour ago. */
export const tidyFileStore = (store: FileStore, now: Date): Promise<void> =>
  removeLeftOvers(store.incoming, now);
