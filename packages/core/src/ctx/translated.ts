import { ConstraintViolation, DatabaseUnavailable, QueryFailed } from '@entraide/db';
import { Unavailable } from '../error/index.ts';
import { refusalOf } from './constraints.ts';

/**
 * SQLSTATEs that another try may not meet: deadlock and serialisation failure (40), out of memory, disk or connections (53), lock not
 * available (55P03), an operator stopped it (57), a server that only reads because it is a standby (25006).
 */
const passing = /^(40|53|55P03|57|25006)/;

/** What the database refused, as a verb refuses it. Anything else passes through as it is. */
export async function translated<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof DatabaseUnavailable) throw new Unavailable();
    if (error instanceof QueryFailed && passing.test(error.code)) throw new Unavailable(1);
    throw (error instanceof ConstraintViolation && refusalOf(error)) || error;
  }
}
