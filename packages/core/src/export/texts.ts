import { join } from 'node:path';
import type { Locale, TenantConfig } from '@entraide/model/tenant';
import { readCopy } from '../copy/index.ts';

const copy = readCopy(join(import.meta.dirname, 'copy'));

export type Say = (key: string, values?: Record<string, string>) => string;

/** The words of the page in an export. What has no word yet is called by its name in the data. */
export function exportTexts(config: Pick<TenantConfig, 'address'>, locale: Locale): Say {
  const say = copy.say(config, locale);
  return (key, values = {}) => say(key, { ...values, defaultValue: key.split('.').at(-1) ?? key });
}
