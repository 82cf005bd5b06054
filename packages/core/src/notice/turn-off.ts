import type { TenantTx } from '@entraide/db';
import {
  choicesOf,
  defaultNoticeSettings,
  MailOff,
  NOTICE_KINDS,
  type NoticeChoice,
  type NoticeKind,
  type NoticeSettings,
} from '@entraide/model/notice';
import { noticePaths } from '@entraide/model/path';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { Gone } from '../error/index.ts';
import { readLink, signLink } from '../link/index.ts';
import { changeSettingsIn } from './change-settings.ts';
import { noticeReaders } from './readers.ts';

const PURPOSE = 'mail off';
/** Mails are kept long, and whoever finds an old one may want no more of them. */
const HOLDS_MS = 2 * 365 * 86_400_000;

type Choices = Pick<NoticeSettings, NoticeKind>;

export interface MailChoice {
  off: MailOff;
  /** No such mail comes any more. */
  isOff: boolean;
}

/** The address at which a mail's reader turns mails like it off without signing in; null where the process has no key. */
export function mailOffLink(
  ctx: Pick<Ctx, 'secretKey' | 'tenant' | 'clock'>,
  memberId: string,
  off: MailOff,
) {
  const endsAt = new Date(ctx.clock().getTime() + HOLDS_MS);
  const token = signLink(ctx, PURPOSE, { ids: [memberId], about: off }, endsAt);
  return token && noticePaths.off(token);
}

/** What a link of a mail is about, and whether it is off already. Changes nothing. @throws Gone */
export function readMailOff(ctx: Ctx, token: string): Promise<MailChoice> {
  const link = subjectOf(ctx, token);
  return inTenant(ctx, async (tx) => ({
    off: link.off,
    isOff: Object.keys(turnedOff(link.off, await choicesIn(ctx, tx, link.memberId))).length === 0,
  }));
}

/**
 * Turns off what the link of a mail is about; once more changes nothing.
 * @returns what was chosen before, for the way back: empty when it was off already
 * @throws Gone
 */
export function turnMailOff(ctx: Ctx, token: string): Promise<string> {
  const { memberId, off } = subjectOf(ctx, token);
  return inTenant(ctx, async (tx) => {
    const before = await choicesIn(ctx, tx, memberId);
    const change = turnedOff(off, before);
    const kinds = NOTICE_KINDS.filter((kind) => kind in change);
    if (kinds.length === 0) return '';
    await changeSettingsIn(ctx, tx, memberId, change);
    return kinds.map((kind) => `${kind}-${before[kind]}`).join('.');
  });
}

/** The way back. @param before as `turnMailOff` gave it; else what is chosen for somebody new @throws Gone */
export function turnMailOn(ctx: Ctx, token: string, before: string): Promise<void> {
  const { memberId, off } = subjectOf(ctx, token);
  return inTenant(ctx, async (tx) => {
    await choicesIn(ctx, tx, memberId);
    await changeSettingsIn(ctx, tx, memberId, turnedOn(off, before));
  });
}

function subjectOf(ctx: Ctx, token: string): { memberId: string; off: MailOff } {
  const { ids, about } = readLink(ctx, PURPOSE, token);
  const [memberId] = ids;
  const { data: off } = MailOff.safeParse(about);
  if (!memberId || !off) throw new Gone();
  return { memberId, off };
}

/** @throws Gone when they have left */
async function choicesIn(ctx: Ctx, tx: TenantTx, memberId: string): Promise<Choices> {
  const reader = (await noticeReaders(ctx, tx, [memberId])).get(memberId);
  if (!reader) throw new Gone();
  return reader.settings;
}

const kindsOf = (off: MailOff): readonly NoticeKind[] => (off === 'digest' ? NOTICE_KINDS : [off]);

/** What changes when it is turned off. Searches that say themselves when they tell come in digests, too. */
function turnedOff(off: MailOff, now: Choices): Partial<Choices> {
  const change: Partial<Record<NoticeKind, 'never'>> = {};
  for (const kind of kindsOf(off)) {
    const comes = off === 'digest' ? now[kind] === 'digest' || kind === 'alert' : true;
    if (comes && now[kind] !== 'never') change[kind] = 'never';
  }
  return change;
}

function turnedOn(off: MailOff, before: string): Partial<Choices> {
  const change: Partial<Record<NoticeKind, NoticeChoice>> = {};
  for (const part of before.slice(0, 100).split('.')) {
    const [name, said] = part.split('-');
    const kind = kindsOf(off).find((one) => one === name);
    const choice = kind && choicesOf[kind].find((one) => one === said);
    if (kind && choice) change[kind] = choice;
  }
  if (Object.keys(change).length === 0) {
    const kind = off === 'digest' ? 'alert' : off;
    change[kind] = defaultNoticeSettings[kind];
  }
  // `choicesOf` has only what each kind may be.
  return change as Partial<Choices>;
}
