import type { Kind } from '@entraide/model/listing';
import { arOffers } from './ar-offers.ts';
import { arRequests } from './ar-requests.ts';
import { details } from './details.ts';
import { enOffers } from './en-offers.ts';
import { enRequests } from './en-requests.ts';
import { frOffers } from './fr-offers.ts';
import { frRequests } from './fr-requests.ts';
import { pick } from './people.ts';
import { fill, parseTemplates, type Template } from './template.ts';
import { closings, type DemoLocale, words } from './words.ts';

type ByCategory = Readonly<Record<string, readonly Template[]>>;

/** Templates by language, kind and default category. */
export const demoContent: Record<DemoLocale, { requests: ByCategory; offers: ByCategory }> = {
  fr: { requests: parse(frRequests), offers: parse(frOffers) },
  en: { requests: parse(enRequests), offers: parse(enOffers) },
  ar: { requests: parse(arRequests), offers: parse(arOffers) },
};

/**
 * A believable listing; the same `random` stream gives the same one. A category of a space's own reads as "other".
 * `city` is where it is, in words.
 */
export function composeListing(
  locale: DemoLocale,
  kind: Kind,
  category: string,
  random: () => number,
  city = '',
): { title: string; description: string } {
  const content = demoContent[locale][kind === 'request' ? 'requests' : 'offers'];
  const template = pick(content[category] ?? content.other ?? [], random);
  const [title = '', text = ''] = fill([template.title, template.text], words[locale], (list) =>
    pick(list, random),
  );
  const more = moreFrom(locale, random, city);
  const description = [text, ...more, pick(closings[locale][kind], random)].filter(Boolean).join(' ');
  return locale === 'fr'
    ? { title: typeset(title), description: typeset(description) }
    : { title, description };
}

/** None, one, two or three sentences more: half of the listings are short. */
function moreFrom(locale: DemoLocale, random: () => number, city: string): string[] {
  const chance = random();
  const count = chance < 0.45 ? 0 : chance < 0.75 ? 1 : chance < 0.93 ? 2 : 3;
  const first = Math.floor(random() * details[locale].length);
  return Array.from(
    { length: count },
    (_, n) => details[locale][(first + n * 4) % details[locale].length] ?? '',
  )
    .filter((sentence) => city !== '' || !sentence.includes('{city}'))
    .map((sentence) => sentence.replace('{city}', city));
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
