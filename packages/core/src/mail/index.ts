export { enqueueMail, enqueueMails, enqueueNoticeMails, type MailRequest } from './enqueue-mail.ts';
export { Mail, MailJob, type SecondFactorDeed } from './mail-job.ts';
export { type CapturedMail, capturedMail, listCaptured } from './ports/captured.ts';
export { chooseMailPort, type MailSettings } from './ports/choose.ts';
export type { MailPort, OutgoingMail } from './ports/port.ts';
export { sampleLetter } from './sample-letter.ts';
export type { CompleteMail, MailSpace, MessageDetails } from './write-letter.ts';
