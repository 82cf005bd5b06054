import { Invalid } from '@entraide/core/error';
import { fillTexts, readiness, readLaunch } from '@entraide/core/launch';
import { readSettings } from '@entraide/core/revision';
import { Email } from '@entraide/model/member';
import { launchPaths } from '@entraide/model/path';
import { textIn } from '@entraide/model/tenant';
import type { FormFault } from '../../forms/faults.ts';
import { refusedForm } from '../../forms/refused.server.ts';
import { data, type RouteArgs, readForm, safeRedirect } from '../../framework/index.ts';

const NAMES = ['publisher', 'address', 'director', 'contact'] as const;
export type TextName = (typeof NAMES)[number];
export type TypedTexts = Record<TextName, string> & { about: Record<string, string> };

/** What the form begins with: what is known of the association already. */
export async function textsOf({ ctx, context }: RouteArgs) {
  const { config } = await readSettings(ctx);
  const launch = context.operate && (await readLaunch(ctx, context.operate));
  const typed: TypedTexts = {
    publisher: textIn(config.name, ctx.locale),
    address: '',
    director: '',
    contact: config.contact.email ?? launch?.email ?? '',
    about: {},
  };
  const texts = (await readiness(ctx)).find(({ name }) => name === 'texts');
  return { typed, locales: config.locales, filled: texts?.done === true, pages: config.pages };
}

/** Fills the pages and leads on to the list. */
export async function takeTexts({ ctx, context, request }: RouteArgs) {
  const form = await readForm(request);
  const text = (name: string) => String(form.get(name) ?? '').slice(0, 5_000);
  const said = Object.fromEntries(NAMES.map((name) => [name, text(name)])) as Record<TextName, string>;
  const about = Object.fromEntries(
    ctx.tenant.config.locales.map((locale) => [locale, text(`about.${locale}`)]),
  );
  const typed: TypedTexts = { ...said, about };
  const faults: FormFault[] = [
    ...(['publisher', 'address', 'director'] as const).flatMap((name) =>
      said[name].trim().length < 2 ? [{ field: name, code: name }] : [],
    ),
    ...(Email.safeParse(said.contact).success ? [] : [{ field: 'contact', code: 'contact' }]),
  ];
  if (faults.length > 0) return data({ typed, faults }, 422);
  try {
    await fillTexts(ctx, { ...said, about: withoutEmpty(about) }, context.hostSaid);
  } catch (error) {
    const script = error instanceof Invalid && error.faults.find(({ code }) => code === 'other-script');
    if (script)
      return data({ typed, faults: [{ field: `about.${script.path[1]}`, code: 'otherScript' }] }, 422);
    const refused = refusedForm(error);
    if (!refused) throw error;
    return data({ typed, faults: refused.faults }, refused.status);
  }
  throw safeRedirect(launchPaths.step('ready'));
}

const withoutEmpty = (texts: Record<string, string>) =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''));
