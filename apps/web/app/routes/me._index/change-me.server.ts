import { updateMe } from '@entraide/core/member';
import { paths } from '@entraide/model/path';
import { refusedForm } from '../../forms/refused.server.ts';
import { data, type RouteArgs, readForm, safeRedirect } from '../../framework/index.ts';

const YEAR_S = 365 * 86_400;

/** The action of one's own page: saves name and language. */
export async function changeMe({ ctx, cookies, request }: RouteArgs) {
  const form = await readForm(request);
  const typed = { displayName: String(form.get('displayName') ?? '') };
  const locale = String(form.get('locale') ?? ctx.locale);
  try {
    await updateMe(ctx, { ...typed, locale });
  } catch (error) {
    const refused = refusedForm(error);
    if (!refused) throw error;
    return data({ typed, faults: refused.faults }, refused.status);
  }
  cookies.set('locale', locale, YEAR_S);
  throw safeRedirect(paths.me({ saved: 1 }));
}
