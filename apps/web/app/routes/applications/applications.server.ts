import { Conflict, NotFound } from '@entraide/core/error';
import { type Application, decideLaunch, listApplications } from '@entraide/core/launch';
import { launchDecisions, mayDecide } from '@entraide/model/launch';
import { consolePaths } from '@entraide/model/path';
import { textIn } from '@entraide/model/tenant';
import type { FormFault } from '../../forms/faults.ts';
import { refusedForm } from '../../forms/refused.server.ts';
import { type ConsoleArgs, data, readForm, safeRedirect } from '../../framework/index.ts';
import { getT } from '../../i18n/server.ts';

export async function loadApplications({ operate, context, url }: ConsoleArgs) {
  const { waiting, decided } = await listApplications(operate);
  const countries = new Intl.DisplayNames([context.locale], { type: 'region' });
  const shown = ({ createdAt, decidedAt, name, country, ...rest }: Application) => ({
    ...rest,
    name: textIn(name, context.locale),
    country: country && (countries.of(country) ?? country),
    createdAt: createdAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
    possible: launchDecisions.filter((decision) => mayDecide(decision, rest.review)),
  });
  return {
    title: getT(context, 'console')('applications.title'),
    waiting: waiting.map(shown),
    decided: decided.map(shown),
    done: url.searchParams.has('done'),
  };
}

export type ShownApplication = Awaited<ReturnType<typeof loadApplications>>['waiting'][number];

export async function decide({ operate, request, site }: ConsoleArgs) {
  if (site.kind !== 'console') throw new NotFound();
  const form = await readForm(request);
  const text = (name: string) => String(form.get(name) ?? '');
  const [slug, remark] = [text('slug'), text('remark')];
  const refuse = (faults: FormFault[], status: number) => data({ slug, remark, faults }, status);
  try {
    await decideLaunch(operate, slug, { decision: text('decision'), remark }, site);
  } catch (error) {
    if (error instanceof Conflict) return refuse([{ field: null, code: 'quicker' }], 409);
    if (error instanceof NotFound) return refuse([{ field: null, code: 'application-gone' }], 404);
    const refused = refusedForm(error);
    if (!refused) throw error;
    return refuse(refused.faults, refused.status);
  }
  throw safeRedirect(consolePaths.applications({ done: slug }));
}
