export { type AboutPlatform, aboutFault, aboutPlatform } from './about-platform.ts';
export { type Explained, explainUnavailable } from './explain-unavailable.ts';
export { dataDirOf, fromRepository, migrationsDir, tenantsDir } from './folders.ts';
export { openPlatform, type Platform } from './open-platform.ts';
export type { PlatformRole, PlatformUrls } from './urls.ts';
