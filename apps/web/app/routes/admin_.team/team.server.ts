import { Conflict } from '@entraide/core/error';
import { noteSeen } from '@entraide/core/succession';
import { comeBack, goAway, readTeam } from '@entraide/core/team';
import { teamPaths } from '@entraide/model/path';
import { refusedForm } from '../../forms/refused.server.ts';
import { data, type RouteArgs, readForm, safeRedirect } from '../../framework/index.ts';
import { getT } from '../../i18n/server.ts';

const WEEK_MS = 7 * 86_400_000;

export async function loadTeam({ ctx, context, url }: RouteArgs) {
  await noteSeen(ctx);
  const done = url.searchParams.has('here') ? 'here' : url.searchParams.get('done');
  const people = (await readTeam(ctx)).map(({ away, ...person }) => ({
    ...person,
    away: away && { until: away.until.toISOString(), standIn: away.standIn },
  }));
  return {
    title: getT(context, 'team')('title'),
    people,
    inAWeek: new Date(ctx.clock().getTime() + WEEK_MS).toISOString().slice(0, 10),
    done: (['away', 'back', 'here'] as const).find((one) => one === done) ?? null,
  };
}

export async function changeTeam({ ctx, request }: RouteArgs) {
  const form = await readForm(request);
  const text = (name: string) => String(form.get(name) ?? '');
  const typed = { lastDay: text('lastDay'), standIn: text('standIn') };
  const isBack = text('intent') === 'back';
  try {
    if (isBack) await comeBack(ctx);
    else await goAway(ctx, { lastDay: typed.lastDay, standIn: typed.standIn || null });
  } catch (error) {
    if (error instanceof Conflict) return data({ typed, faults: [{ field: null, code: 'alone' }] }, 409);
    const refused = refusedForm(error);
    if (!refused) throw error;
    return data({ typed, faults: refused.faults }, refused.status);
  }
  throw safeRedirect(teamPaths.team({ done: isBack ? 'back' : 'away' }));
}
