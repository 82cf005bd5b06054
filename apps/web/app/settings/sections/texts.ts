import type { FormFault } from '../../forms/faults.ts';
import { partOf, readTexts, textValues } from './read.ts';
import { ownsOf, type Section } from './section.ts';

/** Characters, as in tenant.yaml. */
export const textLimits = { name: 40, tagline: 90, description: 300, welcome: 1200 } as const;

/** The name of the space, and what it says of itself. */
export const texts: Section = {
  owns: ownsOf('name', 'tagline', 'description', 'welcome'),
  values: ({ config }) => {
    const { locales } = config;
    return {
      ...textValues('name', config.name, locales),
      ...textValues('tagline', config.tagline, locales),
      ...textValues('description', config.description, locales),
      ...textValues('welcome', config.welcome, locales),
    };
  },
  make(values, { document, config: { locales } }) {
    const faults: FormFault[] = [];
    const read = (name: keyof typeof textLimits) =>
      readTexts(
        values,
        name,
        { locales, most: textLimits[name], required: name === 'name', written: partOf(document, name) },
        faults,
      );
    const set = {
      name: read('name'),
      tagline: read('tagline'),
      description: read('description'),
      welcome: read('welcome'),
    };
    return { set, faults };
  },
};
