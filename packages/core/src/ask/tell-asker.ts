import { type asks, eq, members, type TenantTx } from '@entraide/db';
import type { Ctx } from '../ctx/index.ts';
import { enqueueMail, type Mail } from '../mail/index.ts';

type News = Extract<Mail, { kind: 'ask-published' | 'ask-helped' | 'ask-closed' }>;

/** Tells whoever left something with the desk, where a mail reaches them; who left a number is called. */
export async function tellAsker(
  ctx: Ctx,
  tx: TenantTx,
  { memberId, reach, contact, locale }: typeof asks.$inferSelect,
  mail: News,
  once?: string,
): Promise<void> {
  const [member] = memberId ? await tx.select().from(members).where(eq(members.id, memberId)) : [];
  const to = member ? member.email : reach === 'email' ? contact : '';
  if (to === '') return;
  await enqueueMail(ctx, tx, { to, locale: member?.locale ?? locale, mail }, once ? { once } : {});
}
