import { ConstraintViolation, QueryFailed } from '@entraide/db';
import { DomainError } from '../error/index.ts';

/** An archive that cannot come in; nothing of it was kept. `next` says what to do. */
export class BadArchive extends DomainError {
  constructor(
    what: string,
    readonly next: string,
  ) {
    super('invalid', what);
    this.name = 'BadArchive';
  }
}

export const damaged = (what: string) =>
  new BadArchive(what, 'fetch the archive again from where it was kept, or export the space again');

/** What unpacking or the database says of an archive, in words; any other error as it is. `at` is the part being read. */
export function archiveFault(error: unknown, at: string): unknown {
  if (error instanceof BadArchive || !(error instanceof Error)) return error;
  if (error instanceof ConstraintViolation) {
    if (error.constraint === 'listings__place_id')
      return new BadArchive(
        `${at}: a listing is at a place that this server does not know.`,
        'load the places of the same version first: start the server once, it loads them',
      );
    return damaged(`${at}: a row breaks the rule ${error.constraint}.`);
  }
  // 22: values that are none of their type. 54: larger than the server takes.
  if (error instanceof QueryFailed && /^(22|54)/.test(error.code))
    return damaged(`${at}: a row holds a value that its column cannot hold (${error.code}).`);
  const { code } = error as { code?: unknown };
  if (code === 'Z_BUF_ERROR' || error.message === 'Unexpected end of data')
    return damaged(`The archive is cut short, after ${at}.`);
  if (typeof code === 'string' && code.startsWith('Z_'))
    return damaged(`This is not an archive of a space, or it is damaged (gzip, ${at}).`);
  if (/tar|checksum|header/i.test(error.message) && !(error instanceof QueryFailed))
    return damaged(`This is not an archive of a space, or it is damaged (tar, ${at}).`);
  return error;
}
