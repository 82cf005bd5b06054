import { inject } from 'vitest';

export interface ReceivedMail {
  tenant: string;
  to: string;
  from: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
}

const PATIENCE_MS = 30_000;

/** Newest first. */
export async function mailsTo(email: string, port = inject('server').port): Promise<ReceivedMail[]> {
  return (await allMails(port)).filter(({ to }) => to === email);
}

export async function allMails(port = inject('server').port): Promise<ReceivedMail[]> {
  // By address: Node does not resolve names under localhost, and the mailbox answers on any host.
  const response = await fetch(`http://127.0.0.1:${port}/dev/mail.json`);
  return (await response.json()) as ReceivedMail[];
}

/** Waits for the newest mail to somebody that is as wanted. @throws Error saying which mails came instead */
export async function mailTo(
  email: string,
  wanted: (mail: ReceivedMail) => boolean,
  port?: number,
): Promise<ReceivedMail> {
  const until = Date.now() + PATIENCE_MS;
  while (true) {
    const mails = await mailsTo(email, port);
    const found = mails.find(wanted);
    if (found) return found;
    if (Date.now() > until)
      throw new Error(`no such mail; ${email} got: ${mails.map(({ subject }) => subject).join(' | ')}`);
    await new Promise((wake) => setTimeout(wake, 150));
  }
}

const codeIn = ({ subject }: ReceivedMail) => /(?<!\d)\d{6}(?!\d)/.exec(subject)?.[0];

/** The newest code that was mailed to an address so far. */
export async function lastCode(email: string, port?: number): Promise<string | undefined> {
  return (await mailsTo(email, port)).map(codeIn).find((code) => code !== undefined);
}

/** The newest code mailed to an address, once it is another one than `before`. @throws Error when none comes */
export async function codeFor(email: string, before?: string, port?: number): Promise<string> {
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until) {
    const newest = await lastCode(email, port);
    if (newest !== undefined && newest !== before) return newest;
    await new Promise((wake) => setTimeout(wake, 150));
  }
  throw new Error(`no code was mailed to ${email}`);
}
