import { NotFound } from '@entraide/core/error';
import { endVisit, listVisits } from '@entraide/core/support';
import { paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Page } from '../../components/Page.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { Time } from '../../components/Time.tsx';
import { UpLink } from '../../components/UpLink.tsx';
import {
  type MetaFunction,
  readForm,
  safeRedirect,
  spaceAction,
  spaceLoader,
  useLoaderData,
} from '../../framework/index.ts';
import { getT } from '../../i18n/index.ts';

/** Which operators were here to help, for the space's admins. */
export const loader = spaceLoader(async ({ ctx, context }) => ({
  title: getT(context, 'common')('support.listTitle'),
  visits: (await listVisits(ctx)).map(({ id, operator, reason, createdAt, until, openedAt, endedAt }) => ({
    ...{ id, operator, reason },
    from: createdAt.toISOString(),
    minutes: Math.ceil(((endedAt ?? until).getTime() - createdAt.getTime()) / 60_000),
    came: openedAt !== null,
  })),
}));

/** Ends a visit: from the bar that is on every page while it lasts. */
export const action = spaceAction(async ({ ctx, request, cookies }) => {
  const id = String((await readForm(request)).get('id') ?? '');
  const { kind } = ctx.actor;
  try {
    await endVisit(ctx, { id });
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
  }
  if (kind !== 'support') throw safeRedirect(paths.supportVisits());
  cookies.drop('support');
  throw safeRedirect('/');
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

export default function SupportVisits() {
  const { t } = useTranslation('common');
  const { title, visits } = useLoaderData<typeof loader>();
  return (
    <Page
      title={title}
      intro={
        <>
          <UpLink to={paths.admin()} label={t('nav.admin')} />
          <p>{t('support.listLead')}</p>
        </>
      }
    >
      {visits.length === 0 && <p>{t('support.none')}</p>}
      <ul className="grid">
        {visits.map(({ id, operator, reason, from, minutes, came }) => (
          <li key={id} className="grid grid-cols-1 gap-1 border-t border-line py-3">
            <p>
              <bdi className="font-semibold">{operator}</bdi>
              <span className="text-sm text-ink-muted">
                {' · '}
                <Time value={from} /> ·{' '}
                {came ? t('support.minutes', { count: minutes }) : t('support.unused')}
              </span>
            </p>
            <p dir="auto" className="wrap-anywhere">
              {reason}
            </p>
          </li>
        ))}
      </ul>
    </Page>
  );
}
