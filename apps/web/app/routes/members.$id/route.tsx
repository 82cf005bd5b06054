import { readProfile } from '@entraide/core/profile';
import { autolink } from '@entraide/model/listing';
import { paths, profilePaths } from '@entraide/model/path';
import { textIn } from '@entraide/model/tenant';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../components/Avatar.tsx';
import { LinkButton } from '../../components/Button.tsx';
import { cardOf, categoryOf } from '../../components/card.server.ts';
import { Icon } from '../../components/Icon.tsx';
import { Link } from '../../components/Link.tsx';
import { ListingCard } from '../../components/ListingCard.tsx';
import { Notice } from '../../components/Notice.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { Vouched } from '../../components/Vouched.tsx';
import { vouchedSaid } from '../../components/vouched.server.ts';
import { type MetaFunction, spaceLoader, useLoaderData } from '../../framework/index.ts';
import { languageSaid, monthSaid, profilePlaceSaid } from '../../profile/said.server.ts';

export const handle = { i18n: ['profile'] };

export const loader = spaceLoader(async ({ ctx, context, params }) => {
  const profile = await readProfile(ctx, params.id ?? '');
  const { locale } = ctx;
  const { id, name, mine } = profile;
  return {
    ...{ id, name, mine },
    about: autolink(profile.about),
    since: monthSaid(profile.since, locale),
    vouched: vouchedSaid(context, profile.vouched),
    place: profile.place && profilePlaceSaid(profile.place, locale),
    languages: profile.languages.map((code) => languageSaid(code, locale)),
    helps: profile.helps.flatMap((slug) => {
      const category = categoryOf(ctx, slug);
      return category ? [{ slug, icon: category.icon, label: textIn(category.label, locale) }] : [];
    }),
    ties: profile.ties.map((tie) => profilePlaceSaid(tie, locale)),
    listings: profile.listings.map((listing) => cardOf(ctx, listing, { sayCountry: true })),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.name ?? '', hidden: true });

/** A member as the others see them. */
export default function Profile() {
  const { t } = useTranslation('profile');
  const profile = useLoaderData<typeof loader>();
  const { id, name, mine, about, since, vouched, place, languages, helps, ties, listings } = profile;
  return (
    <div className="mx-auto w-full max-w-2xl px-4 pt-6 pb-16 sm:px-6 sm:pt-10">
      {mine && (
        <div className="mb-6">
          <Notice icon="eye" actions={<LinkButton to={profilePaths.mine()}>{t('change')}</LinkButton>}>
            {t('preview')}
          </Notice>
        </div>
      )}
      <header className="mb-8 flex items-center gap-4">
        <Avatar name={name} size="large" />
        <div className="grid min-w-0 gap-1">
          <h1 className="text-2xl sm:text-3xl">
            <bdi className="wrap-anywhere">{name}</bdi>
          </h1>
          <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-muted">
            <span>{t('since', { month: since })}</span>
            {vouched && <Vouched said={vouched} />}
          </p>
        </div>
      </header>
      {about.length > 0 && (
        <p className="mb-8 max-w-measure text-lg leading-normal whitespace-pre-line" dir="auto">
          {about.map((part, index) =>
            part.href ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never change their order
              <a key={index} href={part.href} rel="noopener noreferrer nofollow ugc" className="link">
                {part.text}
              </a>
            ) : (
              part.text
            ),
          )}
        </p>
      )}
      <dl className="mb-10 grid gap-5 empty:hidden">
        {place && (
          <Fact term={t('livesIn')}>
            <Words words={[place]} />
          </Fact>
        )}
        {helps.length > 0 && (
          <Fact term={t('helpsWith')}>
            <ul className="flex flex-wrap gap-x-5 gap-y-2">
              {helps.map(({ slug, icon, label }) => (
                <li key={slug} className="inline-flex items-center gap-2">
                  <Icon name={icon} className="size-5 text-ink-muted" />
                  {label}
                </li>
              ))}
            </ul>
          </Fact>
        )}
        {languages.length > 0 && (
          <Fact term={t('speaks')}>
            <Words words={languages} />
          </Fact>
        )}
        {ties.length > 0 && (
          <Fact term={t('knows')}>
            <Words words={ties} />
          </Fact>
        )}
      </dl>
      <section aria-labelledby="listings" className="grid gap-4 border-t border-line pt-6">
        <h2 id="listings" className="text-xl">
          {t('listings')}
        </h2>
        {listings.length === 0 && <p className="text-ink-muted">{t('noListings')}</p>}
        <ul className="grid gap-3">
          {listings.map((card) => (
            <li key={card.id} className="grid">
              <ListingCard card={card} heading="h3" />
            </li>
          ))}
        </ul>
      </section>
      {!mine && (
        <p className="mt-8">
          <Link to={paths.report('member', id)} className="link inline-flex min-h-11 items-center gap-2">
            <Icon name="flag" />
            {t('report')}
          </Link>
        </p>
      )}
    </div>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="grid gap-1">
      <dt className="text-sm font-semibold text-ink-muted">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Each word of its own direction. */
function Words({ words }: { words: readonly string[] }) {
  return (
    <ul className="flex flex-wrap gap-2">
      {words.map((word) => (
        <li key={word} className="rounded-card border border-line bg-surface px-3 py-1">
          <bdi>{word}</bdi>
        </li>
      ))}
    </ul>
  );
}
