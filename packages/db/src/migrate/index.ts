export { type MigrateOptions, type MigrationStatus, migrate, migrationStatus } from './migrate.ts';
export { ensureRoles, type RolePasswords } from './roles.ts';
