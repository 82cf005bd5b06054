import { and, cases, eq, inArray, members, ne } from '@entraide/db';
import { rolesFor } from '../access/index.ts';
import { inTenant } from '../ctx/index.ts';
import { onEvent } from '../event/index.ts';
import { enqueueMail } from '../mail/index.ts';

const QUIET_MS = 10 * 60_000;

/** Tells those who decide that something waits for them: one mail a person, however much comes while it waits. */
export const mailDesk = onEvent('case.opened', {
  name: 'mail_desk',
  run: (ctx, { payload: { caseId } }) =>
    inTenant(ctx, async (tx) => {
      const [row] = await tx.select().from(cases).where(eq(cases.id, caseId));
      if (!row) return;
      const readers = await tx
        .select({ id: members.id, to: members.email, locale: members.locale })
        .from(members)
        .where(
          and(
            inArray(members.role, [...rolesFor[row.handedOver ? 'admin' : 'moderator']]),
            eq(members.status, 'active'),
            ne(members.id, row.authorId),
          ),
        )
        .limit(20);
      const runAt = new Date(Math.ceil((ctx.clock().getTime() + 1) / QUIET_MS) * QUIET_MS);
      for (const { id, ...reader } of readers)
        await enqueueMail(
          ctx,
          tx,
          { ...reader, mail: { kind: 'desk-waits' } },
          { key: `desk-waits:${id}`, runAt },
        );
    }),
});
