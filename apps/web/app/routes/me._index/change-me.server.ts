import { NotFound } from '@entraide/core/error';
import { changeProfile } from '@entraide/core/profile';
import { endOtherSessions, endSession } from '@entraide/core/session';
import { paths } from '@entraide/model/path';
import { refusedForm } from '../../forms/refused.server.ts';
import { data, type RouteArgs, readForm, safeRedirect } from '../../framework/index.ts';

const YEAR_S = 365 * 86_400;

/** The action of one's own page: saves the language, or ends sessions elsewhere. */
export async function changeMe(args: RouteArgs) {
  const form = await readForm(args.request);
  switch (form.get('intent')) {
    case 'end-session':
      return ended(endSession(args.ctx, String(form.get('session') ?? '')));
    case 'end-others':
      return ended(endOtherSessions(args.ctx));
    default:
      return save(args, form);
  }
}

async function ended(ending: Promise<void>): Promise<never> {
  try {
    await ending;
  } catch (error) {
    // Ended already, in another window or by itself.
    if (!(error instanceof NotFound)) throw error;
  }
  throw safeRedirect(`${paths.me({ ended: 1 })}#sessions`, 303);
}

async function save({ ctx, cookies }: RouteArgs, form: FormData) {
  const locale = String(form.get('locale') ?? ctx.locale);
  try {
    await changeProfile(ctx, { locale });
  } catch (error) {
    const refused = refusedForm(error);
    if (!refused) throw error;
    return data({ faults: refused.faults }, refused.status);
  }
  cookies.set('locale', locale, YEAR_S);
  throw safeRedirect(paths.me({ saved: 1 }));
}
