import { parseAddress } from './address.ts';
import { Session } from './session.ts';

/** One session for work that is no tenant's: migrations, roles, the catalog. No deadline. Errors are the driver's own. */
export async function withSession<T>(url: string, work: (session: Session) => Promise<T>): Promise<T> {
  const options = { address: parseAddress(url), applicationName: 'entraide-admin', prepare: false };
  const session = await Session.open(options, AbortSignal.timeout(10_000));
  const lost = new Promise<never>((_, reject) => {
    session.onLoss = reject;
  });
  try {
    return await Promise.race([work(session), lost]);
  } finally {
    session.onLoss = null;
    await session.end();
  }
}
