import type { TenantTx } from '@entraide/db';
import { z } from 'zod';
import { countedAs, requireWriter, spend } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { parse } from '../error/index.ts';
import { ownThread } from './own-thread.ts';
import { addMessage, saysSomething, written } from './write.ts';

const Reply = z
  .strictObject({
    ...written,
    /** An author who hides their name on the board tells it here. */
    named: z.boolean().optional(),
  })
  .check(saysSomething);

/** @throws SignInNeeded, NotAllowed, NotFound, Invalid, TooMany */
export async function replyToThread(ctx: Ctx, id: string, given: unknown): Promise<{ messageId: string }> {
  requireWriter(ctx, 'messages:write');
  const reply = parse(Reply, given);
  return inTenant(ctx, (tx) => replyToThreadIn(ctx, tx, id, reply));
}

/** @throws as `replyToThread` */
export async function replyToThreadIn(
  ctx: Ctx,
  tx: TenantTx,
  id: string,
  { body, named, photos = [] }: Pick<z.output<typeof Reply>, 'body' | 'named'> & { photos?: string[] },
): Promise<{ messageId: string }> {
  const writer = requireWriter(ctx, 'messages:write');
  const thread = await ownThread(tx, writer, id);
  await spend(ctx, tx, { messages: countedAs(writer) });
  return { messageId: await addMessage(ctx, tx, writer, thread, body, { photos, ...(named && { named }) }) };
}
