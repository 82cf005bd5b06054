export {
  choicesOf,
  MailOff,
  NOTICE_CHOICES,
  NOTICE_KINDS,
  NOTICE_PACES,
  type NoticeChoice,
  NoticeKind,
  type NoticePace,
} from './kinds.ts';
export {
  DIGEST_HOURS,
  DIGEST_TIMES,
  type DigestTime,
  defaultNoticeSettings,
  MOST_A_WEEK,
  NoticeSettings,
  RADII_KM,
} from './settings.ts';
