import { type Ctx, memberOf } from '@entraide/core/ctx';
import { readDecision } from '@entraide/core/desk';
import type { Listing } from '@entraide/model/listing';
import { getT } from '../../i18n/server.ts';

export type ListingPageStatus = 'live' | 'held' | 'paused' | 'solved' | 'expired' | 'hidden' | 'deleted';

export interface StatusSaid {
  title: string;
  text: string;
}

/** Said to its author, or to who has just written it. */
const ownWords = {
  live: 'justPublished',
  held: 'justHeld',
  hidden: 'hidden',
  paused: 'pausedMine',
  solved: 'solvedMine',
  expired: 'expiredMine',
};

interface Standing {
  status: ListingPageStatus;
  listing: Pick<Listing, 'mine' | 'decisionId'>;
  justPublished: boolean;
  /** When it ends, and where it is, in words. */
  until: string;
  place: string;
}

/** How a listing stands that is not on the board, or was just published, in words; what a rule holds says why. */
export async function statusSaid(
  ctx: Ctx,
  { status, listing: { mine, decisionId }, justPublished, until, place }: Standing,
): Promise<StatusSaid | null> {
  if (status === 'deleted' || (status === 'live' && !justPublished)) return null;
  const t = getT({ ctx, locale: ctx.locale }, 'listing');
  const why = decisionId ? await whyItWaits(ctx, decisionId) : null;
  if (why) return { title: t('waits.title'), text: `${t('waits.text')} ${why}` };
  const own = { live: true, held: justPublished, hidden: false, paused: mine, solved: mine, expired: mine }[
    status
  ];
  const key = own ? ownWords[status] : status;
  return { title: t(`${key}.title`), text: t(`${key}.text`, { date: until, place }) };
}

async function whyItWaits(ctx: Ctx, decisionId: string): Promise<string | null> {
  if (!memberOf(ctx)) return null;
  const { waits, decision } = await readDecision(ctx, decisionId);
  return waits ? decision.facts : null;
}
