import { Conflict, NotFound } from '@entraide/core/error';
import { addOperator, linkOperator, listOperators, nameOf, removeOperator } from '@entraide/core/operator';
import { consolePaths } from '@entraide/model/path';
import type { FormFault } from '../../forms/faults.ts';
import { refusedForm } from '../../forms/refused.server.ts';
import { type ConsoleArgs, data, readForm } from '../../framework/index.ts';
import { getT } from '../../i18n/server.ts';

export async function loadOperators({ operate, operator, context }: ConsoleArgs) {
  const operators = await listOperators(operate);
  return {
    title: getT(context, 'console')('operators.title'),
    operators: operators.map(({ createdAt, linkUntil, seenAt, ...one }) => ({
      ...one,
      shownName: nameOf(one),
      you: one.id === operator.id,
      addedAt: createdAt.toISOString(),
      linkUntil: linkUntil?.toISOString() ?? null,
      seenAt: seenAt?.toISOString() ?? null,
    })),
  };
}

/** What a form on the page did. A link is shown in the answer, and never again. */
interface Done {
  intent: string;
  email: string;
  link: { name: string; url: string } | null;
  faults: FormFault[];
}

const known: FormFault = { field: 'email', code: 'known' };

export async function changeOperators({ operate, request, context }: ConsoleArgs) {
  const form = await readForm(request);
  const text = (name: string) => String(form.get(name) ?? '');
  const [intent, email] = [text('intent'), text('email')];
  const done = (given: Partial<Done> = {}, status = 200) =>
    data<Done>({ intent, email, link: null, faults: [], ...given }, status);
  try {
    if (intent === 'remove') {
      await removeOperator(operate, { email });
      return done();
    }
    const { operator, link } =
      intent === 'link' ? await linkOperator(operate, { email }) : await addOperator(operate, { email });
    if (!link) return done({ faults: [known] }, 409);
    const url = context.origin + consolePaths.enter(link.token);
    return done({ email: '', link: { name: nameOf(operator), url } });
  } catch (error) {
    if (error instanceof NotFound) return done({ faults: [{ field: null, code: 'gone' }] }, 404);
    if (error instanceof Conflict)
      return done({ faults: [intent === 'remove' ? { field: null, code: 'last-operator' } : known] }, 409);
    const refused = refusedForm(error);
    if (!refused) throw error;
    return done({ faults: refused.faults }, refused.status);
  }
}
