import { sql, type TenantTx } from '@entraide/db';
import { shownName } from '@entraide/model/member';
import type { MailOff } from '@entraide/model/notice';
import type { Locale } from '@entraide/model/tenant';
import type { Ctx } from '../ctx/index.ts';
import { type NoticeReader, standingNotices } from '../notice/index.ts';
import { countryName } from '../place/index.ts';
import type { Mail } from './mail-job.ts';
import { nameAlerts } from './name-alerts.ts';

/** What a mail says of one listing, or of one conversation. */
export type NoticeItem =
  | {
      kind: 'urgent' | 'alert';
      of: 'urgent' | 'offer' | 'request';
      listingId: string;
      title: string;
      where: string;
      /** The saved search that found it, in its reader's words. */
      search?: string | undefined;
    }
  | {
      kind: 'message';
      threadId: string;
      title: string;
      /** Null: the author of the listing, whose name is hidden. */
      sender: string | null;
      count: number;
    };

export interface NoticeDetails {
  items: NoticeItem[];
}

/** What its reader turns off with a mail like this one; null: it has to arrive. */
export function offOf({ kind }: Pick<Mail, 'kind'>): MailOff | null {
  if (kind === 'urgent-near') return 'urgent';
  if (kind === 'new-matches') return 'alert';
  if (kind === 'still-needed' || kind === 'thanked' || kind === 'passed-over') return 'life';
  if (kind === 'dues-end') return 'dues';
  return kind === 'digest' || kind === 'message' ? kind : null;
}

/** What the notices of a mail still tell its reader; null: nothing any more. */
export async function readNotices(
  ctx: Pick<Ctx, 'clock' | 'tenant'>,
  tx: TenantTx,
  mailId: string,
  { memberId, settings }: NoticeReader,
  locale: Locale,
): Promise<NoticeDetails | null> {
  const which = sql`n.mail_id = ${mailId}::uuid and n.member_id = ${memberId}::uuid`;
  const items: NoticeItem[] = [];
  const ofThread = new Map<string, Extract<NoticeItem, { kind: 'message' }>>();
  const standing = await standingNotices(ctx, tx, which);
  const searches = await nameAlerts(
    tx,
    ctx.tenant.config,
    locale,
    standing.flatMap((notice) => (notice.kind === 'alert' && notice.alertId ? [notice.alertId] : [])),
  );
  for (const notice of standing) {
    if (settings[notice.kind] === 'never') continue;
    if (notice.kind === 'message') {
      const { threadId, title } = notice;
      const known = ofThread.get(threadId);
      if (known) {
        known.count++;
        continue;
      }
      const { senderName: displayName, senderIsDesk: isDesk } = notice;
      const sender = displayName === null ? null : shownName({ displayName, isDesk });
      const item = { kind: 'message' as const, threadId, title, sender, count: 1 };
      ofThread.set(threadId, item);
      items.push(item);
    } else {
      const { kind, listingId, title, precision, placeName, alertId } = notice;
      const country = countryName(notice.country, locale);
      const where = precision === 'country' ? country : `${placeName}, ${country}`;
      const of = notice.urgent ? 'urgent' : notice.listingKind;
      const search = kind === 'alert' && alertId ? searches.get(alertId) : undefined;
      items.push({ kind, of, listingId, title, where, search });
    }
  }
  return items.length > 0 ? { items } : null;
}
