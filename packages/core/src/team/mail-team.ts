import type { TenantTx } from '@entraide/db';
import type { rolesFor } from '../access/index.ts';
import type { Ctx } from '../ctx/index.ts';
import { enqueueMail } from '../mail/index.ts';
import { teamReaders } from './readers.ts';
import { askForRound } from './round-kind.ts';

const QUIET_MS = 10 * 60_000;

interface TeamMail {
  /** Who decides about it. */
  role: keyof typeof rolesFor;
  kind: 'somebody-waits' | 'desk-waits' | 'ask-waits' | 'ask-answered';
  /** Whom it is about, who is not told. */
  except?: string;
}

/** Tells those who decide that something waits: one mail a person, however much comes while it waits. The daily mail says it again. */
export async function mailTeam(ctx: Ctx, tx: TenantTx, { role, kind, except }: TeamMail): Promise<void> {
  const now = ctx.clock();
  const readers = await teamReaders(tx, now, role);
  // A moment of the clock, not "in ten minutes": each newcomer would otherwise put the mail off once more.
  const runAt = new Date(Math.ceil((now.getTime() + 1) / QUIET_MS) * QUIET_MS);
  for (const { id, to, locale } of readers)
    if (id !== except)
      await enqueueMail(ctx, tx, { to, locale, mail: { kind } }, { key: `${kind}:${id}`, runAt });
  await askForRound(ctx, tx);
}
