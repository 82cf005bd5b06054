import { listAsks } from '@entraide/core/ask';
import { askPaths, deskPaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../components/Button.tsx';
import { Link } from '../../components/Link.tsx';
import { Notice } from '../../components/Notice.tsx';
import { PagePart } from '../../components/PagePart.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { TeamPage } from '../../components/TeamPage.tsx';
import { Time } from '../../components/Time.tsx';
import { UpLink } from '../../components/UpLink.tsx';
import { type MetaFunction, spaceLoader, useLoaderData } from '../../framework/index.ts';
import { getT } from '../../i18n/index.ts';

export const handle = { i18n: ['asks', 'desk'] };

export const loader = spaceLoader(async ({ ctx, context, url }) => ({
  title: getT(context, 'asks')('title'),
  asks: (await listAsks(ctx)).map(({ createdAt, words, ...ask }) => ({
    ...{ ...ask, createdAt: createdAt.toISOString() },
    words: words.length > 140 ? `${words.slice(0, 140)}…` : words,
  })),
  forgotten: url.searchParams.has('forgotten'),
}));

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

type Ask = ReturnType<typeof useLoaderData<typeof loader>>['asks'][number];

/** Whom the desk asks for: those who wait, and what became of the others. */
export default function Asks() {
  const { t } = useTranslation('asks');
  const { title, asks, forgotten } = useLoaderData<typeof loader>();
  const parts = {
    waiting: asks.filter(({ state }) => state === 'waiting'),
    online: asks.filter(({ state }) => state === 'asked'),
    closed: asks.filter(({ state }) => state === 'answered' || state === 'declined'),
  };
  return (
    <TeamPage
      title={title}
      width="wide"
      intro={
        <>
          <UpLink to={deskPaths.desk()} label={t('desk:title')} />
          <p>{t('lead')}</p>
        </>
      }
    >
      {forgotten && (
        <div className="mb-6">
          <Notice tone="success" role="status">
            {t('one.forgotten')}
          </Notice>
        </div>
      )}
      <p className="mb-8">
        <LinkButton to={askPaths.forSomebody()} variant="primary" icon="plus">
          {t('new')}
        </LinkButton>
      </p>
      {asks.length === 0 && <p>{t('none')}</p>}
      {(['waiting', 'online', 'closed'] as const).map(
        (part) =>
          parts[part].length > 0 && (
            <PagePart key={part} title={t(part)}>
              <ul className="grid gap-3">
                {parts[part].map((ask) => (
                  <li key={ask.id} className="rounded-card border border-line p-4">
                    <Line ask={ask} />
                  </li>
                ))}
              </ul>
            </PagePart>
          ),
      )}
    </TeamPage>
  );
}

function Line({ ask }: { ask: Ask }) {
  const { t } = useTranslation('asks');
  const { id, name, reach, words, state, listing, answers, unread, createdAt } = ask;
  return (
    <div className="grid gap-1">
      <Link to={askPaths.one(id)} className="link inline-flex min-h-11 items-center text-lg font-semibold">
        <bdi className="wrap-anywhere">{listing?.title ?? name}</bdi>
      </Link>
      {words !== '' && !listing && (
        <p dir="auto" className="wrap-anywhere">
          {words}
        </p>
      )}
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-ink-muted">
        {listing && <bdi>{name}</bdi>}
        <span>{t(`reach.${reach}`)}</span>
        <Time value={createdAt} say="day" />
        <span>{listing ? t(`status.${listing.status}`) : t(`state.${state}`)}</span>
        {listing && <span>{answers > 0 ? t('answers', { count: answers }) : t('noAnswer')}</span>}
        {unread > 0 && <strong className="text-ink">{t('unread', { count: unread })}</strong>}
      </p>
    </div>
  );
}
