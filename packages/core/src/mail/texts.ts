import { join } from 'node:path';
import type { Locale, TenantConfig } from '@entraide/model/tenant';
import { readCopy } from '../copy/index.ts';

export type Say = (key: string, values?: Record<string, string | number>) => string;

const copy = readCopy(join(import.meta.dirname, 'copy'));

/** The words of mails in one language, as this space addresses people and with what it says differently (`wording`). */
export function mailTexts(config: Pick<TenantConfig, 'address' | 'wording'>, locale: Locale): Say {
  const say = copy.say(config, locale);
  return (key, values = {}) => {
    const own = config.wording[`mail:${key}`]?.[locale];
    if (own !== undefined) return copy.fill(own, values, locale);
    return say(key, values);
  };
}
