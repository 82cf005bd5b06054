import type { Kind } from '@entraide/model/listing';
import { arOffers } from './ar-offers.ts';
import { arRequests } from './ar-requests.ts';
import { enOffers } from './en-offers.ts';
import { enRequests } from './en-requests.ts';
import { frOffers } from './fr-offers.ts';
import { frRequests } from './fr-requests.ts';
import { pick } from './people.ts';
import { fill, parseTemplates, type Template } from './template.ts';
import { closings, words } from './words.ts';

export type DemoLocale = keyof typeof words;
type ByCategory = Readonly<Record<string, readonly Template[]>>;

/** Templates by language, kind and default category. */
export const demoContent: Record<DemoLocale, { requests: ByCategory; offers: ByCategory }> = {
  fr: { requests: parse(frRequests), offers: parse(frOffers) },
  en: { requests: parse(enRequests), offers: parse(enOffers) },
  ar: { requests: parse(arRequests), offers: parse(arOffers) },
};

/** A believable listing; the same `random` stream gives the same one. A category of a space's own reads as "other". */
export function composeListing(
  locale: DemoLocale,
  kind: Kind,
  category: string,
  random: () => number,
): { title: string; description: string } {
  const content = demoContent[locale][kind === 'request' ? 'requests' : 'offers'];
  const template = pick(content[category] ?? content.other ?? [], random);
  const [title = '', text = ''] = fill([template.title, template.text], words[locale], (list) =>
    pick(list, random),
  );
  const description = `${text} ${pick(closings[locale][kind], random)}`.trim();
  return locale === 'fr'
    ? { title: typeset(title), description: typeset(description) }
    : { title, description };
}

/** French keeps its high punctuation on the line: a no-break space before it. */
function typeset(text: string): string {
  return text.replace(/ (?=[:;!?])/g, '\u00a0');
}

function parse(blocks: Record<string, string>): ByCategory {
  return Object.fromEntries(
    Object.entries(blocks).map(([category, block]) => [category, parseTemplates(block)]),
  );
}
