import { MOST_PAGE_BYTES, type SpaceSettings } from '@entraide/core/revision';
import { pageKey, readPageKey } from '@entraide/model/tenant';
import type { FormFault } from '../../forms/faults.ts';
import { moved, orderOf } from './order.ts';
import type { Section } from './section.ts';

const PageName = /^[a-z][a-z0-9-]{1,30}$/;

/** Which pages there are, in the order of the footer. */
export const pages: Section = {
  owns: (key) => key === 'pages' || key.startsWith('pages/'),
  values: ({ config }) => ({ 'pages.order': config.pages.join(','), 'pages.new': '' }),
  make(values, { config, pages: texts, locked }) {
    const faults: FormFault[] = [];
    const order = orderOf(values['pages.order'] ?? '', config.pages);
    const left = order.filter((name) => values[`pages.${name}.off`] !== 'on');
    const added = (values['pages.new'] ?? '').trim().toLowerCase();
    if (added !== '' && !PageName.test(added)) faults.push({ field: 'pages.new', code: 'pageName' });
    else if (left.includes(added)) faults.push({ field: 'pages.new', code: 'pageThere' });
    else if (added !== '') left.push(added);
    const gone = Object.keys(texts).filter((key) => !left.includes(readPageKey(key)?.name ?? ''));
    for (const key of gone.filter((one) => locked.includes(one)))
      faults.push({ field: `pages.${readPageKey(key)?.name}.off`, code: 'lockedPage' });
    if (faults.length > 0) return { set: {}, faults };
    return { set: { pages: left, ...Object.fromEntries(gone.map((key) => [key, null])) }, faults };
  },
  move: (values, name, by) => ({ ...values, 'pages.order': moved(values['pages.order'] ?? '', name, by) }),
};

/** The text of one page in each language. */
export function pageTexts(name: string): Section {
  const keysIn = (settings: SpaceSettings) => settings.config.locales.map((locale) => pageKey(name, locale));
  return {
    owns: (key) => readPageKey(key)?.name === name,
    values: (settings) => Object.fromEntries(keysIn(settings).map((key) => [key, settings.pages[key] ?? ''])),
    make(values, settings) {
      const faults: FormFault[] = [];
      const set: Record<string, unknown> = {};
      for (const key of keysIn(settings)) {
        const text = values[key] ?? '';
        if (Buffer.byteLength(text) > MOST_PAGE_BYTES)
          faults.push({ field: key, code: 'pageTooLong', values: { most: MOST_PAGE_BYTES / 1024 } });
        else set[key] = text.trim() === '' ? null : text;
      }
      return { set, faults };
    },
  };
}
