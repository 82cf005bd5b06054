import type { Ctx } from '@entraide/core/ctx';
import { DESCRIPTION_LENGTH, type Kind, TITLE_LENGTH } from '@entraide/model/listing';
import { textIn } from '@entraide/model/tenant';
import type { IconName } from '../components/Icon.tsx';
import { type SafetySaid, sayNote } from '../safety/note.server.ts';

export interface PostCategory {
  slug: string;
  label: string;
  icon: IconName;
  lifetimeDays: number;
  /** What is useful to write. */
  hint: Record<Kind, string> | null;
  safety: SafetySaid | null;
  /** It is about children, whom nobody names. */
  children: boolean;
}

/** What the form knows of the space and of the day it is. */
export interface PostFacts {
  categories: PostCategory[];
  longest: { title: number; description: number };
  /** First and last day a listing may end, YYYY-MM-DD. */
  ends: { first: string; last: string };
}

const DAY_MS = 86_400_000;
/** How far the westernmost clocks are behind UTC. */
const WEST_MS = 11 * 3_600_000;

export function postFacts(ctx: Ctx): PostFacts {
  const { locale } = ctx;
  const day = (ms: number) => new Date(ctx.clock().getTime() + ms).toISOString().slice(0, 10);
  return {
    categories: ctx.tenant.config.categories.map(
      ({ slug, label, icon, lifetimeDays, hint, ...category }) => ({
        slug,
        label: textIn(label, locale),
        icon,
        lifetimeDays,
        hint: hint ? { request: textIn(hint.request, locale), offer: textIn(hint.offer, locale) } : null,
        safety: sayNote(ctx, category),
        children: category.safetyKind === 'childcare',
      }),
    ),
    longest: { title: TITLE_LENGTH.max, description: DESCRIPTION_LENGTH.max },
    // Today, also where the day before is still today; the place decides when it is known.
    ends: { first: day(-WEST_MS), last: day(364 * DAY_MS) },
  };
}
