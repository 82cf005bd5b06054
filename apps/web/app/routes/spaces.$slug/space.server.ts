import { listOperations } from '@entraide/core/audit';
import { spaceState } from '@entraide/core/health';
import { originOf } from '@entraide/core/settings';
import { type SuccessionState, successionState } from '@entraide/core/succession';
import { visitMinutes, visitsTo } from '@entraide/core/support';
import { textIn } from '@entraide/model/tenant';
import { saidActs } from '../../console/said-acts.server.ts';
import type { ConsoleArgs } from '../../framework/index.ts';
import { getT } from '../../i18n/server.ts';

const SHOWN_ACTS = 20;
export const spaceDone = [
  'suspended',
  'resumed',
  'invited',
  'ended',
  'kept',
  'announced',
  'withdrawn',
] as const;

/** How one space is at this moment, and what operators did about it. Nothing that a member wrote. */
export async function loadSpace({ operate, params, context, site, url }: ConsoleArgs) {
  const slug = params.slug ?? '';
  const state = await spaceState(operate, slug);
  const [visits, acts, succession] = await Promise.all([
    visitsTo(operate, slug),
    listOperations(operate, { tenantId: state.id, limit: SHOWN_ACTS }),
    successionState(operate, slug),
  ]);
  const { status, host, figures, lines, createdAt, deleteAfter, lastActAt, lastRevisionAt } = state;
  const name = textIn(state.name, context.locale);
  const done = url.searchParams.get('done');
  return {
    ...{ slug, status, host, lines, name },
    title: name,
    origin: host && site.kind === 'console' ? originOf(host, site.address) : null,
    createdAt: createdAt.toISOString(),
    deleteAfter: deleteAfter?.toISOString() ?? null,
    lastActAt: lastActAt?.toISOString() ?? null,
    lastRevisionAt: lastRevisionAt?.toISOString() ?? null,
    figures: {
      ...figures,
      waitingSince: figures.waitingSince?.toISOString() ?? null,
      overdueAt: figures.overdueAt?.toISOString() ?? null,
    },
    visits: visits.map(({ id, operator, reason, until, openedAt }) => ({
      ...{ id, operator, reason, isOpen: openedAt !== null },
      until: until.toISOString(),
    })),
    succession: saidSuccession(succession),
    minutes: [...visitMinutes],
    acts: saidActs(acts, getT(context, 'console')),
    done: spaceDone.find((one) => one === done) ?? null,
  };
}

const saidSuccession = ({ seenAt, asked, mayFrom, may, now }: SuccessionState) => ({
  seenAt: seenAt.toISOString(),
  /** How often by mail. */
  asked: asked.filter((at) => at !== null).length,
  mayFrom: mayFrom?.toISOString() ?? null,
  may,
  now: now && { ...now, dueAt: now.dueAt.toISOString() },
});

export type SpaceData = Awaited<ReturnType<typeof loadSpace>>;
