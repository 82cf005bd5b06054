import type { Ctx } from '@entraide/core/ctx';
import { commaOf } from '@entraide/model/language';
import { type Listing, saysTownOnly } from '@entraide/model/listing';
import { type Category, textIn } from '@entraide/model/tenant';
import type { i18n } from 'i18next';
import { type Formats, formatsFor } from '../i18n/format.ts';
import { getT, i18nFor } from '../i18n/server.ts';
import type { CardData } from './ListingCard.tsx';

/**
 * The words of a listing's card, made on the server once: the browser neither computes them again nor has another opinion.
 * Cheap to call: what languages need is kept.
 * @param options.sayCountry also of what is near
 */
export function cardOf(ctx: Ctx, listing: Listing, { sayCountry = false } = {}): CardData {
  const { locale } = ctx;
  const now = ctx.clock();
  const formats = formatsFor(locale);
  const words = cardWords(ctx);
  const created = new Date(listing.createdAt);
  const expires = new Date(listing.expiresAt);
  const category = categoryOf(ctx, listing.category);
  return {
    id: listing.id,
    kind: listing.kind,
    kindLabel: words[listing.kind],
    urgentLabel: listing.urgent ? words.urgent : null,
    sampleLabel: listing.sample ? words.sample : null,
    title: listing.title,
    lang: listing.locale === locale ? null : listing.locale,
    icon: category?.icon ?? 'shapes',
    categoryLabel: category ? textIn(category.label, locale) : listing.category,
    // Near where the reader looks, everybody knows in which country that is, unless there are two.
    place:
      !sayCountry && (listing.distanceKm ?? FAR_KM) < FAR_KM
        ? listing.location.label
        : placeOf(listing, locale),
    distance: distanceOf(listing, formats),
    created: { iso: listing.createdAt, exact: formats.exact(created), said: formats.ago(created, now) },
    until: endOf(listing, expires, now, formats, words),
    author: listing.author?.name ?? null,
    ...(listing.author?.photo && { photo: listing.author.photo }),
    authorLabel: listing.author?.name ?? words.hidden,
    at: { lat: listing.location.lat, lon: listing.location.lon },
  };
}

/** None for who looks from within the town that is all we know: "1 km" would be an invention. */
function distanceOf({ distanceKm, location }: Listing, formats: Formats): string | null {
  if (distanceKm === undefined) return null;
  const within = saysTownOnly(location) && distanceKm * 1000 <= location.radiusM;
  return within ? null : formats.distance(distanceKm);
}

/** "Kensington, Royaume-Uni"; the country alone when no more is shown. */
export function placeOf({ location: { label, country } }: Pick<Listing, 'location'>, locale: string): string {
  return label === country ? country : [label, country].join(commaOf(locale));
}

export function categoryOf(ctx: Ctx, slug: string): Category | undefined {
  return ctx.tenant.config.categories.find((category) => category.slug === slug);
}

const FAR_KM = 100;
const SOON_MS = 3 * 24 * 3_600_000;

interface CardWords {
  request: string;
  offer: string;
  urgent: string;
  sample: string;
  hidden: string;
  solved: string;
  held: string;
  paused: string;
  expired: string;
  until(date: string): string;
}

const known = new WeakMap<i18n, CardWords>();

/** A board says the same few words a hundred times: each is looked up once for a space and language. */
function cardWords({ tenant, locale }: Ctx): CardWords {
  const source = { ctx: { tenant }, locale };
  const instance = i18nFor(source);
  const words = known.get(instance);
  if (words) return words;
  const t = getT(source, 'common');
  const [before = '', after = ''] = t('until', { date: '\n' }).split('\n');
  const made: CardWords = {
    request: t('kind.request'),
    offer: t('kind.offer'),
    urgent: t('urgent'),
    sample: t('sample'),
    hidden: t('person.hidden'),
    solved: t('status.solved'),
    held: t('status.held'),
    paused: t('status.paused'),
    expired: t('status.expired'),
    until: (date) => before + date + after,
  };
  known.set(instance, made);
  return made;
}

/** What became of it, or until when it stands. */
function endOf(
  listing: Listing,
  expires: Date,
  now: Date,
  formats: Formats,
  words: CardWords,
): CardData['until'] {
  if (listing.status === 'solved') return { text: words.solved, tone: 'success' };
  if (listing.status === 'held') return { text: words.held, tone: 'warning' };
  if (listing.status === 'paused') return { text: words.paused, tone: 'muted' };
  if (listing.expired) return { text: words.expired, tone: 'muted' };
  const soon = expires.getTime() - now.getTime() < SOON_MS;
  return {
    text: words.until(formats.shortDay(new Date(listing.until), now)),
    tone: soon ? 'warning' : 'muted',
  };
}
