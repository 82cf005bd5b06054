import { requestCode } from '@entraide/core/account';
import { visitor } from '@entraide/core/ctx';
import { Invalid } from '@entraide/core/error';
import { createLaunch, freeSlug } from '@entraide/core/launch';
import { newToken } from '@entraide/core/session';
import { tenantCtx } from '@entraide/core/tenant';
import { availableLocales, type Locale } from '@entraide/model/language';
import { associationKinds } from '@entraide/model/launch';
import { launchPaths } from '@entraide/model/path';
import type { FormFault } from '../../forms/faults.ts';
import { personFaults } from '../../forms/person-faults.server.ts';
import { refusedForm } from '../../forms/refused.server.ts';
import { data, readForm, type SiteArgs, safeRedirect } from '../../framework/index.ts';
import { type PlaceOption, placeSaid } from './place-said.server.ts';

export interface Typed {
  association: string;
  slug: string;
  kind: string;
  placeText: string;
  place: string;
  locales: string[];
  displayName: string;
  email: string;
}

const TEXTS = ['association', 'slug', 'kind', 'placeText', 'place', 'displayName', 'email'] as const;

/** The first screen of a launch: makes the private space, mails a code, and leads on to it. */
export async function beginLaunch({ site, context, request }: SiteArgs) {
  const { operate, locale, launchPolicy } = context;
  if (site.kind !== 'platform' || !operate) throw data({ code: 'not-found', retryAfterSeconds: null }, 404);
  const form = await readForm(request);
  const text = (name: string) => String(form.get(name) ?? '').slice(0, 1_000);
  const texts = Object.fromEntries(TEXTS.map((name) => [name, text(name)]));
  const locales = availableLocales.filter((one) => form.getAll('locales').includes(one));
  const typed: Typed = { ...(texts as Omit<Typed, 'locales'>), locales };
  const answer = (
    faults: FormFault[],
    status = 422,
    more: { options?: PlaceOption[]; instead?: string } = {},
  ) => data({ typed, faults, options: more.options ?? [], instead: more.instead ?? null }, status);

  const faults = faultsOf(typed);
  const said = await placeSaid(
    site,
    { locale },
    { words: typed.placeText, id: typed.place, option: text('placeOption') },
  );
  if ('fault' in said) return answer([...faults, said.fault], 422, { options: said.options });
  if (faults.length > 0) return answer(faults);
  const slug = typed.slug.trim() || ((await freeSlug(operate, typed.association)) ?? '');
  const { association, kind, displayName, email } = typed;
  const how = { rootDomain: context.host, policy: launchPolicy, ip: context.ip, locale: locale as Locale };
  try {
    const launched = await createLaunch(
      operate,
      // The reader's own language first: it is the one that the space speaks by itself.
      {
        association,
        kind,
        displayName,
        email,
        placeId: said.placeId,
        slug,
        locales: firstOf(locale, locales),
      },
      how,
    );
    const ctx = await tenantCtx({ ...site.platform, address: site.address }, launched.tenantId, visitor);
    if (!ctx) throw new Error('a space was made and not found');
    const browserToken = newToken();
    await requestCode({ ...ctx, locale, ip: context.ip }, { email, displayName, browserToken });
    throw safeRedirect(launchPaths.go(launched.slug, browserToken));
  } catch (error) {
    const slugRefused = error instanceof Invalid && error.faults.find(({ path }) => path[0] === 'slug');
    if (slugRefused) {
      const instead = await freeSlug(operate, typed.slug || association);
      const code = { taken: 'slugTaken', reserved: 'slugReserved' }[slugRefused.code] ?? 'slugMalformed';
      return answer([{ field: 'slug', code }], 422, instead === null ? {} : { instead });
    }
    const refused = refusedForm(error);
    if (!refused) throw error;
    return answer(refused.faults, refused.status);
  }
}

function faultsOf(typed: Typed): FormFault[] {
  const { association, kind, locales, displayName, email } = typed;
  const length = Array.from(association.trim()).length;
  return [
    ...(length < 2 || length > 40 ? [{ field: 'association', code: 'association' }] : []),
    ...(associationKinds.some((one) => one === kind) ? [] : [{ field: 'kind', code: 'kind' }]),
    ...(locales.length === 0 ? [{ field: 'locales', code: 'locales' }] : []),
    ...personFaults({ displayName, email }, true),
  ];
}

const firstOf = (locale: string, locales: readonly Locale[]): Locale[] => [
  ...locales.filter((one) => one === locale),
  ...locales.filter((one) => one !== locale),
];
