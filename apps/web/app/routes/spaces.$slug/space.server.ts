import { listOperations } from '@entraide/core/audit';
import { spaceState } from '@entraide/core/health';
import { originOf } from '@entraide/core/settings';
import { visitMinutes, visitsTo } from '@entraide/core/support';
import { textIn } from '@entraide/model/tenant';
import { saidActs } from '../../console/said-acts.server.ts';
import type { ConsoleArgs } from '../../framework/index.ts';
import { getT } from '../../i18n/server.ts';

const SHOWN_ACTS = 20;
export const spaceDone = ['suspended', 'resumed', 'invited', 'ended', 'kept'] as const;

/** How one space is at this moment, and what operators did about it. Nothing that a member wrote. */
export async function loadSpace({ operate, params, context, site, url }: ConsoleArgs) {
  const slug = params.slug ?? '';
  const state = await spaceState(operate, slug);
  const [visits, acts] = await Promise.all([
    visitsTo(operate, slug),
    listOperations(operate, { tenantId: state.id, limit: SHOWN_ACTS }),
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
    figures: { ...figures, waitingSince: figures.waitingSince?.toISOString() ?? null },
    visits: visits.map(({ id, operator, reason, until, openedAt }) => ({
      ...{ id, operator, reason, isOpen: openedAt !== null },
      until: until.toISOString(),
    })),
    minutes: [...visitMinutes],
    acts: saidActs(acts, getT(context, 'console')),
    done: spaceDone.find((one) => one === done) ?? null,
  };
}

export type SpaceData = Awaited<ReturnType<typeof loadSpace>>;
