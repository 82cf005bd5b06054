import type { Ctx } from '@entraide/core/ctx';
import { intlLocale } from '@entraide/model/language';
import { formatMoney, type Money } from '@entraide/model/money';

/** Amounts and days are written on the server: browsers of other versions write them a little differently. */
export const sayMoney = ({ locale }: Pick<Ctx, 'locale'>, money: Money): string =>
  formatMoney({ amount: money.amount, currency: money.currency }, intlLocale(locale));

export const sayDay = ({ locale }: Pick<Ctx, 'locale'>, day: string): string =>
  new Intl.DateTimeFormat(intlLocale(locale), { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));
