export { type NewNotice, noteNotices } from './note-notices.ts';
export { type NoticeReader, noticeReaders } from './readers.ts';
export { askForRounds, noticeRoundKind } from './round-kind.ts';
export { type StandingNotice, standingNotices } from './standing.ts';
export { afterQuiet, countedDays, isQuiet, nextWithRoom, readersDay } from './when.ts';
