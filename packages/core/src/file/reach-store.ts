import type { Ctx } from '../ctx/index.ts';
import { DomainError, Unavailable } from '../error/index.ts';

/**
 * Work with the file store. What fails there (a full disk, a store that does not answer) is written to the log and may pass.
 * @throws Unavailable; what the work refuses itself
 */
export async function reachStore<T>({ log }: Pick<Ctx, 'log'>, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DomainError) throw error;
    const { name, message, code } = error as NodeJS.ErrnoException;
    // The system's own messages hold the path; its code says enough.
    log.error({ fault: code ?? `${name}: ${message}` }, 'the file store failed');
    throw new Unavailable(30);
  }
}
