import { leaveAsk, listMyAsks } from '@entraide/core/ask';
import { memberOf } from '@entraide/core/ctx';
import { assertMayRead } from '@entraide/core/space';
import { askPaths } from '@entraide/model/path';
import { refusedForm } from '../../forms/refused.server.ts';
import { data, type RouteArgs, readForm, safeRedirect } from '../../framework/index.ts';
import { getT } from '../../i18n/index.ts';

/** The form, and what the reader has left before. */
export async function showLeave({ ctx, context, url }: RouteArgs) {
  const member = memberOf(ctx);
  if (!member) assertMayRead(ctx);
  return {
    title: getT(context, 'ask')('title'),
    member: member !== null,
    mine: (await listMyAsks(ctx)).map(({ createdAt, answers, ...ask }) => ({
      ...{ ...ask, createdAt: createdAt.toISOString() },
      answers: answers.map(({ name, words, chosen }) => ({ name, words, chosen })),
    })),
    done: url.searchParams.has('done'),
  };
}

export async function leave({ ctx, request }: RouteArgs) {
  const form = await readForm(request);
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const typed = {
    ...{ what: text('what'), name: text('name'), reach: text('reach'), contact: text('contact') },
    wantsAnswers: form.has('wantsAnswers'),
  };
  const { what, ...left } = typed;
  try {
    await leaveAsk(ctx, { words: what, ...left });
  } catch (error) {
    const refused = refusedForm(error);
    if (!refused) throw error;
    const faults = refused.faults.map((fault) =>
      fault.field === 'words'
        ? { field: 'what', code: 'words' }
        : fault.field === 'contact'
          ? { ...fault, code: 'contact' }
          : fault,
    );
    return data({ typed, faults }, refused.status);
  }
  throw safeRedirect(askPaths.leave({ done: '1' }), 303);
}
