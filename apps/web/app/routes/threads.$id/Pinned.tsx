import { paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Field.tsx';
import { KindMark } from '../../components/KindMark.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Form } from '../../forms/Form.tsx';
import { Link } from '../../framework/index.ts';
import type { ThreadPage } from './read-page.server.ts';

/** What the two talk about, and how it stands; it stays in sight. */
export function Pinned({ page: { thread } }: { page: ThreadPage }) {
  const { t } = useTranslation('threads');
  const { listing } = thread;
  return (
    <section
      data-pinned
      aria-label={t('pinned')}
      className="sticky top-0 z-20 -mx-4 mb-6 border-y border-line bg-surface px-4 py-2 sm:mx-0 sm:rounded-card sm:border-x"
    >
      {listing ? (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <KindMark kind={listing.kind} />
          <Link
            to={paths.listing(listing.id)}
            className="link inline-flex min-h-11 min-w-0 flex-1 basis-40 items-center"
          >
            <bdi className="wrap-anywhere" lang={listing.lang}>
              {listing.title}
            </bdi>
          </Link>
          <span className="text-sm text-ink-muted">
            <bdi>{listing.place}</bdi> · <strong className="font-semibold">{listing.stateSaid}</strong>
          </span>
        </p>
      ) : (
        <p className="py-2 text-ink-muted">{t('aboutGone')}</p>
      )}
    </section>
  );
}

/** Who helps: said to both, and decided by the author of the request. */
export function Choice({ page: { thread, name } }: { page: ThreadPage }) {
  const { t } = useTranslation('threads');
  const { listing, chosen, mine, mayChoose } = thread;
  const open = mine && listing && (listing.status === 'published' || listing.status === 'expired');
  return (
    <>
      {chosen && (
        <Notice
          tone="success"
          icon="hand-helping"
          actions={
            mayChoose && (
              <Form method="post">
                <Button name="intent" value="take-back" icon="undo-2">
                  {t('choice.takeBack')}
                </Button>
              </Form>
            )
          }
        >
          {t(mine ? 'choice.mine' : 'choice.theirs', { name })}
        </Notice>
      )}
      {(open || (mayChoose && !chosen)) && (
        <section
          aria-label={t('choice.title')}
          className="grid gap-3 rounded-card border border-line bg-brand-soft p-4"
        >
          {mayChoose && !chosen && (
            <Form method="post" className="grid gap-2">
              <Checkbox name="tellOthers" label={t('choice.tellOthers')} />
              <div>
                <Button name="intent" value="choose" variant="primary" icon="hand-helping">
                  {t('choice.choose', { name })}
                </Button>
              </div>
            </Form>
          )}
          {open && (
            <Form method="post" className="flex flex-wrap gap-2">
              <Button name="intent" value="solve" icon="check-check">
                {t('choice.solve')}
              </Button>
              <Button name="intent" value="stop" variant="quiet">
                {t(`choice.stop.${listing.kind}`)}
              </Button>
            </Form>
          )}
        </section>
      )}
    </>
  );
}
