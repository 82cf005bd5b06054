import { explainUnavailable } from '@entraide/core/platform';

/** What went wrong, why, and what to type next. */
export class Failure extends Error {
  constructor(
    what: string,
    readonly why: string,
    readonly next: string,
  ) {
    super(what);
    this.name = 'Failure';
  }
}

export interface Told {
  what: string;
  why: string | null;
  next: string | null;
}

/** Any error as an operator reads it. Never a query or its parameters: drizzle's own text holds both. */
export function tell(error: unknown): Told {
  if (error instanceof Failure) return { what: error.message, why: error.why, next: error.next };
  if (!(error instanceof Error)) return { what: String(error), why: null, next: null };
  const unavailable = explainUnavailable(error);
  if (unavailable) return unavailable;
  if (error.name === 'SettingsError') return { what: error.message, why: null, next: null };
  if (error.name === 'TenantFilesInvalid')
    return { what: error.message, why: 'nothing was changed', next: 'mend these and run the command again' };
  if (error.name === 'BadArchive' || error.name === 'BadBackup')
    return {
      what: error.message,
      why: error.name === 'BadArchive' ? 'nothing was imported' : 'nothing was restored',
      next: 'next' in error ? String(error.next) : null,
    };
  if ('faults' in error && Array.isArray(error.faults)) {
    const faults = error.faults.map(({ path, message }) =>
      [path.join('.'), message].filter(Boolean).join(': '),
    );
    return {
      what: faults.join('; '),
      why: 'a value is not one that can be kept',
      next: 'change it and run again',
    };
  }
  if ('code' in error && ['conflict', 'not-allowed', 'gone'].includes(String(error.code)))
    return { what: error.message, why: 'nothing was changed', next: null };
  const cause = error.cause instanceof Error ? error.cause : error;
  const hidden = error.message.startsWith('Failed query');
  return {
    what: hidden ? 'The database refused.' : error.message,
    why: hidden || cause !== error ? cause.message : null,
    next: 'pnpm platform doctor',
  };
}
