import { and, eq, inArray, members, ne, type TenantTx } from '@entraide/db';
import { rolesFor } from '../access/index.ts';
import type { Ctx } from '../ctx/index.ts';
import { enqueueMail } from '../mail/index.ts';

const QUIET_MS = 10 * 60_000;

interface TeamMail {
  /** Who decides about it. */
  role: keyof typeof rolesFor;
  kind: 'somebody-waits' | 'desk-waits';
  /** Whom it is about, who is not told. */
  except?: string;
}

/** Tells those who decide that something waits: one mail a person, however much comes while it waits. */
export async function mailTeam(ctx: Ctx, tx: TenantTx, { role, kind, except }: TeamMail): Promise<void> {
  const readers = await tx
    .select({ id: members.id, to: members.email, locale: members.locale })
    .from(members)
    .where(
      and(
        inArray(members.role, [...rolesFor[role]]),
        eq(members.status, 'active'),
        except === undefined ? undefined : ne(members.id, except),
      ),
    )
    .limit(20);
  // A moment of the clock, not "in ten minutes": each newcomer would otherwise put the mail off once more.
  const runAt = new Date(Math.ceil((ctx.clock().getTime() + 1) / QUIET_MS) * QUIET_MS);
  for (const { id, ...reader } of readers)
    await enqueueMail(ctx, tx, { ...reader, mail: { kind } }, { key: `${kind}:${id}`, runAt });
}
