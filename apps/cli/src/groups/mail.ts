import { type Builder, wholeNumber } from '../builder.ts';

export function addMail(builder: Builder): void {
  const mail = builder.group('mail', 'The mailbox of a development machine');
  const mails = () => import('../commands/mail.ts');
  builder
    .command(mail, 'list', 'Captured mails, newest first', async () => (await mails()).list)
    .option('--to <address>', 'only those to this address')
    .option('--limit <n>', 'how many', wholeNumber, 20);
  builder.command(mail, 'show [number]', 'One of them; 1 is the newest', async () => (await mails()).show);
}
