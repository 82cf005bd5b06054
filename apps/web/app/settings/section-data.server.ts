import { isAskedAgain } from '@entraide/core/access';
import { starterReason } from '@entraide/core/desk';
import { countByCategory, searchListings } from '@entraide/core/listing';
import { sampleLetter } from '@entraide/core/mail';
import { logoPixels } from '@entraide/core/picture';
import { countryName } from '@entraide/core/place';
import type { SpaceSettings } from '@entraide/core/revision';
import { emergencyCard } from '@entraide/model/emergency';
import { availableLocales, type Locale } from '@entraide/model/language';
import type { Listing } from '@entraide/model/listing';
import { REASON_NAMES } from '@entraide/model/moderation';
import { defaultCategories, defaultCategorySlugs, pageKey, textIn } from '@entraide/model/tenant';
import { cardOf } from '../components/card.server.ts';
import { type RouteArgs, spaceAssetUrl } from '../framework/index.ts';
import { getT } from '../i18n/index.ts';
import { type LogoOutcome, logoOutcomes } from '../look/LogoForm.tsx';
import type { PreviewedSpace } from '../look/LookPreview.tsx';
import { type ColorPair, colorsOf, pairsFrom } from '../look/palette.ts';
import { connectData } from './connect-data.server.ts';
import { missingFields } from './sections/languages.ts';
import { findTexts, originalsOf } from './sections/wording.ts';
import type { SectionName } from './values.ts';

/** What a page of settings shows besides the settings; each part on its own page. */
export interface SectionData {
  look?:
    | (PreviewedSpace & {
        /** Proposed by the logo. */
        pairs: ColorPair[];
        /** What became of a logo that was sent. */
        outcome: LogoOutcome | null;
        back: string;
        /** The folder of the space declares it. */
        logoLocked: boolean;
      })
    | undefined;
  categories?:
    | {
        /** Listings on the board, by slug. */
        counts: Record<string, number>;
        labels: Record<string, string>;
        /** Default categories that the space does not have. */
        others: { slug: string; label: string }[];
      }
    | undefined;
  pages?: { name: string; locales: string[] }[] | undefined;
  languages?:
    | {
        /** What a language that is not there yet would need. */
        missing: { field: string; path: string[]; locale: string; like: string }[];
        /** Pages that are not written in a language of the space. */
        unwritten: { name: string; locale: string }[];
      }
    | undefined;
  /** What every space says for each reason, by reason and language. */
  reasons?: { reason: string; label: string; starters: Record<string, string> }[] | undefined;
  /** What the platform asks for in any case. */
  security?: { platform: 'admins' | 'moderators' | null; askedAgain: boolean } | undefined;
  /** How the association stands with Stripe. */
  dues?: Awaited<ReturnType<typeof connectData>> | undefined;
  /** Countries that the space writes about, and what holds where it writes no number. */
  emergency?: { code: string; name: string; known: Partial<Record<string, string>> }[] | undefined;
  wording?:
    | {
        q: string;
        /** Texts to change, in order: those that were changed, then those that were looked for. */
        keys: string[];
        /** By key and language. */
        originals: Record<string, Record<string, string>>;
      }
    | undefined;
}

/** Of each kind, so that a look is seen on both. */
const CARDS = 2;
const MOST_WORDS = 100;

export async function sectionData(
  name: SectionName,
  { ctx, context, url }: RouteArgs,
  settings: SpaceSettings,
): Promise<SectionData> {
  const { config, document, locked, pages } = settings;
  const { locale } = ctx;
  switch (name) {
    case 'look': {
      const items = await bothKinds(ctx);
      const { logo } = config;
      const pixels = await logoPixels(ctx);
      const asked = url.searchParams.get('logo');
      return {
        look: {
          name: textIn(config.name, locale),
          tagline: textIn(config.tagline, locale),
          logo: logo ? spaceAssetUrl(ctx.tenant, logo.light) : null,
          cards: items.map((listing) => cardOf(ctx, listing)),
          description: items[0]?.description ?? '',
          letter: await sampleLetter(ctx),
          pairs: pixels ? pairsFrom(colorsOf(pixels)) : [],
          outcome: logoOutcomes.find((one) => one === asked) ?? null,
          back: url.pathname.replace(/\.data$/, ''),
          logoLocked: locked.includes('logo'),
        },
      };
    }
    case 'categories': {
      const known = new Set(config.categories.map(({ slug }) => slug));
      return {
        categories: {
          counts: await countByCategory(ctx),
          labels: Object.fromEntries(
            config.categories.map(({ slug, label }) => [slug, textIn(label, locale)]),
          ),
          others: defaultCategorySlugs
            .filter((slug) => !known.has(slug))
            .map((slug) => ({ slug, label: defaultCategories[slug].label[locale as Locale] })),
        },
      };
    }
    case 'pages':
      return {
        pages: config.pages.map((page) => ({
          name: page,
          locales: config.locales.filter((one) => pages[pageKey(page, one)] !== undefined),
        })),
      };
    case 'languages': {
      const others = availableLocales.filter((one) => !config.locales.includes(one));
      return {
        languages: {
          missing: missingFields(document, others, locked),
          unwritten: config.pages.flatMap((page) =>
            config.locales
              .filter((one) => pages[pageKey(page, one)] === undefined)
              .map((one) => ({ name: page, locale: one })),
          ),
        },
      };
    }
    case 'reasons': {
      const t = getT(context, 'report');
      return {
        reasons: REASON_NAMES.map((reason) => ({
          ...{ reason, label: t(`reason.${reason}`) },
          starters: Object.fromEntries(config.locales.map((one) => [one, starterReason(one, reason)])),
        })),
      };
    }
    case 'security': {
      const { secondFactor = 'off' } = ctx;
      const platform = secondFactor === 'off' ? null : secondFactor;
      return { security: { platform, askedAgain: isAskedAgain(ctx) } };
    }
    case 'dues':
      return { dues: await connectData(ctx, url) };
    case 'emergency':
      return {
        emergency: Object.keys(config.emergency).map((code) => ({
          code,
          name: countryName(code, locale),
          known: Object.fromEntries(
            emergencyCard({ emergency: {} }, code).lines.map(({ who, number }) => [who, number]),
          ),
        })),
      };
    case 'wording': {
      const q = url.searchParams.get('q')?.slice(0, MOST_WORDS) ?? '';
      const changed = Object.keys(config.wording);
      const found = config.locales.flatMap((one) => findTexts(q, one, config.address));
      const keys = [...new Set([...found, ...changed])];
      const originals = (key: string) =>
        Object.fromEntries(
          config.locales.map((one) => [one, originalsOf(one, config.address).get(key) ?? '']),
        );
      return {
        wording: { q, keys, originals: Object.fromEntries(keys.map((key) => [key, originals(key)])) },
      };
    }
    default:
      return {};
  }
}

/** The newest requests and offers, in turn. */
async function bothKinds(ctx: RouteArgs['ctx']): Promise<Listing[]> {
  const newest = (kind: Listing['kind']) => searchListings(ctx, { kind, sort: 'newest', limit: CARDS });
  const [requests, offers] = [await newest('request'), await newest('offer')];
  return [requests, offers]
    .flatMap(({ items }) => items)
    .sort((one, other) => other.createdAt.localeCompare(one.createdAt));
}
