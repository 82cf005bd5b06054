import { matchChanged, matchPublished } from '../alert/tell-matches.ts';
import { mailAsk, mailAsker } from '../ask/mail-asks.ts';
import { sweepAsks } from '../ask/sweep.ts';
import { reconcileJob } from '../billing/reconcile.ts';
import { mailDesk } from '../desk/mail-desk.ts';
import { sweepCases } from '../desk/sweep.ts';
import { tellDecisionJob } from '../desk/tell-decision.ts';
import { noticeRoundJob, sweepNotices } from '../digest/round.ts';
import { checkDomainsJob } from '../domain/check-domains-job.ts';
import { stopYearlyJob } from '../dues/stop-yearly-job.ts';
import { askAuthorOfChanged, askAuthorOfPublished, sweepQuestions } from '../ending/ask-authors.ts';
import { markErasureJob } from '../erasure/mark-erasure.ts';
import { makeExportJob } from '../export/make-export-job.ts';
import { eraseFilesJob } from '../file/erase-files.ts';
import { removeFilesJob, sweepFiles } from '../file/remove-files.ts';
import { storeFilesJob } from '../file/store-files.ts';
import { inactiveJob, sweepInactive } from '../inactive/index.ts';
import type { Job } from '../job/define-job.ts';
import { type Sweep, sweepJob } from '../job/sweep.ts';
import { sweepRows } from '../job/sweep-rows.ts';
import { purgeListingJob } from '../listing/purge-listing.ts';
import { sweepListings } from '../listing/sweep.ts';
import { sendMailJob } from '../mail/send-mail.ts';
import { takeAnswerJob } from '../mail-in/take-answer.ts';
import { mailModerators } from '../member/mail-moderators.ts';
import { mailAccepted, mailNewcomer, mailWelcome } from '../member/mail-newcomer.ts';
import { noteUrgent, noteUrgentChange } from '../notice/note-urgent.ts';
import { sweepPhotos } from '../photo/sweep.ts';
import { endSecondJob } from '../plan/end-second.ts';
import { tellRoomJob } from '../plan/tell-room.ts';
import { admitWaitingIn } from '../room/admit.ts';
import { roundJob, sweepRounds } from '../team/round.ts';
import { mailPassedOver } from '../thread/mail-passed-over.ts';
import { mailReader } from '../thread/mail-reader.ts';
import { sweepDuesReminders } from '../treasury/remind.ts';

/** Rows that only run out say so in their duties; a noun that has more to do at its end has a sweep of its own. */
export const sweeps: readonly Sweep[] = [
  sweepListings,
  sweepQuestions,
  sweepCases,
  sweepAsks,
  sweepRounds,
  sweepNotices,
  sweepInactive,
  sweepPhotos,
  sweepDuesReminders,
  admitWaitingIn,
  sweepRows,
  sweepFiles,
];

/** What follows from an event, by the list of events. */
export const listeners: readonly Job<unknown>[] = [
  mailReader,
  mailPassedOver,
  mailWelcome,
  mailNewcomer,
  mailModerators,
  mailAccepted,
  mailDesk,
  mailAsk,
  mailAsker,
  askAuthorOfPublished,
  askAuthorOfChanged,
  matchPublished,
  matchChanged,
  noteUrgent,
  noteUrgentChange,
];

/** All that a worker does. A job of another name waits until a worker that knows it comes. */
export const jobs: readonly Job<unknown>[] = [
  sendMailJob,
  takeAnswerJob,
  purgeListingJob,
  storeFilesJob,
  removeFilesJob,
  eraseFilesJob,
  markErasureJob,
  makeExportJob,
  inactiveJob,
  sweepJob(sweeps),
  checkDomainsJob,
  reconcileJob,
  stopYearlyJob,
  tellDecisionJob,
  tellRoomJob,
  endSecondJob,
  roundJob,
  noticeRoundJob,
  ...listeners,
];
