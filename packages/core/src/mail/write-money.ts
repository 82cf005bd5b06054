import { formatMoney } from '@entraide/model/money';
import { duesPaths, settingsPaths } from '@entraide/model/path';
import type { Locale } from '@entraide/model/tenant';
import type { ReceiptView } from '../receipt/index.ts';
import type { Letter } from './letter.ts';
import type { Mail } from './mail-job.ts';

/** A receipt with the links that its mail brings; null where the server has no key to make them. */
export interface ReceiptDetails {
  receipt: ReceiptView;
  link: string | null;
  /** To stop what is paid every year, for who has no account; null: they have one, or nothing goes on. */
  stop: string | null;
}

type MoneyKind = 'paid-back' | 'yearly-failing' | 'paid-ahead' | 'payments-state';
export type MoneyMail = Extract<Mail, { kind: MoneyKind }> | ({ kind: 'receipt' } & ReceiptDetails);
type Body = Partial<Letter> & Pick<Letter, 'before'>;

const kinds: ReadonlySet<string> = new Set<MoneyMail['kind']>([
  ...(['receipt', 'paid-back', 'yearly-failing', 'paid-ahead', 'payments-state'] as const),
]);
export const isAboutMoney = (mail: { kind: string }): mail is MoneyMail => kinds.has(mail.kind);

const dayIn = (locale: Locale, day: string) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC', numberingSystem: 'latn' }).format(
    new Date(day),
  );

/** What its words are filled in with. */
export function moneyValues(mail: MoneyMail, locale: Locale): Record<string, string> {
  const paid = mail.kind === 'receipt' ? mail.receipt : 'amount' in mail ? mail : null;
  // An amount keeps its own direction within an Arabic sentence.
  const amount = paid ? { amount: `\u2068${formatMoney(paid, locale)}\u2069` } : {};
  if (mail.kind !== 'receipt') return amount;
  const { number, payerName, paidAt, coversFrom, coversUntil } = mail.receipt;
  return {
    ...{ ...amount, number, name: payerName, day: dayIn(locale, paidAt) },
    ...(coversFrom && coversUntil && { from: dayIn(locale, coversFrom), until: dayIn(locale, coversUntil) }),
  };
}

/** Where the words above it are. */
export function moneyHeading(mail: MoneyMail): string {
  if (mail.kind === 'receipt') return mail.receipt.tax ? 'receipt.tax' : 'receipt.plain';
  if (mail.kind === 'payments-state') return `paymentsState.${mail.state}`;
  return mail.kind.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

export function moneyBody(
  mail: MoneyMail,
  say: (key: string) => string,
  {
    origin,
    treasurer,
  }: { origin: string; treasurer: { name?: string | undefined; email?: string | undefined } },
): Body {
  const { name, email } = treasurer;
  const questions = email ? [`${say('dues.questions')} ${[name, email].filter(Boolean).join(', ')}`] : [];
  switch (mail.kind) {
    case 'receipt': {
      const { receipt, link, stop } = mail;
      const { kind, mentions, tax, test, coversUntil, payerAddress } = receipt;
      return {
        before: [
          ...(test ? [say('dues.test')] : []),
          say(`receipt.${kind}`),
          ...(coversUntil ? [say('receipt.covers')] : []),
          ...(payerAddress ? [payerAddress.replaceAll('\n', ', ')] : []),
          ...Object.values(mentions).filter((line): line is string => Boolean(line)),
        ],
        ...(link && { action: { label: say('receipt.action'), href: origin + duesPaths.receipt(link) } }),
        after: [say(tax ? 'receipt.keep' : 'receipt.notTax'), ...questions],
        ...(stop && { settings: [{ label: say('receipt.stop'), href: origin + duesPaths.stop(stop) }] }),
      };
    }
    case 'paid-back':
      return {
        before: [say('paidBack.lead')],
        ...(mail.reason && { quote: mail.reason }),
        after: [say('paidBack.after'), ...questions],
      };
    case 'yearly-failing':
      return {
        before: [say(`yearlyFailing.${mail.what}`)],
        ...(mail.what === 'due' && {
          action: { label: say('yearlyFailing.action'), href: origin + duesPaths.mine() },
        }),
        after: [say('yearlyFailing.after'), ...questions],
      };
    case 'paid-ahead':
      return { before: [say('paidAhead.lead')], after: [say('paidAhead.after')] };
    case 'payments-state':
      return {
        before: [say(`paymentsState.${mail.state}.lead`)],
        action: {
          label: say('paymentsState.action'),
          href: origin + settingsPaths.section('dues', { connect: 'back' }),
        },
      };
  }
}
