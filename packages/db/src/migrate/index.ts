export { readMigrations } from './files.ts';
export { gatherWords } from './gather-words.ts';
export { type MigrateOptions, type MigrationStatus, migrate, migrationStatus } from './migrate.ts';
export { refreshStatistics } from './refresh-statistics.ts';
export { ensureRoles, passwordsIn, type RolePasswords } from './roles.ts';
