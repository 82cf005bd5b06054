import { z } from 'zod';

/** What a member can be told by mail, in the order in which they choose. Codes, decisions and other mails that must arrive are none of these. */
export const NOTICE_KINDS = ['urgent', 'message', 'alert', 'life', 'dues'] as const;
export const NoticeKind = z.enum(NOTICE_KINDS);
export type NoticeKind = z.infer<typeof NoticeKind>;

export const NOTICE_CHOICES = ['now', 'digest', 'never'] as const;
export type NoticeChoice = (typeof NOTICE_CHOICES)[number];

/** What can be chosen for a kind. A saved search says itself when it tells, as long as they want any of that. A question about one's own listing (`life`), and the end of one's dues, have their moment: a digest would bring it too late. */
export const choicesOf: Readonly<Record<NoticeKind, readonly NoticeChoice[]>> = {
  urgent: NOTICE_CHOICES,
  message: NOTICE_CHOICES,
  alert: ['digest', 'never'],
  life: ['now', 'never'],
  dues: ['now', 'never'],
};

/** When a notice goes out: at once, in a digest of the next day, or on the day that its reader chose for digests. */
export const NOTICE_PACES = ['now', 'day', 'digest'] as const;
export type NoticePace = (typeof NOTICE_PACES)[number];

/** What one link in a mail turns off: a kind, or all that comes in digests. */
export const MailOff = z.enum([...NOTICE_KINDS, 'digest']);
export type MailOff = z.infer<typeof MailOff>;
