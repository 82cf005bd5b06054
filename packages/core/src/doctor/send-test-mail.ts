import { newId } from '@entraide/model';
import type { MailPort } from '../mail/index.ts';
import { type Finding, fail, ok } from './finding.ts';

/** A real mail, to the operator's own address. The provider taking it does not say yet that it arrives. */
export async function sendTestMail(
  port: MailPort | null,
  { to, from, clock }: { to: string | undefined; from: string; clock: () => Date },
): Promise<Finding> {
  const check = 'a test mail';
  if (!to) return fail(check, 'nobody to send it to', 'Next: set PLATFORM_CONTACT to an address of yours');
  if (!port) return fail(check, 'there is no way to send it', 'Next: set SMTP_URL or RESEND_API_KEY');
  const text = `Sent by "platform doctor --send-mail" at ${clock().toISOString()}. Mails leave.`;
  try {
    await port.send(
      {
        tenant: 'platform',
        to,
        from,
        subject: 'Entraide: a test mail',
        text,
        html: `<p>${text}</p>`,
        headers: {},
      },
      `doctor-${newId(clock())}`,
    );
    return ok(check, `taken for ${to}: look whether it arrived, and not among spam`);
  } catch (error) {
    return fail(
      check,
      error instanceof Error ? error.message : String(error),
      'Next: look at SMTP_URL or RESEND_API_KEY, and whether MAIL_FROM is an address that the provider lets you use',
    );
  }
}
