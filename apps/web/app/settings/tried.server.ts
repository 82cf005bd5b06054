import type { Ctx } from '@entraide/core/ctx';
import { type TriedRule, tryRules } from '@entraide/core/rule';
import type { RuleSettings } from '@entraide/model/tenant';
import type { T } from '../i18n/keys.ts';

export interface SaidTried {
  title: string;
  more: boolean;
  rules: { rule: string; said: string; shown: TriedRule['shown'] }[];
}

/** What these rules would have caught of the last month, in words. */
export async function sayTried(ctx: Ctx, t: T<'settings'>, rules: RuleSettings): Promise<SaidTried> {
  const { looked, more, caught, rules: tried } = await tryRules(ctx, rules);
  return {
    title: looked === 0 ? t('tried.none') : t('tried.title', { caught, looked }),
    more,
    rules: tried.map(({ rule, effect, caught, shown }) => ({
      ...{ rule, shown },
      said: t(`tried.${effect}`, { rule: t(`key.rules.${rule}`), caught }),
    })),
  };
}
