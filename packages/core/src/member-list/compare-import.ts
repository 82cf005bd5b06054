import { eq, memberListLines, members, sql, type TenantTx } from '@entraide/db';
import { z } from 'zod';
import { requireRole } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { Invalid, parse, Unavailable } from '../error/index.ts';
import { rowsOfImport } from './begin-import.ts';
import { type Hasher, hasherOf } from './hash.ts';
import { type ReadAddresses, readAddresses } from './read-addresses.ts';

export const ImportChoice = z.strictObject({
  id: z.string().max(100),
  key: z.string().max(100),
  header: z.boolean(),
  email: z.int().min(0).max(59),
  since: z.int().min(0).max(59).nullable(),
});

/** What an import would change, each address in one place only. */
export interface Difference {
  /** They may enter without waiting from then on. */
  fresh: number;
  /** On the list before, and still. */
  listed: number;
  /** Members of the space already. */
  members: number;
  /** On the list before, and no longer. */
  gone: number;
  duplicates: number;
  without: number;
  bad: ReadAddresses['bad'];
  badCount: number;
  /** Stands for the list as it is now: handed back when it is applied. */
  seen: string;
}

const MOST_BAD = 20;

/**
 * What importing the list would change. Nothing is written.
 * @throws SignInNeeded; NotAllowed for all but admins; Invalid; Gone when the list has to be chosen again
 */
export async function compareImport(ctx: Ctx, given: unknown): Promise<Difference> {
  requireRole(ctx, 'admin');
  const { people, ...read } = await readImport(ctx, given);
  return inTenant(ctx, async (tx) => {
    const [there, mine] = [await listedNow(tx), await memberAddresses(tx)];
    const hashes = new Set(people.map(({ hash }) => hash));
    const strangers = people.filter(({ email }) => !mine.has(email));
    const listed = strangers.filter(({ hash }) => there.hashes.has(hash)).length;
    return {
      fresh: strangers.length - listed,
      listed,
      members: people.length - strangers.length,
      gone: [...there.hashes].filter((hash) => !hashes.has(hash)).length,
      duplicates: read.duplicates,
      without: read.without,
      bad: read.bad.slice(0, MOST_BAD),
      badCount: read.bad.length,
      seen: there.stamp,
    };
  });
}

/** The people in the list of a choice, with their hashes. */
export async function readImport(ctx: Ctx, given: unknown) {
  const { id, key, ...columns } = parse(ImportChoice, given);
  const rows = await rowsOfImport(ctx, { id, key });
  const read = await readAddresses(rows, columns);
  if (read.people.length === 0)
    throw new Invalid([{ path: ['email'], code: 'no-addresses', message: 'No address in this column.' }]);
  const hasher = neededHasher(ctx);
  const people: (ReadAddresses['people'][number] & { hash: string })[] = [];
  for (const [i, person] of read.people.entries()) {
    if (i % 1000 === 999) await new Promise((resolve) => setImmediate(resolve));
    people.push({ ...person, hash: hasher.hash(person.email) });
  }
  return { ...read, people, hasher };
}

function neededHasher(ctx: Ctx): Hasher {
  const hasher = hasherOf(ctx);
  // The operator is told at the start of the process.
  if (!hasher) throw new Unavailable();
  return hasher;
}

/** The list as it is, and what stands for it. */
export async function listedNow(tx: TenantTx) {
  const rows = await tx
    .select({ hash: memberListLines.emailHash, endsAt: memberListLines.endsAt })
    .from(memberListLines);
  const [first] = rows;
  return {
    hashes: new Set(rows.map(({ hash }) => hash)),
    stamp: `${rows.length} ${first ? first.endsAt.toISOString() : ''}`,
  };
}

export async function memberAddresses(tx: TenantTx): Promise<Set<string>> {
  const rows = await tx
    .select({ email: sql<string>`${members.email}` })
    .from(members)
    .where(eq(members.isDesk, false));
  return new Set(rows.map(({ email }) => email));
}
