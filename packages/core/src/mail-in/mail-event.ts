import { z } from 'zod';
import { SPACE_TAG } from '../mail/index.ts';

const addresses = z.array(z.string().max(1000)).max(100);
/** Only our own mails carry it; another application may send through the same account. */
const ofSpace = z.object({ [SPACE_TAG]: z.uuid() });

/** Events of Resend that something follows from; of each, what is used of it. */
export const MailEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('email.received'),
    data: z.object({
      email_id: z.string().min(1).max(200),
      to: addresses,
      cc: addresses.nullish(),
      received_for: addresses.nullish(),
    }),
  }),
  z.object({
    type: z.literal('email.bounced'),
    data: z.object({
      to: addresses,
      tags: ofSpace,
      bounce: z.object({ type: z.string() }),
    }),
  }),
  // Resend did not send it, because it bounced before: the same to whoever waits for it.
  z.object({ type: z.literal('email.suppressed'), data: z.object({ to: addresses, tags: ofSpace }) }),
  z.object({ type: z.literal('email.complained'), data: z.object({ to: addresses, tags: ofSpace }) }),
]);
export type MailEvent = z.infer<typeof MailEvent>;
