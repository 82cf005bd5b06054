import { listCaptured } from '@entraide/core/mail';
import { dataDirOf } from '@entraide/core/platform';
import type { Call } from '../call.ts';
import { settingsHere } from '../env.ts';
import { Failure } from '../failure.ts';
import { table } from '../terminal.ts';

/** How far back `show` can reach. */
const MOST = 1000;

export async function list({ terminal, options }: Call<{ to?: string; limit: number }>) {
  const mails = await captured();
  const chosen = mails.filter(({ to }) => !options.to || to === options.to).slice(0, options.limit);
  terminal.data(
    chosen,
    table(
      ['', 'at', 'space', 'to', 'subject'],
      chosen.map((mail) => [String(mails.indexOf(mail) + 1), mail.at, mail.tenant, mail.to, mail.subject]),
    ),
  );
}

export async function show({ terminal, words: [number = '1'] }: Call) {
  const mails = await captured();
  const mail = mails[Number(number) - 1];
  if (!mail)
    throw new Failure(
      `There is no mail ${number}.`,
      `${mails.length} are captured`,
      'pnpm platform mail list',
    );
  terminal.data(mail, [
    `From: ${mail.from}`,
    `To: ${mail.to}`,
    `Date: ${mail.at}`,
    `Subject: ${mail.subject}`,
    '',
    mail.text,
  ]);
}

async function captured() {
  return listCaptured(dataDirOf(settingsHere()), MOST);
}
