import { Invalid } from '@entraide/core/error';
import { changeProfile, type MyProfile, myProfile } from '@entraide/core/profile';
import { availableLocales } from '@entraide/model/language';
import { SPOKEN } from '@entraide/model/member';
import { paths, profilePaths } from '@entraide/model/path';
import { textIn } from '@entraide/model/tenant';
import type { CheckOption } from '../../components/CheckCards.tsx';
import type { FormFault } from '../../forms/faults.ts';
import { data, type RouteArgs, readForm, safeRedirect } from '../../framework/index.ts';
import { getT } from '../../i18n/index.ts';
import { lookingFrom, pointText } from '../../post/looked-at.server.ts';
import { languageSaid, profilePlaceSaid } from '../../profile/said.server.ts';
import { profileValues, readProfileForm, readProfileValues, tieValue } from './read-profile-form.server.ts';

export async function showProfile({ ctx, context, url, cookies }: RouteArgs) {
  const profile = await myProfile(ctx);
  const { locale, tenant } = ctx;
  return {
    title: getT(context, 'profile')('title'),
    values: profileValues(profile, locale),
    ...languagesOffered(ctx, profile),
    helps: tenant.config.categories.map(({ slug, icon, label }) => ({
      ...{ value: slug, icon, label: textIn(label, locale) },
    })),
    ties: profile.ties.map((tie) => ({ value: tieValue(tie), label: profilePlaceSaid(tie, locale) })),
    around: pointText(await lookingFrom(ctx, cookies.get('place'))),
    saved: url.searchParams.has('saved'),
    preview: profilePaths.one(profile.id),
    photo: profile.photoId && profilePaths.photoFile(profile.id, profile.photoId, 'small'),
    decision: profile.aboutDecisionId && paths.decision(profile.aboutDecisionId),
  };
}

/** Those that the space speaks, those that other spaces speak, and one's own come first. */
function languagesOffered({ locale, tenant }: RouteArgs['ctx'], { languages }: MyProfile) {
  const first = new Set([...languages, ...tenant.config.locales, ...availableLocales]);
  const collator = new Intl.Collator(locale);
  const option = (code: string): CheckOption => ({ value: code, label: languageSaid(code, locale) });
  const more = SPOKEN.filter((code) => !first.has(code))
    .map(option)
    .sort((a, b) => collator.compare(a.label, b.label));
  return { languages: [...first].map(option), more };
}

/** Saves all of it, or says what is wrong beside each field. */
export async function saveProfile({ ctx, request, cookies }: RouteArgs) {
  const typed = readProfileValues(await readForm(request));
  const before = await myProfile(ctx);
  const near = await lookingFrom(ctx, cookies.get('place'));
  const { change, faults, options } = await readProfileForm(ctx, typed, { before, near });
  if (faults.length > 0) return data({ typed, faults, options }, 422);
  try {
    await changeProfile(ctx, change);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return data({ typed, faults: error.faults.map(faultSaid), options }, 422);
  }
  throw safeRedirect(profilePaths.mine({ saved: '1' }), 303);
}

const ownWords: Record<string, string> = { 'no-city': 'noCity', 'unknown-place': 'place' };

function faultSaid({ path, code }: Invalid['faults'][number]): FormFault {
  const field = String(path[0] ?? '');
  return { field: field === 'ties' ? 'tie' : field, code: ownWords[code] ?? field };
}
