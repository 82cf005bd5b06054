import { NotFound } from '@entraide/core/error';
import { objectToHandOver, readHandOver, stopHandOver } from '@entraide/core/succession';
import { teamPaths } from '@entraide/model/path';
import { refusedForm } from '../../forms/refused.server.ts';
import { data, type RouteArgs, readForm, safeRedirect } from '../../framework/index.ts';
import { getT } from '../../i18n/server.ts';

export async function loadHandOver({ ctx, context, url }: RouteArgs) {
  const found = await readHandOver(ctx);
  const done = url.searchParams.get('done');
  return {
    title: getT(context, 'handover')('title'),
    handOver: found && {
      ...found,
      memberSince: found.memberSince.toISOString(),
      startedAt: found.startedAt.toISOString(),
      dueAt: found.dueAt.toISOString(),
    },
    done: (['objected', 'stopped'] as const).find((one) => one === done) ?? null,
  };
}

export async function answerHandOver({ ctx, request }: RouteArgs) {
  const form = await readForm(request);
  const text = (name: string) => String(form.get(name) ?? '');
  const id = text('id');
  const typed = { objection: text('objection') };
  const isStop = text('intent') === 'stop';
  try {
    if (isStop) await stopHandOver(ctx, { id });
    else await objectToHandOver(ctx, { id, words: typed.objection });
  } catch (error) {
    if (error instanceof NotFound) return data({ typed, faults: [{ field: null, code: 'gone' }] }, 404);
    const refused = refusedForm(error);
    if (!refused) throw error;
    const faults = refused.faults.map((fault) =>
      fault.field === 'words' ? { ...fault, field: 'objection' } : { field: null, code: 'gone' },
    );
    return data({ typed, faults }, refused.status);
  }
  throw safeRedirect(teamPaths.handOver({ done: isStop ? 'stopped' : 'objected' }));
}
