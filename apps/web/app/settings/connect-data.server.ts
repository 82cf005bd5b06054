import { isAskedAgain } from '@entraide/core/access';
import type { Ctx } from '@entraide/core/ctx';
import { readAccount } from '@entraide/core/dues';
import { countryName } from '@entraide/core/place';

/** Where associations can open an account at Stripe (stripe.com/global, November 2026). */
const COUNTRIES =
  'AE AT AU BE BG BR CA CH CY CZ DE DK EE ES FI FR GB GI GR HK HR HU IE IT JP LI LT LU LV MT MX MY NL NO NZ PL PT RO SE SG SI SK TH US'.split(
    ' ',
  );
const told = ['again', 'ended', 'country'] as const;

/** What the settings of dues show of the association's account. */
export async function connectData(ctx: Ctx, url: URL) {
  const asked = url.searchParams.get('connect');
  const account = await readAccount(ctx, { fresh: asked === 'back' });
  const { config } = ctx.tenant;
  const own = config.coverage.countries.find((code) => COUNTRIES.includes(code)) ?? 'FR';
  const currency = 'currency' in account ? account.currency : null;
  return {
    state: account.state,
    told: told.find((one) => one === asked) ?? null,
    country: 'country' in account ? account.country : own,
    countries: COUNTRIES.map((code) => ({ code, name: countryName(code, ctx.locale) })).sort((one, other) =>
      one.name.localeCompare(other.name, ctx.locale),
    ),
    /** The account is paid out in this one, and the space asks for another. */
    changesMoney: currency && currency !== config.dues.currency ? currency : null,
    test: ctx.stripe?.live === false,
    askedAgain: isAskedAgain(ctx),
  };
}
