import { listBlocked, unblockPerson } from '@entraide/core/block';
import { NotFound } from '@entraide/core/error';
import { paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { Time } from '../../components/Time.tsx';
import { UpLink } from '../../components/UpLink.tsx';
import { Form } from '../../forms/Form.tsx';
import {
  type MetaFunction,
  readForm,
  safeRedirect,
  spaceAction,
  spaceLoader,
  useLoaderData,
} from '../../framework/index.ts';
import { getT } from '../../i18n/index.ts';

export const handle = { i18n: ['report'] };

export const loader = spaceLoader(async ({ ctx, context, url: { searchParams } }) => ({
  title: getT(context, 'report')('blocked.title'),
  people: (await listBlocked(ctx)).map(({ createdAt, ...one }) => ({
    ...one,
    since: createdAt.toISOString(),
  })),
  done: searchParams.has('done') ? 'done' : searchParams.has('undone') ? 'undone' : null,
}));

export const action = spaceAction(async ({ ctx, request }) => {
  try {
    await unblockPerson(ctx, String((await readForm(request)).get('id') ?? ''));
  } catch (error) {
    // Taken back already, in another window.
    if (!(error instanceof NotFound)) throw error;
  }
  throw safeRedirect(paths.blocked({ undone: 1 }), 303);
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

/** Whom one does not see any more, and the way back. */
export default function BlockedPeople() {
  const { t } = useTranslation('report');
  const { title, people, done } = useLoaderData<typeof loader>();
  return (
    <Page title={title} intro={<UpLink to={paths.me()} label={t('common:nav.me')} />}>
      {done && (
        <div className="mb-6">
          <Notice tone="success" role="status">
            {t(`blocked.${done}`)}
          </Notice>
        </div>
      )}
      {people.length === 0 && <p className="max-w-measure">{t('blocked.none')}</p>}
      <ul className="grid">
        {people.map(({ id, kind, said, since }) => (
          <li
            key={id}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-t border-line py-3"
          >
            <p className="min-w-0">
              <bdi className="font-semibold wrap-anywhere">{said}</bdi>{' '}
              <span className="text-sm text-ink-muted">
                {t(`blocked.${kind}`)} <Time value={since} say="day" />
              </span>
            </p>
            <Form method="post">
              <input type="hidden" name="id" value={id} />
              <Button icon="undo-2">{t('blocked.undo')}</Button>
            </Form>
          </li>
        ))}
      </ul>
    </Page>
  );
}
