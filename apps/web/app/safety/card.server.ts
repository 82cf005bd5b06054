import type { Ctx } from '@entraide/core/ctx';
import { countryName } from '@entraide/core/place';
import { emergencyCard, telOf } from '@entraide/model/emergency';
import { localeIn, textIn } from '@entraide/model/tenant';
import { formatsFor } from '../i18n/index.ts';

/** Whom to call in a country, in the reader's words. */
export function sayCard(ctx: Ctx, country: string) {
  const { lines, consulate, checkedOn } = emergencyCard(ctx.tenant.config, country);
  const { locale } = ctx;
  return {
    country,
    name: countryName(country, locale),
    lines: lines.map((line) => ({ ...line, tel: telOf(line.number) })),
    consulate: consulate && { text: textIn(consulate, locale), lang: localeIn(consulate, locale) },
    checked: checkedOn && { iso: checkedOn, said: formatsFor(locale).fullDay(new Date(checkedOn)) },
  };
}

export type CardSaid = ReturnType<typeof sayCard>;
