import { answerAsk, forgetAsk, readAsk } from '@entraide/core/ask';
import { Conflict } from '@entraide/core/error';
import { askPaths } from '@entraide/model/path';
import { refusedForm } from '../../forms/refused.server.ts';
import { data, type RouteArgs, readForm, safeRedirect } from '../../framework/index.ts';
import { formatsFor, getT } from '../../i18n/index.ts';

/** One person whom the desk asks for, with how to reach them and who answered. */
export async function showAsk({ ctx, context, params, url }: RouteArgs) {
  const { taken, createdAt, answers, ...ask } = await readAsk(ctx, params.id ?? '');
  const { fullDay } = formatsFor(ctx.locale);
  return {
    title: getT(context, 'asks')('one.title', { name: ask.name }),
    ask: { ...ask, createdAt: createdAt.toISOString() },
    taken: taken && { by: taken.by, on: fullDay(taken.at) },
    answers: answers.map(({ at, ...answer }) => ({ ...answer, at: at.toISOString() })),
    done: (['sent', 'taken'] as const).find((one) => url.searchParams.has(one)) ?? null,
  };
}

export async function actOnAsk({ ctx, params, request }: RouteArgs) {
  const id = params.id ?? '';
  const form = await readForm(request);
  if (form.get('intent') === 'forget') {
    await forgetAsk(ctx, id);
    throw safeRedirect(askPaths.asks({ forgotten: '1' }), 303);
  }
  const typed = { outcome: String(form.get('outcome') ?? ''), words: String(form.get('answer') ?? '') };
  try {
    await answerAsk(ctx, id, typed);
  } catch (error) {
    if (error instanceof Conflict) throw safeRedirect(askPaths.one(id, { taken: '1' }), 303);
    const refused = refusedForm(error);
    if (!refused) throw error;
    const faults = refused.faults.map((fault) =>
      fault.field === 'words' ? { field: 'answer', code: 'words' } : fault,
    );
    return data({ typed, faults }, refused.status);
  }
  throw safeRedirect(askPaths.one(id, { sent: '1' }), 303);
}
