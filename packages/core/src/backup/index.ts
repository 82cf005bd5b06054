export { BadBackup } from './bad-backup.ts';
export { type Backup, type BackupOptions, makeBackup, type Progress } from './make-backup.ts';
export { type Restored, type RestoreOptions, restoreBackup } from './restore-backup.ts';
export { type RestoredTenant, type RestoreTenantOptions, restoreTenant } from './restore-tenant.ts';
export { type Verified, verifyBackup } from './verify-backup.ts';
