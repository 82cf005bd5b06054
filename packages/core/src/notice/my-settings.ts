import { NoticeSettings } from '@entraide/model/notice';
import { requireMember } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { NotFound, parse } from '../error/index.ts';
import { paidUntilOf } from '../ledger/index.ts';
import { changeSettingsIn } from './change-settings.ts';
import { noticeReaders } from './readers.ts';

export interface MyNoticeSettings {
  settings: NoticeSettings;
  /** IANA name of the zone that holds while they choose none: of their place, else of the space. */
  ownZone: string;
  /** They have said where they are; else nothing is near them. */
  hasPlace: boolean;
  /** They have paid dues, and may be reminded of them. */
  hasDues: boolean;
}

/** What the caller wants to be told, and when. @throws SignInNeeded */
export async function myNoticeSettings(ctx: Ctx): Promise<MyNoticeSettings> {
  const { memberId } = requireMember(ctx);
  return inTenant(ctx, async (tx) => {
    const reader = (await noticeReaders(ctx, tx, [memberId])).get(memberId);
    if (!reader) throw new NotFound();
    const { settings, reading, hasPlace } = reader;
    const hasDues = (await paidUntilOf(ctx, tx, memberId)) !== null;
    return { settings, ownZone: reading.timeZone, hasPlace, hasDues };
  });
}

/** @throws SignInNeeded, Invalid */
export async function changeNoticeSettings(ctx: Ctx, input: unknown): Promise<void> {
  const { memberId } = requireMember(ctx);
  const chosen = parse(NoticeSettings, input);
  await inTenant(ctx, (tx) => changeSettingsIn(ctx, tx, memberId, chosen));
}
