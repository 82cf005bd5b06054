import { listThreads } from '@entraide/core/thread';
import { paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../components/Avatar.tsx';
import { LinkButton } from '../components/Button.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { Page } from '../components/Page.tsx';
import { pageMeta } from '../components/page-meta.ts';
import { Time } from '../components/Time.tsx';
import { Link, type MetaFunction, spaceLoader, useLoaderData } from '../framework/index.ts';
import { getT } from '../i18n/index.ts';

export const handle = { i18n: ['threads'] };

export const loader = spaceLoader(async ({ ctx, context }) => ({
  title: getT(context, 'threads')('title'),
  threads: await listThreads(ctx),
}));

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

export default function Threads() {
  const { t } = useTranslation('threads');
  const { title, threads } = useLoaderData<typeof loader>();
  return (
    <Page title={title}>
      {threads.length === 0 ? (
        <EmptyState
          title={t('empty.title')}
          actions={
            <LinkButton variant="primary" to="/">
              {t('empty.action')}
            </LinkButton>
          }
        >
          {t('empty.text')}
        </EmptyState>
      ) : (
        <ul className="grid gap-3">
          {threads.map((thread) => (
            <li
              key={thread.id}
              className={`relative flex gap-4 rounded-card border p-4 focus-within:border-brand-ink hover:border-brand-ink ${
                thread.unread ? 'border-control-line bg-brand-soft' : 'border-line bg-surface'
              }`}
            >
              <Avatar name={thread.with} photo={thread.photo} />
              <div className="grid min-w-0 flex-1 gap-1">
                <p className="flex flex-wrap items-baseline justify-between gap-x-3">
                  <Link
                    to={paths.latestIn(thread.id)}
                    className="text-ink no-underline after:absolute after:inset-0"
                    prefetch="intent"
                  >
                    <bdi className="font-semibold">{thread.with ?? t(thread.left ? 'left' : 'someone')}</bdi>
                  </Link>
                  <span className="text-sm text-ink-muted">
                    {thread.unread && <strong className="me-2 text-brand-ink">{t('unread')}</strong>}
                    <Time value={thread.lastMessageAt} />
                  </span>
                </p>
                <p className="wrap-anywhere text-sm text-ink-muted">
                  {thread.listing ? (
                    <>
                      {t(thread.mine ? 'aboutYours' : 'aboutTheirs')}{' '}
                      <bdi lang={thread.listing.locale}>{thread.listing.title}</bdi>
                    </>
                  ) : (
                    t('aboutGone')
                  )}
                </p>
                <p
                  className={`line-clamp-3 wrap-anywhere ${thread.unread ? 'font-semibold' : ''}`}
                  dir="auto"
                >
                  {thread.lastMessage.mine && <span className="text-ink-muted">{t('you')} </span>}
                  {thread.lastMessage.body ||
                    (thread.lastMessage.photos > 0 && t('photos', { number: thread.lastMessage.photos }))}
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
