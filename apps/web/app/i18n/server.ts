import type { Ctx } from '@entraide/core/ctx';
import type { i18n } from 'i18next';
import type { Namespace, T } from './keys.ts';
import { createSpeaker } from './speaker.ts';
import { wordsOf } from './words.ts';

/** What tells which words are meant: a route's context, or anything else that has these two. */
export interface WordsSource {
  locale: string;
  ctx: Pick<Ctx, 'tenant'> | null;
}

// Ready instances, by the version of the space's settings and the language. To make one costs milliseconds, a request does not have them.
const instances = new Map<string, i18n>();
const MOST_KEPT = 300;

const unknownWords = (namespace: string) =>
  Promise.reject(new Error(`There are no words called ${namespace}`));

/** The prepared instance of this space and language. */
export function i18nFor({ ctx, locale }: WordsSource): i18n {
  const key = `${ctx ? `${ctx.tenant.id} ${ctx.tenant.version}` : ''} ${locale}`;
  const known = instances.get(key);
  if (known) return known;
  const made = createSpeaker({ locale, words: wordsOf(ctx?.tenant ?? null, locale) }, unknownWords);
  const [oldest] = instances.keys();
  if (instances.size >= MOST_KEPT && oldest !== undefined) instances.delete(oldest);
  instances.set(key, made);
  return made;
}

/** `t` of a namespace, for titles and sentences that a loader makes. */
export function getT<Name extends Namespace>(source: WordsSource, namespace: Name): T<Name> {
  // The speaker's `t`, which i18next's types do not know.
  return i18nFor(source).getFixedT(source.locale, namespace as never) as unknown as T<Name>;
}

/** Version of the words: what was fetched under it never changes. */
export function wordsVersion({ ctx }: WordsSource): string {
  return ctx?.tenant.version.slice(0, 16) ?? 'platform';
}
