import { z } from 'zod';
import { NOTICE_CHOICES } from './kinds.ts';

/** The hour, by the reader's clock, in which a digest leaves. */
export const DIGEST_HOURS = { morning: 8, noon: 12, evening: 18 } as const;
export const DIGEST_TIMES = ['morning', 'noon', 'evening'] as const;
export type DigestTime = (typeof DIGEST_TIMES)[number];

/** Kilometres. */
export const RADII_KM = [5, 10, 25, 50, 100] as const;
export const MOST_A_WEEK = 7;

const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

const hour = z.int().min(0).max(23);
const choice = z.enum(NOTICE_CHOICES);

/** What a member wants to be told, and when. */
export const NoticeSettings = z.strictObject({
  urgent: choice,
  message: choice,
  /** New matches of saved searches, each when it says itself; never: of none. */
  alert: z.enum(['digest', 'never']),
  life: z.enum(['now', 'never']),
  /** Before the time ends for which dues are paid. */
  dues: z.enum(['now', 'never']),
  /** ISO weekday, Monday is 1; 0: every day. */
  digestDay: z.int().min(0).max(7),
  digestTime: z.enum(DIGEST_TIMES),
  /** From this hour until that one no mail comes, by the member's clock; the same twice: no quiet hours. */
  quietFrom: hour,
  quietTo: hour,
  /** An urgent request near them comes in quiet hours, too. */
  wakeForUrgent: z.boolean(),
  /** So does the mail about a message: somebody wrote it to them. */
  wakeForMessages: z.boolean(),
  radiusKm: z.union(RADII_KM.map((km) => z.literal(km))),
  /** Mails in seven days, beside urgent requests and messages. */
  weeklyMost: z.int().min(1).max(MOST_A_WEEK),
  /** The mail about a message shows what it says. */
  messageText: z.boolean(),
  /** IANA name; null: that of their place, else of the space. */
  timeZone: z.string().max(64).refine(isTimeZone, { error: 'not a time zone' }).nullable(),
});
export type NoticeSettings = z.infer<typeof NoticeSettings>;

/** The database's defaults are the same. */
export const defaultNoticeSettings: NoticeSettings = {
  urgent: 'now',
  message: 'now',
  alert: 'digest',
  life: 'now',
  dues: 'now',
  digestDay: 2,
  digestTime: 'morning',
  quietFrom: 22,
  quietTo: 8,
  wakeForUrgent: false,
  wakeForMessages: true,
  radiusKm: 25,
  weeklyMost: 3,
  messageText: true,
  timeZone: null,
};
