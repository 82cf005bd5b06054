import { changeProfile } from '@entraide/core/profile';
import { paths } from '@entraide/model/path';
import { refusedForm } from '../../forms/refused.server.ts';
import { data, type RouteArgs, readForm, safeRedirect } from '../../framework/index.ts';

const YEAR_S = 365 * 86_400;

/** The action of one's own page: saves the language. */
export async function changeMe({ ctx, cookies, request }: RouteArgs) {
  const form = await readForm(request);
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
