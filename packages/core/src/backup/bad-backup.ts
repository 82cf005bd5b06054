import { DomainError } from '../error/index.ts';

/** A backup that cannot be used, or a place where it cannot go; nothing was changed. `next` says what to do. */
export class BadBackup extends DomainError {
  constructor(
    what: string,
    readonly next: string,
  ) {
    super('invalid', what);
    this.name = 'BadBackup';
  }
}

export const damaged = (what: string) =>
  new BadBackup(what, 'take another backup, or fetch this one again from where it was copied to');

/** What reading or the database says of a backup, in words; any other error as it is. */
export function backupFault(error: unknown, at: string): unknown {
  if (error instanceof BadBackup || !(error instanceof Error)) return error;
  const { code } = error as { code?: unknown };
  if (code === 'Z_BUF_ERROR') return damaged(`${at} is cut short.`);
  if (code === 'ENOENT') return damaged(`${at} is missing.`);
  if (typeof code === 'string' && code.startsWith('Z_')) return damaged(`${at} is damaged (gzip).`);
  // 22: values that are none of their type. 23: rules of the tables.
  if (typeof code === 'string' && /^2[23]/.test(code))
    return damaged(`${at} holds a row that breaks the rules (${code}).`);
  return error;
}
