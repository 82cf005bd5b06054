import EmailReplyParser from 'email-reply-parser';
import { aboveAnswerMark } from '../mail/index.ts';

/** Twice what a message may have. The library's expressions go back and forth: each character more costs more than the one before. */
const MOST = 8_000;
/** A longer text is cut before it is looked at. */
const MOST_READ = 100_000;

/**
 * What somebody wrote over the mail that they answer: without the quoted text, and without a signature. Empty when there is nothing.
 * @param addresses that must not be passed on, wherever they stand: the writer's own
 */
export function cutAnswer(text: string, addresses: readonly string[]): string {
  const lines = text.slice(0, MOST_READ).replace(/\r\n?/g, '\n');
  const above = aboveAnswerMark(lines);
  // A quoted line stands for all that is below: the library knows the line over it by that.
  const given = above === null ? calm(lines) : `${calm(above)}\n\n>`;
  const visible = new EmailReplyParser().parseReply(given).replace(/\n?>?\s*$/, '');
  const answer = withoutPhone(above === null ? visible : withoutHeader(visible));
  return addresses.reduce((kept, address) => withoutAddress(kept, address), answer).trim();
}

/** What nobody writes on purpose, and what the library takes seconds for: long runs of empty lines, of spaces and of one sign. */
const calm = (text: string): string =>
  text
    .replace(/[^\S\n]{2,}/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/([^\p{L}\p{N}\s])\1{40,}/gu, (run) => run.slice(0, 40))
    .slice(0, MOST)
    // Half of a pair, where it was cut.
    .replace(/\p{Cs}$/u, '')
    .trim();

/** "On … somebody wrote:" in a language that the library does not know, or the list of headers that Outlook puts there. */
function withoutHeader(text: string): string {
  const [last = '', rest = ''] = lastPart(text);
  const lines = last.split('\n');
  const says = last.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069*_\s]+$/g, '');
  const saysWhen = says.includes('@') || (/\b20\d\d\b/.test(says) && /\d[:.h]\d\d/.test(says));
  const wrote = lines.length <= 4 && /[:：]$/.test(says) && saysWhen;
  const fields = lines.filter((line) => /^\s*\*?[\p{L}\p{M}'’ ]{1,30}\s*[:：]\*?\s*\S/u.test(line));
  const listed = fields.length >= 3 && fields.length === lines.length && saysWhen;
  return wrote || listed ? rest : text;
}

/** "Sent from my phone", in Arabic: the library knows the others. */
function withoutPhone(text: string): string {
  const [last = '', rest = ''] = lastPart(text);
  return /^\u202b?(أ\u064f?رسلت?|تم الإرسال|مرسل[ةه]?)\s.{0,60}$/.test(last) ? rest : text;
}

/** The last lines without an empty one between them, and what is before them. */
function lastPart(text: string): [string, string] {
  const whole = text.trimEnd();
  const at = whole.lastIndexOf('\n\n');
  return at < 0 ? [whole, ''] : [whole.slice(at + 2), whole.slice(0, at)];
}

function withoutAddress(text: string, address: string): string {
  const any = new RegExp(address.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'gi');
  return text.replace(any, '[…]');
}
