import { readPageKey, readTenantConfig, type TenantConfig } from '@entraide/model/tenant';
import { type Fault, Invalid } from '../error/index.ts';
import type { Written } from './written.ts';

/** 100 kB: fifty printed pages. */
export const MOST_PAGE_BYTES = 100 * 1024;

/** Every word of the application said differently in three languages. */
const MOST_CHARACTERS = 300_000;

/**
 * The complete settings that a document comes to.
 * @throws Invalid with the path of every fault: `['theme', 'brand']`, `['pages/about.fr.md']`
 */
export function complete({ document, pages }: Written): TenantConfig {
  if (JSON.stringify(document).length > MOST_CHARACTERS)
    throw new Invalid([
      { path: [], code: 'too-long', message: 'These are too many settings: 300,000 characters at most.' },
    ]);
  const read = readTenantConfig(document);
  if (!read.ok)
    throw new Invalid(
      read.issues.map(({ path, sentence }) => ({
        path: path.map((key) => (typeof key === 'symbol' ? String(key) : key)),
        code: 'invalid',
        message: sentence,
      })),
    );
  const faults = Object.entries(pages).flatMap(([key, text]) => pageFault(read.config, key, text));
  if (faults.length > 0) throw new Invalid(faults);
  return read.config;
}

/** @param text whatever somebody sent */
function pageFault(config: TenantConfig, key: string, text: unknown): Fault[] {
  const fault = (code: string, message: string): Fault[] => [{ path: [key], code, message }];
  if (typeof text !== 'string') return fault('invalid', 'A page is a text.');
  const page = readPageKey(key);
  if (!page) return fault('invalid', 'Name a page pages/<page>.<language>.md.');
  if (!config.pages.includes(page.name))
    return fault('unknown-page', `"${page.name}" is not one of the pages.`);
  if (!config.locales.includes(page.locale))
    return fault('unknown-language', `"${page.locale}" is not one of the languages.`);
  if (Buffer.byteLength(text) > MOST_PAGE_BYTES) return fault('too-long', 'A page may have 100 kB.');
  return [];
}
